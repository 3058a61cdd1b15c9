"""The letter against a published list: agreement, Cohen's kappa, and every disagreement with its reason.

Events are matched by state and date, one to one, the nearest first. Nothing is tuned: where the letter and the list
part, the row says by which element, and what the columns did not tell stays apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from juncture.brief.cases import coded_facts
from juncture.precedents.case import Case, days_apart
from juncture.precedents.matching import pairs
from juncture.record.citation import Answer
from juncture.record.truth import Truth
from juncture.rules.definition import Definition
from juncture.rules.expression import read
from juncture.rules.facts import Facts
from juncture.rules.verdict import decide, truths_from

#: How many days apart two lists may date one event, and how far off an unmatched one is still named as a reason.
WINDOW, NEAR = 7, 60


class Judged(Answer):
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
    rows: tuple[Judged, ...]


def agreement(
    definition: Definition, cline: Sequence[Case], published: Sequence[Case], window: int = WINDOW
) -> Agreement:
    """Judge cases of the Cline list by a definition's attempt, against the definition's own list.

    Set against itself, that list holds every event, and the letter still leaves some open:

    >>> from juncture.precedents import shipped
    >>> from juncture.rules import definitions
    >>> found = agreement(definitions()["powell-thyne"], shipped().cases, shipped().cases)
    >>> found.judged, found.yes_unlisted, found.list_only
    (981, 0, 0)
    """
    years = {one.first.year for one in published}
    judged = [case for case in cline if min(years) <= case.first.year <= max(years)]
    matched = pairs(judged, published, window)
    alone = [one for place, one in enumerate(published) if place not in set(matched.values())]
    partners = [published[matched[number]] if number in matched else None for number in range(len(judged))]
    found = [_judged(definition, *pair, alone) for pair in zip(judged, partners, strict=True)]
    return _summed(definition.id, found, len(alone))


def _judged(definition: Definition, case: Case, partner: Case | None, alone: Sequence[Case]) -> Judged:
    facts = coded_facts(case)
    letter, _ = truths_from(definition, facts)
    return Judged(
        event=case.id, country=case.state.name, day=case.first.isoformat(), letter=letter, listed=partner is not None,
        days_apart=days_apart(case, partner) if partner else None,
        reason=_open(definition, facts) if letter is Truth.UNKNOWN
        else _unlisted(case, alone) if letter is Truth.YES and not partner
        else _failing(definition, facts) if letter is Truth.NO and partner
        else None,
    )  # fmt: skip


def _open(definition: Definition, facts: Facts) -> str:
    """The facts that no column tells, of the elements that the attempt hangs on."""
    asked = set(read(definition.attempt).names())
    rules = [one.expression for one in definition.element if one.id in asked]
    open_ = [rule for rule in rules if rule and rule.truth(facts.truth) is Truth.UNKNOWN]
    names = [name for rule in open_ for name in rule.names() if facts.truth(name) is Truth.UNKNOWN]
    return f"missing fact: {', '.join(dict.fromkeys(names)) or 'no single fact'}"


def _unlisted(case: Case, alone: Sequence[Case]) -> str:
    """Whether the list has another event of that state near in time, which may be the same, or none."""
    near = any(one.state.number == case.state.number and days_apart(case, one) <= NEAR for one in alone)
    return "date: the list has an event of that country within two months" if near else "the list has no such event"


def _failing(definition: Definition, facts: Facts) -> str:
    """The elements that stand against the attempt: those that are no, or yes where the definition excludes them."""
    verdict = decide(definition, facts)
    rule = read(definition.attempt)
    named = [name for name in rule.names() if rule.truth(_only(name, verdict.element(name).truth)) is Truth.NO]
    return f"the columns say otherwise: {', '.join(dict.fromkeys(named)) or 'several together'}"


def _only(name: str, truth: Truth) -> Callable[[str], Truth | None]:
    """A look at one element alone, the others being unknown."""
    return lambda other: truth if other == name else None


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


def _summed(id: str, rows: list[Judged], list_only: int) -> Agreement:
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
