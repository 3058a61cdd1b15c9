"""Whether a text holds what is searched for, where, and how well: the one judge, whatever index found the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from juncture.record.search.query import Query, Term
from juncture.record.search.words import joined, words

# The constants of Okapi BM25; all hits hold every term, so how rare a term is would not change their order much.
_SATURATION, _LENGTH, _USUAL = 1.2, 0.75, 40


def score(query: Query, views: tuple[Sequence[str], Sequence[str]]) -> float | None:
    """How well two views of a text fit, more being better; None where it does not hold what is searched for."""
    split, tied = views
    if any(_count(term, split, tied) for term in query.without):
        return None
    total = 0.0
    for term in query.terms:
        count = _count(term, split, tied)
        if not count:
            return None
        total += count / (count + _SATURATION * (1 - _LENGTH + _LENGTH * len(split) / _USUAL))
    return total


def holds(query: Query, text: str) -> bool:
    """Whether a text holds what is searched for.

    >>> from juncture.record.search.query import parse
    >>> holds(parse("ndaw -arrested"), "Bah N’Daw resigned."), holds(parse("ndaw"), "Bah Daw")
    (True, False)
    """
    split = words(text)
    return score(query, ([word.text for word in split], [word.text for word in joined(split)])) is not None


def highlights(query: Query, text: str) -> tuple[tuple[int, int], ...]:
    """The spans of a text that bear the terms, in order, none within another.

    >>> from juncture.record.search.query import parse
    >>> highlights(parse("ndaw off*"), "Officers arrested N’Daw.")
    ((0, 8), (18, 23))
    """
    split = words(text)
    spans = sorted(
        (view[first].start, view[last - 1].end)
        for view in (split, joined(split))
        for term in query.terms
        for first, last in _places(term, [word.text for word in view])
    )
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _count(term: Term, split: Sequence[str], tied: Sequence[str]) -> int:
    found = sum(1 for _ in _places(term, split))
    return max(found, sum(1 for _ in _places(term, tied))) if tied is not split else found


def _places(term: Term, found: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a term stands in a row of words."""
    for way in term.ways:
        *before, last = way
        for place in range(len(found) - len(before)):
            end = place + len(before)
            if (found[end].startswith(last) if term.prefix else found[end] == last) and all(
                found[place + n] == word for n, word in enumerate(before)
            ):
                yield place, end + 1
