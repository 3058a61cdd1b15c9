"""Events in nouns: who did it and to whom ('the CNSP's removal of President Keïta'), and when that is worth telling."""

from __future__ import annotations

from juncture.reading.coder.actors import Cast
from juncture.reading.coder.clause import agent, prepositions
from juncture.reading.coder.mentions import Actor
from juncture.reading.coder.naming import demonyms, sector_of
from juncture.reading.coder.senses import EventNoun
from juncture.reading.parsing import Token

_DEFINITE = frozenset(("the", "this", "that", "these", "those", "such", "its", "their", "his", "her"))


def nominal_roles(token: Token, cast: Cast, *, own_deed: bool = False) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """The doers and the done-to of an event noun; of a resignation or a death, the owner is the doer."""
    owners: tuple[Actor, ...] = ()
    of: tuple[Actor, ...] = ()
    by: tuple[Actor, ...] = ()
    against: tuple[Actor, ...] = ()
    owner = token.get("poss")
    if owner is not None:
        owners = cast.group(owner)
    for preposition, below in prepositions(token):
        group = tuple(actor for actor in cast.group(below) if actor.type != "place")
        if preposition.lower == "of":
            of = of or group
        elif preposition.lower == "by":
            by = by or group
        elif preposition.lower in ("against", "on", "with", "from", "between", "among", "for", "to"):
            against = against or group
    called = next((kid for kid in token.kids if kid.dep == "acl" and kid.tag == "VBN" and kid.get("agent")), None)
    if called is not None and not by:
        caller = agent(called)
        by = cast.group(caller) if caller is not None else ()
    if not by and not owners:
        by = _before(token, cast)
    if own_deed:
        return owners or of or by, ()
    if by or of:
        doers = by or owners
        return doers, (of or against or (owners if by else ())) if doers != of else against
    if against or not owners:
        return owners, against
    return owners, ()


def _before(token: Token, cast: Cast) -> tuple[Actor, ...]:
    """Who stands before the noun: 'police raids', 'French air strikes', 'the group behind the coup'."""
    for kid in token.kids:
        if kid.dep in ("compound", "amod", "nmod") and kid.i < token.i:
            if (
                kid.noun
                and (sector_of(kid.lemma) or kid.text.isupper() or kid.text[:1].isupper())
                and kid.text[:1].isalpha()
            ):
                group = tuple(one for one in cast.of(kid) if one.type not in ("place", "person"))
                if group:
                    return group
            if kid.lower in demonyms():
                return cast.of(kid) or (Actor(kid.text, "state", demonyms()[kid.lower], "GOV"),)
    if token.dep == "pobj" and token.head.lower == "behind" and token.head.head.noun:
        return cast.group(token.head.head)
    return ()


def worth_telling(
    token: Token, noun: EventNoun, doers: tuple[Actor, ...], done_to: tuple[Actor, ...], dated: bool
) -> bool:
    """Whether a noun tells an event rather than pointing back to one ('the coup') or naming a kind ('coups')."""
    by = bool(doers) and any(kid.lower == "by" for kid in token.kids)
    informed = bool(done_to) or dated or (bool(doers) and noun.group not in ("friendly", "violent"))
    if noun.needs:
        if noun.group in ("friendly", "violent", "asking", "verbal-hostile"):
            return dated or by or (bool(doers) and bool(done_to)) or (bool(done_to) and noun.group == "violent")
        return informed
    if informed or by:
        return True
    det = token.get("det")
    if token.get("poss") is not None or (det is not None and det.lower in _DEFINITE):
        return False
    if noun.coup or noun.group == "friendly":
        return False
    return det is not None or token.tag == "NNS"
