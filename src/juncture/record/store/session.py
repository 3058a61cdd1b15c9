"""Connections and transactions: what is read together is one moment, what is written together is one step."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from threading import local
from typing import Any

from sqlalchemy import Connection, Engine, Table
from sqlalchemy.exc import SQLAlchemyError

from juncture.record.problems import StoreError
from juncture.record.store.failure import failure, lost, unsure


class _Current(local):
    """What the present thread is in the middle of."""

    connection: Connection | None = None
    writes: bool = False
    broken: bool = False


class Session(ABC):
    """The way to a database. A subclass says how a transaction begins and how many rows go in at once."""

    #: The database's own schema in which the tables lie; None where there is no such thing.
    schema: str | None = None

    def __init__(self, engine: Engine, name: str, readers: Engine | None = None) -> None:
        self.engine = engine
        self.name = name
        self._readers = readers if readers is not None else engine
        self._current = _Current()
        self._errors = (SQLAlchemyError, engine.dialect.loaded_dbapi.Error)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @contextmanager
    def step(self, dossier: str | None = None) -> Iterator[None]:
        """A block whose writes come to pass together, at its end, or not at all."""
        with self.writing() as connection:
            if dossier is not None:
                self.hold(connection, dossier)
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """A block whose reads all see the store at one moment."""
        with self.reading() as connection, self._as_current(connection, self._current.writes):
            yield

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read from: that of the present step or snapshot, or a fresh one."""
        if self._current.connection is not None:
            yield self._current.connection
            return
        try:
            with self._readers.connect() as connection, _dropped_when_lost(connection, self._errors):
                self.begin_reading(connection)
                yield connection
                connection.commit()  # a rollback would make psycopg forget the statements that it has prepared
        except self._errors as error:
            raise StoreError(failure(self.name, "read", error)) from None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection to write on: that of the present step, or one whose work is sealed at the end of the block."""
        if self._current.writes and self._current.connection is not None:
            try:
                yield self._current.connection
            except BaseException:
                self._current.broken = True
                raise
            return
        if self._current.connection is not None:
            raise StoreError("nothing can be written while a snapshot is being read; end the snapshot first.")
        sealing = False
        try:
            with self.engine.connect() as connection, _dropped_when_lost(connection, self._errors):
                self.begin_writing(connection)
                with self._as_current(connection, True):
                    yield connection
                    if self._current.broken:
                        raise StoreError("a part of this step failed, so none of it was kept.")
                sealing = True
                connection.commit()
        except self._errors as error:
            if sealing and lost(error):
                raise StoreError(unsure(self.name, error)) from None
            raise StoreError(failure(self.name, "written", error)) from None
        except UnicodeEncodeError as error:
            shown = f"{error.object[max(0, error.start - 20) : error.end]!r} is no Unicode text"
            raise StoreError(failure(self.name, "written", Exception(shown))) from None

    @contextmanager
    def _as_current(self, connection: Connection, writes: bool) -> Iterator[None]:
        mine = self._current
        before = (mine.connection, mine.writes, mine.broken)
        mine.connection, mine.writes = connection, writes
        try:
            yield
        finally:
            mine.connection, mine.writes, mine.broken = before

    def begin_reading(self, connection: Connection) -> None:  # noqa: B027
        """Start a transaction that sees one moment."""

    def begin_writing(self, connection: Connection) -> None:  # noqa: B027
        """Start a transaction that writes."""

    def hold(self, connection: Connection, dossier: str | None) -> None:  # noqa: B027
        """Keep other writers of a dossier (or of the whole store) waiting until the transaction ends."""

    @abstractmethod
    def listed(self, values: Collection[str]) -> Any:
        """Several values as one parameter of a query."""

    def unfinished(self, connection: Connection, tables: Collection[str]) -> list[str]:  # noqa: ARG002
        """The tables that lack what a restore adds last, so that it must have been cut short."""
        return []

    def make_room(self, connection: Connection) -> None:  # noqa: B027
        """Prepare what the tables are made in."""

    @abstractmethod
    def insert(self, connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
        """Add many rows, each with a value for every column in the table's order."""


@contextmanager
def _dropped_when_lost(connection: Connection, errors: tuple[type[Exception], ...]) -> Iterator[None]:
    """Keep a broken connection from going back to where the next reader would find it."""
    try:
        yield
    except errors as error:
        if lost(error):
            connection.invalidate()
        raise
