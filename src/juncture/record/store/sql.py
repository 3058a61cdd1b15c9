"""A store in a database that SQLAlchemy Core speaks to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select, update
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from juncture.record.canonical import digest
from juncture.record.journal import GENESIS, Action, Change, Head, Line, Verification, chain, now, replay, verify
from juncture.record.journal import standing as fold
from juncture.record.problems import StoreError
from juncture.record.store import schema
from juncture.record.store.protocol import DossierHead

BATCH = 2_000
_ACTIONS = {str(action): action for action in Action}
_LINE = [schema.journal.c[name] for name in Line.__dataclass_fields__]


class SqlStore:
    """Journals in SQL tables. The database's own transactions make each step whole or nothing."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name
        self._step: Connection | None = None

    # Reading

    def dossiers(self) -> list[DossierHead]:
        with self._reading() as connection:
            rows = connection.execute(select(schema.dossier).order_by(schema.dossier.c.id))
            return [DossierHead(row.id, row.title, Head(row.seq, row.hash)) for row in rows]

    def head(self, dossier: str) -> Head:
        with self._reading() as connection:
            return self._head(connection, dossier)[1]

    def lines(self, dossier: str, *, until: str | None = None) -> Iterator[Line]:
        with self._reading() as connection:
            key, _ = self._head(connection, dossier)
            query = select(*_LINE).where(schema.journal.c.dossier == key).order_by(schema.journal.c.seq)
            if until is not None:
                query = query.where(schema.journal.c.at <= until)
            for row in connection.execution_options(yield_per=BATCH).execute(query):
                yield _line(row)

    def standing(self, dossier: str, *, until: str | None = None) -> Iterator[Line]:
        if until is not None:
            yield from fold(self.lines(dossier, until=until)).values()
            return
        with self._reading() as connection:
            key, _ = self._head(connection, dossier)
            current, lines = schema.standing, schema.journal
            query = (
                select(*_LINE)
                .join(current, (current.c.dossier == lines.c.dossier) & (current.c.seq == lines.c.seq))
                .where(current.c.dossier == key)
                .order_by(current.c.first)
            )
            for row in connection.execution_options(yield_per=BATCH).execute(query):
                yield _line(row)

    def texts(self, dossier: str) -> dict[str, str]:
        table = schema.source_text
        with self._reading() as connection:
            key, _ = self._head(connection, dossier)
            query = select(table.c.source, table.c.text).where(table.c.dossier == key).order_by(table.c.number)
            return {row.source: row.text for row in connection.execute(query)}

    def verify(self, dossier: str) -> Verification:
        with self.snapshot():
            found = verify(dossier, self.lines(dossier), self.head(dossier))
            reason = self._derived_flaw(dossier) if found.whole else None
            return Verification(found.lines, found.head, found.lines + 1, reason) if reason else found

    def _derived_flaw(self, dossier: str) -> str | None:
        current, proposed = replay(self.lines(dossier))
        with self._reading() as connection:
            key, _ = self._head(connection, dossier)
            if self._indexed(connection, key, schema.standing, "first") != [
                (id, line.seq) for id, line in current.items()
            ]:
                return "the index of standing entries differs"
            if set(self._indexed(connection, key, schema.proposal, "seq")) != {
                (i, line.seq) for i, line in proposed.items()
            }:
                return "the index of open proposals differs"
            table = schema.source_text
            for row in connection.execute(
                select(table.c.source, table.c.sha256, table.c.text).where(table.c.dossier == key)
            ):
                if digest(str(row.text)) != row.sha256:
                    return f"the text kept for the source {row.source!r} was altered"
        return None

    def _indexed(self, connection: Connection, key: int | None, table: Table, order: str) -> list[tuple[str, int]]:
        query = select(table.c.id, table.c.seq).where(table.c.dossier == key).order_by(table.c[order])
        return [(row.id, row.seq) for row in connection.execute(query)]

    # Writing

    def append(
        self, dossier: str, changes: Iterable[Change], author: str, *, title: str | None = None, at: str | None = None
    ) -> Head:
        with self._writing() as connection:
            key, head = self._head(connection, dossier, lock=True)
            if key is None:
                key = self._open(connection, dossier, title or dossier)
            moment = max(at or now(), self._last_moment(connection, key, head))
            return self._add(connection, key, head, chain(dossier, head, changes, author, moment), title)

    def restore(self, dossier: str, lines: Iterable[Line], *, title: str) -> Head:
        given = list(lines)
        found = verify(dossier, given)
        if not found.whole:
            raise StoreError(f"the journal of {dossier!r} breaks at line {found.broken_at}: {found.reason}.")
        with self._writing() as connection:
            key, head = self._head(connection, dossier, lock=True)
            if key is None:
                key = self._open(connection, dossier, title)
            if 0 < len(given) < head.seq and self._hash_at(connection, key, len(given)) == given[-1].hash:
                raise StoreError(
                    f"the store's journal of {dossier!r} has gone on to line {head.seq}; the one given ends at line "
                    f"{len(given)}. Export again and make your changes there."
                )
            if head != Head() and (len(given) < head.seq or given[head.seq - 1].hash != head.hash):
                raise StoreError(
                    f"the store's journal of {dossier!r} and the one given have parted; neither is replaced."
                )
            return self._add(connection, key, head, iter(given[head.seq :]), title)

    def put_text(self, dossier: str, source: str, text: str) -> None:
        table, sha256 = schema.source_text, digest(text)
        with self._writing() as connection:
            key, _ = self._head(connection, dossier, lock=True)
            if key is None:
                raise StoreError(f"the store {self.name!r} holds no dossier {dossier!r}.")
            mine = (table.c.dossier == key) & (table.c.source == source)
            latest = connection.execute(select(table.c.sha256).where(mine).order_by(table.c.number.desc())).scalar()
            if latest == sha256:
                return
            number = connection.execute(select(func.count()).select_from(table).where(mine)).scalar_one()
            row = {"dossier": key, "source": source, "number": number, "sha256": sha256, "text": text}
            connection.execute(insert(table), row)

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def step(self) -> Iterator[None]:
        with self._writing() as connection, self._bound_to(connection):
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        with self._reading() as connection, self._bound_to(connection):
            yield

    @contextmanager
    def _bound_to(self, connection: Connection) -> Iterator[None]:
        self._step, before = connection, self._step
        try:
            yield
        finally:
            self._step = before

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        if self._step is not None:
            yield self._step
            return
        try:
            with self.engine.connect() as connection:
                self._begin_reading(connection)
                yield connection
        except (SQLAlchemyError, sqlite3.Error) as error:
            raise StoreError(failure(self.name, "read", error)) from None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self._step is not None:
            yield self._step
            return
        try:
            with self.engine.connect() as connection, connection.begin():
                self._begin(connection)
                yield connection
        except (SQLAlchemyError, sqlite3.Error) as error:
            raise StoreError(failure(self.name, "written", error)) from None
        except UnicodeEncodeError as error:
            shown = error.object[max(0, error.start - 20) : error.end]
            raise StoreError(
                f"the store {self.name!r} cannot be written: {shown!r} is no Unicode text. It is as it was before."
            ) from None

    def _begin_reading(self, connection: Connection) -> None:
        """See one state of the database until the reading is done."""

    def _begin(self, connection: Connection) -> None:
        """Take the right to write before reading, so that no other writer comes between."""

    def _head(self, connection: Connection, dossier: str, lock: bool = False) -> tuple[int | None, Head]:
        query = select(schema.dossier).where(schema.dossier.c.id == dossier)
        row = connection.execute(query.with_for_update() if lock else query).first()
        return (row.key, Head(row.seq, row.hash)) if row else (None, Head())

    def _open(self, connection: Connection, dossier: str, title: str) -> int:
        row = {"id": dossier, "title": title, "seq": 0, "hash": GENESIS}
        key = connection.execute(insert(schema.dossier), row).inserted_primary_key
        return int(key[0])  # type: ignore[index]

    def _hash_at(self, connection: Connection, key: int, seq: int) -> str | None:
        table = schema.journal
        query = select(table.c.hash).where((table.c.dossier == key) & (table.c.seq == seq))
        return connection.execute(query).scalar()

    def _last_moment(self, connection: Connection, key: int, head: Head) -> str:
        table = schema.journal
        query = select(table.c.at).where((table.c.dossier == key) & (table.c.seq == head.seq))
        return str(connection.execute(query).scalar() or "")

    def _add(self, connection: Connection, key: int, head: Head, lines: Iterator[Line], title: str | None) -> Head:
        while batch := list(islice(lines, BATCH)):
            rows = [{"dossier": key, **_row(line)} for line in batch]
            connection.execute(insert(schema.journal), rows)
            self._project(connection, key, batch)
            head = Head(batch[-1].seq, batch[-1].hash)
        values: dict[str, Any] = {"seq": head.seq, "hash": head.hash, **({"title": title} if title else {})}
        connection.execute(update(schema.dossier).where(schema.dossier.c.key == key).values(values))
        return head

    def _project(self, connection: Connection, key: int, batch: list[Line]) -> None:
        index = _Index(connection, key, {line.id for line in batch})
        for line in batch:
            index.take(line)
        index.save()


