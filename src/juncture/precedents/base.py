"""What cases are asked about together: lists, the supplement, and what definitions say of them.

A case is looked at as a :class:`Subject`: what its own list codes comes first; where that is silent, what the
supplement has; then what the other lists code of the same happening. What none of them says is unknown, and where
the other lists part it is contested.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from juncture.precedents.case import Case, Outcome
from juncture.precedents.listing import Election, Listing, Sanction, Tenure
from juncture.precedents.lists.own import LIST
from juncture.precedents.matching import WINDOW, Happening, happenings
from juncture.precedents.supplement import Coup, Response, Supplement, supplement
from juncture.record.truth import Truth, weigh
from juncture.record.when import When, day_of

#: By definition: the truth of each case by its list and id.
Marks = Mapping[str, Mapping[tuple[str, str], Truth]]


@dataclass(frozen=True, eq=False)
class Subject:
    """A case in the light of everything that is at hand."""

    case: Case
    happening: Happening
    coup: Coup | None
    base: Base = field(repr=False)

    def flag(self, name: str) -> Truth:
        """Whether something is so of it that lists code."""
        own = self.case.flag(name)
        return own if own is not Truth.UNKNOWN else self._elsewhere(name)

    def _elsewhere(self, name: str) -> Truth:
        cell = self.coup.cells().get(name) if self.coup else None
        if cell is not None and isinstance(cell.value, Truth):
            return cell.value
        return weigh(one.flag(name) for one in self.happening.cases if one is not self.case)

    def cell(self, name: str) -> object | None:
        """The value of one of the supplement's cells; None where it is unknown, or came about after the known day."""
        found = self.coup.cells().get(name) if self.coup else None
        if found is None or (name == "reinstated" and self._later("reinstated_on")):
            return None
        return found.value

    def _later(self, name: str) -> bool:
        """Whether the day of a cell comes after the day from which is looked."""
        when = self.cell(name)
        known, first = self.base.known, when.begin.earliest if isinstance(when, When) else None
        return known is not None and first is not None and day_of(first) > known

    @property
    def election(self) -> When | None:
        """The next election of the executive by the supplement, as far as is looked."""
        when = self.cell("next_executive_election")
        return when if isinstance(when, When) and not self._later("next_executive_election") else None

    def responses(self) -> tuple[Response, ...]:
        """The answers to it, as far as is looked; none where the supplement does not have it."""
        rows = self.base.supplement.responses_to(self.coup.id) if self.coup else ()
        known = self.base.known
        return rows if known is None else tuple(one for one in rows if _by(one.on, known))

    @cached_property
    def covered_until(self) -> date:
        """The last day that its list covers, as far as is looked."""
        return self.base.seen(self.base.listing(self.case.list).until)

    def before(self, days: int) -> Sequence[Case]:
        """The cases of its list and state that began before it, within so many days."""
        cases, firsts = self.base.of_state(self.case)
        low = bisect_left(firsts, self.case.first.toordinal() - days)
        return [one for one in cases[low : bisect_left(firsts, self.case.first.toordinal())] if one is not self.case]

    def after(self, days: int) -> Sequence[Case]:
        """The cases of its list and state that began after it, within so many days."""
        cases, firsts = self.base.of_state(self.case)
        low = bisect_right(firsts, self.case.last.toordinal())
        end = min(self.case.first.toordinal() + days, self.covered_until.toordinal())
        return cases[low : bisect_right(firsts, end)]


