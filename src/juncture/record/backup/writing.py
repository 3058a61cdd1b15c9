"""Making a backup: a copy of one moment while others write on, held against itself before it bears its name."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import delete

from juncture import __version__
from juncture.record.backup.carrying import Kept, carry_all
from juncture.record.backup.describing import described, settle
from juncture.record.backup.manifest import STORE, Manifest, fingerprint, pack
from juncture.record.backup.placing import place, workroom
from juncture.record.backup.restoring import unpacked
from juncture.record.journal import now
from juncture.record.problems import StoreError
from juncture.record.store import is_store, open_store, schema
from juncture.record.store.address import split
from juncture.record.store.annex import Annex
from juncture.record.store.sql import SqlStore
from juncture.record.store.sqlite import SqliteStore


def backup(address: str, file: Path, *, kept: Sequence[Kept] = (), left: Sequence[Annex] = ()) -> Manifest:
    """Write everything that a store holds to a file that is not there yet, with the annexes ``kept``.

    ``left`` are the annexes that do not come along. Raises :class:`StoreError`, and leaves no file,
    where the store's journals are not whole or the file cannot be written.
    """
    name, dossier = split(address)
    if dossier or not is_store(name):
        raise StoreError(
            f"{address!r} names {'one dossier' if dossier else 'a folder'}; a backup is of a whole store, "
            "such as desk.sqlite or postgresql://USER@HOST/DATABASE."
        )
    with workroom(file) as room:
        inside, archive = room / STORE, room / "archive"
        with closing(open_store(name)) as source:
            _copy(source, inside, kept, left)
        manifest = _manifest(inside, kept)
        pack(inside, manifest, archive)
        inside.unlink()
        with unpacked(archive, room):
            os.chmod(archive, 0o600)
        place(archive, file)
    return manifest


def _manifest(inside: Path, kept: Sequence[Kept]) -> Manifest:
    with closing(SqliteStore(inside)) as store:
        dossiers = described(store)
        with store.reading() as connection:
            held = {one.annex.name: one.annex.held(connection) for one in kept}
    settle(inside)
    return Manifest(
        juncture=__version__,
        record_schema=schema.VERSION,
        made=now(),
        sha256=fingerprint(inside),
        bytes=inside.stat().st_size,
        dossiers=dossiers,
        annexes={name: version for name, version in held.items() if version is not None},
    )


def _copy(source: SqlStore, inside: Path, kept: Sequence[Kept], left: Sequence[Annex]) -> None:
    """A store of SQLite as the source stands at one moment."""
    if isinstance(source, SqliteStore):
        _copy_file(source, inside)
        with closing(SqliteStore(inside)) as copy:
            _take_out(copy, kept, left)
        return
    with closing(SqliteStore(inside, create=True)) as target:
        with source.reading() as connection:
            held = [one for one in kept if one.annex.held(connection) is not None]
        for one in held:
            one.annex.prepare(source)
            one.annex.prepare(target)
        carry_all(source, target, held)


def _copy_file(source: SqliteStore, inside: Path) -> None:
    """With SQLite's own means, within a transaction that has begun to read: nobody's writing makes it start over."""
    with source.reading() as connection, closing(sqlite3.connect(inside)) as target:
        connection.exec_driver_sql("SELECT count(*) FROM about").scalar()
        driver = connection.connection.driver_connection
        if isinstance(driver, sqlite3.Connection):
            driver.backup(target)


def _take_out(copy: SqliteStore, kept: Sequence[Kept], left: Sequence[Annex]) -> None:
    """What does not come along: whole annexes, and the rows of others that do not outlast the day."""
    with copy.writing() as connection:
        for annex in left:
            annex.remove(connection)
        for one in kept:
            if one.annex.held(connection) is not None:
                for table in one.annex.tables.sorted_tables:
                    if table not in one.tables:
                        connection.execute(delete(table))
