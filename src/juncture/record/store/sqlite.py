"""The store in one SQLite file."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from juncture.record.problems import StoreError
from juncture.record.store import schema
from juncture.record.store.sql import SqlStore, failure

_MAGIC = b"SQLite format 3\x00"


class SqliteStore(SqlStore):
    """A store in one file. Readers see the last whole step while a writer works (write-ahead log)."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        _check_file(path, create)
        engine = create_engine(_url(path), connect_args={"timeout": 30})
        event.listen(engine, "connect", _prepare)
        super().__init__(engine, str(path))
        _check_schema(engine, self.name, create)

    def _begin_reading(self, connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    def _begin(self, connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _url(path: Path) -> URL:
    """The file's address; one that may only be read is read as it lies, since a log beside it could not be written."""
    log = path.with_name(f"{path.name}-wal")
    if path.exists() and not os.access(path, os.W_OK) and not log.exists():
        query = {"uri": "true", "mode": "ro", "immutable": "1"}
        return URL.create("sqlite", database=f"file:{quote(str(path))}", query=query)
    return URL.create("sqlite", database=str(path))


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    # The driver's own transaction handling would start one too late: only at the first write.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=30000"):
        try:
            connection.execute(f"PRAGMA {pragma}")
        except sqlite3.OperationalError:
            if not pragma.startswith("journal_mode"):
                raise


def _check_file(path: Path, create: bool) -> None:
    try:
        _look_at_file(path, create)
    except OSError as error:
        raise StoreError(f"the store {str(path)!r} cannot be opened: {error.strerror}.") from None


def _look_at_file(path: Path, create: bool) -> None:
    if not path.exists():
        if not create:
            raise StoreError(f"there is no store {str(path)!r}; 'juncture import FOLDER {path}' makes one.")
        if not path.parent.is_dir():
            raise StoreError(f"there is no folder {str(path.parent)!r} for the store {path.name!r}.")
        return
    if path.is_dir():
        raise StoreError(f"{str(path)!r} is a folder, not a store.")
    if not os.access(path, os.R_OK):
        raise StoreError(f"the store {str(path)!r} may not be read by you.")
    with path.open("rb") as stream:
        start = stream.read(16)
    if start and start != _MAGIC:
        raise StoreError(f"{str(path)!r} is no store: it is not an SQLite file.")


def _check_schema(engine: Engine, name: str, create: bool) -> None:
    try:
        with engine.connect() as connection:
            if create and not _tables(connection):
                _make_tables(connection)
            if "about" not in _tables(connection):
                raise StoreError(f"{name!r} is an SQLite file, but holds no dossiers of Juncture.")
            query = select(schema.about.c.value).where(schema.about.c.key == "schema")
            written = str(connection.execute(query).scalar())
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StoreError(failure(name, "opened", error)) from None
    if not written.isdecimal():
        raise StoreError(f"{name!r} is an SQLite file, but holds no dossiers of Juncture (its schema is {written!r}).")
    version = int(written)
    if version > schema.VERSION:
        raise StoreError(
            f"the store {name!r} was written by a newer release (schema {version}; this one knows {schema.VERSION}). "
            "Install that release to read it."
        )


def _tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def _make_tables(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    if not _tables(connection):  # nobody was quicker
        schema.metadata.create_all(connection)
        connection.execute(insert(schema.about), {"key": "schema", "value": str(schema.VERSION)})
    connection.commit()
