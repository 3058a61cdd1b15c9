"""The tables of a store, made or brought forward when it is opened.

A step changes only what is not derived, in the literal SQL of its day; what is derived is then dropped,
made in its present form and built anew from the journal. All of it is one transaction: a store is
of one schema or of the next, never between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, delete, insert, inspect, select, text

from juncture.record.problems import StoreError
from juncture.record.store import schema

if TYPE_CHECKING:
    from juncture.record.store.sql import SqlStore

#: What leads from each schema to the next: SQL for every database, then SQL for one of them.
STEPS: Final[Mapping[int, Mapping[str, Sequence[str]]]] = {
    1: {
        "any": ['CREATE INDEX journal_by_moment ON journal (dossier, "at", seq)'],
        "postgresql": [
            'ALTER TABLE dossier ALTER COLUMN id TYPE text COLLATE "C"',
            'ALTER TABLE journal ALTER COLUMN "at" TYPE text COLLATE "C", ALTER COLUMN id TYPE text COLLATE "C"',
            'ALTER TABLE source_text ALTER COLUMN source TYPE text COLLATE "C"',
        ],
    },
}

#: The schema that a table came with, where that was not the first.
SINCE: Final[Mapping[str, int]] = {}


def prepare(store: SqlStore, *, create: bool) -> None:
    """Make the tables where there are none and that is wanted; bring those of an earlier release forward.

    A store that cannot be used is closed.
    """
    try:
        _prepare(store, create)
    except BaseException:
        store.close()
        raise


def _prepare(store: SqlStore, create: bool) -> None:
    with store.reading() as connection:
        version = _version(store, connection)
    if version == schema.VERSION:
        return
    if version is None and not create:
        raise StoreError(
            f"the store {store.name!r} holds no dossiers of Juncture yet; "
            f"'juncture import FOLDER {store.name}' brings one."
        )
    with store.writing() as connection:
        store.hold(connection, None)
        version = _version(store, connection)
        if version is None:
            _make(store, connection)
        elif version < schema.VERSION:
            _bring_forward(store, connection, version)


def _version(store: SqlStore, connection: Connection) -> int | None:
    """The schema of a store; None where there are no tables at all."""
    tables = set(inspect(connection).get_table_names(schema=store.schema))
    if not tables:
        return None
    if schema.about.name not in tables:
        raise StoreError(f"{store.name!r} is a database, but holds no dossiers of Juncture.")
    said = connection.execute(select(schema.about.c.value).where(schema.about.c.key == "schema")).scalar()
    version = int(said) if said and said.isdecimal() else 0
    if version == 0 and said:
        raise StoreError(f"{store.name!r} is a database, but holds no dossiers of Juncture (its schema is {said!r}).")
    wanted = {name for name in schema.metadata.tables if SINCE.get(name, 1) <= version}
    missing = sorted(wanted - tables) or store.unfinished(connection, wanted)
    if version == 0 or (missing and version <= schema.VERSION):
        lacking = ", ".join(missing) or "its number of schema"
        raise StoreError(
            f"the store {store.name!r} is not whole (it lacks: {lacking}), as after a copy that was cut short; "
            "restore it from a whole one."
        )
    if version > schema.VERSION:
        raise StoreError(
            f"the store {store.name!r} was written by a newer release (schema {version}; "
            f"this one knows {schema.VERSION}). Install that release to read it."
        )
    return version


def _make(store: SqlStore, connection: Connection) -> None:
    store.make_room(connection)
    schema.metadata.create_all(connection)
    connection.execute(insert(schema.about), {"key": "schema", "value": str(schema.VERSION)})


def _bring_forward(store: SqlStore, connection: Connection, version: int) -> None:
    for step in range(version, schema.VERSION):
        for statement in (*STEPS[step].get("any", ()), *STEPS[step].get(connection.dialect.name, ())):
            connection.execute(text(statement))
    for table in schema.DERIVED:
        connection.execute(text(f"DROP TABLE IF EXISTS {table.name}"))
    schema.metadata.create_all(connection, tables=list(schema.DERIVED))
    store.rebuild(connection)
    connection.execute(delete(schema.about).where(schema.about.c.key == "schema"))
    connection.execute(insert(schema.about), {"key": "schema", "value": str(schema.VERSION)})
