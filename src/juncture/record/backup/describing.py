"""What a store holds, counted and verified, and a file of SQLite closed so that it can be moved."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from juncture.record.backup.manifest import DossierCount
from juncture.record.problems import StoreError
from juncture.record.store.sql import SqlStore


def described(store: SqlStore) -> tuple[DossierCount, ...]:
    """The dossiers of a store; raises :class:`StoreError` where a journal is not whole."""
    return tuple(_described(store, head.id, head.title) for head in store.dossiers())


def _described(store: SqlStore, dossier: str, title: str) -> DossierCount:
    found = store.verify(dossier)
    if not found.whole:
        raise StoreError(
            f"the journal of {dossier!r} breaks at line {found.broken_at}: {found.reason}. "
            "A backup of it would keep the damage: restore an earlier one."
        )
    texts = sum(1 for _ in store.kept_texts(dossier))
    return DossierCount(id=dossier, title=title, lines=found.lines, head=found.head.hash, texts=texts)


def settle(file: Path) -> None:
    """Leave one file alone, in which nothing lies that was taken out."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("VACUUM")
