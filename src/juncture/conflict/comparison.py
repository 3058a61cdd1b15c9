"""Before and after an event, counted: the conflict beside the crisis, with what keeps one from reading it as a cause.

Three things beside each change keep it honest: the same months a year earlier (seasons), how often earlier stretches
of the same length differed as much (ordinary unrest), and how many sources an event has (reporting).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from juncture.conflict.counts import Counts, MonthCount, by_month, counts
from juncture.conflict.event import ConflictEvent
from juncture.conflict.export import Export
from juncture.conflict.month import Month
from juncture.conflict.windows import Stretch, Windows, earlier_pairs, windows
from juncture.record.citation import Answer

#: How many actors and places are listed, those with the most events first.
LISTED = 8


@dataclass(frozen=True, slots=True)
class Question:
    """The day that divides before from after, how many months each, and the last day that may be looked at."""

    on: date
    months: int = 6
    until: date | None = None


class Beside(Answer):
    """One thing counted in each stretch: all events, a kind, an actor or a place; ``known_as`` is an actor's id."""

    of: str
    before: Counts | None
    after: Counts | None
    year_earlier: Counts | None
    known_as: str | None = None


class Earlier(Answer):
    """Earlier pairs of stretches: how many there are, and in how many the change was as large, either way."""

    pairs: int
    as_large_in_events: int
    as_large_in_deaths: int


class ConflictAnswer(Answer):
    """One export set beside an event of the record."""

    source: str
    file: str
    countries: tuple[str, ...]
    covered: tuple[str, str]
    month: str
    violent: Beside
    kinds: tuple[Beside, ...]
    actors: tuple[Beside, ...]
    places: tuple[Beside, ...]
    earlier: Earlier | None
    months: tuple[MonthCount, ...]
    across_months: int
    set_aside: tuple[str, ...]

    @property
    def rows(self) -> tuple[tuple[str, Beside], ...]:
        """Every row, with what it is broken down by."""
        groups = (("", (self.violent,)), ("kind", self.kinds), ("actor", self.actors), ("region", self.places))
        return tuple((by, row) for by, rows in groups for row in rows)


def compare(export: Export, question: Question, known_as: dict[str, str] | None = None) -> ConflictAnswer:
    """Set an export beside a day; ``known_as`` gives the record's id for an actor's name in the export."""
    whole = _whole(export, question.until)
    found = windows(Month.of(question.on), question.months, whole)
    seen = [one for one in export.events if question.until is None or one.last <= question.until]
    violent = [one for one in seen if one.violent]
    row = _Rows(found)
    return ConflictAnswer(
        source=export.name,
        file=export.file,
        countries=export.countries,
        covered=(str(export.covered[0]), str(export.covered[1])),
        month=str(found.month),
        violent=row.of("violent events", violent),
        kinds=tuple(row.of(kind, group) for kind, group in _grouped(seen, lambda one: (one.kind,))),
        actors=row.listed(_grouped(violent, lambda one: one.actors), known_as or {}),
        places=row.listed(_grouped(violent, lambda one: (one.region or one.place,)), {}),
        earlier=_earlier(violent, found, whole),
        months=tuple(by_month(violent, export.covered, question.until)),
        across_months=sum(one.month is None for one in violent),
        set_aside=tuple(str(problem) for problem in export.set_aside),
    )


def _whole(export: Export, until: date | None) -> Stretch:
    """The months that are wholly covered and wholly over by the last day that may be looked at."""
    first, last = export.whole
    return first, last if until is None else min(last, Month.of(until).earlier(1))


class _Rows:
    """Rows of the same stretches."""

    def __init__(self, found: Windows) -> None:
        self.found = found

    def of(self, name: str, events: Sequence[ConflictEvent], known_as: str | None = None) -> Beside:
        """One row."""
        before, after, earlier = (
            counts(events, *stretch) if stretch else None
            for stretch in (self.found.before, self.found.after, self.found.year_earlier)
        )
        return Beside(of=name, before=before, after=after, year_earlier=earlier, known_as=known_as)

    def listed(self, groups: Iterable[tuple[str, list[ConflictEvent]]], known_as: dict[str, str]) -> tuple[Beside, ...]:
        """Rows with any event before or after, those with the most first."""
        rows = [self.of(name, events, known_as.get(name)) for name, events in groups]
        counted = [(sum(side.events for side in (row.before, row.after) if side), row) for row in rows]
        ordered = sorted((one for one in counted if one[0]), key=lambda one: (-one[0], one[1].of))
        return tuple(row for _, row in ordered[:LISTED])


def _grouped(
    events: Iterable[ConflictEvent], names: Callable[[ConflictEvent], Iterable[str]]
) -> list[tuple[str, list[ConflictEvent]]]:
    groups: dict[str, list[ConflictEvent]] = {}
    for one in events:
        for name in names(one):
            if name:
                groups.setdefault(name, []).append(one)
    return sorted(groups.items())


def _earlier(events: Sequence[ConflictEvent], found: Windows, whole: Stretch) -> Earlier | None:
    if not (found.before and found.after):
        return None
    seen = _change(events, found.before, found.after)
    changes = [_change(events, *pair) for pair in earlier_pairs(found, whole)]
    large = [sum(abs(one[place]) >= abs(seen[place]) for one in changes) for place in (0, 1)]
    return Earlier(pairs=len(changes), as_large_in_events=large[0], as_large_in_deaths=large[1])


def _change(events: Sequence[ConflictEvent], before: Stretch, after: Stretch) -> tuple[float, float]:
    one, other = counts(events, *before), counts(events, *after)
    return other.events_a_month - one.events_a_month, other.deaths_a_month - one.deaths_a_month