class _Index:
    """The standing entries touched by one batch, kept in memory until they are written."""

    def __init__(self, connection: Connection, key: int, ids: set[str]) -> None:
        self.connection, self.key = connection, key
        self.standing = self._load(schema.standing, ids)
        self.proposed = self._load(schema.proposal, ids)
        self.touched: set[str] = set()
        self.offered: set[str] = set()

    def take(self, line: Line) -> None:
        match line.action:
            case Action.ASSERT | Action.SUPERSEDE:
                self._stand(line, line.seq)
            case Action.RETRACT:
                self.standing.pop(line.id, None)
                self.touched.add(line.id)
            case Action.PROPOSE:
                self.proposed[line.id] = {"id": line.id, "seq": line.seq}
                self.offered.add(line.id)
            case Action.ACCEPT:
                offer = self.proposed.pop(line.id, None)
                self.offered.add(line.id)
                if line.payload or offer is not None:
                    self._stand(line, line.seq if line.payload or offer is None else offer["seq"])
            case Action.REJECT:
                self.proposed.pop(line.id, None)
                self.offered.add(line.id)

    def save(self) -> None:
        self._replace(schema.standing, self.standing, self.touched)
        self._replace(schema.proposal, self.proposed, self.offered)

    def _stand(self, line: Line, seq: int) -> None:
        first = self.standing.get(line.id, {}).get("first", line.seq)
        self.standing[line.id] = {"id": line.id, "kind": line.kind, "first": first, "seq": seq}
        self.touched.add(line.id)

    def _load(self, table: Any, ids: set[str]) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        wanted = iter(sorted(ids))
        while part := list(islice(wanted, 500)):
            query = select(table).where((table.c.dossier == self.key) & table.c.id.in_(part))
            for row in self.connection.execute(query).mappings():
                found[row["id"]] = {name: value for name, value in row.items() if name != "dossier"}
        return found

    def _replace(self, table: Any, entries: dict[str, dict[str, Any]], touched: set[str]) -> None:
        ids = iter(sorted(touched))
        while part := list(islice(ids, 500)):
            self.connection.execute(delete(table).where((table.c.dossier == self.key) & table.c.id.in_(part)))
            rows = [{"dossier": self.key, **entries[id]} for id in part if id in entries]
            if rows:
                self.connection.execute(insert(table), rows)


def _line(row: Any) -> Line:
    seq, at, author, action, *rest = row
    return Line(seq, at, author, _ACTIONS.get(action, action), *rest)


def _row(line: Line) -> dict[str, Any]:
    return {name: getattr(line, name) for name in Line.__dataclass_fields__}


def failure(name: str, done: str, error: Exception) -> str:
    """A database's complaint as a sentence."""
    cause = str(error.orig) if isinstance(error, DBAPIError) and error.orig else str(error)
    first = cause.strip().splitlines()[0].rstrip(".") if cause.strip() else type(error).__name__
    return f"the store {name!r} cannot be {done}: {first}. It is as it was before."
