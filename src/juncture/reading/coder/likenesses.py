"""Likenesses: where a text says that this case resembles that one, by words of likeness, "as in", or comparing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from juncture.reading.coder.clause import objects, prepositions, subject
from juncture.reading.coder.naming import gazetteer
from juncture.reading.coder.proposal import Proposal
from juncture.reading.coder.spans import clause_words, noun_words, quoted, text_of
from juncture.reading.parsing import Sentence, Token

if TYPE_CHECKING:
    from juncture.reading.coder.reading import Text

_ALIKE = frozenset(("reminiscent", "similar", "comparable", "akin", "like", "identical"))
_LIKEN = frozenset(("resemble", "recall", "echo", "mirror", "repeat", "parallel"))
_COMPARE = frozenset(("compare", "liken"))
_PARALLELS = frozenset(("parallel", "similarity", "resemblance", "analogy"))


def likenesses(text: Text) -> Iterator[Proposal]:
    """'are reminiscent of another putsch', 'as occurred after the March 2012 coup', 'as in Egypt in 2013'."""
    for sentence in text.sentences:
        for token in sentence.tokens:
            if (token.lower in _ALIKE and token.dep in ("acomp", "oprd")) or (token.verb and token.lemma in _LIKEN):
                yield from _resemblance(token, sentence, text)
            elif token.lower in ("as", "like"):
                yield from _as(token, sentence, text)
            elif token.verb and token.lemma in _COMPARE:
                yield from _compared(token, sentence, text)
            elif token.noun and token.lemma in _PARALLELS:
                yield from _parallel(token, sentence, text)


def _resemblance(token: Token, sentence: Sentence, text: Text) -> Iterator[Proposal]:
    verb = token if token.verb else token.head
    doer = subject(verb)
    that = _other(token, ("of", "to", "with")) or token.get("pobj") or (verb.get("dobj") if token.verb else None)
    if doer is None or that is None:
        return
    if text.cast.group(doer) and token.verb and token.lemma in ("recall", "repeat", "echo"):
        return
    yield _likeness(noun_words(doer), noun_words(that), clause_words(verb), token, sentence, text)


def _as(token: Token, sentence: Sentence, text: Text) -> Iterator[Proposal]:
    """'As in Egypt in 2013, the army ...'; 'as it did in 1998'; 'like the one that toppled Keïta'."""
    if token.dep in ("mark", "advmod"):
        clause = token.head
        told = clause.lemma in ("occur", "happen") or (clause.lemma == "do" and clause.tag == "VBD")
        if told and clause.dep == "advcl":
            main = clause.head
            this = noun_words(main) if main.noun else clause_words(main)
            that = [word for word in clause.subtree() if word is not token]
            yield _likeness(this, that, clause.subtree(), token, sentence, text)
        return
    verb = next((up for up in token.above() if up.verb), None)
    if token.dep != "prep" or verb is None:
        return
    case = _case(token)
    if case is None:
        return
    doer = subject(verb)
    said_of = doer is not None and verb.lemma in ("be", "look", "sound", "seem") and token.i > verb.i
    this = noun_words(doer) if said_of and doer is not None else clause_words(verb)
    this = [word for word in this if word not in token.subtree()]
    yield _likeness(this, case, [*clause_words(verb), token, *case], token, sentence, text)


def _case(token: Token) -> list[Token] | None:
    """The case that 'as in ...' or 'like ...' names: a country, a year, or a happening that is pointed to."""
    if token.lower == "as":
        place = next((kid.get("pobj") for kid in token.kids if kid.dep == "prep" and kid.lower == "in"), None)
        named = place is not None and (place.lower in gazetteer() or place.tag == "CD")
        return token.subtree()[1:] if named else None
    that = token.get("pobj")
    if that is None:
        return None
    fronted = token.i < token.head.i and that.lower in gazetteer()
    pointed = any(kid.lower in ("the", "that") for kid in that.all("det")) and that.get("relcl", "acl") is not None
    return noun_words(that) if fronted or (pointed and token.head.lemma == "be") else None


def _compared(verb: Token, sentence: Sentence, text: Text) -> Iterator[Proposal]:
    """'Observers compared the events to the 1991 revolution.'"""
    things, that = objects(verb), _other(verb, ("to", "with"))
    if things and that is not None:
        yield _likeness(noun_words(things[0]), noun_words(that), clause_words(verb), verb, sentence, text)


def _parallel(noun: Token, sentence: Sentence, text: Text) -> Iterator[Proposal]:
    """'There are parallels with Burkina Faso'; 'the case bears a resemblance to that of 2012'."""
    that = _other(noun, ("with", "to"))
    verb = next((up for up in noun.above() if up.verb), None)
    if that is None or verb is None or any(kid.lower in ("no", "not") for kid in (*noun.kids, *verb.kids)):
        return
    doer = subject(verb)
    this = noun_words(doer) if doer is not None and doer is not noun else [noun]
    yield _likeness(this, noun_words(that), clause_words(verb), noun, sentence, text)


def _other(token: Token, wanted: tuple[str, ...]) -> Token | None:
    return next((below for preposition, below in prepositions(token) if preposition.lower in wanted), None)


def _likeness(
    this: list[Token], that: list[Token], words: list[Token], token: Token, sentence: Sentence, text: Text
) -> Proposal:
    return Proposal(
        "likeness",
        {"this": text_of(text.document, this), "that": text_of(text.document, that), "likeness": token.text},
        (quoted(text.document, words),),
        "likeness",
        tokens=(token.text,),
        confidence=0.65,
        section=sentence.block.section,
    )
