"""Who held which office on a day: in what capacity, since when, by which event, on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Literal

from juncture.record.citation import Answer, Citation, cite
from juncture.record.items import Office
from juncture.record.marks import Mark, begins, ends
from juncture.record.spells import FIRM, Spell, spells, surely_together
from juncture.record.statements import Event, Suspension, Tenure
from juncture.record.truth import Truth
from juncture.record.validity import bounds
from juncture.record.view import View
from juncture.record.when import Bound, When, covers

Status = Literal["held", "contested", "unknown", "vacant"]


class SuspensionAnswer(Answer):
    """A suspension that touches a holder on the day asked for."""

    statement: str
    by: str | None
    truth: Truth
    began: str | None
    voice: str
    speaker: str | None
    sources: tuple[Citation, ...]


class Holder(Answer):
    """Somebody who held an office on the day, or may have."""

    holder: str
    name: str
    truth: Truth
    capacity: str
    voice: str
    speaker: str | None = None
    since: str | None = None
    began_by: str | None = None
    until: str | None = None
    ended_by: str | None = None
    seen: tuple[str, ...] = ()
    begins: tuple[Mark, ...] = ()
    ends: tuple[Mark, ...] = ()
    suspensions: tuple[SuspensionAnswer, ...] = ()
    statements: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()


class OfficeAnswer(Answer):
    """An office on a day: held, contested, vacant or unknown, with those who hold or may hold it."""

    office: str
    name: str
    status: Status
    reason: str
    holders: tuple[Holder, ...] = ()
    last: tuple[Holder, ...] = ()


def holders(view: View, on: date, office: str | None = None) -> list[OfficeAnswer]:
    """Every office (or one) on a day, as far as this view knows.

    Raises KeyError for an office that the record does not hold.
    """
    if office is not None and not isinstance(view.record.get(office), Office):
        raise KeyError(office)
    found = view.once(by_office)
    offices = [one for one in view.record.of(Office) if office in (None, one.id)]
    offices.sort(key=lambda one: one.rank if one.rank is not None else len(offices))
    return [office_answer(view, one, found.get(one.id, []), on) for one in offices]


def stays(view: View) -> list[tuple[Spell, Holder]]:
    """Every stay in every office, with its bounds: the tenure table."""
    return view.once(_stays)


def _stays(view: View) -> list[tuple[Spell, Holder]]:
    found = (spell for of_one in view.once(by_office).values() for spell in of_one)
    return [(spell, _holder(view, spell, Truth.UNKNOWN, None)) for spell in found]


def by_office(view: View) -> dict[str, list[Spell]]:
    """The stays in each office, as far as this view knows; ask for it with ``view.once``."""
    found: dict[str, list[Spell]] = {}
    for spell in spells(_tenures(view)):
        found.setdefault(spell.office, []).append(spell)
    return found


def _tenures(view: View) -> Iterable[Tenure]:
    """The tenures known, a bound that only an event gives taken from that event.

    An event that was not public yet is not named, and one that is only rumoured, planned or denied gives no date.
    """
    for one in view.of(Tenure):
        first, last = view.event(one.began_by), view.event(one.ended_by)
        given = {
            "began": one.began or _firm_date(first, one),
            "ended": one.ended or _firm_date(last, one),
            "began_by": first.id if first else None,
            "ended_by": last.id if last else None,
        }
        yield one.model_copy(update=given)


def _firm_date(event: Event | None, tenure: Tenure) -> When | None:
    """An event's date, where the event is told as firmly as the tenure that takes its bound from it."""
    firm = event is not None and event.voice in ("asserted", tenure.voice) and event.voice in FIRM
    return event.when if firm and event else None


def may_be_named(found: Sequence[Spell], on: date) -> list[Spell]:
    """The stays that an answer about a day may name; it names no others."""
    possible = [spell for spell in found if spell.covers(on) is not Truth.NO]
    ended = [] if possible else [spell for spell in found if spell.over(on) is Truth.YES]
    return possible or ([max(ended, key=_left)] if ended else [])


def office_answer(view: View, office: Office, found: Sequence[Spell], on: date) -> OfficeAnswer:
    """What the stays in an office say of a day; the view gives names, suspensions and sources."""
    truths = [(spell, spell.covers(on)) for spell in found]
    status, reason = _status(office, truths, on)
    kept = {
        "held": [Truth.YES],
        "contested": [Truth.YES, Truth.CONTESTED],
        "unknown": [Truth.UNKNOWN],
        "vacant": [],
    }[status]
    now = [_holder(view, spell, truth, on) for spell, truth in truths if truth in kept]
    ended = [spell for spell in found if spell.over(on) is Truth.YES]
    last = [_holder(view, max(ended, key=_left), Truth.NO, on)] if status == "vacant" else []
    return OfficeAnswer(
        office=office.id, name=office.name, status=status, reason=reason, holders=tuple(now), last=tuple(last)
    )


