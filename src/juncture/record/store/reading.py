"""What a store in SQL answers."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, Select, func, select

from juncture.record.canonical import digest
from juncture.record.journal import Action, Head, Line, Verification, verify
from juncture.record.store import derived, schema
from juncture.record.store.deciding import decided
from juncture.record.store.finding import finding, text_finding
from juncture.record.store.periods import Offer
from juncture.record.store.protocol import DossierHead, KeptText
from juncture.record.store.session import Session

BATCH = 2_000
_ACTIONS = {str(action): action for action in Action}
_LINE = [schema.journal.c[name] for name in Line.__dataclass_fields__]


class Reading(Session):
    """The reading half of a store."""

    def dossiers(self) -> list[DossierHead]:
        """The dossiers held, by id."""
        with self.reading() as connection:
            rows = connection.execute(select(schema.dossier).order_by(schema.dossier.c.id))
            return [DossierHead(row.id, row.title, Head(row.seq, row.hash)) for row in rows]

    def head(self, dossier: str) -> Head:
        """Where a dossier's journal stands."""
        with self.reading() as connection:
            return head_of(connection, dossier)[1]

    def lines(
        self, dossier: str, *, until: str | int | None = None, after: int = 0, entry: str | None = None
    ) -> Iterator[Line]:
        """The journal in order."""
        table = schema.journal
        query = self._all(dossier).order_by(table.c.seq)
        if after:
            query = query.where(table.c.seq > after)
        if entry is not None:
            query = query.where(table.c.id == entry)
        if until is not None:
            query = query.where(table.c.seq <= (until if isinstance(until, int) else _last_by(dossier, until)))
        yield from self._stream(query)

    def newest(self, dossier: str, many: int, *, before: int | None = None, id: str | None = None) -> list[Line]:
        """The last lines, the latest first."""
        query = self._all(dossier).order_by(schema.journal.c.seq.desc()).limit(many)
        if before is not None:
            query = query.where(schema.journal.c.seq < before)
        if id is not None:
            query = query.where(schema.journal.c.id == id)
        return list(self._stream(query))

    def told(self, dossier: str, ids: Collection[str], before: int) -> list[Line]:
        """What was ever written of some entries up to a line, in order."""
        table = schema.journal
        query = self._all(dossier).where(table.c.id.in_(list(ids)), table.c.seq < before)
        return list(self._stream(query.order_by(table.c.seq)))

    def standing(self, dossier: str, *, until: str | None = None) -> Iterator[Line]:
        """The lines in force, in order of first assertion."""
        yield from self._stream(_standing(dossier, until))

    def find(
        self,
        dossier: str,
        *,
        ids: Collection[str] = (),
        about: tuple[str, Collection[str]] = ("", ()),
        until: str | None = None,
    ) -> list[Line]:
        """The lines in force with these ids, or of a kind about some subjects."""
        kind, subjects = about
        given = {"dossier": dossier, "kind": kind, "ids": self.listed(ids), "subjects": self.listed(subjects)}
        with self.reading() as connection:
            if until is not None:
                given["last"] = connection.execute(select(_last_by(dossier, until))).scalar_one()
            rows = connection.execute(finding(connection.dialect.name, until is not None), given)
            return list({row[5]: _line(row[:9]) for row in rows}.values())

    def waiting(self, dossier: str) -> list[Offer]:
        """The proposals that await a decision, without what they say."""
        table = schema.proposal
        query = select(table.c.id, table.c.line, table.c.kind, table.c.subject).join_from(
            schema.dossier, table, table.c.dossier == schema.dossier.c.key
        )
        with self.reading() as connection:
            rows = connection.execute(query.where(schema.dossier.c.id == dossier).order_by(table.c.line))
            return [Offer(*row) for row in rows]

    def proposed(self, dossier: str, ids: Collection[str]) -> list[Line]:
        """The lines of those proposals among these ids that await a decision, in order."""
        offers, lines = schema.proposal, schema.journal
        query = self._all(dossier).join(offers, (offers.c.dossier == lines.c.dossier) & (offers.c.line == lines.c.seq))
        return list(self._stream(query.where(offers.c.id.in_(list(ids))).order_by(lines.c.seq)))

    def decided(self, dossier: str, *, but: Collection[str] = ()) -> tuple[int, int]:
        """How many proposals are accepted and rejected, and not proposed anew since."""
        with self.reading() as connection:
            row = connection.execute(decided(dossier, but)).one()
            return int(row.accepted), int(row.rejected)

    def texts(self, dossier: str, sources: Collection[str] | None = None) -> dict[str, str]:
        """The latest text of each source."""
        table = schema.source_text
        query = select(table.c.source, table.c.text).join(schema.dossier).where(schema.dossier.c.id == dossier)
        with self.reading() as connection:
            if sources is None:
                rows = connection.execute(query.order_by(table.c.number))
            else:
                given = {"dossier": dossier, "sources": self.listed(sources)}
                rows = connection.execute(text_finding(connection.dialect.name), given)
            return {row.source: row.text for row in rows}

    def text_count(self, dossier: str) -> int:
        """How many texts are held, earlier ones included."""
        table = schema.source_text
        query = select(func.count()).select_from(table).join(schema.dossier).where(schema.dossier.c.id == dossier)
        with self.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def kept_texts(self, dossier: str) -> Iterator[KeptText]:
        """Every text held, the earlier ones first."""
        table = schema.source_text
        columns = [table.c[name] for name in KeptText.__dataclass_fields__]
        query = select(*columns).join(schema.dossier).where(schema.dossier.c.id == dossier)
        with self.reading() as connection:
            ordered = query.order_by(table.c.source, table.c.number)
            with connection.execute(ordered, execution_options={"yield_per": 1}) as rows:
                for row in rows:
                    yield KeptText(*row)

    def verify(self, dossier: str) -> Verification:
        """Walk the chain and hold what is derived against it."""
        with self.snapshot(), self.reading() as connection:
            key, head = head_of(connection, dossier)
            found = verify(dossier, self.lines(dossier), head)
            reason = derived.flaw(connection, key, self.lines(dossier)) if found.whole and key is not None else None
            if reason is None and (altered := next((t.source for t in self.kept_texts(dossier) if _altered(t)), None)):
                reason = f"the text kept for the source {altered!r} was altered"
            return Verification(found.lines, found.head, found.lines + 1, reason) if found.whole and reason else found

    def _all(self, dossier: str) -> Select[Any]:
        return select(*_LINE).join(schema.dossier).where(schema.dossier.c.id == dossier)

    def _stream(self, query: Select[Any]) -> Iterator[Line]:
        streamed = {"yield_per": BATCH}
        with self.reading() as connection, connection.execute(query, execution_options=streamed) as rows:
            for row in rows:
                yield _line(row)


