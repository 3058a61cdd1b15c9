"""The index of what stands: kept up with the journal batch by batch, and held against it when asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, bindparam, select, update

from juncture.record.journal import Line
from juncture.record.store import schema
from juncture.record.store.finding import decided, offered, opened
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
    periods = Periods(_open(session, connection, key, ids), _offers(session, connection, key, ids))
    before = {id(period) for period in periods.open.values()}
    for line in batch:
        periods.take(line)
    ended = [{"entry": one.id, "start": one.since, "end": one.ended} for one in periods.closed if id(one) in before]
    if ended:
        connection.execute(_END, [{"key": key, **one} for one in ended])
    session.insert(connection, schema.standing, [(key, *one.row()) for one in periods.begun])
    if periods.touched:
        given = {"key": key, "ids": session.listed(periods.touched)}
        connection.execute(decided(connection.dialect.name), given)
        offers = [periods.offers[id] for id in sorted(periods.touched & periods.offers.keys())]
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


def _open(session: Session, connection: Connection, key: int, ids: set[str]) -> dict[str, Period]:
    given = {"key": key, "ids": session.listed(ids)}
    return {row.id: Period(*row) for row in connection.execute(opened(connection.dialect.name), given)}


def _offers(session: Session, connection: Connection, key: int, ids: set[str]) -> dict[str, Offer]:
    given = {"key": key, "ids": session.listed(ids)}
    return {row.id: Offer(*row) for row in connection.execute(offered(connection.dialect.name), given)}
