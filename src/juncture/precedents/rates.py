"""Rates: of n cases of a class, in k something was so; and of how many nobody knows.

A rate names its list, that list's years, n, k and its interval. Cases of which it is unknown whether it was so are not
in n and are counted beside it; so are cases of which it is unknown whether they belong to the class.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from juncture.precedents.base import Base, Subject
from juncture.precedents.filters import Chosen, Filter, remark
from juncture.precedents.intervals import Interval, installed, jeffreys, wilson
from juncture.precedents.listing import Listing
from juncture.precedents.terms import Term, read_term, vocabulary
from juncture.record.truth import Truth

#: Up to so many cases, a share alone would mislead.
SMALL = 10


@dataclass(frozen=True)
class Question:
    """What is asked of each case of a class."""

    id: str
    term: Term
    label: str
    also: tuple[Term, ...] = ()
    unless: tuple[str, ...] = ()
    only_yes: bool = False

    def fits(self, chosen: Filter) -> bool:
        """Whether it asks anything that the class itself does not settle."""
        return not {term.id for term in chosen.terms} & {self.term.id, *self.unless}


@dataclass(frozen=True)
class Rate:
    """A share with its list and its counts.

    ``cases`` are those in which it was so, ``of`` those that are counted.
    ``share`` and the intervals are None where n is 0 and where the data know only where it was so: then k of
    n + unknown are the least.
    """

    question: str
    label: str
    list: str
    name: str
    since: date
    until: date
    n: int
    k: int
    unknown: int
    open: int
    share: float | None
    cases: tuple[Subject, ...]
    of: tuple[Subject, ...]

    @property
    def jeffreys(self) -> Interval | None:
        """Its Jeffreys interval; needs SciPy."""
        return None if self.share is None else jeffreys(self.k, self.n)

    @property
    def wilson(self) -> Interval | None:
        """Its Wilson interval; needs SciPy."""
        return None if self.share is None else wilson(self.k, self.n)

    @property
    def caution(self) -> str:
        """What a reader must know of so few cases; empty where there are more."""
        if self.share is None and self.n:
            return (
                f"At least {self.k} of {self.n + self.unknown}: of the others the data do not say that it was not so."
            )
        if self.n == 0:
            return "No case is known well enough to say anything."
        if self.unknown > self.n:
            return f"It is known of {self.n} of {self.n + self.unknown} only, and those may be unlike the rest."
        if self.n <= SMALL:
            cases = "1 case says" if self.n == 1 else f"{self.n} cases say"
            found = self.jeffreys if installed() else None
            spread = found and f": they fit anything from {found.low:.0%} to {found.high:.0%}"
            return f"{cases} little{spread or ''}."
        return ""


@cache
def questions() -> Mapping[str, Question]:
    """The questions that are asked of every class.

    >>> questions()["reinstated"].label
    'the ousted were back in office'
    """
    written: dict[str, Any] = tomllib.loads(files(__package__).joinpath("questions.toml").read_text(encoding="utf-8"))
    return {
        id: Question(
            id, read_term(row["term"]), row["label"], tuple(map(read_term, row.get("also", ()))),
            tuple(row.get("unless", ())), row.get("only_yes", False),
        )
        for id, row in written.items()
    }  # fmt: skip


def question(text: str, definitions: Mapping[str, str] | None = None) -> Question:
    """A question of the user's: a term of a filter."""
    term = read_term(text, definitions)
    return Question(term.id, term, term.label)


def rate(base: Base, asked: Question, chosen: Filter, listing: Listing, within: Chosen | None = None) -> Rate:
    """The rate of one question in one list; ``within`` are the cases of the class where they were found before."""
    whole = within or chosen.chosen(base.subjects[listing.id])
    group = Filter(asked.also).chosen(whole.cases) if asked.also else whole
    truths = [(one, asked.term.truth(one)) for one in group.cases]
    known = tuple(one for one, truth in truths if truth in (Truth.YES, Truth.NO))
    hits = tuple(one for one, truth in truths if truth is Truth.YES)
    n, k = len(known), len(hits)
    share = k / n if n and not asked.only_yes else None
    return Rate(
        asked.id, asked.label, listing.id, listing.name, listing.since, base.seen(listing.until), n, k, len(truths) - n,
        len(whole.open) + (len(group.open) if asked.also else 0), share, hits, known,
    )  # fmt: skip


def rates(base: Base, chosen: Filter, asked: Iterable[Question] | None = None) -> tuple[Rate, ...]:
    """The questions asked, or all of ours that fit the class, in every list that holds cases."""
    wanted = [one for one in questions().values() if one.fits(chosen)] if asked is None else list(asked)
    within = {listing.id: chosen.chosen(base.subjects[listing.id]) for listing in base.with_cases}
    return tuple(rate(base, one, chosen, listing, within[listing.id]) for one in wanted for listing in base.with_cases)


@dataclass(frozen=True)
class Loosened:
    """How an answer moves when one term is left out."""

    term: str
    rate: Rate


def loosened(base: Base, chosen: Filter, asked: Question, listing: Listing) -> tuple[Loosened, ...]:
    """The rate of one question with each term left out in turn."""
    return tuple(Loosened(term.label, rate(base, asked, chosen.without(term), listing)) for term in chosen.terms)


@dataclass(frozen=True)
class Group:
    """A class in one list: the cases in it, how many may be, and a remark where it holds none or all."""

    list: str
    name: str
    since: date
    until: date
    chosen: Chosen
    outcomes: Mapping[str, int]
    remark: str


def groups(base: Base, chosen: Filter) -> tuple[Group, ...]:
    """The class in every list that holds cases."""
    return tuple(_group(base, chosen, listing) for listing in base.with_cases)


def _group(base: Base, chosen: Filter, listing: Listing) -> Group:
    subjects = base.subjects[listing.id]
    found = chosen.chosen(subjects)
    outcomes = Counter(str(one.case.outcome) for one in found.cases)
    return Group(
        listing.id, listing.name, listing.since, base.seen(listing.until), found, dict(sorted(outcomes.items())),
        remark(found, subjects),
    )  # fmt: skip


def under_definitions(base: Base, chosen: Filter) -> tuple[Group, ...]:
    """The class under each definition's letter, in the lists whose columns definitions can be set against."""
    rows = vocabulary()["definition"]
    found = []
    for id, name in base.definitions.items():
        term = read_term(f"a coup by {name}", base.definitions)
        for listing in base.with_cases:
            if any(key[0] == listing.id for key in base.marks.get(f"{id}:{rows['definition']}", ())):
                group = _group(base, chosen.also(term), listing)
                found.append(Group(id, name, group.since, group.until, group.chosen, group.outcomes, group.remark))
    return tuple(found)
