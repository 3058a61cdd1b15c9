"""The letter against a published list: agreement, Cohen's kappa, and every disagreement with its reason.

Events are matched by country code and date, one to one, the nearest first. Nothing is tuned: where the
letter and the list part, the row says by which element, and what the columns did not tell stays apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from juncture.record.citation import Answer
from juncture.record.truth import Truth
from juncture.rules.cline import facts_of_row
from juncture.rules.definition import Definition
from juncture.rules.expression import read
from juncture.rules.verdict import decide, truths_from

WINDOW = 7


@dataclass(frozen=True, slots=True)
class Listed:
    """An event of a published list; ``success`` and ``kind`` as the list codes them."""

    country: str
    day: date
    success: bool
    kind: str = ""


class Row(Answer):
    """One event judged by the letter, and whether the list has it."""

    event: str
    country: str
    day: str
    letter: Truth
    listed: bool
    days_apart: int | None
    reason: str | None


class Agreement(Answer):
    """How far the letter of a definition, on another list's columns, agrees with its own list."""

    definition: str
    judged: int
    decided: int
    yes_listed: int
    yes_unlisted: int
    no_listed: int
    no_unlisted: int
    unknown_listed: int
    unknown_unlisted: int
    list_only: int
    agreement: float
    kappa: float
    kappa_if_unknown_is_no: float
    kappa_if_unknown_is_yes: float
    reasons: dict[str, int]
    rows: tuple[Row, ...]


def read_powell_thyne(rows: Iterable[Mapping[str, str]]) -> list[Listed]:
    """The Powell & Thyne list as its rows stand."""
    return [Listed(r["ccode"], date(int(r["year"]), int(r["month"]), int(r["day"])), r["coup"] == "2") for r in rows]


def read_colpus(rows: Iterable[Mapping[str, str]]) -> list[Listed]:
    """The Colpus list; its kind is reshuffling (SH) or regime change (CH)."""
    return [Listed(r["ccode"], date.fromisoformat(r["date"]), r["success"] == "1", r["type2"]) for r in rows]


def agreement(
    definition: Definition, rows: Sequence[Mapping[str, str]], published: Sequence[Listed], window: int = WINDOW
) -> Agreement:
    """Judge rows of the Cline list by a definition's attempt, against the definition's own list."""
    span = {one.day.year for one in published}
    judged = [row for row in rows if min(span) <= int(row["year"]) <= max(span)]
    matched = match([(row["cowcode"], _day(row)) for row in judged], published, window)
    found = []
    for number, row in enumerate(judged):
        facts = facts_of_row(row)
        letter, _ = truths_from(definition, facts)
        other = matched.get(number)
        apart = abs((_day(row) - published[other].day).days) if other is not None else None
        reason = _reason(definition, row, letter, other is not None, _near(row, published, set(matched.values())))
        found.append(
            Row(
                event=row["coup_id"], country=row["country"], day=_day(row).isoformat(), letter=letter,
                listed=other is not None, days_apart=apart, reason=reason,
            )
        )  # fmt: skip
    return _summed(definition.id, found, len(published) - len(matched))


def match(events: Sequence[tuple[str, date]], published: Sequence[Listed], window: int) -> dict[int, int]:
    """Pairs of events and listed events of one country within a window, one to one, nearest first."""
    pairs = sorted(
        (abs((day - other.day).days), number, place)
        for number, (country, day) in enumerate(events)
        for place, other in enumerate(published)
        if country == other.country and abs((day - other.day).days) <= window
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, place in pairs:
        if number not in found and place not in taken:
            found[number] = place
            taken.add(place)
    return found


def kappa(both: int, first: int, second: int, neither: int) -> float:
    """Cohen's kappa of two codings, by how many both say yes to, only the first, only the second, neither.

    >>> round(kappa(20, 5, 10, 15), 2)
    0.4
    """
    total = both + first + second + neither
    if not total:
        return float("nan")
    seen = (both + neither) / total
    chance = ((both + first) * (both + second) + (neither + first) * (neither + second)) / total**2
    return (seen - chance) / (1 - chance) if chance < 1 else float("nan")


def _summed(id: str, rows: list[Row], list_only: int) -> Agreement:
    def count(letter: Truth, listed: bool) -> int:
        return sum(row.letter is letter and row.listed is listed for row in rows)

    cells = [count(letter, listed) for letter in (Truth.YES, Truth.NO) for listed in (True, False)]
    decided, open_ = sum(cells), [count(Truth.UNKNOWN, True), count(Truth.UNKNOWN, False)]
    return Agreement(
        definition=id, judged=len(rows), decided=decided,
        yes_listed=cells[0], yes_unlisted=cells[1], no_listed=cells[2], no_unlisted=cells[3],
        unknown_listed=open_[0], unknown_unlisted=open_[1], list_only=list_only,
        agreement=(cells[0] + cells[3]) / decided if decided else float("nan"), kappa=kappa(*cells),
        kappa_if_unknown_is_no=kappa(cells[0], cells[1], cells[2] + open_[0], cells[3] + open_[1]),
        kappa_if_unknown_is_yes=kappa(cells[0] + open_[0], cells[1] + open_[1], cells[2], cells[3]),
        reasons=dict(Counter(row.reason for row in rows if row.reason).most_common()), rows=tuple(rows),
    )  # fmt: skip


def _reason(definition: Definition, row: Mapping[str, str], letter: Truth, listed: bool, near: bool) -> str | None:
    if letter is Truth.UNKNOWN:
        return f"missing fact: {_missing(definition, row)}"
    if letter is Truth.YES and not listed:
        return "date: the list has an event of that country within two months" if near else "the list has no such event"
    if letter is Truth.NO and listed:
        return f"the columns say otherwise: {_failing(definition, row)}"
    return None


def _failing(definition: Definition, row: Mapping[str, str]) -> str:
    """The elements that stand against the attempt: those that are no, or yes where the definition excludes them."""
    verdict = decide(definition, facts_of_row(row))
    rule = read(definition.attempt)
    named = [name for name in rule.names() if rule.truth(_only(name, verdict.element(name).truth)) is Truth.NO]
    return ", ".join(dict.fromkeys(named)) or "several together"


def _only(name: str, truth: Truth) -> Callable[[str], Truth | None]:
    """A look at one element alone, the others being unknown."""
    return lambda other: truth if other == name else None


def _missing(definition: Definition, row: Mapping[str, str]) -> str:
    """The facts that no column tells, of the elements that the attempt hangs on."""
    facts = facts_of_row(row)
    asked = set(read(definition.attempt).names())
    rules = [one.expression for one in definition.element if one.id in asked]
    open_ = [rule for rule in rules if rule and rule.truth(facts.truth) is Truth.UNKNOWN]
    names = [name for rule in open_ for name in rule.names() if facts.truth(name) is Truth.UNKNOWN]
    return ", ".join(dict.fromkeys(names)) or "no single fact"


def _near(row: Mapping[str, str], published: Sequence[Listed], taken: set[int]) -> bool:
    day = _day(row)
    return any(
        place not in taken and other.country == row["cowcode"] and abs((day - other.day).days) <= 60
        for place, other in enumerate(published)
    )


def _day(row: Mapping[str, str]) -> date:
    return date(int(row["year"]), int(row["month"]), int(row["day"]))
