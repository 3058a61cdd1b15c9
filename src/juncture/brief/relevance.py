"""Which statements belong to the linked conflict: found from the record, not from a list of words.

The start is every actor of type ``armed-group``. To it belong the issues, options and events on which an armed group
acts, is acted upon or takes a position; then every causal claim, judgement and claim that names any of these; and
what such a judgement rests on, where that is a causal claim.
"""

from __future__ import annotations

from juncture.record.items import Actor
from juncture.record.passage import Passage
from juncture.record.references import references
from juncture.record.statements import Assessment, Claim, Event, Influence, Stance, Statement
from juncture.record.view import View


def conflict_statements(view: View) -> dict[str, Statement]:
    """The causal claims, judgements, claims, events and stances that bear on the linked armed conflict, by id."""
    armed = {actor.id for actor in view.record.of(Actor) if actor.type == "armed-group"}
    seeds = armed | _drawn_in(view, armed)
    found: dict[str, Statement] = {
        one.id: one
        for one in view.statements
        if isinstance(one, Influence | Assessment | Claim | Event | Stance) and _touches(one, seeds)
    }
    for one in list(found.values()):
        if isinstance(one, Assessment):
            found |= {id: beneath for id in one.rests_on if isinstance(beneath := view.by_id.get(id), Influence)}
    return found


def _drawn_in(view: View, armed: set[str]) -> set[str]:
    """The issues and events that an armed group is part of."""
    issues = {one.target for one in view.of(Stance) if one.actor in armed}
    events = {one.id for one in view.of(Event) if armed & {*one.actors, *one.targets}}
    return issues | events


def _touches(one: Statement, seeds: set[str]) -> bool:
    named = {target for field, target, _ in references(one) if field not in ("speaker", "rests_on", "disputes")}
    return bool(named & seeds)


def repeats(one: Statement, cause: Influence) -> bool:
    """Whether a risk only says again what a causal claim says: it rests on it, and on words of the same passage."""
    if not isinstance(one, Assessment) or one.topic != "risk" or cause.id not in one.rests_on:
        return False
    return any(_overlap(mine, theirs) for mine in one.passages for theirs in cause.passages)


def _overlap(one: Passage, other: Passage) -> bool:
    if one.source != other.source or one.start is None or other.start is None or one.end is None or other.end is None:
        return one == other
    return one.start < other.end and other.start < one.end
