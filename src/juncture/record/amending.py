"""Correcting, retracting and proposing one entry of a store, each on the state that whoever does it has seen.

Of two corrections made on one state, the first stands and the second is kept beside it as a proposal: neither
is lost, and somebody decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from juncture.record.changes import held_of, payload, reason
from juncture.record.fields import Identified, near
from juncture.record.journal import Action, Change, Head, Line
from juncture.record.opening import record_of
from juncture.record.problems import JunctureError, RecordError
from juncture.record.record import Held, build, passages_of, problems_of, with_article
from juncture.record.references import references
from juncture.record.saying import said
from juncture.record.store import Store


class UnknownEntryError(JunctureError):
    """An id that no entry of the dossier has."""


class ChangedError(JunctureError):
    """An entry that was changed since whoever wants to retract it saw it."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """How a correction went: the line that stands; ``beside`` is the correction, where it was kept as a proposal."""

    line: Line
    beside: Line | None = None


def line_of(store: Store, dossier: str, id: str) -> Line:
    """The line in force of an entry; raises :class:`UnknownEntryError` with the nearest id."""
    found = [line for line in store.find(dossier, ids={id}) if line.id == id]
    if not found:
        known = [line.id for line in store.standing(dossier)]
        raise UnknownEntryError(said("the dossier holds no entry %(id)r%(near)s", id=id, near=near(id, known)))
    return found[0]


def version_of(line: Line) -> str:
    """Which state of an entry a line is, as short as a journal's head."""
    return Head(line.seq, line.hash).short


def correct(store: Store, dossier: str, entry: Identified, author: str, *, seen: str, why: str = "") -> Corrected:
    """Put an entry in the place of the one that was ``seen`` (its :func:`version_of`); the journal keeps why."""
    with store.step(dossier):
        before = line_of(store, dossier, entry.id)
        held = held_of(before)
        if entry.kind != before.kind:
            raise JunctureError(f"{entry.id!r} is {with_article(before.kind)} and cannot become another kind of entry.")
        one = Held(entry, held.file, held.remarks)
        _must_fit(store, dossier, one)
        action = Action.SUPERSEDE if version_of(before) == seen else Action.PROPOSE
        line = _append(store, dossier, Change(action, entry.kind, entry.id, payload(one, why)), author)
    return Corrected(line) if action is Action.SUPERSEDE else Corrected(before, line)


def retract(store: Store, dossier: str, id: str, author: str, *, seen: str, why: str = "") -> Line:
    """Take an entry out of what is in force; it stays in the journal, with why. Nothing may still name it."""
    with store.step(dossier):
        before = line_of(store, dossier, id)
        if version_of(before) != seen:
            raise ChangedError(
                said(
                    "the entry %(id)r was changed meanwhile, by %(author)s. Nothing was retracted.",
                    id=id,
                    author=before.author,
                )
            )
        build(held for name, held in record_of(store, dossier).held.items() if name != id)
        return _append(store, dossier, Change(Action.RETRACT, before.kind, id, reason(why)), author)


def undecided(store: Store, dossier: str, id: str) -> list[Line]:
    """Every proposal about an entry on which nobody has decided, the earlier ones of several included."""
    found: list[Line] = []
    for line in store.lines(dossier, entry=id):
        if line.action is Action.PROPOSE:
            found.append(line)
        elif line.action in (Action.ACCEPT, Action.REJECT):
            found.clear()
    return found


def decide(store: Store, dossier: str, id: str, author: str, *, seen: str, taken: int | None) -> Line:
    """Put the proposal at line ``taken`` in the place of the entry that was ``seen``, or let the entry stand (None).

    Either way every proposal about it is decided on; the journal keeps those that were not taken.
    """
    with store.step(dossier):
        before = line_of(store, dossier, id)
        offered = {line.seq: line for line in undecided(store, dossier, id)}
        if version_of(before) != seen or not offered or (taken is not None and taken not in offered):
            raise ChangedError(f"the entry {id!r} was changed or decided on meanwhile. Nothing was written.")
        if taken is None:
            return _append(store, dossier, Change(Action.REJECT, before.kind, id), author)
        _must_fit(store, dossier, held_of(offered[taken]))
        return _append(store, dossier, Change(Action.ACCEPT, before.kind, id, offered[taken].payload), author)


def propose(store: Store, dossier: str, entry: Identified, author: str) -> Line:
    """Put an entry before whoever reviews; it may name what is proposed as well."""
    with store.step(dossier):
        _must_fit(store, dossier, Held(entry), or_proposed=True)
        return _append(store, dossier, Change(Action.PROPOSE, entry.kind, entry.id, payload(Held(entry))), author)


def _must_fit(store: Store, dossier: str, one: Held, *, or_proposed: bool = False) -> None:
    """Raises where an entry names what is not there."""
    named = {target for _, target, _ in references(one.entry)} | {place.source for place in passages_of(one.entry)}
    beside = [held_of(line) for line in store.find(dossier, ids=named - {one.entry.id})]
    if or_proposed and len(beside) < len(named):
        beside += [held_of(line) for line in store.proposed(dossier, named)]
    if problems := list(problems_of([one], lambda held, field: None, beside)):
        raise RecordError(problems)


def _append(store: Store, dossier: str, change: Change, author: str) -> Line:
    head = store.append(dossier, [change], author)
    return next(store.lines(dossier, after=head.seq - 1))
