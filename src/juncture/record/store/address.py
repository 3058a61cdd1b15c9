"""How a store is named: a file, or a database's address, with ``#DOSSIER`` where it holds several."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from juncture.record.problems import StoreError

if TYPE_CHECKING:
    from juncture.record.store.sql import SqlStore

SUFFIXES = (".sqlite", ".sqlite3", ".db", ".juncture")


def split(address: str) -> tuple[str, str | None]:
    """The store and the dossier in it.

    >>> split("desk.sqlite#mali-2021")
    ('desk.sqlite', 'mali-2021')
    """
    store, mark, dossier = address.rpartition("#")
    return (store, dossier or None) if mark and "/" not in dossier else (address, None)


def shown(address: str) -> str:
    """An address as it may be shown: without the password.

    >>> shown("postgresql://ana:secret@localhost/juncture")
    'postgresql://ana:***@localhost/juncture'
    """
    return re.sub(r"(://[^/@:]*):[^/]*@", r"\1:***@", address)


def is_store(address: str) -> bool:
    """Whether an address names a store rather than a folder.

    >>> is_store("desk.sqlite#mali-2021"), is_store("examples/mali-2021")
    (True, False)
    """
    name, _ = split(address)
    return "://" in name or name.endswith(SUFFIXES) or _is_file(Path(name))


def open_store(address: str, *, create: bool = False) -> SqlStore:
    """Open the store that an address names; one of an earlier release is brought forward."""
    name, _ = split(address)
    scheme = name.partition("://")[0] if "://" in name else "sqlite"
    if scheme == "sqlite":
        from juncture.record.store.sqlite import SqliteStore

        return SqliteStore(Path(name.removeprefix("sqlite:///").removeprefix("sqlite://")), create=create)
    if scheme in ("postgresql", "postgres", "postgresql+psycopg"):
        from juncture.record.store.postgres import PostgresStore

        return PostgresStore(name, create=create)
    raise StoreError(
        f"{scheme + '://'!r} names no store; write a file such as desk.sqlite, or postgresql://USER@HOST/DATABASE."
    )


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long, a folder that may not be entered
        return False
