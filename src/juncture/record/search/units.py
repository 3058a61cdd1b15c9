"""What is searched, piece by piece: passages of texts, and statements as they are written down.

A passage is a paragraph, or of a long one as many whole sentences as make up 128 words: so short that a database
can keep the place of every word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from juncture.record.canonical import written
from juncture.record.search.words import Word, joined, words
from juncture.record.statements import Statement
from juncture.record.texts import paragraph_starts

PASSAGE = "passage"
MOST_WORDS = 128
_STRETCH = 16_384
_ENDS = re.compile(r"[.!?…;:][\"'”’»)\]]*\s")
_UNSAID = {"id", "text", "voice", "hedge", "from", "year", "public"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece that is found as a whole: a statement by its ``entry``, or a passage by its source and place."""

    kind: str
    entry: str | None
    source: str | None
    start: int | None
    end: int | None
    split: tuple[str, ...]
    joined: tuple[str, ...]

    @property
    def order(self) -> tuple[str, int, str]:
        """Where it stands among pieces that fit as well."""
        return (self.source or "", self.start or 0, self.entry or "")


def statement_unit(one: Statement) -> Unit:
    """A statement as a piece."""
    return _unit(one.kind, words(said(one)), entry=one.id)


def passage_units(source: str, text: str) -> Iterator[Unit]:
    """A text as pieces, none across a blank line.

    >>> [(unit.start, unit.end) for unit in passage_units("report", "On 24 May.\\n\\nThe day after.\\n")]
    [(0, 10), (12, 26)]
    """
    for start, end in _stretches(text):
        found = words(text[start:end], start)
        first = 0
        while first < len(found):
            last = _cut(text, found, first)
            begin = start if first == 0 else found[first].start
            close = end if last == len(found) else found[last].start
            close = begin + len(text[begin:close].rstrip())
            begin = close - len(text[begin:close].lstrip())
            yield _unit(PASSAGE, found[first:last], source=source, place=(begin, close))
            first = last


def said(one: Statement) -> str:
    """All that a statement says, in one line: its clause, then whom and what it names, then its id.

    >>> from juncture.record.statements import Claim
    >>> said(Claim(id="rumour", text="the tide was low", voice="attributed", speaker="odo-renn"))
    'the tide was low · odo-renn · rumour'
    """
    fields = {key: value for key, value in written(one).items() if key not in _UNSAID}
    return " · ".join(dict.fromkeys([*([one.text] if one.text else []), *_strings(fields), one.id]))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def _unit(
    kind: str, found: Sequence[Word], entry: str | None = None, source: str | None = None,
    place: tuple[int | None, int | None] = (None, None),
) -> Unit:  # fmt: skip
    split = tuple(word.text for word in found)
    tied = tuple(word.text for word in joined(found)) if any(word.joins for word in found) else split
    return Unit(kind, entry, source, *place, split, tied)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text; a very long one in parts."""
    starts = [*paragraph_starts(text), len(text)]
    for begin, close in pairwise(starts):
        start = begin
        while close - start > _STRETCH:
            spaces = [match.end() for match in re.finditer(r"\s", text[start : start + _STRETCH])]
            cut = start + (spaces[-1] if spaces else _STRETCH)
            yield start, cut
            start = cut
        yield start, close


def _cut(text: str, found: Sequence[Word], first: int) -> int:
    """Up to which word a piece goes that begins with this one: to the end of a sentence where there is one."""
    limit = first + MOST_WORDS
    if limit >= len(found):
        return len(found)
    for last in range(limit, first + MOST_WORDS // 4, -1):
        if _ENDS.search(text, found[last - 1].end - 1, found[last].start) and not found[last].joins:
            return last
    return limit
