"""Dates for formats that know only a year, a month, a day or a moment.

A date goes out only when the format can hold all of it; anything else is named in the report and put in
words. Nothing is cut (``2021-05-24/2021-05-26`` is not 24 May) and nothing is dropped in silence.
"""

from __future__ import annotations

from juncture.exchange.report import Findings
from juncture.exchange.wording import date_words
from juncture.record.when import When, day_of, moment_text

_LENGTHS = {"year": 4, "month": 7, "day": 10}


def plain_date(when: When) -> str | None:
    """A date as reduced-precision ISO 8601 in UTC, or None where that form cannot hold it.

    >>> from juncture.record.edtf import parse
    >>> [plain_date(parse(text)) for text in ("2021-05-24", "2021-05", "2021", "2021-05-24T20:15+02:00")]
    ['2021-05-24', '2021-05', '2021', '2021-05-24T18:15:00']
    >>> [plain_date(parse(text)) for text in ("2021-05-24?", "2021-05-24/2021-05-26", "[..2021-05-27]", "202X")]
    [None, None, None, None]
    """
    if when.approximate or when.uncertain or when.stretch or when.begin.earliest is None:
        return None
    if when.precision == "moment":
        return str(moment_text(when.begin.earliest, exact=True)).removesuffix("Z")
    length = _LENGTHS.get(when.precision)
    return day_of(when.begin.earliest).isoformat()[:length] if length else None


def why_not(when: When) -> str:
    """Why a date cannot be held, in a word or two: the code of the loss."""
    if when.uncertain:
        return "doubtful-date"
    if when.approximate:
        return "approximate-date"
    if when.stretch:
        return "interval-date"
    return "range-date" if when.precision == "range" else f"{when.precision}-date"


_SENTENCES = {
    "doubtful-date": "date that is doubtful",
    "approximate-date": "date that is approximate",
    "interval-date": "date that is a stretch of time",
    "range-date": "date that lies within a range",
}


def hold(
    when: When | None, entry: str, field: str, found: Findings, *, clock: bool = True, kept: str | None = "words"
) -> str | None:
    """A date for the format, or None with an entry in the report.

    ``clock=False`` is for formats without a time of day: a moment is then lost rather than cut to its day.
    ``kept`` says what stands in place of a date that is lost.
    """
    if when is None:
        return None
    text = plain_date(when)
    if text is None:
        code = why_not(when)
        message = _SENTENCES.get(code, f"date of a precision ({when.precision}) that the format has not")
        found.lose(code, message, f"{entry}.{field} {when}", kept=kept)
    elif "T" in text and not clock:
        found.lose("moment-date", "date with a time of day", f"{entry}.{field} {when}", kept=kept)
        return None
    elif when.precision == "moment" and when.text != text + "Z":
        found.lose("offset", "moment written in UTC, its offset left off", f"{entry}.{field} {when}", kept="UTC")
    return text


def in_words(field: str, when: When) -> str:
    """A date that the format cannot hold, for a text beside it.

    >>> from juncture.record.edtf import parse
    >>> in_words("ended", parse("[..2021-05-24]"))
    'ended: 24 May 2021 or before (EDTF [..2021-05-24])'
    """
    return f"{field}: {date_words(when)} (EDTF {when})"
