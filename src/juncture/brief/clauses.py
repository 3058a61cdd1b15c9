"""A statement as a clause: its own words where it has them, otherwise words built from its fields.

The clause has no hedge, speaker, condition or date; those are put around it in ``sentences``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from juncture.brief.naming import listed, name, plural
from juncture.brief.phrases import phrases
from juncture.record.items import Actor
from juncture.record.record import Record
from juncture.record.statements import (
    Event,
    Influence,
    Likeness,
    Membership,
    Power,
    Stance,
    Statement,
    Suspension,
    Tenure,
)
from juncture.record.vocabulary import Term, vocabulary


def clause(record: Record, statement: Statement) -> str:
    """What a statement says, without hedge, speaker, condition or date.

    >>> from juncture.record.meta import Meta
    >>> from juncture.record.record import build, Held
    >>> man = Actor(id="bah-ndaw", name="Bah N’Daw", type="person")
    >>> record = Record(Meta(id="mali", title="Mali"), build([Held(man)]))
    >>> clause(record, Event(id="e", act="detain", targets=["bah-ndaw"], voice="asserted"))
    'Bah N’Daw was detained'
    """
    if statement.text:
        return statement.text.rstrip(". ")
    build = _BUILDERS.get(type(statement))
    return build(record, statement) if build else statement.id.replace("-", " ")


def event_verbs(event: Event) -> Term:
    """The term that says in a verb what was done: the act upon an office, else the PLOVER type."""
    if event.act:
        return vocabulary("act")[event.act]
    terms = vocabulary("plover")
    return terms[event.type or ""]


def _event(record: Record, event: Event) -> str:
    built = phrases("built")
    verbs = event_verbs(event)
    actors, targets = _names(record, event.actors), _names(record, event.targets)
    offices = f" ({listed(name(record, office) for office in event.offices)})" if event.offices else ""
    passive = verbs.extra.get("passive")
    if not actors and targets and passive:
        said = passive.replace("was ", "were ", 1) if plural(record, event.targets) else passive
        text = built["event-passive"].format(targets=targets, passive=said, office=offices)
    elif actors and verbs.extra.get("past"):
        upon = f" {targets}" if targets else ""
        text = built["event-active"].format(actors=actors, past=verbs.extra["past"], targets=upon, office=offices)
    else:
        text = built["event-bare"].format(label=verbs.label)
    return built["event-denied"].format(text=text) if event.voice == "denied" else text


def _tenure(record: Record, tenure: Tenure) -> str:
    kind = "denied" if tenure.voice == "denied" else tenure.capacity
    pattern = phrases("built")["tenure" if kind == "titular" else f"tenure-{kind}"]
    return pattern.format(
        holder=name(record, tenure.holder),
        was="were" if plural(record, [tenure.holder]) else "was",
        office=_office(record, tenure.office),
    )


def _suspension(record: Record, one: Suspension) -> str:
    built = phrases("built")
    by = f" by {name(record, one.by)}" if one.by else ""
    was = "were" if plural(record, [one.target]) else "was"
    target = name(record, one.target)
    if one.voice == "denied":
        return built["suspension-denied"].format(target=target, was=was, by=by)
    if one.office:
        return built["suspension-office"].format(target=target, office=_office(record, one.office), by=by)
    if one.body:
        return built["suspension-body"].format(target=target, was=was, body=name(record, one.body), by=by)
    return built["suspension"].format(target=target, was=was, by=by)


def _membership(record: Record, one: Membership) -> str:
    many = plural(record, [one.member])
    pattern = phrases("built")["membership-denied" if one.voice == "denied" else "membership"]
    return pattern.format(
        member=name(record, one.member),
        body=name(record, one.body),
        belongs="belong" if many else "belongs",
        does="do" if many else "does",
        role=f" as {one.role}" if one.role else "",
    )


def _stance(record: Record, one: Stance) -> str:
    s = "" if plural(record, [one.actor]) else "s"
    return phrases("built")[f"stance-{one.position}"].format(
        actor=name(record, one.actor),
        target=name(record, one.target),
        supports=f"support{s}",
        opposes=f"oppose{s}",
        takes=f"take{s}",
        reserves=f"reserve{s}",
    )


def _power(record: Record, one: Power) -> str:
    return phrases("built")[f"power-{one.modality}"].format(
        instrument=name(record, one.instrument),
        office=_office(record, one.office),
        act=one.act.replace("-", " "),
        object=f" the {_office(record, one.object)}" if one.object else "",
    )


def _influence(_: Record, one: Influence) -> str:
    return phrases("built")[f"influence-{one.sign}"].format(cause=one.cause, effect=one.effect)


def _likeness(record: Record, one: Likeness) -> str:
    return phrases("built")["likeness"].format(
        this=name(record, one.this), that=name(record, one.that), likeness=one.likeness
    )


def _names(record: Record, ids: tuple[str, ...]) -> str:
    return listed(name(record, id) for id in ids)


def _office(record: Record, id: str) -> str:
    entry = record.get(id)
    return f"{entry.name}" if isinstance(entry, Actor) else name(record, id)


_BUILDERS: dict[type[Statement], Callable[[Record, Any], str]] = {
    Event: _event,
    Tenure: _tenure,
    Suspension: _suspension,
    Membership: _membership,
    Stance: _stance,
    Power: _power,
    Influence: _influence,
    Likeness: _likeness,
}
