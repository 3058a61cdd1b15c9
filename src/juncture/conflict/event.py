"""One event of an armed conflict, as a data set codes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from juncture.conflict.month import Month


@dataclass(frozen=True, slots=True)
class ConflictEvent:
    """A clash, an attack or an explosion: between which days, where, who, and how many were killed.

    ``first`` and ``last`` bound the days on which it may have happened. ``deaths`` is the data set's best estimate;
    None where it gives none, which is not the same as 0. ``reports`` counts the sources that the data set names.

    >>> event = ConflictEvent("MLI1", date(2021, 5, 24), date(2021, 5, 30), "Mali", "Mopti", "Bandiagara", "Battles")
    >>> str(event.month), event.deaths is None
    ('2021-05', True)
    """

    id: str
    first: date
    last: date
    country: str
    region: str
    place: str
    kind: str
    actors: tuple[str, ...] = ()
    deaths: int | None = None
    reports: int | None = None
    violent: bool = True

    @property
    def month(self) -> Month | None:
        """The month that it lies in; None where it may lie in either of two."""
        month = Month.of(self.first)
        return month if Month.of(self.last) == month else None

    def within(self, first: Month, last: Month) -> bool:
        """Whether it surely lies in these months, both of them whole."""
        return first <= Month.of(self.first) and Month.of(self.last) <= last
