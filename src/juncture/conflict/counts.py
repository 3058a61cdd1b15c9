"""How many events and deaths fall into a stretch of whole months."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from juncture.conflict.event import ConflictEvent
from juncture.conflict.month import Month
from juncture.record.citation import Answer


class Counts(Answer):
    """Events and deaths in some whole months.

    ``deaths`` adds up the best estimates; ``deaths_unknown`` is the number of events without one. ``reports`` is the
    mean number of sources an event has, where the data set names them.
    """

    first: str
    last: str
    months: int
    events: int
    deaths: int
    deaths_unknown: int
    reports: float | None

    @property
    def events_a_month(self) -> float:
        """Events in a month, on average."""
        return self.events / self.months

    @property
    def deaths_a_month(self) -> float:
        """Deaths in a month, on average."""
        return self.deaths / self.months


def counts(events: Iterable[ConflictEvent], first: Month, last: Month) -> Counts:
    """Count the events that surely lie in these months.

    >>> may = date(2021, 5, 24)
    >>> clash = ConflictEvent("1", may, may, "Mali", "Mopti", "Boni", "Battles", ("JNIM",), deaths=4)
    >>> found = counts([clash], Month(2021, 4), Month(2021, 5))
    >>> found.events, found.deaths_a_month
    (1, 2.0)
    """
    inside = [one for one in events if one.within(first, last)]
    told = [one.reports for one in inside if one.reports is not None]
    return Counts(
        first=str(first),
        last=str(last),
        months=last - first + 1,
        events=len(inside),
        deaths=sum(one.deaths or 0 for one in inside),
        deaths_unknown=sum(one.deaths is None for one in inside),
        reports=round(sum(told) / len(told), 2) if told else None,
    )


class MonthCount(Answer):
    """One month; at the ends of what is covered or may be looked at it may be cut, and is not whole."""

    month: str
    events: int
    deaths: int
    whole: bool


def by_month(events: Iterable[ConflictEvent], covered: tuple[Month, Month], until: date | None) -> list[MonthCount]:
    """Every month that an export covers, up to that of ``until``, with the events that surely lie in it."""
    first, end = covered
    last = end if until is None else min(end, Month.of(until))
    found = {month: [0, 0] for month in first.until(last)}
    for one in events:
        if one.month in found:
            found[one.month][0] += 1
            found[one.month][1] += one.deaths or 0
    return [
        MonthCount(month=str(month), events=number, deaths=deaths, whole=first < month < last)
        for month, (number, deaths) in found.items()
    ]
