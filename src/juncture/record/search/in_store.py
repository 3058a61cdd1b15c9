"""Searching a store through its index, without reading the dossier; where no index can be kept, by reading it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, func, select, text

from juncture.record.changes import held_of
from juncture.record.items import Source
from juncture.record.meta import Meta
from juncture.record.opening import record_of
from juncture.record.problems import StoreError
from juncture.record.record import Record
from juncture.record.search.answer import Found, Hit, hit, ranked
from juncture.record.search.in_memory import search_record
from juncture.record.search.query import Query
from juncture.record.search.tables import INDEX, compiled, rest, searching, taken
from juncture.record.search.units import PASSAGE, Unit
from juncture.record.search.upkeep import fresh, freshen
from juncture.record.statements import Statement
from juncture.record.store import schema
from juncture.record.store.reading import head_of
from juncture.record.store.sql import SqlStore

_BATCH = 500


def search_store(
    store: SqlStore, dossier: str, query: Query, *, kinds: Collection[str] = (), source: str | None = None,
    limit: int = 20, offset: int = 0,
) -> Found:  # fmt: skip
    """What :func:`~juncture.record.search.in_memory.search_record` finds in the whole record.

    A store that may only be read and whose index is not up to date is read as a whole.
    """
    kept = _kept_up(store, dossier)
    with store.snapshot(), store.reading() as connection:
        key, _ = head_of(connection, dossier)
        if key is None or not (kept or (INDEX.held(connection) == INDEX.version and fresh(connection, dossier))):
            record = record_of(store, dossier)
            return search_record(record, query, kinds=kinds, source=source, limit=limit, offset=offset)
        best, total = ranked(query, _candidates(connection, key, query, (kinds, source)), limit, offset)
        hits = _hits(store, connection, (key, dossier), query, best)
        return Found(hits, total, *_looked_in(connection, key, source))


def _kept_up(store: SqlStore, dossier: str) -> bool:
    """Whether the index could be brought up to date; what others write the moment after it may lack."""
    try:
        freshen(store, dossier)
    except StoreError:
        return False
    return True


def _candidates(
    connection: Connection, key: int, query: Query, among: tuple[Collection[str], str | None]
) -> Iterator[Unit]:
    dialect = connection.dialect.name
    kinds, source = among
    given: dict[str, object] = {"key": key, "words": compiled(dialect, query)}
    asked = searching(dialect)
    if source is not None:
        asked += (
            " AND (u.source = :source OR u.entry IN "
            "(SELECT entry FROM search_rest WHERE dossier = :key AND source = :source))"
        )
        given["source"] = source
    with connection.execute(text(asked), given, execution_options={"yield_per": _BATCH}) as rows:
        for row in rows:
            if not kinds or row.kind in kinds:
                split = tuple(row.split.split(" "))
                tied = tuple(row.joined.split(" ")) if row.joined else split
                yield Unit(row.kind, row.entry, row.source, row.start, row.end, split, tied)


def _hits(
    store: SqlStore, connection: Connection, whose: tuple[int, str], query: Query, best: list[Unit]
) -> tuple[Hit, ...]:
    """The pieces as hits, from the few entries that they name."""
    key, dossier = whose
    resting = {unit: _resting(connection, key, unit) for unit in best if unit.kind == PASSAGE}
    ids = {unit.entry or unit.source or "" for unit in best} | {id for found in resting.values() for id in found}
    held = {line.id: held_of(line) for line in store.find(dossier, ids=ids)}
    said = (held[unit.entry].entry for unit in best if unit.entry in held)
    cited = {passage.source for one in said if isinstance(one, Statement) for passage in one.passages}
    held |= {line.id: held_of(line) for line in store.find(dossier, ids=cited - held.keys())}
    texts = store.texts(dossier, {id for id, one in held.items() if isinstance(one.entry, Source)})
    part = Record(Meta(id=dossier, title=dossier), held, texts)
    found = (hit(part, query, unit, lambda piece: resting[piece]) for unit in best)
    return tuple(one for one in found if one is not None)


def _resting(connection: Connection, key: int, piece: Unit) -> list[str]:
    mine = (rest.c.dossier == key) & (rest.c.source == piece.source)
    query = select(rest.c.entry).where(mine & (rest.c.start < piece.end) & (rest.c.end > piece.start))
    return list(dict.fromkeys(connection.execute(query.order_by(rest.c.start, rest.c.entry)).scalars()))


def _looked_in(connection: Connection, key: int, source: str | None) -> tuple[int, int]:
    """How many sources there are, and in how many of their texts was looked."""
    standing = schema.standing
    there = (standing.c.dossier == key) & (standing.c.kind == Source.kind) & standing.c.ended.is_(None)
    readable = (taken.c.dossier == key) & (taken.c.readable == 1)
    if source is not None:
        there, readable = there & (standing.c.id == source), readable & (taken.c.source == source)
    counts = [
        connection.execute(select(func.count()).select_from(table).where(which)).scalar_one()
        for table, which in ((standing, there), (taken, readable))
    ]
    return counts[0], counts[1]
