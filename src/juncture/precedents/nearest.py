"""The cases nearest to an event: which plain features they share, where they differ, and what nobody knows.

Nearness counts features and weighs none by outcome. A feature that is unknown on either side neither joins nor parts.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from juncture.precedents.answers import MONTH, another, member
from juncture.precedents.base import Base, Subject
from juncture.precedents.case import Case
from juncture.precedents.lists.own import LIST
from juncture.precedents.matching import Happening
from juncture.record.countries import find_state, region_of
from juncture.record.truth import Truth

#: How long after a coup another one still counts as close to it.
CLOSE = 24


@dataclass(frozen=True)
class Likened:
    """An event as it is compared: where and when, and its features; what is not known is left out."""

    country: str
    day: date | None
    features: Mapping[str, str]
    name: str = ""


@dataclass(frozen=True)
class Near:
    """A past case beside an event: what they share, where they differ, and what is unknown of either."""

    subject: Subject
    shared: tuple[str, ...]
    apart: tuple[str, ...]
    unknown: tuple[str, ...]
    score: int


@cache
def features() -> Mapping[str, Mapping[str, Any]]:
    """The features by id, with their words."""
    return tomllib.loads(files(__package__).joinpath("features.toml").read_text(encoding="utf-8"))


def likened(country: str, day: date | None, told: Mapping[str, Truth | str], base: Base, name: str = "") -> Likened:
    """An event ready to be compared; ``told`` holds what the dossier says of it by feature.

    Where the lists have the event itself, they are taken at their word, so that like is compared with like; the
    dossier fills what they leave open.
    """
    found = {id: str(value) for id, value in told.items() if value not in (Truth.UNKNOWN, Truth.CONTESTED)}
    found |= _place(country)
    same = base.nearest_to(country, day) if day else None
    subject = next((one for many in base.every.values() for one in many if same and one.happening is same), None)
    if subject is not None:
        found |= features_of(subject)
    elif day is not None and country:
        found["ecowas"] = str(base.supplement.member(country, "ecowas", day))
    return Likened(country, day, {id: value for id, value in found.items() if value != Truth.UNKNOWN}, name)


def _place(iso: str) -> dict[str, str]:
    state, region = find_state(iso) if iso else None, region_of(iso)
    return {"country": state.name if state else iso} | ({"region": region.label} if region else {})


def features_of(subject: Subject) -> Mapping[str, str]:
    """The features of a past case; what is unknown is left out."""
    case = subject.case
    asked = {
        "ecowas": member("ecowas")(subject),
        "military": subject.flag("military"),
        "palace": subject.flag("palace"),
        "within_transition": _cell(subject, "within_transition"),
        "after_coup": another("before", CLOSE, False)(subject),
        "prime_minister_alone": _cell(subject, "prime_minister_alone"),
    }
    known = {id: str(truth) for id, truth in asked.items() if truth in (Truth.YES, Truth.NO)}
    return {**_place(case.country), "outcome": str(case.outcome), **known}


def _cell(subject: Subject, name: str) -> Truth:
    value = subject.cell(name)
    return value if isinstance(value, Truth) else Truth.UNKNOWN


def compared(event: Likened, subject: Subject) -> Near:
    """One past case beside an event."""
    theirs = features_of(subject)
    shared, apart, unknown, score = [], [], [], 0
    for id, row in features().items():
        this, that = event.features.get(id), theirs.get(id)
        if this is None or that is None:
            unknown.append(row["label"])
        elif this == that:
            score += row.get("weight", 1)
            if _tells(row, event.features, theirs, this):
                shared.append(_said(row, "shared", this, that))
        else:
            apart.append(_said(row, "apart", this, that))
            score -= row.get("weight", 1)
    return Near(subject, tuple(shared), tuple(apart), tuple(unknown), score)


def _tells(row: Mapping[str, Any], event: Mapping[str, str], theirs: Mapping[str, str], value: str) -> bool:
    """Whether a shared feature is worth a word: not where another says it, nor where both merely lack it."""
    implied = row.get("implied_by", "")
    said = implied in event and event[implied] == theirs.get(implied)
    return not said and (value != Truth.NO or "shared_no" in row)


def _said(row: Mapping[str, Any], which: str, this: str, that: str) -> str:
    pattern: str = row.get(f"{which}_no", row[which]) if this == Truth.NO else row[which]
    return pattern.format(this=this, that=that)


def _apart(case: Case, day: date) -> int:
    return max(0, (case.first - day).days, (day - case.last).days)


def nearest(base: Base, event: Likened, limit: int = 5, among: Iterable[Subject] | None = None) -> tuple[Near, ...]:
    """The cases that share most with an event and began before it; of equals, the later ones first.

    Each happening is taken once, by the first list that has it; the event itself is none of them.
    """
    same = base.nearest_to(event.country, event.day) if event.day else None
    once: dict[int, Subject] = {}
    for one in among if among is not None else (s for many in base.subjects.values() for s in many):
        if one.happening is not same and (event.day is None or one.case.last < event.day):
            once.setdefault(id(one.happening), one)
    found = [compared(event, one) for one in once.values()]
    found.sort(key=lambda near: (-near.score, -near.subject.case.first.toordinal(), near.subject.case.id))
    return tuple(found[:limit])


@dataclass(frozen=True)
class Analogy:
    """A case that the dossier likens this one to, and where the lists have it, or why they have not.

    ``day`` is its first possible day, ``until`` its last; ``guess`` says that only the latter was there to go by.
    """

    statements: tuple[str, ...]
    said: str
    country: str
    day: date | None
    found: Happening | None
    close: Case | None
    guess: bool = False

    @property
    def says(self) -> str:
        """In a sentence."""
        own = self.found.of(LIST) if self.found and len(self.found.cases) == 1 else None
        if own is not None:
            return f"No list that is at hand has it; the supplement does: {own.detail}, {own.when}."
        if self.found is not None:
            where = "; ".join(f"{day} ({', '.join(lists)})" for day, lists in self.found.dates.items())
            start = (
                "The dossier gives no day; the last case there before its source is" if self.guess else "In the lists:"
            )
            return f"{start} {where}."
        if not self.country or (self.day is None and not self.guess):
            return "The dossier gives no day and country by which it could be looked up."
        if self.close is None or self.day is None:
            return "No list that is at hand has a case in that country."
        months = max(1, round(_apart(self.close, self.day) / MONTH))
        span = "a month" if months == 1 else f"{months} months"
        return f"No list that is at hand has it; the nearest case in that country is of {self.close.when}, {span} away."


def looked_up(
    base: Base, statements: tuple[str, ...], said: str, country: str, day: date | None, until: date | None
) -> Analogy:
    """An analogy of the dossier's, looked up in the lists: by its first day, or the last case before its last."""
    own = [one for one in base.happenings if one.country == country]
    found = base.nearest_to(country, day) if day else None
    guess = day is None and until is not None
    if guess and until is not None:
        found = max(
            (one for one in own if one.cases[0].last <= until), key=lambda one: one.cases[0].first, default=None
        )
    close = None
    if found is None and day is not None:
        close = min((case for one in own for case in one.cases), key=lambda case: _apart(case, day), default=None)
    return Analogy(statements, said, country, day, found, close, guess)
