"""The days that matter in a record, as steps of the two sliders: when something was so, when it became public."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from math import sqrt

from juncture.record.public import public_days
from juncture.record.record import Record
from juncture.record.statements import Event, Lasting
from juncture.record.validity import bounds
from juncture.record.when import When, day_of
from juncture.web.clocks import Clocks


@dataclass(frozen=True, slots=True)
class Step:
    """A day, and how many statements begin or end on it, or became public on it."""

    day: date
    count: int


#: A slider with more steps than this could no longer be set; the date field beside it takes any day.
MOST = 240


@dataclass(frozen=True, slots=True)
class Track:
    """The days of one clock in order, and the steps of its slider: each a day, or the last of a few of very many.

    >>> track = Track((Step(date(2021, 5, 24), 2), Step(date(2021, 5, 27), 9)))
    >>> track.place(date(2021, 5, 26)), track.before(date(2021, 5, 27)), track.most.count
    (0, datetime.date(2021, 5, 24), 9)
    """

    days: tuple[Step, ...]
    steps: tuple[Step, ...] = field(init=False)

    def __post_init__(self) -> None:
        size = -(-len(self.days) // MOST) or 1
        groups = (self.days[start : start + size] for start in range(0, len(self.days), size))
        steps = tuple(Step(group[-1].day, sum(one.count for one in group)) for group in groups)
        object.__setattr__(self, "steps", steps)

    @property
    def most(self) -> Step:
        """The step on which most happened."""
        return max(self.steps, key=lambda step: step.count)

    def place(self, day: date | None) -> int:
        """The step that a day falls on or after; the last one where no day is given."""
        return max(0, bisect_right(self.steps, day, key=_day) - 1) if day else len(self.steps) - 1

    def before(self, day: date | None) -> date | None:
        """The last day that matters before a day."""
        found = bisect_left(self.days, day, key=_day) if day else 0
        return self.days[found - 1].day if found else None


def heights(track: Track) -> list[float]:
    """How high the bar of each step stands, from 0 to 1; by the square root, so that a day with few still shows."""
    most = track.most.count or 1
    return [sqrt(step.count / most) for step in track.steps]


@dataclass(frozen=True, slots=True)
class Days:
    """The tracks of both clocks."""

    as_of: Track
    known: Track


def days_of(record: Record) -> Days:
    """The days that matter in a record."""
    head = settled(record, Clocks())
    return Days(_track(_turns(record), head.as_of), _track(public_days(record).values(), head.known))


def settled(record: Record, clocks: Clocks) -> Clocks:
    """The days asked for, or where none are, those that the dossier's head names, as in the brief."""
    meta = record.meta
    return Clocks(clocks.as_of or _last_day(meta.as_of), clocks.known or _last_day(meta.known))


def _day(step: Step) -> date:
    return step.day


def _turns(record: Record) -> Iterable[date]:
    """The days on which something surely happened, began or ended, once for each statement."""
    for one in record.statements():
        if isinstance(one, Event | Lasting):
            exact = {day_of(bound.latest) for bound in bounds(one) if bound.exact_day and bound.latest is not None}
            yield from exact


def _track(days: Iterable[date], own: date | None) -> Track:
    """The days with what falls on each; the head's own day is one of them in any case."""
    counted = Counter(days)
    if own:
        counted[own] += 0
    return Track(tuple(Step(day, count) for day, count in sorted(counted.items())))


def _last_day(when: When | None) -> date | None:
    return day_of(when.end.latest) if when and when.end.latest is not None else None
