"""Rows of a UCDP Georeferenced Event Dataset export (Uppsala Conflict Data Program; the user's own copy).

Each event lies between ``date_start`` and ``date_end``; ``best`` is the best estimate of deaths.
"""

from __future__ import annotations

from juncture.conflict.cells import CellError, count, day, named, needed
from juncture.conflict.event import ConflictEvent
from juncture.conflict.kinds import KINDS
from juncture.record.table import Row

NAME = "UCDP GED"
COLUMNS = frozenset({"date_start", "date_end", "type_of_violence", "side_a", "side_b", "country", "best"})


def event(row: Row) -> ConflictEvent:
    """One row as an event."""
    kind = needed(row, "type_of_violence")
    if kind not in KINDS.ucdp:
        raise CellError(f"type_of_violence {kind!r} is none of 1, 2 and 3; are the columns shifted?")
    first, last = day(row, "date_start"), day(row, "date_end")
    if last < first:
        raise CellError(f"date_end {last} comes before date_start {first}.")
    return ConflictEvent(
        id=row["id"],
        first=first,
        last=last,
        country=needed(row, "country"),
        region=row["adm_1"],
        place=row["where_coordinates"] or row["adm_2"],
        kind=KINDS.ucdp[kind],
        actors=named(row, "side_a", "side_b"),
        deaths=count(row, "best"),
        reports=_reports(row),
    )


def _reports(row: Row) -> int | None:
    """How many sources an event has; UCDP writes -1 where it did not count them."""
    text = row["number_of_sources"]
    return None if text in ("", "-1") else count(row, "number_of_sources")
