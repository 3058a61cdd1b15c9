"""Rows of an ACLED export (Armed Conflict Location & Event Data; the user's own copy, under ACLED's terms).

Dates are as precise as ``time_precision`` says: 1 a day, 2 a week, 3 a month.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from juncture.conflict.cells import CellError, count, day, named, needed
from juncture.conflict.event import ConflictEvent
from juncture.conflict.kinds import KINDS
from juncture.record.table import Row

NAME = "ACLED"
COLUMNS = frozenset({"event_date", "event_type", "actor1", "country", "fatalities"})


def event(row: Row) -> ConflictEvent:
    """One row as an event."""
    kind = needed(row, "event_type")
    if kind not in (*KINDS.violent, *KINDS.other):
        raise CellError(f"event_type {kind!r} is none of ACLED's; are the columns shifted?")
    first, last = _days(day(row, "event_date"), row["time_precision"] or "1")
    return ConflictEvent(
        id=row["event_id_cnty"] or row["event_id"],
        first=first,
        last=last,
        country=needed(row, "country"),
        region=row["admin1"],
        place=row["location"],
        kind=kind,
        actors=named(row, "actor1", "assoc_actor_1", "actor2", "assoc_actor_2"),
        deaths=count(row, "fatalities"),
        reports=len(named(row, "source")) or None,
        violent=kind in KINDS.violent,
    )


def _days(on: date, precision: str) -> tuple[date, date]:
    if precision == "1":
        return on, on
    if precision == "2":
        return on - timedelta(days=3), on + timedelta(days=3)
    if precision == "3":
        return on.replace(day=1), on.replace(day=monthrange(on.year, on.month)[1])
    raise CellError(f"time_precision {precision!r} is none of 1, 2 and 3; are the columns shifted?")
