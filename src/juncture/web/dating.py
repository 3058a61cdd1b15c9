"""Dates in the reader's language, as precise as the record gives them and no more."""

from __future__ import annotations

import re
from datetime import date

from babel.dates import format_date

from juncture.brief import dates
from juncture.record.edtf import parse
from juncture.web.languages import mark, translations

_BETWEEN = mark("between %(first)s and %(last)s")
_BY = mark("by %(last)s")
_FROM = mark("%(first)s or later")
_OR = mark("%(first)s or %(last)s")
_ABOUT, _PERHAPS, _ON, _IN = mark("about %(date)s"), mark("perhaps %(date)s"), mark("on %(date)s"), mark("in %(date)s")
_SINCE, _UNTIL = mark("since %(first)s"), mark("until %(last)s")
_YEAR = re.compile(r"\b(\d{4})\b")
_UNKNOWN = mark("at an unknown time")


def day_words(day: date | str | None, language: str) -> str:
    """A day, written out.

    >>> day_words(date(2021, 5, 24), "en"), day_words("2021-06-01", "fr")
    ('24 May 2021', '1er juin 2021')
    """
    if not day:
        return ""
    read = date.fromisoformat(day) if isinstance(day, str) else day
    said = format_date(read, "d MMMM y", locale=language)
    return f"1er{said[1:]}" if language == "fr" and read.day == 1 else said


def when_words(text: str | None, language: str, *, inferred: bool = False) -> str:
    """A date of the record; several that the record holds against one another are joined by "or" in it.

    >>> when_words("[2021-05-24..2021-05-27]", "en"), when_words("[2021-05-24..2021-05-27]", "fr")
    ('between 24 and 27 May 2021', 'entre le 24 mai 2021 et le 27 mai 2021')
    >>> when_words("2021-05-24 or 2021-05-26", "fr"), when_words("2020-08", "fr"), when_words("2016~", "fr")
    ('24 mai 2021 ou 26 mai 2021', 'août 2020', 'vers 2016')
    """
    if not text:
        return ""
    given = text.split(" or ")
    if language == "en":
        return dates.words(parse(given[0]), inferred=inferred) if len(given) == 1 else dates.span(given)
    said = _joined([_words(one, language) for one in given], language)
    return _YEAR.sub(r"[\1]", said) if inferred else said


def _words(text: str, language: str) -> str:
    say = translations(language).gettext
    if text.startswith("["):
        return _joined([_range(one.strip(), language) for one in text[1:-1].split(",")], language)
    if "/" not in text:
        return _one(text, language)
    first, _, last = (part.replace("..", "") for part in text.partition("/"))
    if first and last:
        return f"{_one(first, language)} – {_one(last, language)}"
    if first:
        return say(_SINCE) % {"first": _placed(first, language)}
    return say(_UNTIL) % {"last": _placed(last, language)} if last else say(_UNKNOWN)


def _range(text: str, language: str) -> str:
    if ".." not in text:
        return _one(text, language)
    say = translations(language).gettext
    first, _, last = text.partition("..")
    if not first:
        return say(_BY) % {"last": _placed(last, language)}
    if not last:
        return say(_FROM) % {"first": _placed(first, language)}
    inside = _placed if parse(first).precision == "day" else _one
    return say(_BETWEEN) % {"first": inside(first, language), "last": inside(last, language)}


def _joined(said: list[str], language: str) -> str:
    if len(said) == 1:
        return said[0]
    return translations(language).gettext(_OR) % {"first": ", ".join(said[:-1]), "last": said[-1]}


def _placed(text: str, language: str) -> str:
    """A date with the word that a day or a month takes before it inside a phrase."""
    pattern = _ON if parse(text).precision in ("day", "moment") else _IN
    return translations(language).gettext(pattern) % {"date": _one(text, language)}


def _one(text: str, language: str) -> str:
    when, bare = parse(text), text.rstrip("?~%")
    match when.precision:
        case "day":
            said = day_words(bare, language)
        case "moment":
            said = f"{day_words(bare[:10], language)}, {bare[11:16]}"
        case "month":
            said = format_date(date.fromisoformat(f"{bare[:7]}-01"), "MMMM y", locale=language)
        case _:
            said = dates.words(parse(bare))
    for holds, pattern in ((when.approximate, _ABOUT), (when.uncertain, _PERHAPS)):
        said = translations(language).gettext(pattern) % {"date": said} if holds else said
    return said
