"""Which statements about one holder of one office are about one stay: those of which no two lie apart.

Two lie apart where their times cannot meet, or where the firm evidence of one lies more than a year outside the
other's widest reach. A stay keeps the extremes of its statements, so that a further one is held against all at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf

from juncture.record.statements import Tenure
from juncture.record.validity import bounds
from juncture.record.when import DAY, in_step

#: Statements about one holder of one office that lie further apart than this are about two stays.
APART = 366 * DAY


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement with its widest reach and with the seconds at which it firmly says that the stay was so.

    What is not known stands as the infinity that keeps no statement apart from another.
    """

    tenure: Tenure
    vagueness: int
    low: float
    high: float
    sure_from: float
    sure_to: float

    @classmethod
    def of(cls, tenure: Tenure) -> Evidence:
        begin, end = bounds(tenure)
        first, last = in_step(begin, end)
        began, ended = begin.latest, end.earliest
        sure_from, sure_to = (ended if began is None else began), (began if ended is None else ended)
        return cls(
            tenure,
            sum(second is None for second in (begin.earliest, begin.latest, end.earliest, end.latest)),
            low=-inf if first.earliest is None else first.earliest,
            high=inf if last.latest is None else last.latest,
            sure_from=-inf if sure_from is None else sure_from,
            sure_to=inf if sure_to is None else sure_to,
        )


@dataclass(slots=True)
class Stay:
    """Statements of which no two lie apart, with the extremes of all."""

    tenures: list[Tenure] = field(default_factory=list)
    low: float = -inf
    high: float = inf
    sure_from: float = -inf
    sure_to: float = inf

    def apart(self, one: Evidence) -> bool:
        """Whether a statement lies apart from any of these."""
        distance = max(self.low - one.high, one.low - self.high)
        gap = max(self.low - one.sure_to, one.low - self.sure_to, self.sure_from - one.high, one.sure_from - self.high)
        return distance > 0 or gap > APART

    def add(self, one: Evidence) -> None:
        """Take a statement in."""
        self.tenures.append(one.tenure)
        self.low, self.high = max(self.low, one.low), min(self.high, one.high)
        self.sure_from, self.sure_to = max(self.sure_from, one.sure_from), min(self.sure_to, one.sure_to)
