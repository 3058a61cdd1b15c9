"""What every section works from: the view, the day to compare with, and answers that several of them need."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from juncture.brief.references import labels
from juncture.brief.relevance import conflict_statements
from juncture.record.holders import OfficeAnswer, holders
from juncture.record.network import mentions
from juncture.record.occurrences import Occurrence, occurrences
from juncture.record.record import Record
from juncture.record.statements import Event, Statement
from juncture.record.timeline import in_order
from juncture.record.view import View
from juncture.record.when import day_of

#: How many days before the turning point still belong to the crisis itself.
LEAD_UP = 14


@dataclass(frozen=True)
class Context:
    """A view with what the sections share."""

    view: View
    since: date | None = None

    @property
    def record(self) -> Record:
        return self.view.record

    @cached_property
    def labels(self) -> dict[str, str]:
        """How notes name each source."""
        return labels(self.record)

    @cached_property
    def turning_point(self) -> Event | None:
        """The event on which the crisis turns, where the dossier names one and it is known by then."""
        return self.view.event(self.record.meta.turning_point)

    @cached_property
    def turning_day(self) -> date | None:
        """The first day on which it may have happened."""
        when = self.turning_point.when if self.turning_point else None
        return day_of(when.begin.earliest) if when and when.begin.earliest is not None else None

    @cached_property
    def day(self) -> date | None:
        """The day that the brief describes: ``as_of``, else ``known``, else the last day that the record speaks of."""
        if self.view.as_of or self.view.known:
            return self.view.as_of or self.view.known
        return self._last_day

    @cached_property
    def _last_day(self) -> date | None:
        ends = [event.when.end.latest for event in self.view.of(Event) if event.when and event.voice != "planned"]
        known = [end for end in ends if end is not None]
        return day_of(max(known)) if known else None

    @cached_property
    def window(self) -> tuple[date, date] | None:
        """The days of the crisis itself: from two weeks before its turning point to the day described."""
        if self.day is None:
            return None
        if self.turning_day is None or self.turning_day > self.day:
            return None
        return date.fromordinal(max(1, self.turning_day.toordinal() - LEAD_UP)), self.day

    @cached_property
    def occurrences(self) -> list[Occurrence]:
        """What happened by the day described, in the record's order."""
        return in_order(self.view.once(occurrences))

    @cached_property
    def eve(self) -> date | None:
        """The day before the turning point."""
        return self.turning_day - timedelta(days=1) if self.window and self.turning_day else None

    @cached_property
    def offices(self) -> list[tuple[OfficeAnswer, OfficeAnswer | None]]:
        """Every office on the day described, each beside its answer for the eve of the turning point."""
        if self.day is None:
            return []
        then = {one.office: one for one in holders(self.view, self.eve)} if self.eve else {}
        return [(now, then.get(now.office)) for now in holders(self.view, self.day)]

    @cached_property
    def conflict(self) -> dict[str, Statement]:
        """What bears on the linked armed conflict."""
        return conflict_statements(self.view)

    @cached_property
    def courts(self) -> frozenset[str]:
        """Whoever the record says has ruled."""
        return frozenset(actor for event in self.view.of(Event) if event.act == "rule" for actor in event.actors)

    @cached_property
    def mentions(self) -> Counter[str]:
        """How often statements of the view name each entry."""
        return self.view.once(mentions)

    def statement(self, id: str) -> Statement | None:
        """A statement of the view; None where it is no statement or was not yet public."""
        return self.view.by_id.get(id)
