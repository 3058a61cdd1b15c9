"""Dates in words, as precise as the source gives them and no more.

A year that the source does not name stands in square brackets, as editors write what they supply.
"""

from __future__ import annotations

import re
from datetime import date

from juncture.record.edtf import parse
from juncture.record.when import When

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_DATE = re.compile(r"(\d{2,4}X*)(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T(\d\d:\d\d)(?::\d\d)?(\S*))?([?~%]?)")
_YEAR = re.compile(r"\b(\d{4})\b")


def day_words(day: date) -> str:
    """A day.

    >>> day_words(date(2021, 5, 24))
    '24 May 2021'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def words(when: When, *, inferred: bool = False) -> str:
    """A date for a table cell.

    >>> from juncture.record.edtf import parse
    >>> [words(parse(text)) for text in ("2021-05-24", "2020-08", "[2021-05-24..2021-05-27]", "[..2021-05-24]")]
    ['24 May 2021', 'August 2020', 'between 24 and 27 May 2021', 'by 24 May 2021']
    >>> words(parse("2021-05-24"), inferred=True)
    '24 May [2021]'
    """
    phrase = (
        _one_of(when.text)
        if when.text.startswith("[")
        else _stretch(when.text)
        if "/" in when.text
        else _one(when.text)
    )
    return _YEAR.sub(r"[\1]", phrase) if inferred else phrase


def phrase(when: When, *, inferred: bool = False) -> str:
    """A date as part of a sentence, with its preposition.

    >>> from juncture.record.edtf import parse
    >>> [phrase(parse(text)) for text in ("2021-05-24", "2020-08", "2021-05-24/2021-05-25", "[2021-05-26..]")]
    ['on 24 May 2021', 'in August 2020', 'from 24 to 25 May 2021', 'on or after 26 May 2021']
    >>> phrase(parse("2015"), inferred=True), phrase(parse("2021-05-26?"))
    ('in [2015]', 'perhaps on 26 May 2021')
    """
    said = words(when, inferred=inferred)
    if not (when.text.startswith("[") or "/" in when.text):
        return _with_preposition(when, said)
    if "," in when.text:
        return f"{_preposition(when.text.strip('[]').split(',')[0].strip())} {said}"
    return said


def is_point(when: When) -> bool:
    """Whether a date reads well at the head of a sentence: one day or one month, nothing doubtful about it."""
    plain = not (when.approximate or when.uncertain or when.stretch)
    return plain and when.precision in ("moment", "day", "month")


def holds_date(text: str, when: When) -> bool:
    """Whether a clause says the date already.

    >>> from juncture.record.edtf import parse
    >>> holds_date("the sanctions of 2020 won concessions", parse("2020"))
    True
    """
    return any(_holds(text, match) for match in _DATE.finditer(when.text) if match[1])


def _holds(text: str, match: re.Match[str]) -> bool:
    year, month, day = match[1], match[2], match[3]
    if not month or not month.isdigit() or not 1 <= int(month) <= 12:
        return year in text
    name = MONTHS[int(month) - 1]
    if day and day.isdigit():
        return f"{int(day)} {name}" in text
    return f"{name} {year}" in text or f"{name} of {year}" in text


def _with_preposition(when: When, said: str) -> str:
    if when.approximate:
        return said
    lead = f"{_preposition(when.text)} {said.removeprefix('perhaps ')}"
    return f"perhaps {lead}" if when.uncertain else lead


def _preposition(text: str) -> str:
    match = _DATE.match(text)
    exact = bool(match and match[3] and match[3].isdigit())
    return "on" if exact else "in"


def _one(text: str) -> str:
    match = _DATE.match(text)
    if not match:
        return text
    doubt = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(match[6], "")
    clock = f", {match[4]}{_offset(match[5])}" if match[4] else ""
    return doubt + " ".join(part for part in _pieces(match) if part) + clock


def _offset(text: str) -> str:
    """A moment's offset from universal time; none where it carries none."""
    return " UTC" if text == "Z" else f" ({text})" if text else ""


def _pieces(match: re.Match[str]) -> tuple[str, str, str]:
    year, month, day = match[1], match[2], match[3]
    if year.endswith("X"):
        decade = year.replace("X", "0")
        return "", "", f"the {decade}s"
    if not month or month == "XX":
        return "", "", year
    if int(month) in _SEASONS:
        return "", _SEASONS[int(month)], year
    name = MONTHS[int(month) - 1]
    if not day or day == "XX":
        return "", name, year
    return str(int(day)), name, year


def _stretch(text: str) -> str:
    first, _, last = text.partition("/")
    if first in ("", "..") and last in ("", ".."):
        return "at an unknown time"
    if first in ("", ".."):
        return f"until {_one(last)}"
    if last == "..":
        return f"from {_one(first)} on"
    if not last:
        return f"from {_one(first)}, to an unknown end"
    return "from {} to {}".format(*_pair(first, last))


def _one_of(text: str) -> str:
    members = [member.strip() for member in text[1:-1].split(",")]
    if len(members) > 1:
        said = [_range(member) if ".." in member else _one(member) for member in members]
        return f"{', '.join(said[:-1])} or {said[-1]}"
    return _range(members[0]) if ".." in members[0] else _one(members[0])


def _range(text: str) -> str:
    first, _, last = text.partition("..")
    if not first:
        return f"by {_one(last)}"
    if not last:
        exact = _preposition(first) == "on"
        return f"on or after {_one(first)}" if exact else f"in or after {_one(first)}"
    return "between {} and {}".format(*_pair(first, last))


def _pair(first: str, last: str) -> tuple[str, str]:
    """Two dates, the month and year said once where both share them."""
    if len(first) == 7 and last.startswith(f"{first}-"):
        first = f"{first}-01"
    one, other = _DATE.match(first), _DATE.match(last)
    if one and other and not (one[6] or other[6]):
        a, b = _pieces(one), _pieces(other)
        if a[1:] == b[1:] and a[0] and b[0]:
            return a[0], " ".join(b)
        if a[2] == b[2] and a[1] and b[1]:
            return " ".join(part for part in a[:2] if part), " ".join(part for part in b if part)
    return _one(first), _one(last)


def span(texts: list[str]) -> str:
    """Several conflicting dates as one phrase.

    >>> span(["2021-05-24", "2021-05-25", "2021-05-26"])
    '24, 25 or 26 May 2021'
    """
    found = list(dict.fromkeys(texts))
    if len(found) == 1:
        return words(parse(found[0]))
    matches = [_DATE.fullmatch(text) for text in found]
    pieces = [_pieces(match) for match in matches if match and not match[6]]
    if len(pieces) == len(found) and len({piece[1:] for piece in pieces}) == 1 and all(piece[0] for piece in pieces):
        days = [piece[0] for piece in pieces]
        return f"{', '.join(days[:-1])} or {days[-1]} {pieces[0][1]} {pieces[0][2]}"
    said = [words(parse(text)) for text in found]
    return f"{', '.join(said[:-1])} or {said[-1]}"
