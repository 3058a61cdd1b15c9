"""What a search answers: each hit with the words that it found, where they stand, and what rests on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from juncture.record.citation import Answer, Citation, cite
from juncture.record.passage import Passage, quote
from juncture.record.record import Record
from juncture.record.search.matching import highlights, holds, score
from juncture.record.search.query import Query
from juncture.record.search.units import PASSAGE, Unit, said
from juncture.record.statements import Statement


class Resting(Answer):
    """A statement that rests on a passage."""

    id: str
    kind: str
    text: str | None


class Hit(Answer):
    """A passage of a source, or a statement.

    ``text`` is what was searched: the passage's exact words, or all that the statement says. ``highlights`` are
    the spans in it, in code points, that bear the words. ``passage`` is what one would write under ``from``.
    """

    kind: str
    id: str | None = None
    passage: str | None = None
    text: str
    highlights: tuple[tuple[int, int], ...]
    before: str = ""
    after: str = ""
    passages: tuple[Citation, ...] = ()
    statements: tuple[Resting, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The hits asked for, how many there are in all, and in how many of the sources' texts was looked."""

    hits: tuple[Hit, ...]
    total: int
    sources: int
    searched: int


def ranked(query: Query, units: Iterable[Unit], limit: int, offset: int) -> tuple[list[Unit], int]:
    """The pieces that hold what is searched for, the best first, and how many there are."""
    total = 0

    def fitting() -> Iterable[tuple[float, tuple[str, int, str], Unit]]:
        nonlocal total
        for unit in units:
            fits = score(query, (unit.split, unit.joined))
            if fits is not None:
                total += 1
                yield -round(fits, 9), unit.order, unit

    best = nsmallest(offset + limit, fitting(), key=lambda one: one[:2])
    return [unit for _, _, unit in best[offset:]], total


def hit(
    record: Record, query: Query, unit: Unit, resting: Callable[[Unit], Sequence[str]] = lambda unit: ()
) -> Hit | None:
    """A piece as a hit; None where the record does not say that any more."""
    if unit.kind != PASSAGE:
        entry = record.get(unit.entry)
        if not isinstance(entry, Statement):
            return None
        text = said(entry)
        if not holds(query, text):
            return None
        spans = highlights(query, text)
        return Hit(kind=entry.kind, id=entry.id, text=text, highlights=spans, passages=cite(record, entry.passages))
    passage = Passage(unit.source or "", unit.start, unit.end)
    whole = record.texts.get(passage.source)
    if whole is None or unit.start is None or unit.end is None:
        return None
    words = quote(whole, unit.start, unit.end)
    entries = [record.get(id) for id in resting(unit)]
    return Hit(
        kind=PASSAGE,
        passage=str(passage),
        text=words.exact,
        highlights=highlights(query, words.exact),
        before=words.prefix,
        after=words.suffix,
        passages=cite(record, [passage]),
        statements=tuple(Resting(id=one.id, kind=one.kind, text=one.text) for one in entries if one is not None),
    )
