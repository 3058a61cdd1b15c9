"""Passages: the exact places in sources that a statement rests on.

Written ``source@start-end`` with code points of the source's hashed text; ``source#locator``
(an article, a paragraph, a page) where no text was held; ``source`` alone for the whole document.
A quotation is found again exactly, or after folding; never by likeness (fuzzy matching accepted
four of four altered dates where the strict resolver flagged all four).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from juncture.record.folding import fold

ACCEPTED = 'source@start-end (code points, as in "crisis-group-2021-05@664-851"), source#locator, or source alone'
CONTEXT = 32

_PATTERN = re.compile(r"(?P<source>[a-z0-9][a-z0-9-]*)(?:@(?P<start>\d+)-(?P<end>\d+))?(?:#(?P<locator>.+))?", re.ASCII)


class PassageError(ValueError):
    """A text that names no passage."""


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A place in a source.

    >>> Passage.parse("crisis-group-2021-05@664-851")
    Passage(source='crisis-group-2021-05', start=664, end=851, locator=None)
    >>> str(Passage.parse("court-2021-05-28#reasoning"))
    'court-2021-05-28#reasoning'
    """

    source: str
    start: int | None = None
    end: int | None = None
    locator: str | None = None

    @classmethod
    def parse(cls, text: str) -> Passage:
        """Read the written form; raises :class:`PassageError` with what would be accepted."""
        match = _PATTERN.fullmatch(text.strip())
        if not match:
            raise PassageError(f"{text!r} names no passage. Write {ACCEPTED}.")
        if match["start"] is None:
            return cls(match["source"], locator=match["locator"])
        start, end = int(match["start"]), int(match["end"])
        if end <= start:
            raise PassageError(f"{text!r} ends at {end}, which is not after its start {start}.")
        return cls(match["source"], start, end, match["locator"])

    def __str__(self) -> str:
        place = "" if self.start is None else f"@{self.start}-{self.end}"
        return self.source + place + (f"#{self.locator}" if self.locator else "")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words of a passage with their surroundings (a W3C TextQuoteSelector)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class Resolution(StrEnum):
    """How a quotation was found: at its position, elsewhere word for word, after folding, or not at all."""

    EXACT = "exact"
    MOVED = "moved"
    FOLDED = "folded"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quotation stands in a text, and how it was found; an orphan has no place."""

    how: Resolution
    start: int | None = None
    end: int | None = None


def quote(text: str, start: int, end: int) -> Quotation:
    """The words at a place, with up to 32 code points on each side."""
    return Quotation(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def resolve(quotation: Quotation, text: str, start: int | None = None) -> Found:
    """Find a quotation in a text: at its position, then word for word, then after folding.

    Several matches are told apart by the words around them; where those do not decide, the
    passage is an orphan rather than a guess.

    >>> words = quote("Officers arrested Bah N’Daw.", 18, 27)
    >>> resolve(words, "It is said: officers arrested Bah N'Daw.")
    Found(how=<Resolution.FOLDED: 'folded'>, start=30, end=39)
    """
    exact = quotation.exact
    if start is not None and text.startswith(exact, start) and _uncut(text, start, quotation):
        return Found(Resolution.EXACT, start, start + len(exact)) if exact else Found(Resolution.ORPHAN)
    place = _decide(text, quotation)
    if place is not None:
        return Found(Resolution.MOVED, place, place + len(exact))
    folded, plain = fold(text), _folded(quotation)
    place = _decide(folded.text, plain)
    if place is None:
        return Found(Resolution.ORPHAN)
    return Found(Resolution.FOLDED, *folded.original_span(place, place + len(plain.exact)))


def _folded(quotation: Quotation) -> Quotation:
    """A quotation folded, the white space at its ends given to its surroundings."""
    exact = fold(quotation.exact).text
    before, after = exact[: len(exact) - len(exact.lstrip())], exact[len(exact.rstrip()) :]
    return Quotation(exact.strip(), fold(quotation.prefix + before).text, fold(after + quotation.suffix).text)


def occurrences(text: str, words: str) -> Iterator[int]:
    """Every place where these words stand in a text."""
    place = text.find(words) if words else -1
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def _decide(text: str, quotation: Quotation) -> int | None:
    places = [place for place in occurrences(text, quotation.exact) if _uncut(text, place, quotation)]
    if len(places) > 1:
        places = [place for place in places if _fits(text, place, quotation)]
    return places[0] if len(places) == 1 else None


def _uncut(text: str, place: int, quotation: Quotation) -> bool:
    """Whether words and numbers run on past the quotation as before: '2 May' is not in '22 May'."""
    exact, prefix, suffix = quotation.exact, quotation.prefix, quotation.suffix
    end = place + len(exact)
    before, after = text[max(0, place - max(1, len(prefix))) : place], text[end : end + max(1, len(suffix))]
    return _runs_on_alike(before[::-1], exact[:1], prefix[::-1]) and _runs_on_alike(after, exact[-1:], suffix)


def _runs_on_alike(beside: str, own: str, recorded: str) -> bool:
    if not recorded:
        return not (own.isdigit() and beside[:1].isdigit())
    return not own.isalnum() or _word_start(beside) == _word_start(recorded)


def _word_start(text: str) -> str:
    return "".join(takewhile(str.isalnum, text))


def _fits(text: str, place: int, quotation: Quotation) -> bool:
    end = place + len(quotation.exact)
    before = text[max(0, place - len(quotation.prefix)) : place]
    after = text[end : end + len(quotation.suffix)]
    return before.strip() == quotation.prefix.strip() and after.strip() == quotation.suffix.strip()
