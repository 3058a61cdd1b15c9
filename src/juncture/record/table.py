"""A table in a file as its rows with their lines, whatever its delimiter and however its lines are encoded.

Lists mix UTF-8 and Latin-1 within one file. Each line is read by itself: as UTF-8 where it is that, else as
Windows-1252, and the latter is said. A row with too many or too few cells is not guessed at.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from juncture.record.problems import JunctureError, Problem

LIMIT = 256 * 1024 * 1024
csv.field_size_limit(1 << 20)


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its columns' names, and the line on which it ends."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "").strip()


@dataclass
class Table:
    """The rows of a file; ``set_aside`` and ``remarks`` grow as it is read, ``counted`` is how many there are."""

    name: str
    columns: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    set_aside: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    counted: int = 0


def read_table(path: Path) -> Table:
    """Read a file of comma, semicolon or tab separated values with a row of column names."""
    return parse_table(_bytes(path), path.name)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LIMIT:
            raise JunctureError(f"{str(path)!r} is larger than {LIMIT // 1024**2} MB; no list that is read here is.")
        return path.read_bytes()
    except OSError as error:
        raise JunctureError(f"the list {str(path)!r} cannot be read: {error.strerror}.") from None


def parse_table(raw: bytes, name: str) -> Table:
    """The table that these bytes hold."""
    if raw[:4] in (b"\xd0\xcf\x11\xe0", b"PK\x03\x04"):
        raise JunctureError(f"{name!r} is a workbook; save its sheet as CSV and name that file.")
    if b"\x00" in raw[:4096]:
        raise JunctureError(f"{name!r} is no text (it holds zero bytes); a list is a CSV or a tab-separated file.")
    odd: list[int] = []
    lines = list(_lines(raw, odd))
    header = lines[0] if lines else ""
    mark = max("\t;,", key=header.count)
    reader = csv.reader(lines, delimiter=mark)
    try:
        columns = tuple(cell.strip().lower() for cell in next(reader, []))
        if len(set(columns) - {""}) < 3:
            raise JunctureError(
                f"{name!r} does not begin with a row of column names; its first line is {header[:80]!r}."
            )
        table = Table(name, columns)
        if odd:
            table.remarks.append(_encoding(name, odd))
        for cells in reader:
            _take(table, reader.line_num, cells)
    except csv.Error as error:
        raise JunctureError(f"{name!r} cannot be read as a table from line {reader.line_num} on: {error}.") from None
    return table


def _take(table: Table, line: int, cells: list[str]) -> None:
    if not any(cell.strip() for cell in cells):
        return
    table.counted += 1
    if len(cells) != len(table.columns):
        said = f"the row has {len(cells)} cells and the file {len(table.columns)} columns; it was set aside."
        table.set_aside.append(Problem(said, table.name, line))
        return
    table.rows.append(Row(line, dict(zip(table.columns, cells, strict=True))))


def _lines(raw: bytes, odd: list[int]) -> Iterator[str]:
    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True), start=1):
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            odd.append(number)
            yield line.decode("cp1252", errors="replace")


def _encoding(name: str, odd: list[int]) -> Problem:
    if len(odd) == 1:
        return Problem("the line is no UTF-8 and was read as Latin-1 (Windows-1252).", name, odd[0])
    shown = ", ".join(map(str, odd[:5])) + (f" and {len(odd) - 5} more" if len(odd) > 5 else "")
    return Problem(f"lines {shown} are no UTF-8 and were read as Latin-1 (Windows-1252).", name)
