"""When each entry was in force, folded from journal lines: the derived part of a store, as a pure function.

At any line at most one period of an entry is open. What :func:`juncture.record.journal.standing` says
of the first N lines is what the periods with ``since <= N`` that had not ended by N say, in order of ``place``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from juncture.record.journal import Action, Line
from juncture.record.store.subjects import subject_of


@dataclass(slots=True)
class Period:
    """An entry in force from the line ``since`` until before the line ``ended``; ``line`` holds its payload."""

    id: str
    since: int
    ended: int | None
    line: int
    place: int
    kind: str
    subject: str | None

    def row(self) -> tuple[object, ...]:
        return (self.id, self.since, self.ended, self.line, self.place, self.kind, self.subject)


@dataclass(slots=True)
class Offer:
    """A proposal that waits to be accepted or rejected."""

    id: str
    line: int
    kind: str
    subject: str | None

    def row(self) -> tuple[object, ...]:
        return (self.id, self.line, self.kind, self.subject)


@dataclass(slots=True)
class Periods:
    """Folds lines onto the periods and offers that were open before them."""

    open: dict[str, Period] = field(default_factory=dict)
    offers: dict[str, Offer] = field(default_factory=dict)
    begun: list[Period] = field(default_factory=list)
    closed: list[Period] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)

    def take(self, line: Line) -> None:
        """Account for one more line."""
        match line.action:
            case Action.ASSERT | Action.SUPERSEDE:
                self._begin(line, _offer(line))
            case Action.RETRACT:
                self._close(line)
            case Action.PROPOSE:
                self.offers[line.id] = _offer(line)
                self.touched.add(line.id)
            case Action.ACCEPT:
                offered = self.offers.pop(line.id, None)
                self.touched.add(line.id)
                accepted = _offer(line) if line.payload else offered
                if accepted is not None:
                    self._begin(line, accepted)
            case Action.REJECT:
                self.offers.pop(line.id, None)
                self.touched.add(line.id)

    def _begin(self, line: Line, said: Offer) -> None:
        before = self._close(line)
        place = before.place if before else line.seq
        period = Period(line.id, line.seq, None, said.line, place, said.kind, said.subject)
        self.open[line.id] = period
        self.begun.append(period)

    def _close(self, line: Line) -> Period | None:
        before = self.open.pop(line.id, None)
        if before is not None:
            before.ended = line.seq
            self.closed.append(before)
        return before


def _offer(line: Line) -> Offer:
    return Offer(line.id, line.seq, line.kind, subject_of(line.kind, line.payload))
