"""A store in a database that SQLAlchemy Core speaks to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, insert, select, update

from juncture.record.canonical import digest
from juncture.record.journal import GENESIS, BrokenChainError, Change, Head, Line, chain, now, whole
from juncture.record.problems import StoreError
from juncture.record.store import derived, schema
from juncture.record.store.reading import Reading, head_of

#: How many lines are in memory at once.
BATCH = 2_000


class SqlStore(Reading):
    """Journals in SQL tables. The database's own transactions make each step whole or nothing."""

    def append(
        self, dossier: str, changes: Iterable[Change], author: str, *, title: str | None = None, at: str | None = None
    ) -> Head:
        """Add changes to a journal in one step."""
        with self.writing() as connection:
            key, head = self._held(connection, dossier, title)
            moment = max(at or now(), _last_moment(connection, key, head))
            return self._add(connection, key, head, chain(dossier, head, changes, author, moment), title)

    def restore(self, dossier: str, lines: Iterable[Line], *, title: str) -> Head:
        """Take a journal from elsewhere, with its hashes as they are."""
        with self.writing() as connection:
            key, head = self._held(connection, dossier, title)
            try:
                return self._add(connection, key, head, _beyond(connection, key, dossier, head, lines), title)
            except BrokenChainError as error:
                raise StoreError(f"the journal of {dossier!r} breaks at line {error.line}: {error.reason}.") from None

    def put_text(self, dossier: str, source: str, text: str) -> None:
        """Keep a source's text."""
        table, sha256 = schema.source_text, digest(text)
        with self.writing() as connection:
            self.hold(connection, dossier)
            key, _ = head_of(connection, dossier)
            if key is None:
                raise StoreError(f"the store {self.name!r} holds no dossier {dossier!r}.")
            mine = (table.c.dossier == key) & (table.c.source == source)
            query = select(table.c.number, table.c.sha256).where(mine).order_by(table.c.number.desc())
            latest = connection.execute(query.limit(1)).first()
            if latest is None or latest.sha256 != sha256:
                number = latest.number + 1 if latest else 0
                row = {"dossier": key, "source": source, "number": number, "sha256": sha256, "text": text}
                connection.execute(insert(table), row)

    def rebuild(self, connection: Connection) -> None:
        """Build what is derived anew, for every dossier."""
        for row in connection.execute(select(schema.dossier)).all():
            seq = 0
            for batch in derived.batches(self.lines(row.id), BATCH):
                self._project(connection, row.key, batch)
                seq = batch[-1].seq
            if seq != row.seq:
                raise StoreError(
                    f"the store {self.name!r} is not whole: the journal of {row.id!r} ends at line {seq} of {row.seq}; "
                    "restore it from a whole copy."
                )

    def _held(self, connection: Connection, dossier: str, title: str | None) -> tuple[int, Head]:
        self.hold(connection, dossier)
        key, head = head_of(connection, dossier)
        if key is None:
            row = {"id": dossier, "title": title or dossier, "seq": 0, "hash": GENESIS}
            key = int(connection.execute(insert(schema.dossier), row).inserted_primary_key[0])  # type: ignore[index]
        return key, head

    def _add(self, connection: Connection, key: int, head: Head, lines: Iterator[Line], title: str | None) -> Head:
        for batch in derived.batches(lines, BATCH):
            self.insert(connection, schema.journal, [(key, *_row(line)) for line in batch])
            self._project(connection, key, batch)
            head = Head(batch[-1].seq, batch[-1].hash)
        values: dict[str, Any] = {"seq": head.seq, "hash": head.hash, **({"title": title} if title else {})}
        connection.execute(update(schema.dossier).where(schema.dossier.c.key == key).values(values))
        return head

    def _project(self, connection: Connection, key: int, batch: list[Line]) -> None:
        derived.project(self, connection, key, batch)


def _row(line: Line) -> tuple[Any, ...]:
    return (
        line.seq, line.at, line.author, str(line.action), line.kind, line.id, line.payload, line.previous, line.hash,
    )  # fmt: skip


def _last_moment(connection: Connection, key: int, head: Head) -> str:
    table = schema.journal
    query = select(table.c.at).where((table.c.dossier == key) & (table.c.seq == head.seq))
    return str(connection.execute(query).scalar() or "")


def _beyond(connection: Connection, key: int, dossier: str, head: Head, lines: Iterable[Line]) -> Iterator[Line]:
    """The part of a journal from elsewhere that goes beyond the store's own, which must begin alike."""
    reached = Head()
    for line in whole(dossier, lines):
        reached = Head(line.seq, line.hash)
        if line.seq == head.seq and line.hash != head.hash:
            break
        if line.seq > head.seq:
            yield line
    if reached.seq > head.seq or reached == head:
        return
    table = schema.journal
    own = select(table.c.hash).where((table.c.dossier == key) & (table.c.seq == reached.seq))
    if reached.seq == 0 or connection.execute(own).scalar() == reached.hash:
        raise StoreError(
            f"the store's journal of {dossier!r} has gone on to line {head.seq}; the one given ends at line "
            f"{reached.seq}. Export again and make your changes there."
        )
    raise StoreError(f"the store's journal of {dossier!r} and the one given have parted; neither is replaced.")
