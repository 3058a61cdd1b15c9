"""A list as it was read: its cases, which years it covers, what was set aside and why.

Lists of leaders, elections and sanctions come the same way: what they hold stands beside the cases.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from juncture.precedents.case import Case
from juncture.record.countries import State
from juncture.record.problems import Problem
from juncture.record.when import When


@dataclass(frozen=True)
class Tenure:
    """A leader's time in power, as a list of leaders gives it; a missing end is unknown."""

    list: str
    id: str
    state: State
    leader: str
    since: When
    until: When | None
    line: int


@dataclass(frozen=True)
class Election:
    """An election that was held; ``executive`` where it filled the executive office directly."""

    list: str
    id: str
    state: State
    when: When
    executive: bool
    line: int


@dataclass(frozen=True)
class Sanction:
    """Sanctions of one sender on one state, by years."""

    list: str
    id: str
    state: State
    sender: str
    since: int
    until: int | None
    kinds: tuple[str, ...]
    line: int


Entry = Case | Tenure | Election | Sanction


@dataclass(frozen=True)
class Listing:
    """A list that was read from a file.

    ``since`` and ``until`` bound what it covers; ``rows`` counts the rows of the file, ``set_aside`` says of each row
    that was not taken why not, ``remarks`` what was taken and is worth a look.
    """

    id: str
    title: str
    version: str
    terms: str
    file: str
    since: date
    until: date
    rows: int
    cases: tuple[Case, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    elections: tuple[Election, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    set_aside: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """The list with its version."""
        return f"{self.title} {self.version}".strip()

    @property
    def years(self) -> str:
        """The years that it covers."""
        return f"{self.since.year}–{self.until.year}"
