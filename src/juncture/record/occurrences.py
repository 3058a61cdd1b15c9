"""Occurrences: statements of several sources about one happening, kept apart and shown together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from juncture.record.statements import Event
from juncture.record.truth import Truth
from juncture.record.view import View


@dataclass(frozen=True)
class Occurrence:
    """One happening and the event statements that tell of it, the one that others point to first."""

    events: tuple[Event, ...]

    @property
    def lead(self) -> Event:
        return self.events[0]

    def date_conflicts(self) -> list[Truth]:
        """For each pair of statements with a date: whether both dates cannot be right."""
        dates = [event.when for event in self.events if event.when]
        return [one.conflicts(other) for one, other in combinations(dates, 2)]


def occurrences(view: View) -> list[Occurrence]:
    """The events of a view, gathered by ``same_as``, in order of first mention; ask for it with ``view.once``."""
    events = {event.id: event for event in view.of(Event)}
    group = {id: id for id in events}

    def root(id: str) -> str:
        while group[id] != id:
            group[id] = group[group[id]]
            id = group[id]
        return id

    for event in events.values():
        for other in event.same_as:
            if other in events:
                group[root(event.id)] = root(other)
    gathered: dict[str, list[Event]] = {}
    for id, event in events.items():
        gathered.setdefault(root(id), []).append(event)
    return [Occurrence(tuple(_led(found)) if len(found) > 1 else (found[0],)) for found in gathered.values()]


def _led(found: list[Event]) -> Iterator[Event]:
    pointed_to = {id for event in found for id in event.same_as}
    lead = next((event for event in found if event.id in pointed_to and not event.same_as), found[0])
    yield lead
    yield from (event for event in found if event is not lead)
