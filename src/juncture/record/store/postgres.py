"""The store in a PostgreSQL database, for a team.

``postgresql://USER@HOST/DATABASE#DOSSIER``; over a Unix socket ``postgresql:///DATABASE?host=/run/postgresql``.
The tables lie in the schema ``juncture`` of the database, or in the one named by ``?schema=NAME``. A
password is better kept in ``~/.pgpass`` than in the address; it is never shown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from hashlib import sha256
from time import monotonic
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DisconnectionError, SQLAlchemyError

from juncture.record.problems import StoreError
from juncture.record.store import migrations
from juncture.record.store.failure import failure
from juncture.record.store.schema import metadata
from juncture.record.store.sql import SqlStore

#: The oldest release of PostgreSQL that the tests are run on.
OLDEST = 15

# Every query is short and looks along an index: there is nothing to compile, and one plan serves all values.
_PLAIN = "-cjit=off -cplan_cache_mode=force_generic_plan"

#: Seconds after which a connection is looked at before it is used again.
IDLE = 5.0


class PostgresStore(SqlStore):
    """A store in a database that several people write to; the writers of one dossier take turns.

    Readers work in a read-only transaction of their own that sees one moment, so they neither wait
    for writers nor hold them up.
    """

    def __init__(self, address: str, *, create: bool = False) -> None:
        url, self.schema = _url(address)
        name = url.set(drivername="postgresql").render_as_string(hide_password=True)
        try:
            engine = create_engine(
                url,
                connect_args={"options": f"-csearch_path={self.schema} {_PLAIN}", "application_name": "juncture"},
            )
        except ModuleNotFoundError:
            raise StoreError(
                f"the store {name!r} needs the PostgreSQL driver; install it with: pip install 'juncture[postgres]'."
            ) from None
        _look_after(engine)
        readers = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        super().__init__(engine, name, readers)
        try:
            _check_server(engine, name)
        except StoreError:
            self.close()
            raise
        migrations.prepare(self, create=create)

    def hold(self, connection: Connection, dossier: str | None) -> None:
        lock = sha256(f"juncture {self.schema} {dossier or ''}".encode()).digest()
        number = int.from_bytes(lock[:8], "big", signed=True)
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})

    def listed(self, values: Collection[str]) -> list[str]:
        return list(values)

    def insert(self, connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
        if not rows:
            return
        driver: Any = connection.connection.driver_connection
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        with driver.cursor() as cursor, cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)

    def unfinished(self, connection: Connection, tables: Collection[str]) -> list[str]:
        kinds = "SELECT relname, contype FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid"
        rows = connection.execute(
            text(f"{kinds} WHERE connamespace = CAST(:name AS regnamespace)"), {"name": self.schema}
        )
        found = {(row.relname, str(row.contype)) for row in rows}
        keys = {(name, "p") for name in tables}
        links = {(name, "f") for name in tables if metadata.tables[name].foreign_keys}
        return sorted({f"the keys of {name}" for name, _ in (keys | links) - found})

    def make_room(self, connection: Connection) -> None:
        connection.execute(text(f'CREATE SCHEMA IF NOT EXISTS "{self.schema}"'))


def _look_after(engine: Engine) -> None:
    """See that a connection which lay idle still lives before it is used; a busy one is trusted, which is quicker."""

    def checkout(connection: Any, record: Any, _: Any) -> None:
        if monotonic() - record.info.get("used", monotonic()) > IDLE:
            try:
                engine.dialect.do_ping(connection)
            except engine.dialect.loaded_dbapi.Error:
                raise DisconnectionError from None

    def checkin(_: Any, record: Any) -> None:
        record.info["used"] = monotonic()

    event.listen(engine, "checkout", checkout)
    event.listen(engine, "checkin", checkin)


def _url(address: str) -> tuple[URL, str]:
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise StoreError(
            "this is no address of a PostgreSQL store; write postgresql://USER@HOST/DATABASE#DOSSIER."
        ) from None
    given = url.query.get("schema", "juncture")
    if not isinstance(given, str) or not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", given):
        raise StoreError(f"{given!r} names no schema; write lower-case letters, digits and underscores.")
    return url.set(drivername="postgresql+psycopg").difference_update_query(["schema"]), given


def _check_server(engine: Engine, name: str) -> None:
    try:
        with engine.connect() as connection:
            shown = "SELECT current_setting('server_version_num')::int / 10000, current_setting('server_encoding')"
            version, encoding = connection.exec_driver_sql(shown).one()
    except SQLAlchemyError as error:
        raise StoreError(failure(name, "opened", error)) from None
    if version < OLDEST:
        raise StoreError(f"the store {name!r} runs on PostgreSQL {version}; {OLDEST} or later is needed.")
    if encoding != "UTF8":
        raise StoreError(
            f"the database of {name!r} keeps its texts in {encoding}, which cannot hold every name; "
            "make one with the encoding UTF8."
        )
