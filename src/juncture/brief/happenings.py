"""When things happened: the narrowest date told, or all that conflict; in which order; in the crisis or before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from juncture.brief import dates
from juncture.record.occurrences import Occurrence
from juncture.record.statements import Event
from juncture.record.truth import Truth
from juncture.record.when import DAY, When, instant

if TYPE_CHECKING:
    from juncture.brief.context import Context


def happened(one: Occurrence) -> bool:
    """Whether it is told as something that took place, was meant, or did not happen, not as something still to come."""
    return any(_past(event) for event in one.events)


def _past(event: Event) -> bool:
    if event.voice == "conditional":
        return False
    open_ended = event.when is None or event.when.end.latest is None
    return not (event.voice in ("hedged", "planned") and open_ended)


def in_window(context: Context, one: Occurrence) -> bool:
    """Whether it may have fallen within the days of the crisis itself."""
    if context.window is None:
        return False
    first = instant(context.window[0])
    whens = [event.when for event in one.events if event.when]
    best = min(whens, key=_breadth, default=None)
    if best is None:
        return any(name == event.id for event in one.events for name in _near(context))
    low = best.begin.earliest
    if low is None:
        return best.end.latest is not None and best.end.latest >= first and _bound_to_crisis(context, one)
    return low >= first


def _bound_to_crisis(context: Context, one: Occurrence) -> bool:
    """For something dated only "by" a day of the crisis: whether the record ties it to the turning point."""
    turning = context.turning_point
    if turning is None:
        return False
    tied = {turning.id, *turning.after, *turning.same_as, *([turning.part_of] if turning.part_of else [])}
    ids = {event.id for event in one.events}
    links = {name for event in one.events for name in (*event.before, *event.after, event.part_of or "")}
    return bool(ids & tied or links & tied)


def _near(context: Context) -> tuple[str, ...]:
    return (context.turning_point.id,) if context.turning_point else ()


def _breadth(when: When) -> int:
    low, high = when.begin.earliest, when.end.latest
    return high - low if low is not None and high is not None else 1 << 62


def conflicting(one: Occurrence) -> bool:
    """Whether the tellings of one happening date it to days that cannot both be right."""
    return Truth.YES in one.date_conflicts()


def narrowest(one: Occurrence) -> When | None:
    """The most precise date that is told of a happening."""
    return min((event.when for event in one.events if event.when), key=_breadth, default=None)


def ordered(found: list[Occurrence]) -> list[Occurrence]:
    """Happenings by their narrowest date: what came by a day before what happened on it, a range by its end.

    Those of one date keep the order in which the record ties them.
    """
    places = {id(one): number for number, one in enumerate(found)}

    def key(one: Occurrence) -> tuple[bool, int, int, int]:
        when = narrowest(one)
        if when is None:
            return True, 0, 0, places[id(one)]
        low, high = when.begin.earliest, when.end.latest
        last = high if high is not None else low
        rank = 0 if low is None else 1 if dates.is_point(when) and when.precision != "month" else 2
        return False, (last or 0) // DAY, rank, places[id(one)]

    return _tied(sorted(found, key=key))


def _tied(found: list[Occurrence]) -> list[Occurrence]:
    """What is recorded to come before another of the same date moved ahead of it."""
    days: dict[str, list[Occurrence]] = {}
    for one in found:
        days.setdefault(plain_when(one), []).append(one)
    return [one for day in days.values() for one in _first_things_first(day)]


def _first_things_first(day: list[Occurrence]) -> list[Occurrence]:
    """Happenings of one date, each after those that are recorded to come before it; a circle keeps its order."""
    at = {event.id: one for one in day for event in one.events}
    earlier: dict[str, list[Occurrence]] = {}
    for one in day:
        for event in one.events:
            for later in (at[name] for name in event.before if name in at):
                earlier.setdefault(later.lead.id, []).append(one)
    out: dict[str, Occurrence] = {}

    def put(one: Occurrence) -> None:
        for first in earlier.pop(one.lead.id, []):
            put(first)
        out.setdefault(one.lead.id, one)

    for one in day:
        put(one)
    return list(out.values())


def plain_when(one: Occurrence) -> str:
    """When something happened, in words, whether its year is stated or inferred."""
    return when_of(one).replace("[", "").replace("]", "")


def when_of(one: Occurrence) -> str:
    """When something happened, in words: the narrowest date told, or all that conflict."""
    best = narrowest(one)
    if best is None:
        return "not dated"
    if conflicting(one):
        return dates.span(sorted({str(event.when) for event in one.events if event.when}))
    inferred = all(event.year == "inferred" for event in one.events if event.when == best)
    return dates.words(best, inferred=inferred)
