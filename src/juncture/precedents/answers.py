"""What a term of a filter asks of a case. Every answer is yes, no or unknown; a gap in the data is never a no.

Each function makes the question from what the person wrote; the question is put to one :class:`Subject` at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from juncture.precedents.base import Subject
from juncture.precedents.case import Case, Outcome
from juncture.record.countries import regions
from juncture.record.truth import Truth
from juncture.record.when import When, day_of, instant

Question = Callable[[Subject], Truth]

#: The names of bodies and senders as people write them.
BODIES = {"ecowas": "ecowas", "cedeao": "ecowas", "au": "au", "african union": "au", "un": "un", "eu": "eu", "us": "us"}
#: Where the states of a body lie: no state elsewhere belongs to it.
_WITHIN = {"ecowas": "western-africa", "au": "africa"}
#: The average length of a month, for "within so many months".
MONTH = 30.4375


def flag(name: str) -> Question:
    """Whether lists code it so."""
    return lambda subject: subject.flag(name)


def outcome(values: Sequence[str]) -> Question:
    """Whether the list has one of these outcomes."""
    wanted = {Outcome(value) for value in values}
    return lambda subject: Truth.of(subject.case.outcome in wanted)


def cell(name: str) -> Question:
    """What the supplement's cell says; a cell that is empty, or a case that it does not hold, is unknown."""

    def ask(subject: Subject) -> Truth:
        value = subject.cell(name)
        return value if isinstance(value, Truth) else Truth.UNKNOWN

    return ask


def member(body: str) -> Question:
    """Whether the state belonged to a body on the day; both ends of an imprecise date must agree."""
    id = BODIES[body.lower()]
    inside = regions()[_WITHIN[id]].countries

    def ask(subject: Subject) -> Truth:
        case = subject.case
        if case.country not in inside:
            return Truth.NO
        ends = {subject.base.supplement.member(case.country, id, day) for day in {case.first, case.last}}
        return ends.pop() if len(ends) == 1 else Truth.UNKNOWN

    return lru_cache(maxsize=None)(ask)


def within(countries: frozenset[str]) -> Question:
    """Whether it happened in one of these countries of today."""
    return lambda subject: Truth.of(subject.case.country in countries)


def years(given: Mapping[str, str]) -> Question:
    """Whether it began within years; one whose date reaches over a bound is unknown."""
    low, high = 0, 9999
    for name, text in given.items():
        year = int(text)
        low = max(low, {"from": year, "after": year + 1, "year": year}.get(name, 0))
        high = min(high, {"to": year, "before": year - 1, "year": year}.get(name, 9999))

    def ask(subject: Subject) -> Truth:
        first, last = subject.case.first.year, subject.case.last.year
        if last < low or first > high:
            return Truth.NO
        return Truth.YES if first >= low and last <= high else Truth.UNKNOWN

    return ask


def response(sender: str, kinds: Sequence[str]) -> Question:
    """Whether a sender answered so; without such a row it is unknown, since rows are not said to be complete."""
    id = BODIES[sender.lower()]

    def ask(subject: Subject) -> Truth:
        if subject.coup is None:
            return Truth.UNKNOWN
        found = any(one.sender == id and one.kind in kinds for one in subject.responses())
        return Truth.YES if found else Truth.UNKNOWN

    return ask


def sanctions(months: int) -> Question:
    """Whether anybody imposed sanctions within so many months; the list has years, so the first year may lie before."""

    def ask(subject: Subject) -> Truth:
        begun = [one.since for one in subject.base.sanctions.get(subject.case.country, ())]
        first, until = subject.case.first.year, _months_after(subject, months)
        if any(first < year < until.year for year in begun):
            return Truth.YES
        if any(first <= year <= until.year for year in begun) or subject.base.sanctions_until < until:
            return Truth.UNKNOWN
        return Truth.NO

    return ask


def election(months: int) -> Question:
    """Whether the executive was elected within so many months."""

    def ask(subject: Subject) -> Truth:
        when, watched = next_election(subject)
        if when is None:
            return Truth.NO if watched >= _months_after(subject, months) else Truth.UNKNOWN
        if when.begin.earliest is None or when.end.latest is None:
            return Truth.UNKNOWN
        least = (day_of(when.begin.earliest) - subject.case.last).days / MONTH
        most = (day_of(when.end.latest) - subject.case.first).days / MONTH
        return Truth.YES if most <= months else Truth.NO if least > months else Truth.UNKNOWN

    return ask


def _months_after(subject: Subject, months: int) -> date:
    return date.fromordinal(subject.case.last.toordinal() + round(months * MONTH))


def next_election(subject: Subject) -> tuple[When | None, date]:
    """The next election of the executive, and until when it was watched for where none had been held.

    The supplement's comes first; else the first in a list of elections. One later than the known day is none.
    """
    found, watched, known = subject.cell("next_executive_election"), subject.base.elections_until, subject.base.known
    if not isinstance(found, When):
        after = instant(subject.case.last)
        dated = (one.when for one in subject.base.elections_of(subject.case.state.iso))
        found = min((one for one in dated if one.begin.earliest and one.begin.earliest > after), default=None)
    if found and known and found.begin.earliest is not None and day_of(found.begin.earliest) > known:
        return None, known
    return found, watched


def another(where: str, months: int, successful: bool) -> Question:
    """Whether the same list has another one before or after, in the same state, that was carried out."""
    days = round(months * MONTH)

    def ask(subject: Subject) -> Truth:
        cases = subject.after(days) if where == "after" else subject.before(days)
        if any(_counts(one, successful) for one in cases):
            return Truth.YES
        covered = subject.covered_until >= _months_after(subject, months)
        return Truth.NO if where == "before" or covered else Truth.UNKNOWN

    return ask


def _counts(case: Case, successful: bool) -> bool:
    return case.outcome is Outcome.REALISED or (not successful and case.outcome is Outcome.ATTEMPTED)


def definition(id: str) -> Question:
    """What a definition says of it; unknown where its list lacks the columns."""
    return lambda subject: subject.base.marks.get(id, {}).get((subject.case.list, subject.case.id), Truth.UNKNOWN)
