"""Reading Extended Date/Time Format texts (ISO 8601-2 / Library of Congress EDTF) into bounds.

Read: years, months, days; times with their offset; seasons; unspecified digits (``2021-05-XX``);
``~`` approximate, ``?`` uncertain, ``%`` both; intervals with open (``..``) and unknown (empty) ends;
"one of" sets (``[2021-05-24..2021-05-28]``: some moment within). A qualified date gets room of one
unit of its own precision to each side, so that a comparison near it answers "unknown".

Why not the ``edtf`` library itself: see ``docs/decisions/0002-dates.md``; the tests hold our bounds
against that library's wherever both are defined.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from juncture.record.saying import listed, said
from juncture.record.truth import Truth
from juncture.record.when import DAY, UNKNOWN, Bound, When, instant

ACCEPTED = said(
    "a year 2021, a month 2021-05, a day 2021-05-24, a moment 2021-05-24T20:15Z, an interval "
    "2021-05-24/2021-05-26 (.. for open, nothing for unknown), some day within a range "
    "[2021-05-24..2021-05-28], before [..2021-05-27], after [2021-05-26..]; with ~ for about and ? for doubtful"
)

_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%]?)", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d(?::?\d\d)?)?", re.ASCII)
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


class DateError(ValueError):
    """A text that is no date; its message shows the text and what would be read."""


@lru_cache(maxsize=65_536)
def parse(text: str) -> When:
    """Read an EDTF text.

    >>> when = parse("[2021-05-24..2021-05-28]")
    >>> when.precision, when.stretch
    ('range', False)
    >>> parse("24 May")
    Traceback (most recent call last):
    juncture.record.edtf.DateError: '24 May' is no date that can be read. Write a year 2021, ...
    """
    stripped = text.strip()
    try:
        if not stripped:
            raise ValueError("nothing is written")
        if stripped.startswith("[") and stripped.endswith("]"):
            return _one_of(stripped)
        if "/" in stripped:
            return _interval(stripped)
        return _point(stripped)
    except ValueError as error:
        reason = listed([" (", str(error), ")"], "") if str(error) else ""
        raise DateError(
            said(
                "%(text)r is no date that can be read%(reason)s. Write %(accepted)s.",
                text=text,
                reason=reason,
                accepted=ACCEPTED,
            )
        ) from None


def _point(text: str) -> When:
    if _MOMENT.fullmatch(text):
        second = _moment(text)
        return When(text, Bound(second, second), Bound(second, second), precision="moment")
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError
    first, last, precision = _days(match[1], match[2], match[3])
    approximate, uncertain = match[4] in ("~", "%"), match[4] in ("?", "%")
    bound = _room(first, last, precision) if match[4] else _span(first, last)
    return When(text, bound, bound, precision, approximate, uncertain)


def _days(year: str, month: str | None, day: str | None) -> tuple[date, date, str]:
    if "X" in year:
        if month:
            raise ValueError("a month in a year that is not given")
        return _decades(year)
    number = int(year)
    if number < 1:
        raise ValueError("years run from 0001 to 9999")
    if month is None:
        return date(number, 1, 1), date(number, 12, 31), "year"
    if month == "XX":
        if day not in (None, "XX"):
            raise ValueError("a day in a month that is not given")
        return date(number, 1, 1), date(number, 12, 31), "year"
    if int(month) in _SEASONS:
        return (*_season(number, int(month), day), "season")
    if not 1 <= int(month) <= 12:
        raise ValueError(f"there is no month {month}")
    length = monthrange(number, int(month))[1]
    if day in (None, "XX"):
        return date(number, int(month), 1), date(number, int(month), length), "month"
    if not 1 <= int(day or 0) <= length:
        raise ValueError(f"{year}-{month} has {length} days")
    exact = date(number, int(month), int(day or 0))
    return exact, exact, "day"


def _decades(year: str) -> tuple[date, date, str]:
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    precision = "century" if year.endswith("XX") else "decade"
    return date(max(first, 1), 1, 1), date(last, 12, 31), precision


def _season(year: int, season: int, day: str | None) -> tuple[date, date]:
    if day is not None:
        raise ValueError("a day in a season")
    month = _SEASONS[season]
    end_year, end_month = (year + 1, 2) if month == 12 else (year, month + 2)
    if end_year > 9999:
        raise ValueError("years run from 0001 to 9999")
    return date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def _span(first: date, last: date) -> Bound:
    return Bound(instant(first), instant(last) + DAY - 1)


_UNIT = {"day": 1, "month": 31, "season": 92, "year": 366, "decade": 3_653, "century": 36_525}


def _room(first: date, last: date, precision: str) -> Bound:
    room = timedelta(days=_UNIT[precision])
    low = first - room if first - date.min >= room else date.min
    high = last + room if date.max - last >= room else date.max
    return _span(low, high)


def _moment(text: str) -> int:
    moment = datetime.fromisoformat(text)
    try:
        return instant(moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC))
    except OverflowError:
        raise ValueError("years run from 0001 to 9999") from None


def _interval(text: str) -> When:
    first_text, _, last_text = text.partition("/")
    if "/" in last_text:
        raise ValueError("an interval has two ends")
    first, last = _end(first_text), _end(last_text)
    if first is UNKNOWN and last is UNKNOWN:
        raise ValueError("an interval names at least one of its ends")
    if last.before(first) is Truth.YES:
        raise ValueError("it ends before it starts")
    doubts = first.uncertain or last.uncertain, first.approximate or last.approximate
    known = {first.precision, last.precision} - {"unknown"}
    precision = known.pop() if len(known) == 1 else "interval"
    return When(text, first.begin, last.end, precision, doubts[1], doubts[0], stretch=True)


def _end(text: str) -> When:
    return UNKNOWN if text in ("", "..") else _point(text)


def _one_of(text: str) -> When:
    parts = [_member(part.strip()) for part in text[1:-1].split(",")]
    lows = [low.begin.earliest for low, _ in parts]
    highs = [high.end.latest for _, high in parts]
    earliest = None if None in lows else min(low for low in lows if low is not None)
    latest = None if None in highs else max(high for high in highs if high is not None)
    if earliest is None and latest is None:
        raise ValueError("a set names at least one date")
    bound = Bound(earliest, latest)
    named = [point for part in parts for point in part]
    doubts = any(point.approximate for point in named), any(point.uncertain for point in named)
    return When(text, bound, bound, "range", *doubts)


def _member(part: str) -> tuple[When, When]:
    if ".." not in part:
        point = _point(part)
        return point, point
    low_text, _, high_text = part.partition("..")
    low = _point(low_text) if low_text else UNKNOWN
    high = _point(high_text) if high_text else UNKNOWN
    if high.before(low) is Truth.YES:
        raise ValueError("a range ends before it starts")
    return low, high
