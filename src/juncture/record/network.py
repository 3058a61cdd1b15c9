"""Actors and what ties them: who acted upon whom, who belongs to what, who holds which office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from juncture.record.citation import Answer
from juncture.record.items import Actor
from juncture.record.references import named
from juncture.record.statements import Event, Membership, Stance, Tenure
from juncture.record.view import View
from juncture.record.vocabulary import vocabulary

CONFLICT = frozenset(
    {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
)


class Tie(Answer):
    """A tie from one actor to another, with the statements that it rests on."""

    source: str
    target: str
    kind: str
    hostile: bool
    statements: tuple[str, ...]


class ActorAnswer(Answer):
    """An actor, with the offices and bodies recorded for it and how often statements name it."""

    id: str
    name: str
    type: str
    country: str | None
    names: tuple[str, ...]
    ids: dict[str, str]
    description: str | None
    offices: tuple[str, ...]
    bodies: tuple[str, ...]
    mentions: int


def mentions(view: View) -> Counter[str]:
    """How often statements of the view name each entry; ask for it with ``view.once``."""
    return Counter(chain.from_iterable(named(one) for one in view.statements))


def actors(view: View) -> list[ActorAnswer]:
    """Every actor of the record, the most mentioned first."""
    counted = view.once(mentions)
    offices: dict[str, dict[str, None]] = {}
    bodies: dict[str, dict[str, None]] = {}
    for tenure in view.of(Tenure):
        offices.setdefault(tenure.holder, {})[tenure.office] = None
    for membership in view.of(Membership):
        bodies.setdefault(membership.member, {})[membership.body] = None
    found = [
        ActorAnswer(
            id=actor.id,
            name=actor.name,
            type=actor.type,
            country=actor.country,
            names=actor.names,
            ids=actor.ids,
            description=actor.description,
            offices=tuple(offices.get(actor.id, ())),
            bodies=tuple(bodies.get(actor.id, ())),
            mentions=counted[actor.id],
        )
        for actor in view.record.of(Actor)
    ]
    return sorted(found, key=lambda actor: (-actor.mentions, actor.id))


def ties(view: View) -> list[Tie]:
    """The ties between actors: deeds by their event type, stances towards actors, memberships."""
    gathered: dict[tuple[str, str, str], list[str]] = {}
    for source, target, kind, statement in _single_ties(view):
        if source != target:
            gathered.setdefault((source, target, kind), []).append(statement)
    return [
        Tie(
            source=source,
            target=target,
            kind=kind,
            hostile=kind in CONFLICT or kind == "opposes",
            statements=tuple(ids),
        )
        for (source, target, kind), ids in gathered.items()
    ]


def _single_ties(view: View) -> Iterator[tuple[str, str, str, str]]:
    people = {actor.id for actor in view.record.of(Actor)}
    for event in view.of(Event):
        if event.voice != "denied":
            kind = event_root(event)
            yield from ((a, b, kind, event.id) for a in event.actors for b in event.targets)
    for stance in view.of(Stance):
        if stance.target in people:
            yield stance.actor, stance.target, stance.position, stance.id
    for membership in view.of(Membership):
        yield membership.member, membership.body, "belongs to", membership.id


def event_root(event: Event) -> str:
    """The PLOVER type that an event goes under, or its act where PLOVER has none.

    >>> event_root(Event(id="e", voice="asserted", act="detain"))
    'COERCE'
    """
    full = event.type or vocabulary("act")[event.act or ""].extra.get("plover") or event.act or ""
    return full.partition("/")[0]
