"""Wikidata's times: a timestamp and a precision that says how much of it is meant."""

from __future__ import annotations

import re

from juncture.record.edtf import DateError, parse

_TIME = re.compile(r"\+?(\d{4})-(\d\d)-(\d\d)(T00:00:00(?:\.0+)?Z)?", re.ASCII)
_PRECISIONS = {"11": 10, "day": 10, "10": 7, "month": 7, "9": 4, "year": 4, "8": 3, "decade": 3}


def read_time(text: str, precision: str = "") -> str:
    """A time as EDTF, never more precise than it is meant; raises a sentence where that is not known.

    >>> read_time("2020-09-25T00:00:00Z", "11"), read_time("2020-01-01T00:00:00Z", "9"), read_time("2020-01-01", "8")
    ('2020-09-25', '2020', '202X')
    >>> read_time("2020-01-01T00:00:00Z")
    Traceback (most recent call last):
    juncture.record.edtf.DateError: '2020-01-01T00:00:00Z' has no precision, and a first of the month stands for ...
    """
    match = _TIME.fullmatch(text)
    if not match:
        return parse(text).text
    year, month, day, clock = match.groups()
    length = _PRECISIONS.get(precision.lower().rpartition("/")[2])
    if precision and length is None:
        raise DateError(
            f"{text!r} has the precision {precision!r}; read are 8 (decade), 9 (year), 10 (month) and 11 (day)."
        )
    if length is None:
        length = 4 if month == "00" else 7 if day == "00" else 10
        if clock and length == 10 and day == "01":
            raise DateError(
                f"{text!r} has no precision, and a first of the month stands for a month or a year as often as for a "
                "day. Give the precision beside it (9 year, 10 month, 11 day)."
            )
    if length == 3:
        return parse(f"{year[:3]}X").text
    return parse(f"{year}-{month}-{day}"[:length]).text
