"""The dates in a question, in English or French, and what each is for: the day asked about, or a knowledge date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from juncture.ask.words import WORDS
from juncture.brief.dates import day_words
from juncture.record.edtf import DateError, parse
from juncture.record.when import When, day_of

Role = Literal["on", "known", "since", "before"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a question, where it stands, what it is for, whether its year was supplied, and what was assumed."""

    when: When
    role: Role
    start: int
    end: int
    supplied: bool = False
    assumed: str = ""

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
_YEAR = re.compile(r"\b(?:in|en|of|de|since|depuis|before|avant|after|apres) (?P<y>(?:19|20)\d\d)\b")
_WEEKDAY = {name: place for names in WORDS["weekdays"].values() for place, name in enumerate(names)}
_WEEKDAYS = re.compile(rf"\b(?:last |on )?(?P<name>{'|'.join(_WEEKDAY)})(?: dernier)?\b")
_LAST_DAYS = re.compile(r"\b(?:in |over )?(?:the |les )?(?:last|past|derniers?) (?P<n>\d{1,3}) (?:days|jours)\b")
_SPAN = re.compile(
    rf"\b(?:between|from|entre|du)(?: le)? (?P<a>\d{{1,2}})(?: (?P<am>{_MONTH}))? (?:and|to|et|au|-)(?: le)? "
    rf"(?P<b>\d{{1,2}}) (?P<name>{_MONTH})(?: (?P<y>\d{{4}}))?\b"
)


def dates(question: str, year: int | None, today: date | None = None) -> list[Dated]:
    """The dates of a folded question, from left to right.

    ``year`` is supplied where a question names none; "yesterday" and "Tuesday" are told from ``today``.

    >>> [(str(one.when), one.role) for one in dates("who was prime minister on 25 may, as known on 27 may 2021?", 2021)]
    [('2021-05-25', 'on'), ('2021-05-27', 'known')]
    >>> [(str(one.when), one.role) for one in dates("what changed since tuesday?", 2021, date(2021, 6, 2))]
    [('2021-06-01', 'since')]
    """
    found: list[Dated] = []
    for one in (*_spans(question, year), *_single(question, year), *(_told(question, today) if today else ())):
        if all(one.end <= other.start or one.start >= other.end for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def _single(question: str, year: int | None) -> Iterator[Dated]:
    for pattern in (_ISO, _MONTH_FIRST, _DAY_FIRST, _YEAR):
        for match in pattern.finditer(question):
            if one := _dated(question, match, year):
                yield one


def _spans(question: str, year: int | None) -> Iterator[Dated]:
    """Stretches: "between 24 and 28 May"."""
    for match in _SPAN.finditer(question):
        own = int(match["y"]) if match["y"] else year
        last = _NUMBER[match["name"]]
        first = _NUMBER[match["am"]] if match["am"] else last
        if own is not None:
            text = f"{own:04}-{first:02}-{int(match['a']):02}/{own:04}-{last:02}-{int(match['b']):02}"
            with suppress(DateError):
                yield Dated(parse(text), "on", match.start(), match.end(), match["y"] is None)


def _told(question: str, today: date) -> Iterator[Dated]:
    """Days that are told from another."""
    for words, (first, last) in WORDS["relative"].items():
        for match in re.finditer(rf"\b{words}(?![\w-])", question):
            yield _days(question, match, today - timedelta(first), today - timedelta(last), today)
    for match in _WEEKDAYS.finditer(question):
        day = today - timedelta((today.weekday() - _WEEKDAY[match["name"]]) % 7 or 7)
        yield _days(question, match, day, day, today)
    for match in _LAST_DAYS.finditer(question):
        yield _days(question, match, today - timedelta(int(match["n"])), today, today)


def _days(question: str, match: re.Match[str], first: date, last: date, today: date) -> Dated:
    when = parse(first.isoformat() if first == last else f"{first}/{last}")
    told = day_words(first) if first == last else f"{day_words(first)} to {day_words(last)}"
    note = f"“{match[0].strip()}” is told from {day_words(today)}: {told}."
    return Dated(when, _role(question[: match.start()]), match.start(), match.end(), False, note)


def _dated(question: str, match: re.Match[str], year: int | None) -> Dated | None:
    parts = match.groupdict()
    lead = question[: match.start("y")] if "name" not in parts and "m" not in parts else question[: match.start()]
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
    lead = before.rstrip().removesuffix(" the").removesuffix(" le").removesuffix(" la").rstrip()
    roles: tuple[Role, ...] = ("known", "since", "before")
    for role in roles:
        for words in WORDS["clocks"][role]:
            if lead.endswith(words) or before.rstrip().endswith(words):
                return role
    return "on"
