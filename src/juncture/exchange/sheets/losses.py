"""What sheets do not show of an entry; it stays in the record as it is."""

from __future__ import annotations

from juncture.exchange.report import Findings
from juncture.exchange.sheets.cells import is_whole
from juncture.exchange.sheets.columns import HELD_BACK, columns, sheet_name
from juncture.record.fields import Identified


def lose_columns(found: Findings) -> None:
    """The fields that no sheet shows."""
    for kind, names in HELD_BACK.items():
        if found.counts.get(sheet_name(kind)):
            fields = [f"{kind}.{name}" for name in names]
            found.lose(
                f"held-back-{kind}", f"field of {sheet_name(kind)} that no sheet shows", *fields, kept="the record"
            )
    found.lose("files", "the files that entries stand in, and the remarks there", kept="the record")


def lose_cells(kind: str, entry: Identified, found: Findings) -> None:
    """The values of an entry that its cells cannot show whole."""
    values = entry.model_dump(mode="json", by_alias=True)
    for column in columns(kind):
        if not is_whole(column, values.get(column.name)):
            place = f"{entry.id}.{column.name}"
            found.lose("cells", "text too long for a cell, or with control characters", place, kept="the record")
