"""A folder of CSV files, one a kind; the same reader as for workbooks stands behind it.

``juncture-base.jsonl`` beside them holds what they were written from. A text that a spreadsheet program would
take for a formula goes out behind an apostrophe and loses it coming back.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from juncture.exchange.incoming import Gathering, Incoming
from juncture.exchange.report import Findings, Report
from juncture.exchange.sheets.cells import Cell, plain, safe, shown
from juncture.exchange.sheets.columns import SHEETS, columns
from juncture.exchange.sheets.grid import Base, Grid, base_rows, read_base, shown_entries
from juncture.exchange.sheets.losses import lose_cells, lose_columns
from juncture.exchange.sheets.merging import letters, merge
from juncture.record.folder.writing import write_file
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.texts import read_text
from juncture.record.view import View

BASE = "juncture-base.jsonl"


def write(view: View, target: Path, *, bom: bool = True) -> Report:
    """Write a file a kind; with a byte-order mark, by which Excel knows that it is UTF-8."""
    found, entries = Findings(), list(shown_entries(view))
    files = []
    for sheet, kind in SHEETS.items():
        rows = io.StringIO(newline="")
        table = csv.writer(rows)
        table.writerow([column.name for column in columns(kind)])
        for of_kind, entry in entries:
            if of_kind == kind:
                found.count(sheet)
                table.writerow(list(_row(kind, entry.model_dump(mode="json", by_alias=True))))
                lose_cells(kind, entry, found)
        files.append(write_file(target / f"{sheet}.csv", ("\ufeff" if bom else "") + rows.getvalue()))
    lose_columns(found)
    base = "".join(row + "\n" for row in base_rows(view, view.record.head.short))
    files.append(write_file(target / BASE, base))
    return found.report("csv", "export", view.record.meta.id, files)


def _row(kind: str, values: dict[str, object]) -> Iterator[str]:
    for column in columns(kind):
        value = shown(column, values.get(column.name))
        yield "" if value is None else safe(value) if isinstance(value, str) else str(value)


def read(path: Path, record: Record) -> Incoming:
    """What a folder of CSV files, or one of them, changes in a record."""
    gathering = Gathering(record)
    files = sorted(path.glob("*.csv")) if path.is_dir() else [path]
    if not files:
        raise JunctureError(f"the folder {str(path)!r} holds no CSV file such as events.csv.")
    grids = [_grid(file) for file in files]
    gone = merge(record, grids, _base(files[0].parent), gathering)
    entries = gathering.settle()
    gathering.found.count("new or changed entries", len(entries))
    return Incoming(entries, gathering.found.report("csv", "import", record.meta.id, files), tuple(gone))


def _base(folder: Path) -> Base | None:
    file = folder / BASE
    return read_base(read_text(file).splitlines()) if file.is_file() else None


def _grid(file: Path) -> Grid:
    text = read_text(file).removeprefix("\ufeff")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise JunctureError(f"{file.name!r} is no CSV that can be read: {error}.") from None
    header = tuple(_cells(file, 1, rows[0])) if rows else ()
    found = tuple((number, tuple(_cells(file, number, row))) for number, row in enumerate(rows[1:], start=2))
    return Grid(file.stem, header, found)


def _cells(file: Path, number: int, row: list[str]) -> Iterator[Cell]:
    for place, text in enumerate(row):
        yield Cell(f"{file.stem}!{letters(place)}{number}", plain(text) or None)
