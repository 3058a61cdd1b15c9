"""The index of what stands: kept up with the journal batch by batch, and held against it when asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, bindparam, delete, select, update

from juncture.record.journal import Line
from juncture.record.store import schema
from juncture.record.store.periods import Offer, Period, Periods
from juncture.record.store.session import Session

Item = TypeVar("Item")

_PERIOD = [schema.standing.c[name] for name in Period.__dataclass_fields__]
_OFFER = [schema.proposal.c[name] for name in Offer.__dataclass_fields__]


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Items by the handful, so that no more than that is in memory."""
    remaining = iter(items)
    while batch := list(islice(remaining, size)):
        yield batch


def project(session: Session, connection: Connection, key: int, batch: Sequence[Line]) -> None:
    """Bring the index up to the end of a batch that was just added to the journal."""
    ids = {line.id for line in batch}
    periods = Periods(_open(connection, key, ids), _offers(connection, key, ids))
    before = {id(period) for period in periods.open.values()}
    for line in batch:
        periods.take(line)
    ended = [{"entry": one.id, "start": one.since, "end": one.ended} for one in periods.closed if id(one) in before]
    if ended:
        connection.execute(_END, [{"key": key, **one} for one in ended])
    session.insert(connection, schema.standing, [(key, *one.row()) for one in periods.begun])
    for part in batches(sorted(periods.touched), 500):
        mine = schema.proposal.c.dossier == key
        connection.execute(delete(schema.proposal).where(mine & schema.proposal.c.id.in_(part)))
        offers = [periods.offers[id] for id in part if id in periods.offers]
        session.insert(connection, schema.proposal, [(key, *one.row()) for one in offers])


def flaw(connection: Connection, key: int, lines: Iterable[Line]) -> str | None:
    """In what the index says anything else than what the journal gives."""
    periods = Periods()
    for line in lines:
        periods.take(line)
    query = select(*_PERIOD).where(schema.standing.c.dossier == key).order_by(schema.standing.c.since)
    if [one.row() for one in periods.begun] != [tuple(row) for row in connection.execute(query)]:
        return "the index of standing entries differs"
    rows = connection.execute(select(*_OFFER).where(schema.proposal.c.dossier == key))
    if {id: one.row() for id, one in periods.offers.items()} != {row.id: tuple(row) for row in rows}:
        return "the index of open proposals differs"
    return None


_END = (
    update(schema.standing)
    .where(
        (schema.standing.c.dossier == bindparam("key"))
        & (schema.standing.c.id == bindparam("entry"))
        & (schema.standing.c.since == bindparam("start"))
    )
    .values(ended=bindparam("end"))
)


def _open(connection: Connection, key: int, ids: set[str]) -> dict[str, Period]:
    table, found = schema.standing, {}
    for part in batches(sorted(ids), 500):
        mine = (table.c.dossier == key) & table.c.ended.is_(None)
        for row in connection.execute(select(*_PERIOD).where(mine & table.c.id.in_(part))):
            found[row.id] = Period(*row)
    return found


def _offers(connection: Connection, key: int, ids: set[str]) -> dict[str, Offer]:
    table = schema.proposal
    found: dict[str, Offer] = {}
    if connection.execute(select(table.c.id).where(table.c.dossier == key).limit(1)).first() is None:
        return found
    for part in batches(sorted(ids), 500):
        for row in connection.execute(select(*_OFFER).where((table.c.dossier == key) & table.c.id.in_(part))):
            found[row.id] = Offer(*row)
    return found
