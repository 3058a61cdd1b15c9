"""The dates in a question, in English or French, and what each is for: the day asked about, or a knowledge date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from juncture.ask.words import WORDS
from juncture.record.edtf import DateError, parse
from juncture.record.when import When, day_of

Role = Literal["on", "known", "since", "before"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a question, where it stands, what it is for, and whether its year was supplied."""

    when: When
    role: Role
    start: int
    end: int
    supplied: bool = False

    @property
    def last_day(self) -> date | None:
        """The last day that it may be."""
        return day_of(self.when.end.latest) if self.when.end.latest is not None else None

    @property
    def first_day(self) -> date | None:
        """The first day that it may be."""
        return day_of(self.when.begin.earliest) if self.when.begin.earliest is not None else None


_MONTH = "|".join(name for names in WORDS["months"].values() for name in names)
_NUMBER = {name: place for names in WORDS["months"].values() for place, name in enumerate(names, start=1)}
_ISO = re.compile(r"\b(?P<y>\d{4})-(?P<m>\d\d)(?:-(?P<d>\d\d))?\b")
_DAY_FIRST = re.compile(
    rf"\b(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th|er)?(?: of)? )?(?P<name>{_MONTH})\b(?:,? (?P<y>\d{{4}}))?"
)
_MONTH_FIRST = re.compile(rf"\b(?P<name>{_MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<y>\d{{4}}))?")
_YEAR = re.compile(r"\b(?:in|en|of|de) (?P<y>(?:19|20)\d\d)\b")


def dates(question: str, year: int | None) -> list[Dated]:
    """The dates of a folded question, from left to right; ``year`` is supplied where a question names none.

    >>> [(str(one.when), one.role) for one in dates("who was prime minister on 25 may, as known on 27 may 2021?", 2021)]
    [('2021-05-25', 'on'), ('2021-05-27', 'known')]
    """
    found: list[Dated] = []
    for pattern in (_ISO, _MONTH_FIRST, _DAY_FIRST, _YEAR):
        for match in pattern.finditer(question):
            one = _dated(question, match, year)
            if one and all(one.end <= other.start or one.start >= other.end for other in found):
                found.append(one)
    return sorted(found, key=lambda one: one.start)


def _dated(question: str, match: re.Match[str], year: int | None) -> Dated | None:
    parts, lead = match.groupdict(), question[: match.start()]
    month = int(parts["m"]) if parts.get("m") else _NUMBER.get(parts.get("name") or "")
    own = int(parts["y"]) if parts.get("y") else None
    if (own or year) is None or (month is None and "name" in parts):
        return None
    if parts.get("name") == "may" and not (
        parts.get("d") or own or question[: match.start()].endswith((" in ", " of "))
    ):
        return None  # the verb
    text = (
        f"{own or year:04}" + (f"-{month:02}" if month else "") + (f"-{int(parts['d']):02}" if parts.get("d") else "")
    )
    try:
        when = parse(text)
    except DateError:
        return None
    return Dated(when, _role(lead), match.start(), match.end(), own is None)


def _role(before: str) -> Role:
    """What the words in front of a date make of it."""
    lead = before.rstrip().removesuffix(" the").removesuffix(" le").rstrip()
    roles: tuple[Role, ...] = ("known", "since", "before")
    for role in roles:
        for words in WORDS["clocks"][role]:
            if lead.endswith(words) or before.rstrip().endswith(words):
                return role
    return "on"
