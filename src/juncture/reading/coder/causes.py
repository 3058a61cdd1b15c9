"""The causal senses of verbs, and the words that say what comes about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from juncture.reading.coder.clause import agent, objects, particles, passive, prepositions, subject
from juncture.reading.lexicon import table
from juncture.reading.parsing import Token

if TYPE_CHECKING:
    pass


@dataclass(frozen=True, slots=True)
class Cause:
    """One causal sense of a verb."""

    sign: str
    to: bool
    prep: frozenset[str]
    object: frozenset[str]
    inverse: bool


@cache
def causal_verbs() -> dict[str, tuple[Cause, ...]]:
    """The causal senses of each verb."""
    found: dict[str, list[Cause]] = {}
    for entry in table("causes")["verb"]:
        for lemma in entry["lemmas"]:
            cause = Cause(
                entry["sign"],
                entry.get("to", False),
                frozenset(entry.get("prep", ())),
                frozenset(entry.get("object", ())),
                lemma in entry.get("inverse", ()),
            )
            found.setdefault(lemma, []).append(cause)
    return {
        lemma: tuple(sorted(causes, key=lambda c: -(bool(c.prep) + bool(c.object) + c.to)))
        for lemma, causes in found.items()
    }


def effect_words(verb: Token, cause: Cause) -> list[Token] | None:
    """The words that say what comes about, where the verb is used in this sense."""
    if cause.object:
        return _given(verb, cause)
    if cause.prep:
        return _led_to(verb, cause)
    if cause.to:
        inner = [one for one in verb.all("xcomp", "ccomp") if one.tag == "VB" or one.dep == "ccomp"]
        used = inner and (objects(verb) or inner[0].get("nsubj") is not None or verb.lemma == "help")
        return [inner[0], *objects(verb)] if used else None
    return _upon(verb)


def _given(verb: Token, cause: Cause) -> list[Token] | None:
    """'open the door to talks', 'make it possible to vote': what follows the noun or adjective that is asked for."""
    things = [*objects(verb), *verb.all("oprd", "acomp", "attr")]
    things += [kid for one in verb.all("ccomp", "xcomp") for kid in (one, *one.all("acomp", "oprd"))]
    match = next((thing for thing in things if thing.lemma in cause.object), None)
    if match is None:
        return None
    found = [below for p, below in prepositions(match) if p.lower in ("to", "of", "for", "on", "in")]
    found += match.all("acl", "xcomp", "ccomp")
    found += [below for p, below in prepositions(verb) if p.lower in ("to", "on", "for")]
    if not found and verb.lemma in ("make", "render"):
        found = [one for one in verb.all("xcomp", "ccomp", "dobj") if one is not match]
    return [*(found[:1] or [match]), match]


def _led_to(verb: Token, cause: Cause) -> list[Token] | None:
    """'led to shortages'; 'gave rise to' only with its particle or object."""
    bare = verb.lemma in ("give", "play", "open", "pave") and not (particles(verb) or objects(verb))
    return next(([below] for p, below in prepositions(verb) if p.lower in cause.prep and not bare), None)


def _upon(verb: Token) -> list[Token] | None:
    """The object of a verb, the subject of its passive, or the verb itself: 'tensions may heighten'."""
    if passive(verb) and agent(verb) is not None:
        patient = subject(verb)
        return [patient] if patient is not None else None
    things = objects(verb) or [
        one for one in verb.all("xcomp") if one.tag in ("VB", "VBG") and verb.lemma in ("help", "threaten")
    ]
    if things:
        return [things[0]]
    alone = verb.lemma in ("heighten", "worsen", "deepen", "intensify") and subject(verb) is not None
    return [verb] if alone else None