class Base:
    """Lists that questions are put to."""

    def __init__(
        self,
        listings: Iterable[Listing],
        rows: Supplement | None = None,
        marks: Marks | None = None,
        definitions: Mapping[str, str] | None = None,
        *,
        known: date | None = None,
        asking: tuple[str, date] | None = None,
    ) -> None:
        """``known`` is the day from which is looked: what came later is left out, and what was open then is open.

        ``asking`` is the country and the day of the event that cases are sought for; it is no precedent of itself.
        """
        self.listings = tuple(listings)
        self.supplement = rows or supplement()
        self.marks: Marks = marks or {}
        self.definitions: Mapping[str, str] = definitions or {}
        self.known, self.asking = known, asking
        self._by_state: dict[tuple[str, int], tuple[list[Case], list[int]]] = {}

    def listing(self, name: str) -> Listing:
        """The list of this id; KeyError where it was not read."""
        for one in self.listings:
            if one.id == name:
                return one
        raise KeyError(name)

    @property
    def with_cases(self) -> tuple[Listing, ...]:
        """The lists that hold cases."""
        return tuple(one for one in self.listings if one.cases)

    @cached_property
    def happenings(self) -> tuple[Happening, ...]:
        """The cases of all lists, matched."""
        return happenings(one.cases for one in self.with_cases)

    def seen(self, until: date) -> date:
        """A day, or the day from which is looked where that comes first."""
        return min(until, self.known) if self.known else until

    @cached_property
    def itself(self) -> Happening | None:
        """The event that cases are sought for, as the lists have it: of its country, within a month of its day."""
        return self.nearest_to(*self.asking) if self.asking else None

    def nearest_to(self, country: str, day: date) -> Happening | None:
        """The happening in a country that lies nearest to a day, at most a month away."""
        own = (
            (_apart(one.cases[0], day), place) for place, one in enumerate(self.happenings) if one.country == country
        )
        apart, place = min(own, default=(WINDOW + 1, 0))
        return self.happenings[place] if apart <= WINDOW else None

    @cached_property
    def subjects(self) -> Mapping[str, tuple[Subject, ...]]:
        """The cases of every list that may be precedents, in the light of the others, in order."""
        return {id: tuple(filter(self._precedes, many)) for id, many in self.every.items()}

    def _precedes(self, one: Subject) -> bool:
        return one.happening is not self.itself and (self.known is None or one.case.last <= self.known)

    @cached_property
    def every(self) -> Mapping[str, tuple[Subject, ...]]:
        """Every case of every list."""
        found: dict[str, list[Subject]] = {one.id: [] for one in self.with_cases}
        for happening in self.happenings:
            coup = self._coup(happening)
            for case in happening.cases:
                found[case.list].append(Subject(case, happening, coup, self))
        return {id: tuple(sorted(several, key=lambda s: (s.case.first, s.case.id))) for id, several in found.items()}

    def _coup(self, happening: Happening) -> Coup | None:
        return next((coup for case in happening.cases if (coup := self._coups.get(_key(case)))), None)

    def ousted(self, case: Case) -> Tenure | None:
        """The leader whose time in power ended with a case, by the lists of leaders that were read."""
        if case.outcome is not Outcome.REALISED:
            return None
        near = (one for one in self._leaders.get(case.state.number, ()) if one.until and _ends(one.until, case))
        return next(near, None)

    @cached_property
    def _leaders(self) -> Mapping[int, Sequence[Tenure]]:
        found: dict[int, list[Tenure]] = defaultdict(list)
        for one in (one for listing in self.listings for one in listing.tenures):
            found[one.state.number].append(one)
        return found

    @cached_property
    def _coups(self) -> Mapping[tuple[str, str, str], Coup]:
        """The supplement's coups by list, country and the list's key."""
        keyed = {(name, one.country, key): one for one in self.supplement.coups for name, key in one.lists.items()}
        return keyed | {(LIST, one.country, one.id): one for one in self.supplement.coups}

    def of_state(self, case: Case) -> tuple[list[Case], list[int]]:
        """The cases of a list and state in order, and the days on which they began."""
        key = (case.list, case.state.number)
        if key not in self._by_state:
            groups: dict[tuple[str, int], list[Case]] = defaultdict(list)
            for one in self.listing(case.list).cases:
                groups[one.list, one.state.number].append(one)
            for group, cases in groups.items():
                self._by_state[group] = (cases, [one.first.toordinal() for one in cases])
        return self._by_state[key]

    def elections_of(self, iso: str) -> Sequence[Election]:
        """The elections of the executive in a country of today, in all lists."""
        return self._elections.get(iso, ())

    @cached_property
    def elections_until(self) -> date:
        """The last day that a list of elections covers, as far as is looked; without one, the first of all days."""
        return self.seen(max((one.until for one in self.listings if one.elections), default=date.min))

    @cached_property
    def _elections(self) -> Mapping[str, Sequence[Election]]:
        found: dict[str, list[Election]] = defaultdict(list)
        for one in (one for listing in self.listings for one in listing.elections):
            if one.executive:
                found[one.state.iso].append(one)
        return found

    @cached_property
    def sanctions_until(self) -> date:
        """The last day that a list of sanctions covers, as far as is looked; without one, the first of all days."""
        return self.seen(max((one.until for one in self.listings if one.sanctions), default=date.min))

    @cached_property
    def sanctions(self) -> Mapping[str, tuple[Sanction, ...]]:
        """The sanctions of all lists by the country that they were imposed on."""
        found: dict[str, list[Sanction]] = defaultdict(list)
        for one in (one for listing in self.listings for one in listing.sanctions):
            found[one.state.iso].append(one)
        return {iso: tuple(several) for iso, several in found.items()}


def _by(when: When, day: date) -> bool:
    return when.begin.earliest is not None and day_of(when.begin.earliest) <= day


def _apart(case: Case, day: date) -> int:
    return max(0, (case.first - day).days, (day - case.last).days)


def _key(case: Case) -> tuple[str, str, str]:
    return (case.list, case.country, case.id if case.list in ("cline", LIST) else str(case.when))


def _ends(until: When, case: Case) -> bool:
    """Whether a time in power ended on the day of a case, or in its month where the list gives no day."""
    first, last = until.begin.earliest, until.end.latest
    return first is not None and last is not None and day_of(first) <= case.last and day_of(last) >= case.first
