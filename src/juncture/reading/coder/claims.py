"""Claims and likenesses: what an accusation says, an author's doubt about it, and what is said to resemble what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from juncture.reading.coder.clause import complements, conjuncts, prepositions, subject
from juncture.reading.coder.proposal import Proposal
from juncture.reading.coder.spans import clause_words, noun_words, quoted, text_of
from juncture.reading.parsing import Sentence, Token

if TYPE_CHECKING:
    from juncture.reading.coder.reading import Text

_ACCUSING = frozenset(("accuse", "allege", "blame", "charge"))


def claims(text: Text) -> Iterator[Proposal]:
    """What each accusation says, in the accuser's voice, with the author's doubt beside it."""
    for sentence in text.sentences:
        for token in sentence.tokens:
            if token.verb and token.lemma in _ACCUSING:
                yield from _accusation(token, sentence, text)
            if (token.verb and token.lemma == "violate") or (token.lemma == "breach" and token.verb):
                yield from _breach(token, sentence, text)


def _accusation(verb: Token, sentence: Sentence, text: Text) -> Iterator[Proposal]:
    doer = subject(verb)
    speakers = text.cast.group(doer) if doer is not None else ()
    if not speakers:
        return
    doubt = _doubt(verb, text)
    contents = [b for p, b in prepositions(verb) if p.lower in ("of", "for", "with")] + [
        one for one in complements(verb) if one.dep == "ccomp"
    ]
    for preposition in verb.all("prep"):
        for other in preposition.all("conj"):
            contents += [kid for kid in other.subtree() if kid.dep == "pcomp"]
    for content in dict.fromkeys(contents):
        for one in conjuncts(content):
            words = clause_words(one) if one.verb else noun_words(one)
            fields = {
                "text": text_of(text.document, words),
                "about": tuple(a.name for t in verb.all("dobj") for a in text.cast.group(t)),
            }
            yield Proposal(
                "claim",
                {key: value for key, value in fields.items() if value},
                (quoted(text.document, words),),
                "accusation",
                voice="attributed",
                speaker=speakers[0].name,
                tokens=(verb.text, one.text),
                assumed=(doubt,) if doubt else (),
                confidence=0.7,
                section=sentence.block.section,
            )


def _doubt(verb: Token, text: Text) -> str | None:
    """The author's own doubt about what is claimed: 'which is unlikely given ...'."""
    for token in verb.subtree():
        if token.lower in (
            "unlikely",
            "doubtful",
            "false",
            "untrue",
            "baseless",
            "unfounded",
            "implausible",
            "dubious",
        ) and token.dep in ("acomp", "oprd"):
            return f"the author doubts it: {text_of(text.document, clause_words(token.head))!r}"
    return None


def _breach(verb: Token, sentence: Sentence, text: Text) -> Iterator[Proposal]:
    above = next((up for up in verb.above() if up.lemma in _ACCUSING), None)
    if above is None:
        return
    doer = subject(above)
    speakers = text.cast.group(doer) if doer is not None else ()
    if speakers:
        yield Proposal(
            "claim",
            {"text": text_of(text.document, clause_words(verb))},
            (quoted(text.document, clause_words(verb)),),
            "alleged breach",
            voice="attributed",
            speaker=speakers[0].name,
            tokens=(verb.text,),
            confidence=0.6,
            section=sentence.block.section,
        )


_ALIKE = frozenset(("reminiscent", "similar", "comparable", "akin", "like", "identical"))
_LIKEN = frozenset(("resemble", "recall", "echo", "mirror", "repeat", "parallel"))


def likenesses(text: Text) -> Iterator[Proposal]:
    """'are reminiscent of another putsch', 'as occurred after the March 2012 coup', 'echoes the events of 1991'."""
    for sentence in text.sentences:
        for token in sentence.tokens:
            if (token.lower in _ALIKE and token.dep in ("acomp", "oprd")) or (token.verb and token.lemma in _LIKEN):
                yield from _resemblance(token, sentence, text)
            elif (
                token.lower == "as"
                and token.dep in ("mark", "advmod")
                and token.head.lemma in ("occur", "happen")
                and token.head.dep == "advcl"
            ):
                main = token.head.head
                that = text_of(text.document, list(token.head.subtree()))
                yield _likeness(
                    text_of(text.document, noun_words(main) if main.noun else clause_words(main)),
                    that,
                    token.head.subtree(),
                    token,
                    sentence,
                    text,
                )


def _resemblance(token: Token, sentence: Sentence, text: Text) -> Iterator[Proposal]:
    verb = token if token.verb else token.head
    doer = subject(verb)
    that = (
        next((b for p, b in prepositions(token) if p.lower in ("of", "to", "with")), None)
        or token.get("pobj")
        or (verb.get("dobj") if token.verb else None)
    )
    if doer is None or that is None:
        return
    if text.cast.group(doer) and token.verb and token.lemma in ("recall", "repeat", "echo"):
        return
    words = [*clause_words(verb)]
    yield _likeness(
        text_of(text.document, noun_words(doer)), text_of(text.document, noun_words(that)), words, token, sentence, text
    )


def _likeness(this: str, that: str, words: list[Token], token: Token, sentence: Sentence, text: Text) -> Proposal:
    return Proposal(
        "likeness",
        {"this": this, "that": that, "likeness": token.text},
        (quoted(text.document, words),),
        "likeness",
        tokens=(token.text,),
        confidence=0.65,
        section=sentence.block.section,
    )
