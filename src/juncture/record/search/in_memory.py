"""Searching a record that is in memory: every piece is looked at, which is what an index must agree with."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from juncture.record.citation import is_its_text
from juncture.record.items import Source
from juncture.record.record import Record
from juncture.record.search.answer import Found, hit, ranked
from juncture.record.search.query import Query
from juncture.record.search.units import PASSAGE, Unit, passage_units, statement_unit


def search_record(
    record: Record, query: Query, *, kinds: Collection[str] = (), source: str | None = None, limit: int = 20,
    offset: int = 0,
) -> Found:  # fmt: skip
    """The pieces of a record that hold what is searched for; of some kinds, or of one source and what rests on it."""
    best, total = ranked(query, _units(record, kinds, source), limit, offset)
    hits = (hit(record, query, unit, lambda piece: _resting(record, piece)) for unit in best)
    sources = [one.id for one in record.of(Source) if source in (None, one.id)]
    return Found(tuple(one for one in hits if one), total, len(sources), sum(_readable(record, id) for id in sources))


def _units(record: Record, kinds: Collection[str], source: str | None) -> Iterator[Unit]:
    if not kinds or PASSAGE in kinds:
        for one in record.of(Source):
            if source in (None, one.id) and _readable(record, one.id):
                yield from passage_units(one.id, record.texts[one.id])
    for statement in record.statements():
        cited = source is None or any(passage.source == source for passage in statement.passages)
        if cited and (not kinds or statement.kind in kinds):
            yield statement_unit(statement)


def _readable(record: Record, source: str) -> bool:
    return source in record.texts and is_its_text(record, source)


def _resting(record: Record, piece: Unit) -> list[str]:
    """The statements that cite some of a passage, by where they begin to."""
    found = {
        (passage.start, one.id)
        for one in record.statements()
        for passage in one.passages
        if passage.source == piece.source and passage.start is not None and passage.end is not None
        if passage.start < (piece.end or 0) and passage.end > (piece.start or 0)
    }
    return list(dict.fromkeys(id for _, id in sorted(found)))
