"""A case: one row of a named list, with what that list codes and what it does not.

A flag that a list codes is yes or no; one that it does not code is unknown, never no. The day keeps the
precision that the list gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from juncture.record.countries import State
from juncture.record.truth import Truth
from juncture.record.when import When, day_of


class Outcome(StrEnum):
    """How far it went: the incumbents lost power, it was carried out in vain, or it was a plan."""

    REALISED = "realised"
    ATTEMPTED = "attempted"
    CONSPIRACY = "conspiracy"


@dataclass(frozen=True)
class Case:
    """A row of a list.

    ``flags`` are those that the list sets, ``coded`` all those that it codes for this row; ``detail`` is the list's own
    word for the kind of event; ``line`` is the line of its file.
    """

    list: str
    id: str
    state: State
    when: When
    outcome: Outcome
    flags: frozenset[str] = frozenset()
    coded: frozenset[str] = frozenset()
    detail: str = ""
    line: int = 0

    @property
    def country(self) -> str:
        """The country of today (ISO 3166 alpha-3)."""
        return self.state.iso

    @cached_property
    def first(self) -> date:
        """The first day on which it may have begun."""
        assert self.when.begin.earliest is not None
        return day_of(self.when.begin.earliest)

    @cached_property
    def last(self) -> date:
        """The last day on which it may have begun."""
        assert self.when.begin.latest is not None
        return day_of(self.when.begin.latest)

    @property
    def exact(self) -> bool:
        """Whether the list gives the day."""
        return self.first == self.last

    def flag(self, name: str) -> Truth:
        """Whether the list says so of this row; unknown where it does not code it."""
        if name in self.flags:
            return Truth.YES
        return Truth.NO if name in self.coded else Truth.UNKNOWN

    def __str__(self) -> str:
        return f"{self.state.name}, {self.when}"


def days_apart(one: Case, other: Case) -> int:
    """The fewest days that can lie between two cases; 0 where their dates may be the same."""
    if one.last < other.first:
        return (other.first - one.last).days
    return max(0, (one.first - other.last).days)
