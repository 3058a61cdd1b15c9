"""Facts: what a definition asks for, each with its truth, its reason and its evidence, wherever they come from.

The same letter is judged on a dossier's event and on a row of a published list, since both come as
:class:`Facts`. A fact that is missing is unknown.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from juncture.record.citation import Citation
from juncture.record.truth import Truth, weigh
from juncture.rules.wording import day_text


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact about an event."""

    truth: Truth
    why: str
    statements: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Hold:
    """How long those who took power are known to have held it.

    ``seen`` is the last day on which somebody saw them in power, ``lost`` the day they lost it, ``day``
    the day from which this is told; each None where it is not known.

    >>> taken = Hold(since=date(2021, 5, 24), seen=date(2021, 5, 28), day=date(2021, 5, 29))
    >>> taken.at_least(7)[1]
    'Not before 31 May 2021 will it be seven days; told from 29 May 2021, that is undecided.'
    """

    since: date | None = None
    seen: date | None = None
    lost: date | None = None
    day: date | None = None
    sources: tuple[Citation, ...] = ()
    statements: tuple[str, ...] = ()

    def until(self, days: int) -> date | None:
        """The day on which so many days are full; thirty means a calendar month."""
        if self.since is None:
            return None
        return _month_after(self.since) if days == MONTH else self.since + timedelta(days)

    def at_least(self, days: int) -> tuple[Truth, str]:
        """Whether they held it so long, and why."""
        full, span = self.until(days), _SPANS.get(days, f"{days} days")
        if full is None:
            return Truth.UNKNOWN, "It is not known since when they held power."
        if self.lost is not None and self.lost < full:
            return Truth.NO, f"They had lost it by {day_text(self.lost)}; {span} would have run to {day_text(full)}."
        if self.day is not None and self.day < full:
            return (
                Truth.UNKNOWN,
                f"Not before {day_text(full)} will it be {span}; told from {day_text(self.day)}, that is undecided.",
            )
        if self.seen is not None and self.seen >= full:
            return Truth.YES, f"They were seen in power on {day_text(self.seen)}; {span} had run by {day_text(full)}."
        return (
            Truth.UNKNOWN,
            f"It would be {span} on {day_text(full)}, and nobody on record saw who held power then or after.",
        )


MONTH = 30
_SPANS = {7: "seven days", MONTH: "one month"}


def _month_after(day: date) -> date:
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise AssertionError(day)


@dataclass(frozen=True)
class Facts(Mapping[str, Fact]):
    """The facts of one event by name; asking for one that nobody gave is answered with unknown by ``truth``.

    ``shown`` keeps what verdicts made to show of them, so that seven definitions share it.
    """

    known: Mapping[str, Fact]
    hold: Hold = field(default_factory=Hold)
    shown: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def __getitem__(self, name: str) -> Fact:
        return self.known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.known)

    def __len__(self) -> int:
        return len(self.known)

    def truth(self, name: str) -> Truth:
        """The truth of a fact, unknown where there is none."""
        found = self.known.get(name)
        return found.truth if found else Truth.UNKNOWN

    def given(self, truths: Mapping[str, Truth]) -> Facts:
        """These facts, if some were otherwise."""
        changed = {name: replace(self.known.get(name, NOTHING), truth=truth) for name, truth in truths.items()}
        return Facts({**self.known, **changed}, self.hold)


NOTHING = Fact(Truth.UNKNOWN, "Nothing on record settles it.")


def together(facts: Iterable[Fact]) -> Fact:
    """What several witnesses to one fact say: a yes beside a no is contested, and both are shown."""
    listed = list(facts)
    if len(listed) == 1:
        return listed[0]
    truth = weigh(one.truth for one in listed)
    telling = [one for one in listed if one.truth is truth] or listed
    if truth is Truth.CONTESTED:
        telling = [one for one in listed if one.truth is not Truth.UNKNOWN]
    return Fact(
        truth,
        " ".join(dict.fromkeys(one.why for one in telling)) or NOTHING.why,
        tuple(dict.fromkeys(id for one in telling for id in one.statements)),
        tuple(dict.fromkeys(source for one in telling for source in one.sources)),
    )


@cache
def questions() -> Mapping[str, str]:
    """The facts that this package knows how to find, each with its question.

    >>> questions()["overt"]
    'Was it carried out in the open, beyond a plan or a rumour?'
    """
    return dict(tomllib.loads(files(__package__).joinpath("facts.toml").read_text(encoding="utf-8")))
