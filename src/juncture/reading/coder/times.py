"""Expressions of time: found in the words of a sentence, resolved to EDTF against anchors, never made more precise.

A year that the text does not name is inferred from the document's other dates and marked so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from juncture.reading.lexicon import table, words
from juncture.reading.parsing import Sentence, Token, plain

_MONTHS = {name: number for number, name in enumerate(words("time", "months"), start=1)}
_ABBREVIATED = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sept": 9,
    "sep": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
DAYS = {name: number for number, name in enumerate(words("time", "weekdays"))}
NUMBERS: dict[str, int] = table("time")["numbers"]
_SHIFTS: dict[str, int] = table("time")["shift"]
SEASONS: dict[str, int] = table("time")["seasons"]
_M = (
    "|".join(name.capitalize() for name in _MONTHS) + "|" + "|".join(f"{name.capitalize()}\\." for name in _ABBREVIATED)
)
_W = "|".join(name.capitalize() for name in DAYS)
_N = "|".join(NUMBERS) + r"|\d{1,3}"
_D = r"\d{1,2}(?:st|nd|rd|th)?"
_FILL = {"{M}": _M, "{W}": _W, "{N}": _N, "{D}": _D, "{S}": "|".join(sorted(_SHIFTS, key=len, reverse=True))}


def _filled(pattern: str) -> str:
    for mark, words_ in _FILL.items():
        pattern = pattern.replace(mark, words_)
    return pattern


_ROWS = table("times")["pattern"]
_PATTERNS = tuple((row["kind"], re.compile(_filled(row["regex"])), tuple(row.get("any", ("",)))) for row in _ROWS)
_IN_WORDS = tuple(pair for pair, row in zip(_PATTERNS, _ROWS, strict=True) if not row["figures"])
_FIGURE = re.compile(r"\d")
_WORDS = re.compile(table("times")["words"].replace("{m}", "|".join(_MONTHS)).replace("{w}", "|".join(DAYS)))


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time: its place, its kind, and its value once it is resolved."""

    kind: str
    start: int
    end: int
    text: str
    parts: dict[str, str] = field(default_factory=dict, hash=False, compare=False)
    relation: str = ""
    edtf: str | None = None
    inferred: bool = False
    assumed: str | None = None


def find(text: str, sentence: Sentence) -> list[Time]:
    """The expressions of time in a sentence, the longest at each place; a date alone on its line dates no event."""
    shown = plain(text[sentence.start : sentence.end])
    return [
        replace(time, start=sentence.start + time.start, end=sentence.start + time.end)
        for time in times_in(shown)
        if not _is_a_name(sentence, sentence.start + time.start, sentence.start + time.end)
        and not _alone(text, sentence.start + time.start, sentence.start + time.end)
    ]


def times_in(shown: str) -> list[Time]:
    """The expressions of time in plain text, by their place in it."""
    figures = _FIGURE.search(shown) is not None
    if not figures and not _WORDS.search(shown):
        return []
    found: list[Time] = []
    lower = shown.lower()
    for kind, pattern, hints in _PATTERNS if figures else _IN_WORDS:
        if not any(hint in lower for hint in hints):
            continue
        for match in pattern.finditer(shown):
            start, end = match.span()
            if any(one.start < end and start < one.end for one in found):
                continue
            parts = {key: value for key, value in match.groupdict().items() if value}
            before = shown[:start].rstrip().rsplit(" ", 1)[-1].lower() if start else ""
            found.append(Time(kind, start, end, match[0], parts, before))
    return sorted(found, key=lambda one: one.start)


def _alone(text: str, start: int, end: int) -> bool:
    line = text[text.rfind("\n", 0, start) + 1 : (text + "\n").find("\n", end)]
    return len(line.strip(" .,")) <= end - start


def _is_a_name(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words stand inside a name that is one token ('5 June Movement')."""
    return any(
        token.start <= start and end <= token.end and token.end - token.start > end - start for token in sentence.tokens
    )


def head_of(time: Time, sentence: Sentence) -> Token | None:
    """The word of an expression whose head lies outside it."""
    inside = [token for token in sentence.tokens if token.start < time.end and time.start < token.end]
    return next((token for token in inside if token.head not in inside or token.head is token), None)


def month_of(word: str) -> int:
    """The number of a month by its name or short form."""
    lower = word.lower().rstrip(".")
    return _MONTHS.get(lower) or _ABBREVIATED[lower]
