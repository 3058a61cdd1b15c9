"""Claims: what an accusation says, and an author's doubt about it."""

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
