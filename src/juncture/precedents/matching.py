"""One happening in several lists: cases matched by state and day, one to one, the nearest first.

Dates and outcomes that differ are shown side by side and never averaged; nothing decides which list is right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from juncture.precedents.case import Case, Outcome, days_apart

#: How many days apart two lists may date one happening.
WINDOW = 31


@dataclass(frozen=True)
class Happening:
    """One event as the lists have it: at most one case of each list."""

    cases: tuple[Case, ...]

    def of(self, name: str) -> Case | None:
        """The case of a list."""
        return next((one for one in self.cases if one.list == name), None)

    @property
    def country(self) -> str:
        """The country of today."""
        return self.cases[0].country

    @property
    def dates(self) -> Mapping[str, tuple[str, ...]]:
        """The dates that are given, each with the lists that give it."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.cases:
            found[str(one.when)].append(one.list)
        return {date: tuple(lists) for date, lists in found.items()}

    @property
    def outcomes(self) -> Mapping[Outcome, tuple[str, ...]]:
        """The outcomes that are given, each with the lists that give it."""
        found: dict[Outcome, list[str]] = defaultdict(list)
        for one in self.cases:
            found[one.outcome].append(one.list)
        return {outcome: tuple(lists) for outcome, lists in found.items()}

    @property
    def days_between(self) -> int:
        """The most days between two of its dates."""
        return max((days_apart(one, other) for one in self.cases for other in self.cases), default=0)


def pairs(first: Sequence[Case], second: Sequence[Case], window: int = WINDOW) -> dict[int, int]:
    """The places of cases in one sequence and the places of their partners in the other."""
    by_state = _by_state(second)
    near = sorted(
        (apart, number, place)
        for number, one in enumerate(first)
        for place in by_state[one.state.number]
        if (apart := days_apart(one, second[place])) <= window
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, place in near:
        if number not in found and place not in taken:
            found[number] = place
            taken.add(place)
    return found


def agreement(
    first: Sequence[Case], second: Sequence[Case], window: int = WINDOW, *, shared: bool = False
) -> dict[str, int]:
    """How many cases have a partner in the second list on the same day, within 3, within ``window`` days, or none.

    ``shared`` lets one case be the partner of several, as comparisons by the nearest date do.

    >>> from juncture.precedents.lists import shipped
    >>> agreement(shipped().cases, shipped().cases)
    {'same day': 981, 'within 3 days': 0, 'within 31 days': 0, 'none': 0}
    """
    apart = _nearest(first, second, window) if shared else _paired(first, second, window)
    same, close = sum(not days for days in apart), sum(0 < days <= 3 for days in apart)
    return {
        "same day": same,
        "within 3 days": close,
        f"within {window} days": len(apart) - same - close,
        "none": len(first) - len(apart),
    }


def _paired(first: Sequence[Case], second: Sequence[Case], window: int) -> list[int]:
    return [days_apart(first[number], second[place]) for number, place in pairs(first, second, window).items()]


def _nearest(first: Sequence[Case], second: Sequence[Case], window: int) -> list[int]:
    by_state = _by_state(second)
    apart = [[days_apart(one, second[place]) for place in by_state[one.state.number]] for one in first]
    return [min(found) for found in apart if found and min(found) <= window]


def _by_state(cases: Sequence[Case]) -> defaultdict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(cases):
        found[one.state.number].append(place)
    return found


def happenings(lists: Iterable[Sequence[Case]], window: int = WINDOW) -> tuple[Happening, ...]:
    """The cases of several lists as happenings, in order of time.

    Each further list is matched to what the lists before it have, by the date of the first that has it, nearest first;
    what finds no partner stands alone.
    """
    found: list[list[Case]] = []
    for cases in lists:
        matched = pairs(cases, [known[0] for known in found], window)
        for number, one in enumerate(cases):
            if number in matched:
                found[matched[number]].append(one)
            else:
                found.append([one])
    ordered = sorted(found, key=lambda group: (group[0].first, group[0].state.number, group[0].id))
    return tuple(Happening(tuple(group)) for group in ordered)
