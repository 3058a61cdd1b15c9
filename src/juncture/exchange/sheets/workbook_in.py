"""A workbook coming back: values with their cells; formulas, errors and merged cells told apart."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from juncture.exchange.extras import need
from juncture.exchange.incoming import Gathering, Incoming
from juncture.exchange.sheets.cells import Cell, Kind
from juncture.exchange.sheets.grid import Base, Grid, read_base
from juncture.exchange.sheets.merging import letters, merge
from juncture.exchange.sheets.workbook import ABOUT, BASE, CODES
from juncture.record.problems import JunctureError
from juncture.record.record import Record

#: A workbook that would unpack to more than this is not opened.
LARGEST = 512 * 1024 * 1024


def read(path: Path, record: Record) -> Incoming:
    """What a workbook changes in a record."""
    book = _open(path)
    gathering = Gathering(record)
    grids = [_grid(sheet) for sheet in book.worksheets if sheet.title not in (ABOUT, CODES, BASE)]
    gone = merge(record, grids, _base(book), gathering)
    entries = gathering.settle()
    gathering.found.count("new or changed entries", len(entries))
    return Incoming(entries, gathering.found.report("xlsx", "import", record.meta.id, [path]), tuple(gone))


def _open(path: Path) -> Any:
    openpyxl = need("openpyxl", "sheets")
    try:
        with zipfile.ZipFile(path) as packed:
            size = sum(part.file_size for part in packed.infolist())
        if size > LARGEST:
            raise JunctureError(f"{str(path)!r} would unpack to {size // 1024 // 1024} MB; it was not opened.")
        with path.open("rb") as stream:  # by its path, openpyxl would refuse one of another suffix
            return openpyxl.load_workbook(stream)
    except OSError as error:
        raise JunctureError(f"{str(path)!r} cannot be read: {error.strerror or error}.") from None
    except zipfile.BadZipFile:
        raise JunctureError(
            f"{str(path)!r} is no XLSX workbook, or it is cut short or locked with a password. Save it anew as XLSX."
        ) from None
    except (KeyError, ValueError, TypeError, AttributeError, SyntaxError) as error:  # what openpyxl raises for these
        raise JunctureError(f"{str(path)!r} is no XLSX workbook that can be read ({error}). Save it anew.") from None


def _grid(sheet: Any) -> Grid:
    merged = {place: str(area) for area in sheet.merged_cells.ranges for place in _places(area)}
    # Only cells that hold something: a format on the last of a million rows must not make a million rows.
    held = {place for place, cell in sheet._cells.items() if cell.value is not None} | set(merged)
    width = max((column for _, column in held), default=0)
    rows = sorted({row for row, _ in held})

    def cells(row: int) -> tuple[Cell, ...]:
        return tuple(_cell(sheet, row, column, merged.get((row, column))) for column in range(1, width + 1))

    header = cells(1) if 1 in rows else ()
    return Grid(sheet.title, header, tuple((row, cells(row)) for row in rows if row > 1))


def _places(area: Any) -> Iterator[tuple[int, int]]:
    for row in range(area.min_row, min(area.max_row, area.min_row + 10_000) + 1):
        for column in range(area.min_col, min(area.max_col, area.min_col + 500) + 1):
            yield row, column


def _cell(sheet: Any, row: int, column: int, merged: str | None) -> Cell:
    place = f"{sheet.title}!{letters(column - 1)}{row}"
    if merged:
        return Cell(place, merged, "merged")
    cell = sheet._cells.get((row, column))
    if cell is None or cell.value is None:
        return Cell(place)
    kinds: dict[str, Kind] = {"f": "formula", "e": "error"}
    kind = kinds.get(cell.data_type, "value")
    value = getattr(cell.value, "text", cell.value) if kind == "formula" else cell.value
    known = isinstance(value, str | int | float | bool | datetime | date | time | timedelta)
    return Cell(place, value if known else str(value), kind, cell.number_format or "")


def _base(book: Any) -> Base | None:
    if BASE not in book.sheetnames:
        return None
    return read_base("".join(str(cell) for cell in row if cell is not None) for row in book[BASE].values)
