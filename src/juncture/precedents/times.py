"""The times that are followed: to the next election, to the return of the ousted, to the lifting of a suspension."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from juncture.precedents.answers import next_election
from juncture.precedents.base import Subject
from juncture.precedents.survival import Curve, Span, curve, span
from juncture.record.truth import Truth
from juncture.record.when import When, day_of

#: From a case to the day of the event (None where it had not come) and the last day watched; None for unknown.
Watch = Callable[[Subject], tuple[date | None, date] | None]


def curves(cases: Sequence[Subject]) -> tuple[Curve, ...]:
    """The curves of a class, those alone that rest on at least one case."""
    found = (_curve(event, watch, cases) for event, watch in _WATCHED)
    return tuple(one for one in found if one.n)


def _curve(event: str, watch: Watch, cases: Iterable[Subject]) -> Curve:
    spans: list[Span] = []
    left_out = 0
    for one in cases:
        watched = watch(one)
        made = span(one, *watched) if watched else None
        if made is None:
            left_out += 1
        else:
            spans.append(made)
    return curve(event, spans, left_out)


def _elected(subject: Subject) -> tuple[date | None, date] | None:
    when, until = next_election(subject)
    if when is None:
        return (None, until) if until > subject.case.last else None
    day = _to_the_month(when)
    return (day, day) if day else None


def _reinstated(subject: Subject) -> tuple[date | None, date] | None:
    back, when = subject.cell("reinstated"), subject.cell("reinstated_on")
    if back is Truth.YES:
        day = _to_the_month(when) if isinstance(when, When) else None
        return (day, day) if day else None
    ended = subject.cell("transition_ended_on") or subject.cell("next_executive_election")
    day = _to_the_month(ended) if isinstance(ended, When) else None
    return (None, subject.base.seen(day)) if back is Truth.NO and day else None


def _lifted(subject: Subject) -> tuple[date | None, date] | None:
    """From the coup to the first lifting of a suspension by the body that imposed it."""
    ends = [_end(one.until) for one in subject.responses() if one.kind == "suspension" and one.until]
    days = [day for day in ends if day]
    known = subject.base.known
    if days and known and min(days) > known:
        return (None, known)
    return (min(days), min(days)) if days else None


def _end(when: When | None) -> date | None:
    return _to_the_month(when) if when else None


def _to_the_month(when: When) -> date | None:
    """The day, or the middle of the month, that a date means; None where it is less precise than a month."""
    if when.begin.earliest is None or when.end.latest is None:
        return None
    first, last = day_of(when.begin.earliest), day_of(when.end.latest)
    return date.fromordinal((first.toordinal() + last.toordinal()) // 2) if (last - first).days <= 31 else None


_WATCHED: tuple[tuple[str, Watch], ...] = (
    ("the next election of the executive", _elected),
    ("the ousted being back in office", _reinstated),
    ("the first lifting of a suspension", _lifted),
)
