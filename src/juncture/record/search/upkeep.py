"""Bringing a store's index up to the end of the journal, in steps short enough that writers need not wait long.

Each step is whole by itself: the index is that of an earlier line of the journal, or of the last one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from sqlalchemy import Connection, delete, func, insert, select, text

from juncture.record.changes import held_of
from juncture.record.items import Source
from juncture.record.journal import Head, Line
from juncture.record.search.tables import INDEX, rest, state, taken, unit, vector, vectors
from juncture.record.search.units import Unit, passage_units, statement_unit
from juncture.record.statements import STATEMENTS, Statement
from juncture.record.store import schema
from juncture.record.store.finding import AMONG
from juncture.record.store.reading import head_of
from juncture.record.store.sql import SqlStore
from juncture.record.texts import is_text_of

#: How many lines of the journal are taken in at one step.
STEP = 5_000
_PORTION = 1_000


def freshen(store: SqlStore, dossier: str) -> None:
    """Bring the index up to date; raises :class:`~juncture.record.problems.StoreError` where it cannot be written."""
    INDEX.prepare(store)
    while True:
        with store.reading() as connection:
            if fresh(connection, dossier):
                return
        with store.writing() as connection:
            store.hold(connection, "the index of searches")
            _advance(store, connection, dossier)


def fresh(connection: Connection, dossier: str) -> bool:
    """Whether the index says what the store says at this moment."""
    key, head = head_of(connection, dossier)
    return key is None or (reached(connection, key) == head and not _texts_to_take(connection, key))


def _advance(store: SqlStore, connection: Connection, dossier: str) -> None:
    key, head = head_of(connection, dossier)
    if key is None:
        return
    before = reached(connection, key)
    if before != head:
        last = min(head.seq, before.seq + STEP)
        _take_lines(store, connection, (key, dossier), before.seq, last)
        sealed = select(schema.journal.c.hash).where((schema.journal.c.dossier == key) & (schema.journal.c.seq == last))
        row = {"dossier": key, "seq": last, "hash": connection.execute(sealed).scalar_one()}
        connection.execute(delete(state).where(state.c.dossier == key))
        connection.execute(insert(state), row)
        return
    for source, number in _texts_to_take(connection, key)[:1]:
        _take_text(store, connection, (key, dossier), source, number)


def reached(connection: Connection, key: int) -> Head:
    """How far the index is; from the beginning where it is not that of this journal."""
    row = connection.execute(select(state.c.seq, state.c.hash).where(state.c.dossier == key)).first()
    if row is None:
        return Head()
    table = schema.journal
    own = select(table.c.hash).where((table.c.dossier == key) & (table.c.seq == row.seq))
    return Head(row.seq, row.hash) if connection.execute(own).scalar() == row.hash else Head()


def _texts_to_take(connection: Connection, key: int) -> list[tuple[str, int]]:
    table = schema.source_text
    latest = (
        select(table.c.source, func.max(table.c.number).label("number"))
        .where(table.c.dossier == key)
        .group_by(table.c.source)
        .subquery()
    )
    known = (taken.c.dossier == key) & (taken.c.source == latest.c.source)
    query = select(latest.c.source, latest.c.number).outerjoin(taken, known)
    new = taken.c.number.is_(None) | (taken.c.number != latest.c.number)
    return [(row.source, row.number) for row in connection.execute(query.where(new).order_by(latest.c.source))]


def _take_lines(store: SqlStore, connection: Connection, whose: tuple[int, str], first: int, last: int) -> None:
    key, dossier = whose
    if first == 0:
        _drop(store, connection, key)
        connection.execute(delete(taken).where(taken.c.dossier == key))
    table = schema.journal
    touched = (table.c.dossier == key) & (table.c.seq > first) & (table.c.seq <= last)
    kinds = (*STATEMENTS, Source.kind)
    query = select(table.c.id).where(touched & table.c.kind.in_(kinds)).distinct().order_by(table.c.id)
    ids = list(connection.execute(query).scalars())
    for start in range(0, len(ids), _PORTION):
        portion = ids[start : start + _PORTION]
        _drop(store, connection, key, entry=portion)
        given = {"key": key, "ids": store.listed(portion)}
        among = AMONG[connection.dialect.name].format("ids")
        connection.execute(text(f"DELETE FROM search_text WHERE dossier = :key AND source {among}"), given)
        _add_statements(store, connection, key, store.find(dossier, ids=portion))


def _add_statements(store: SqlStore, connection: Connection, key: int, lines: Collection[Line]) -> None:
    entries = [held_of(line).entry for line in lines if line.kind in STATEMENTS]
    said = [one for one in entries if isinstance(one, Statement)]
    _add(store, connection, key, [statement_unit(one) for one in said])
    cited = [(key, one.id, passage.source, passage.start, passage.end) for one in said for passage in one.passages]
    store.insert(connection, rest, cited)


def _take_text(store: SqlStore, connection: Connection, whose: tuple[int, str], source: str, number: int) -> None:
    key, dossier = whose
    _drop(store, connection, key, source=[source])
    entries = [held_of(line).entry for line in store.find(dossier, ids=[source])]
    known = next((one for one in entries if isinstance(one, Source)), None)
    kept = store.texts(dossier, [source])[source]
    readable = known is not None and is_text_of(kept, known)
    if readable:
        _add(store, connection, key, list(passage_units(source, kept)))
    connection.execute(delete(taken).where((taken.c.dossier == key) & (taken.c.source == source)))
    row = {"dossier": key, "source": source, "number": number, "readable": int(readable)}
    connection.execute(insert(taken), row)


def _add(store: SqlStore, connection: Connection, key: int, units: Sequence[Unit]) -> None:
    first = (connection.execute(select(func.max(unit.c.key))).scalar() or 0) + 1
    rows = [
        (n, key, one.kind, one.entry, one.source, one.start, one.end, " ".join(one.split), _other(one))
        for n, one in enumerate(units, first)
    ]
    store.insert(connection, unit, rows)
    if connection.dialect.name == "sqlite":
        marked = "INSERT INTO search_words (rowid, split, joined) VALUES (?, ?, ?)"
        if rows:
            connection.exec_driver_sql(marked, [(row[0], *row[-2:]) for row in rows])
        return
    tied = (one.joined if one.joined is not one.split else () for one in units)
    store.insert(
        connection,
        vectors,
        [(n, vector(one.split, other)) for n, (one, other) in enumerate(zip(units, tied, strict=True), first)],
    )


def _other(one: Unit) -> str:
    """The second view of a piece, where it is another."""
    return " ".join(one.joined) if one.joined is not one.split else ""


_TAKEN_OUT: Final = {
    "sqlite": "INSERT INTO search_words (search_words, rowid, split, joined) "
    "SELECT 'delete', key, split, joined FROM search_unit WHERE {0}",
    "postgresql": "DELETE FROM search_words WHERE key IN (SELECT key FROM search_unit WHERE {0})",
}


def _drop(store: SqlStore, connection: Connection, key: int, **those: Collection[str]) -> None:
    """Take pieces out: of some entries, of a source's text, or all of the dossier's."""
    dialect, where = connection.dialect.name, "dossier = :key"
    given: dict[str, object] = {"key": key}
    for column, ids in those.items():
        where += f" AND {column} {AMONG[dialect].format('ids')}"
        given["ids"] = store.listed(ids)
    connection.execute(text(_TAKEN_OUT[dialect].format(where)), given)
    connection.execute(text(f"DELETE FROM search_unit WHERE {where}"), given)
    if "source" not in those:
        connection.execute(text(f"DELETE FROM search_rest WHERE {where}"), given)
