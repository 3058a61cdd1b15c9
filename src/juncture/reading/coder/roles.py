"""Who did it and to whom, at a verb."""

from __future__ import annotations

from juncture.reading.coder.absorbing import VERBAL
from juncture.reading.coder.actors import Cast
from juncture.reading.coder.clause import (
    agent,
    passive,
    prepositions,
    shared_objects,
    subject,
)
from juncture.reading.coder.found import Found
from juncture.reading.coder.mentions import Actor
from juncture.reading.coder.nominals import nominal_roles
from juncture.reading.coder.senses import Sense, event_nouns
from juncture.reading.lexicon import word_set
from juncture.reading.parsing import Token


def roles(event: Found, verb: Token, sense: Sense | None, cast: Cast) -> None:
    doers: tuple[Actor, ...] = ()
    done_to: tuple[Actor, ...] = ()
    if passive(verb):
        by = agent(verb)
        doers = cast.group(by) if by is not None else ()
        if by is not None and not doers and by.noun and not abstract(by):
            doers = cast.anyone(by)
        patient = subject(verb)
        if event.noun is None and patient is not None and event.act not in ("resign",):
            done_to = cast.group(patient)
    else:
        doer = subject(verb)
        doers = cast.group(doer) if doer is not None else ()
        if not doers and doer is not None and doer.noun and event.root in VERBAL and not abstract(doer):
            doers = cast.anyone(doer)
        if event.noun is None:
            done_to = _objects_of(verb, cast)
    if not done_to:
        done_to = _addressed(event.noun or verb, cast) or (_addressed(verb, cast) if event.noun is not None else ())
    if event.noun is not None and not done_to:
        done_to = nominal_roles(event.noun, cast)[1]
    if sense is not None and sense.inverse and event.noun is None:
        doers, done_to = done_to, doers
    if event.act in ("resign", "die") and event.root in ("RETREAT", "") and not doers:
        doers, done_to = done_to, ()
    event.actors = tuple(actor for actor in doers if actor.type != "place")
    names = {actor.name for actor in event.actors}
    event.targets = tuple(actor for actor in done_to if actor.name not in names)
    event.assumed += [actor.assumed for actor in (*doers, *done_to) if actor.assumed]


def _objects_of(verb: Token, cast: Cast) -> tuple[Actor, ...]:
    found: list[Actor] = []
    for thing in [*shared_objects(verb), *verb.all("dative")]:
        found += [actor for actor in cast.group(thing) if actor not in found]
        if not found:
            for preposition, below in prepositions(thing):
                if preposition.lower in ("of", "on", "against", "to", "by"):
                    found += [actor for actor in cast.group(below) if actor not in found]
            owner = thing.get("poss")
            if owner is not None and not found:
                found += list(cast.group(owner))
    return tuple(found)


_TOWARDS = ("against", "on", "with", "to", "upon", "at", "toward", "towards", "over", "between", "for", "from")


def _addressed(token: Token, cast: Cast) -> tuple[Actor, ...]:
    for wanted in _TOWARDS:
        for preposition, below in prepositions(token):
            if (preposition.lower == wanted and below.noun) or (preposition.lower == wanted and below.tag == "PRP"):
                group = tuple(actor for actor in cast.group(below) if actor.type != "place")
                if group:
                    return group
    return ()


def abstract(noun: Token) -> bool:
    """Whether a noun is a happening or a state of affairs, which neither demands nor condemns."""
    return noun.lemma in event_nouns() or noun.lemma in word_set("causes", "causes") or noun.tag == "VBG"
