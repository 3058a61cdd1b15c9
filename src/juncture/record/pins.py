"""Pinned briefs: a name for a dossier's journal at one line, asked on certain days.

A pin holds no text. The journal is only added to, so the record as its line left it can be had again at any time, and
with it the brief. Pins lie beside the record in the same store; a folder keeps none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Column, Integer, MetaData, Table, Text, delete, insert, select

from juncture.record.backup.carrying import Kept
from juncture.record.journal import now
from juncture.record.opening import dossier_of, record_at
from juncture.record.problems import StoreError
from juncture.record.record import Record
from juncture.record.store import is_store, open_store
from juncture.record.store.annex import Annex

#: A name longer than this is a text.
LONGEST = 120

metadata = MetaData()

pin = Table(
    "brief_pin",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("dossier", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("hash", Text, nullable=False),
    Column("as_of", Text),
    Column("known", Text),
    sqlite_autoincrement=True,
)

ANNEX = Annex(name="pins", version=1, tables=metadata)
KEPT = Kept(ANNEX, (pin,))


@dataclass(frozen=True, slots=True)
class Pin:
    """A brief that was pinned: the journal's line that it says, its days, its name, by whom and when."""

    key: int
    name: str
    author: str
    at: str
    seq: int
    hash: str
    as_of: date | None
    known: date | None

    @property
    def version(self) -> str:
        """The version as the brief prints it."""
        return f"{self.seq}-{self.hash[:12]}"


class Pins:
    """The pins of the dossier at an address; raises :class:`StoreError` for a folder. Use it in a ``with``."""

    def __init__(self, address: str) -> None:
        if not is_store(address):
            raise StoreError(f"{address!r} is a folder; pins need a store, which keeps a journal. Import it into one.")
        self.store = open_store(address)
        try:
            self.dossier = dossier_of(self.store, address)
            ANNEX.prepare(self.store)
        except BaseException:
            self.store.close()
            raise

    def __enter__(self) -> Pins:
        return self

    def __exit__(self, *raised: object) -> None:
        self.store.close()

    def all(self) -> list[Pin]:
        """The pins, the latest first."""
        query = select(pin).where(pin.c.dossier == self.dossier).order_by(pin.c.key.desc())
        with self.store.reading() as connection:
            return [
                Pin(row.key, row.name, row.author, row.at, row.seq, row.hash, _day(row.as_of), _day(row.known))
                for row in connection.execute(query)
            ]

    def get(self, key: int) -> Pin:
        """A pin by its number; raises a sentence for one that there is not."""
        found = {one.key: one for one in self.all()}
        if key not in found:
            raise StoreError(f"there is no pin {key} of the dossier {self.dossier!r}; it may have been taken away.")
        return found[key]

    def add(self, name: str, author: str, *, as_of: date | None = None, known: date | None = None) -> Pin:
        """Pin the dossier as its journal stands, on these days."""
        if not name.strip() or len(name) > LONGEST:
            raise StoreError(f"a pin needs a name of at most {LONGEST} characters, such as: for Tuesday's meeting.")
        with self.store.writing() as connection:
            head = self.store.head(self.dossier)
            row = {
                "dossier": self.dossier, "name": name.strip(), "author": author, "at": now(), "seq": head.seq,
                "hash": head.hash, "as_of": as_of and as_of.isoformat(), "known": known and known.isoformat(),
            }  # fmt: skip
            made = connection.execute(insert(pin).returning(pin.c.key), row).scalar_one()
        return self.get(made)

    def remove(self, key: int) -> None:
        """Take a pin away; the journal is as before."""
        with self.store.writing() as connection:
            connection.execute(delete(pin).where(pin.c.dossier == self.dossier, pin.c.key == key))

    def record(self, one: Pin) -> Record:
        """The record as it was pinned; raises where the journal's line is no longer that one."""
        found = record_at(self.store, self.dossier, one.seq)
        if found.head.hash != one.hash:
            raise StoreError(f"the journal's line {one.seq} is not the one that was pinned as {one.name!r}; verify it.")
        return found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