def _status(office: Office, truths: Sequence[tuple[Spell, Truth]], on: date) -> tuple[Status, str]:
    sure = [spell for spell, truth in truths if truth is Truth.YES]
    full = [spell for spell in sure if not _stands_in(spell)]
    disputed = [spell for spell, truth in truths if truth is Truth.CONTESTED]
    holders = {spell.holder for spell in full}
    crowded = office.seats and len(holders) > office.seats
    if crowded and not _handed_over(full, office.seats, on):
        seats = f"{office.seats} seat{'s' if office.seats > 1 else ''}"
        return "contested", f"{len(holders)} holders are recorded for {seats}"
    if disputed:
        return "contested", "what the sources say about this day cannot all be so"
    if crowded:
        return "held", "it passed from one holder to another on this day"
    if sure:
        return "held", "the sources agree on this day"
    if any(truth is Truth.UNKNOWN for _, truth in truths):
        return "unknown", "someone is recorded in it, but no source settles this day"
    if any(spell.over(on) is Truth.YES for spell, _ in truths):
        return "vacant", "the last recorded holder had left, and no other is recorded"
    return "unknown", "nobody is recorded in it on or before this day"


def _handed_over(found: Sequence[Spell], seats: int, on: date) -> bool:
    """Whether those who held it at some moment of the day can have followed one another."""
    try:
        before, after = on - timedelta(days=1), on + timedelta(days=1)
    except OverflowError:
        return False
    staying = {spell.holder for spell in found if spell.over(after) is not Truth.YES}
    already = {spell.holder for spell in found if spell.started(before) is not Truth.NO}
    together = any(surely_together(one, other) for one, other in combinations(found, 2) if one.holder != other.holder)
    return max(len(staying), len(already)) <= seats and not (seats == 1 and together)


def _left(spell: Spell) -> int:
    """By when a holder had left: the tightest of the ends told, as "before 2020" says less than "in 1991"."""
    return min((end.latest for _, end in map(bounds, spell.firm) if end.latest is not None), default=0)


def _stands_in(spell: Spell) -> bool:
    return any(one.capacity == "acting" for one in spell.tenures)


def _holder(view: View, spell: Spell, truth: Truth, on: date | None) -> Holder:
    began, ended = begins(view.record, spell), ends(view.record, spell)
    lead = max(spell.tenures, key=lambda one: (one.voice == "asserted", one.voice == "attributed"))
    actor = view.record.get(spell.holder)
    return Holder(
        holder=spell.holder,
        name=actor.name,
        truth=truth,
        capacity=_capacity(spell),
        voice=lead.voice,
        speaker=lead.speaker,
        since=_joined(one.began for one in spell.tenures),
        began_by=next((mark.event for mark in began if mark.event), None),
        until=_joined(one.ended for one in spell.tenures),
        ended_by=next((mark.event for mark in ended if mark.event), None),
        seen=tuple(sorted({str(one.as_of) for one in spell.tenures if one.as_of})),
        begins=began,
        ends=ended,
        suspensions=tuple(_suspensions(view, spell, on)),
        statements=tuple(one.id for one in spell.tenures),
        sources=cite(view.record, dict.fromkeys(p for one in spell.tenures for p in one.passages)),
    )


def _capacity(spell: Spell) -> str:
    stated = [one.capacity for one in spell.tenures]
    return next((capacity for capacity in stated if capacity != "titular"), stated[0])


def _joined(told: Iterable[When | None]) -> str | None:
    """The dates told, in order; one that only says less than another is left out."""
    dates = sorted({when for when in told if when})
    precise = [one for one in dates if not any(_says_more(other, one) for other in dates)]
    return " or ".join(str(one) for one in precise) or None


def _says_more(one: When, other: When) -> bool:
    return one != other and _within(one.begin, other.begin) and _within(one.end, other.end)


def _within(one: Bound, other: Bound) -> bool:
    low = other.earliest is None or (one.earliest is not None and one.earliest >= other.earliest)
    high = other.latest is None or (one.latest is not None and one.latest <= other.latest)
    return low and high


def _suspended(view: View) -> dict[str, list[Suspension]]:
    """The suspensions of people from their powers, by whom they touch; those of members from a body are others."""
    found: dict[str, list[Suspension]] = {}
    for one in view.of(Suspension):
        if not one.body:
            found.setdefault(one.target, []).append(one)
    return found


def _suspensions(view: View, spell: Spell, on: date | None) -> Iterable[SuspensionAnswer]:
    for one in view.once(_suspended).get(spell.holder, ()):
        if one.office not in (None, spell.office):
            continue
        truth = covers(*bounds(one), on) if on else Truth.UNKNOWN
        if truth is Truth.NO:
            continue
        yield SuspensionAnswer(
            statement=one.id,
            by=one.by,
            truth=truth if one.voice in FIRM else ~truth if one.voice == "denied" else Truth.UNKNOWN,
            began=str(one.began) if one.began else None,
            voice=one.voice,
            speaker=one.speaker,
            sources=cite(view.record, one.passages),
        )