def head_of(connection: Connection, dossier: str) -> tuple[int | None, Head]:
    """The key under which a dossier's rows lie, and where its journal stands."""
    row = connection.execute(select(schema.dossier).where(schema.dossier.c.id == dossier)).first()
    return (row.key, Head(row.seq, row.hash)) if row else (None, Head())


def _standing(dossier: str, until: str | None) -> Select[Any]:
    current, lines = schema.standing, schema.journal
    query = (
        select(*_LINE)
        .select_from(schema.dossier)
        .join(current, current.c.dossier == schema.dossier.c.key)
        .join(lines, (lines.c.dossier == current.c.dossier) & (lines.c.seq == current.c.line))
        .where(schema.dossier.c.id == dossier)
        .order_by(current.c.place)
    )
    if until is None:
        return query.where(current.c.ended.is_(None))
    last = _last_by(dossier, until)
    return query.where((current.c.since <= last) & (current.c.ended.is_(None) | (current.c.ended > last)))


def _last_by(dossier: str, until: str) -> Any:
    """The last line that was written by a moment."""
    table = schema.journal
    query = select(table.c.seq).join(schema.dossier).where((schema.dossier.c.id == dossier) & (table.c.at <= until))
    return func.coalesce(query.order_by(table.c.at.desc(), table.c.seq.desc()).limit(1).scalar_subquery(), 0)


def _line(row: Any) -> Line:
    seq, at, author, action, kind, id, payload, previous, hash = row
    return Line(seq, at, author, _ACTIONS.get(action, action), kind, id, payload, previous, hash)


def _altered(kept: KeptText) -> bool:
    return digest(str(kept.text)) != kept.sha256
