"""Stores of every earlier release are brought forward; later and torn ones are refused in a sentence."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import velmora
from argon2 import PasswordHasher
from sqlalchemy import inspect, text

from juncture.record.problems import StoreError
from juncture.record.store import Store, open_store, schema
from juncture.record.store.migrations import STEPS
from juncture.record.store.sql import SqlStore
from juncture.web.accounts import ANNEX, Accounts, Passwords, Sessions

FIXTURES = Path(velmora.__file__).parent
EARLIER = range(1, schema.VERSION)


def statements(version: int, database: str) -> list[str]:
    """A dump statement by statement, as a restore goes through it."""
    dump = (FIXTURES / f"schema-{version}.{database}.sql").read_text(encoding="utf-8")
    if database == "sqlite":
        found, rest = [], ""
        for line in dump.splitlines(keepends=True):
            rest += line
            if sqlite3.complete_statement(rest):
                found.append(rest)
                rest = ""
        return found
    lines = [line for line in dump.splitlines() if not line.startswith(("--", "SET ", "SELECT pg_catalog.set_config"))]
    return [one for one in re.split(r";\n", "\n".join(lines) + "\n") if one.strip()]


def restored(address: str, parts: list[str]) -> None:
    """A store as a dump leaves it, or the first part of one."""
    if "://" not in address:
        with closing(sqlite3.connect(address, isolation_level=None)) as connection:
            for part in parts:
                connection.execute(part)
            if connection.in_transaction:
                connection.execute("COMMIT")
        return
    psycopg = pytest.importorskip("psycopg", reason="the driver of PostgreSQL is not installed")
    place, _, name = address.rpartition("schema=")
    with psycopg.connect(place.rstrip("?&"), autocommit=True) as connection:
        for part in parts:
            connection.execute(part.replace("juncture.", f"{name}.").replace("SCHEMA juncture", f"SCHEMA {name}"))


def tables(store: Store) -> list[tuple[object, ...]]:
    """All rows of all tables, in order."""
    assert isinstance(store, SqlStore)
    with store.reading() as connection:
        return [
            (table.name, *row)
            for table in schema.metadata.sorted_tables
            for row in connection.execute(table.select().order_by(*table.primary_key.columns))
        ]


def indexes(store: Store) -> set[str]:

    assert isinstance(store, SqlStore)
    with store.reading() as connection:
        found = inspect(connection)
        return {
            str(index["name"])
            for table in schema.metadata.tables
            for index in found.get_indexes(table, schema=store.schema)
            if not index.get("duplicates_constraint")
        }


@pytest.mark.parametrize("version", EARLIER)
def test_a_store_of_an_earlier_release_is_brought_forward(version: int, database: str, fresh: Callable[[], str]):
    old, new = fresh(), fresh()
    restored(old, statements(version, database))
    with closing(open_store(old)) as store, closing(open_store(new, create=True)) as made:
        velmora.fill(made)
        assert store.verify("velmora").whole
        assert tables(store) == tables(made)
        assert indexes(store) == indexes(made)
    with closing(open_store(old)) as store:
        assert store.head("velmora").seq == 18


def test_every_earlier_schema_has_its_steps_and_its_fixtures():
    assert set(STEPS) == set(EARLIER)
    assert {
        (FIXTURES / f"schema-{version}.{name}.sql").is_file()
        for version in EARLIER
        for name in ("sqlite", "postgresql")
    } == {True}


@pytest.mark.parametrize("version", EARLIER)
def test_a_dump_cut_short_is_told_wherever_something_is_lost(version: int, database: str, fresh: Callable[[], str]):
    parts = statements(version, database)
    outcomes = set()
    for cut in [*range(1, len(parts) - 8, 5), *range(len(parts) - 8, len(parts))]:
        address = fresh()
        restored(address, parts[:cut])
        outcomes.add(outcome(address))
    assert {"not whole", "holds no dossiers"} <= outcomes <= {"not whole", "holds no dossiers", "nothing is lost"}


def outcome(address: str) -> str:
    try:
        with closing(open_store(address)) as store:
            assert store.verify("velmora").lines == 18
            assert len(list(store.kept_texts("velmora"))) == 3
            return "nothing is lost"  # the end of a dump is keys and indexes of what is derived
    except StoreError as error:
        said = str(error)
        return next((kind for kind in ("not whole", "holds no dossiers") if kind in said), said)


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    database: str, fresh: Callable[[], str], monkeypatch: pytest.MonkeyPatch
):
    address = fresh()
    restored(address, statements(1, database))
    with monkeypatch.context() as patch:
        patch.setitem(STEPS, 1, {"any": [*STEPS[1]["any"], "CREATE INDEX broken ON nothing (x)"]})  # type: ignore[arg-type]
        with pytest.raises(StoreError, match=r"cannot be written: .*nothing.* It is as it was before"):
            open_store(address)
    with closing(open_store(address)) as store:
        assert store.verify("velmora").whole


@pytest.mark.parametrize(
    ("value", "sentence"),
    [("99", r"was written by a newer release \(schema 99; this one knows"), ("x", "its schema is 'x'")],
)
def test_a_store_of_a_newer_release_says_so(store: Store, address: str, value: str, sentence: str):
    assert isinstance(store, SqlStore)
    with store.writing() as connection:
        connection.exec_driver_sql(f"update about set value = '{value}'")
    with pytest.raises(StoreError, match=sentence):
        open_store(address)


def test_an_empty_database_becomes_a_store_only_when_one_is_to_be_made(address: str, database: str):
    if database == "sqlite":
        Path(address).touch()
    with pytest.raises(StoreError, match="holds no dossiers of Juncture yet; 'juncture import FOLDER"):
        open_store(address)
    open_store(address, create=True).close()
    open_store(address).close()


def test_a_store_that_lacks_a_table_is_not_whole(store: Store, address: str):
    assert isinstance(store, SqlStore)
    with store.writing() as connection:
        connection.exec_driver_sql("drop table source_text")
    with pytest.raises(StoreError, match=r"is not whole .it lacks: source_text.*restore it from a whole one"):
        open_store(address)


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True)
def test_accounts_of_the_first_release_are_brought_forward_with_who_is_in_them(address: str) -> None:
    quick = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    with closing(open_store(address, create=True)) as store:
        assert isinstance(store, SqlStore)
        Accounts(store, quick).add("ana", "four words will do", "admin")
        with store.writing() as connection:  # as the first schema had them
            connection.execute(text("DROP TABLE account_attempt"))
            connection.execute(text("UPDATE about SET value = '1' WHERE key = 'accounts'"))
    with closing(open_store(address)) as store:
        assert isinstance(store, SqlStore)
        accounts = Accounts(store, quick)
        with store.reading() as connection:
            assert ANNEX.held(connection) == ANNEX.version
            present = {index["name"] for index in inspect(connection).get_indexes("account_attempt", store.schema)}
        assert present == {index.name for index in ANNEX.tables.tables["account_attempt"].indexes}
        assert Sessions(accounts).sign_in("ana", "four words will do")
