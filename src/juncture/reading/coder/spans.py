"""Which words of a clause are quoted: the predicate with its subject and objects, without asides and other clauses."""

from __future__ import annotations

from juncture.reading.coder.proposal import Quoted
from juncture.reading.documents.document import Document
from juncture.reading.parsing import Token

_ASIDE = frozenset(("advcl", "relcl", "punct", "mark", "cc", "parataxis", "npadvmod", "preconj", "dep", "meta", "intj"))


def clause_words(token: Token, *, keep: frozenset[str] = frozenset()) -> list[Token]:
    """The words of a clause without what is only joined or added to it."""
    found = [token]
    for kid in token.kids:
        if kid.dep in _ASIDE and kid.dep not in keep:
            continue
        if kid.dep == "conj" and token.verb:
            continue
        if kid.dep == "prep" and token.verb and kid.i < token.i - 1 and _leading(kid, token):
            continue
        if (
            kid.dep == "advmod"
            and kid.i < token.i
            and kid.i < min((k.i for k in token.all("nsubj", "nsubjpass")), default=token.i)
        ):
            continue
        if kid.dep == "ccomp" and kid.i < token.i:
            continue
        found += clause_words(kid, keep=keep)
    return found


def _leading(kid: Token, verb: Token) -> bool:
    first = min((one.i for one in verb.all("nsubj", "nsubjpass", "expl")), default=verb.i)
    return kid.i < first


def quoted(document: Document, tokens: list[Token]) -> Quoted:
    """The passage from the first of some words to the last, closing marks left out."""
    start, end = min(token.start for token in tokens), max(token.end for token in tokens)
    text = document.text[start:end]
    trimmed = text.rstrip(" ,;:.\n")
    return Quoted(start, start + len(trimmed), trimmed)


def noun_words(token: Token, *, relative: bool = False) -> list[Token]:
    """The words of a noun's phrase, without a relative clause unless asked."""
    found = [token]
    for kid in token.kids:
        if kid.dep in ("punct", "cc", "conj") and kid.i > token.i and not relative:
            continue
        if kid.dep in ("relcl", "appos") and not relative:
            continue
        found += noun_words(kid, relative=True)
    return found


def text_of(document: Document, tokens: list[Token]) -> str:
    """Some words as the document has them, on one line."""
    return " ".join(quoted(document, tokens).exact.split())
