"""The store in one SQLite file."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Pool, QueuePool, StaticPool, Table, create_engine
from sqlalchemy.exc import OperationalError

from juncture.record.problems import StoreError
from juncture.record.store import migrations
from juncture.record.store.sql import SqlStore

WAIT = 30
_MEMORY = ":memory:"
_MAGIC = b"SQLite format 3\x00"


class SqliteStore(SqlStore):
    """A store in one file. Readers see the last whole step while a writer works (write-ahead log)."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        _check_file(path, create)
        pool: type[Pool] = StaticPool if str(path) == _MEMORY else QueuePool
        engine = create_engine("sqlite://", creator=_connector(path), poolclass=pool)
        super().__init__(engine, str(path))
        migrations.prepare(self, create=create)
        if os.access(path, os.W_OK):
            self._let_readers_by()

    def begin_reading(self, connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    def begin_writing(self, connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def listed(self, values: Collection[str]) -> str:
        return json.dumps(list(values))

    def insert(self, connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
        if rows:
            marks = ", ".join("?" * len(table.columns))
            connection.exec_driver_sql(f"INSERT INTO {table.name} VALUES ({marks})", list(rows))

    def _let_readers_by(self) -> None:
        with suppress(OperationalError), self.engine.connect() as connection:  # held by a writer: set already
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")


def _connector(path: Path) -> Callable[[], sqlite3.Connection]:
    def connect() -> sqlite3.Connection:
        # The driver's own transaction handling would start one too late, only at the first write.
        address = _MEMORY if str(path) == _MEMORY else f"file:{quote(str(path.absolute()))}?{_mode(path)}"
        connection = sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False)
        # A step that was reported as kept is kept, even where the power fails the moment after.
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        return connection

    return connect


def _mode(path: Path) -> str:
    """How a file is opened; one that may only be read is read as it lies: no log could be written beside it."""
    if not path.exists():
        return "mode=rwc"
    if os.access(path, os.W_OK):
        return "mode=rw"
    return "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "mode=ro&immutable=1"


def _check_file(path: Path, create: bool) -> None:
    try:
        if str(path) != _MEMORY:
            _look_at_file(path, create)
    except OSError as error:
        raise StoreError(f"the store {str(path)!r} cannot be opened: {error.strerror}.") from None


def _look_at_file(path: Path, create: bool) -> None:
    if not path.exists():
        if not create:
            raise StoreError(f"there is no store {str(path)!r}; 'juncture import FOLDER {path}' makes one.")
        if not path.parent.is_dir():
            raise StoreError(f"there is no folder {str(path.parent)!r} for the store {path.name!r}.")
        if not os.access(path.parent, os.W_OK):
            raise StoreError(
                f"the store {path.name!r} cannot be made in {str(path.parent)!r}: you may not write there."
            )
        return
    if path.is_dir():
        raise StoreError(f"{str(path)!r} is a folder, not a store.")
    if not os.access(path, os.R_OK):
        raise StoreError(f"the store {str(path)!r} may not be read by you.")
    with path.open("rb") as stream:
        start = stream.read(16)
    if start and start != _MAGIC:
        raise StoreError(f"{str(path)!r} is no store: it is not an SQLite file.")
