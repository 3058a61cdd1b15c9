"""The Global Sanctions Data Base, by case: who imposed what on whom, from which year to which."""

from __future__ import annotations

from collections.abc import Iterator

from juncture.precedents.listing import Sanction
from juncture.precedents.lists.reader import RowError, state_of, whole
from juncture.record.table import Row

LIST = "gsdb"
_KINDS = ("trade", "arms", "military", "financial", "travel", "other")


def read(row: Row) -> Iterator[Sanction]:
    """The sanctions of one row, one entry for each state that a cell names."""
    since = whole(row, "begin", 1900, 2100)
    until = whole(row, "end", 1900, 2100) if row["end"] not in ("", "NA") else None
    if until is not None and until < since:
        raise RowError(f"end {until} lies before begin {since}")
    kinds = tuple(kind for kind in _KINDS if row[kind] in ("1", "1.0"))
    for name in filter(None, (part.strip() for part in row["sanctioned_state"].split(";"))):
        state = state_of(Row(row.line, {"name": name}), since, "", "name")
        yield Sanction(LIST, row["case_id"], state, row["sanctioning_state"], since, until, kinds, row.line)
