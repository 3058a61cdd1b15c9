"""Moments and stretches of time of which only part is known.

Times are whole seconds from the start of 1 January of the year 1 (proleptic Gregorian), UTC; a
civil date without an offset is read as UTC. A missing bound is ``None``: not known, never
"forever" and never 1 January. Every comparison answers with a :class:`~juncture.record.truth.Truth`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import total_ordering

from juncture.record.truth import Truth

DAY = 86_400
_FIRST = datetime(1, 1, 1, tzinfo=UTC)


def instant(moment: date | datetime) -> int:
    """The second at which a civil day starts, or at which a moment with an offset falls."""
    if isinstance(moment, datetime):
        return int((moment - _FIRST).total_seconds())
    return (moment.toordinal() - 1) * DAY


def day_of(second: int) -> date:
    """The civil day (UTC) that holds this second."""
    return date.fromordinal(second // DAY + 1)


def moment_text(second: int | None, *, exact: bool = False) -> str | None:
    """A second as ISO text: the day alone where it starts or ends one and is not meant exactly, else with the time.

    >>> moment_text(instant(date(2021, 5, 24))), moment_text(instant(date(2021, 5, 24)), exact=True)
    ('2021-05-24', '2021-05-24T00:00:00Z')
    """
    if second is None:
        return None
    if second % DAY in (0, DAY - 1) and not exact:
        return day_of(second).isoformat()
    return (_FIRST + timedelta(seconds=second)).isoformat().replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of a stretch of time: it falls somewhere from ``earliest`` to ``latest``, both included."""

    earliest: int | None = None
    latest: int | None = None

    @property
    def unknown(self) -> bool:
        return self.earliest is None and self.latest is None

    @property
    def exact_day(self) -> bool:
        """Whether the bound is known to the day or better."""
        known = self.earliest is not None and self.latest is not None
        return known and self.earliest // DAY == self.latest // DAY  # type: ignore[operator]

    def before(self, other: Bound) -> Truth:
        """Whether this bound falls before another; unknown where their ranges meet."""
        if self.latest is not None and other.earliest is not None and self.latest < other.earliest:
            return Truth.YES
        if self.earliest is not None and other.latest is not None and self.earliest >= other.latest:
            return Truth.NO
        return Truth.UNKNOWN


@total_ordering
@dataclass(frozen=True, slots=True)
class When:
    """A time as a source gives it: the EDTF text and the bounds that follow from it.

    ``begin`` and ``end`` bound the first and the last second of the thing. ``stretch`` is true for
    a thing that lasted (an interval), false for one that happened within its bounds.
    Ordering is a display order (earliest first, unknown last); to *compare*, ask the questions.

    >>> from juncture.record.edtf import parse
    >>> parse("2021-05-24").before(parse("2021-05"))
    <Truth.UNKNOWN: 'unknown'>
    >>> parse("2021-05-24").before(parse("2021-06"))
    <Truth.YES: 'yes'>
    """

    text: str
    begin: Bound
    end: Bound
    precision: str = "day"
    approximate: bool = False
    uncertain: bool = False
    stretch: bool = False

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: When) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[bool, int, int, str]:
        first = self.begin.earliest if self.begin.earliest is not None else self.end.latest
        last = self.end.latest if self.end.latest is not None else first
        return (first is None, first or 0, last or 0, self.text)

    def before(self, other: When) -> Truth:
        """Whether all of this comes before all of that."""
        return self.end.before(other.begin)

    def covers(self, day: date) -> Truth:
        """Whether this was so at some moment of the day (for a stretch) or happened on it."""
        return covers(self.begin, self.end, day)

    def conflicts(self, other: When) -> Truth:
        """Whether both cannot be the time of one thing: yes where the ranges do not meet.

        >>> from juncture.record.edtf import parse
        >>> parse("2021-05-24").conflicts(parse("2021-05-26")), parse("2021-05").conflicts(parse("2021-05-26"))
        (<Truth.YES: 'yes'>, <Truth.NO: 'no'>)
        """
        if self.uncertain or other.uncertain:
            apart = self.before(other) | other.before(self)
            return Truth.UNKNOWN if apart is Truth.YES else apart
        if Truth.YES in (self.before(other), other.before(self)):
            return Truth.YES
        known = not (self.begin.unknown or other.begin.unknown)
        return Truth.NO if known else Truth.UNKNOWN


UNKNOWN = When("", Bound(), Bound(), precision="unknown")


def in_step(begin: Bound, end: Bound) -> tuple[Bound, Bound]:
    """Two bounds of one thing with what each says of the other: nothing ends before it begins.

    >>> may = Bound(instant(date(2021, 5, 24)), instant(date(2021, 5, 25)) - 1)
    >>> in_step(may, Bound())[1].earliest == may.earliest, in_step(Bound(), may)[0].latest == may.latest
    (True, True)
    """
    first = Bound(begin.earliest, min((s for s in (begin.latest, end.latest) if s is not None), default=None))
    last = Bound(max((s for s in (begin.earliest, end.earliest) if s is not None), default=None), end.latest)
    return (first, last) if _possible(first) and _possible(last) else (begin, end)


def _possible(bound: Bound) -> bool:
    return bound.earliest is None or bound.latest is None or bound.earliest <= bound.latest


def covers(begin: Bound, end: Bound, day: date) -> Truth:
    """Whether a stretch with these bounds includes some moment of a day."""
    begin, end = in_step(begin, end)
    first, last = instant(day), instant(day) + DAY - 1
    started = _at_or_before(begin, last)
    not_over = ~_before(end, first)
    return started & not_over


def _at_or_before(bound: Bound, second: int) -> Truth:
    if bound.latest is not None and bound.latest <= second:
        return Truth.YES
    if bound.earliest is not None and bound.earliest > second:
        return Truth.NO
    return Truth.UNKNOWN


def _before(bound: Bound, second: int) -> Truth:
    if bound.latest is not None and bound.latest < second:
        return Truth.YES
    if bound.earliest is not None and bound.earliest >= second:
        return Truth.NO
    return Truth.UNKNOWN
