"""A workbook for people: one sheet a kind, codes to choose from, notes on every header, and a page that explains."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from juncture.exchange.extras import need
from juncture.exchange.report import Findings, Report
from juncture.exchange.sheets.cells import like_formula, shown
from juncture.exchange.sheets.columns import SHEETS, Column, Form, columns, is_statement, sheet_name
from juncture.exchange.sheets.grid import base_rows, shown_entries
from juncture.exchange.sheets.losses import lose_cells, lose_columns
from juncture.record.fields import Identified
from juncture.record.problems import JunctureError
from juncture.record.view import View
from juncture.record.vocabulary import vocabulary

ABOUT, CODES, BASE = "read me", "codes", "_juncture"
SPARE_ROWS = 500
_CHUNK = 30_000
_WIDTHS = {Form.DATE: 25, Form.NUMBER: 10, Form.FLAG: 8, Form.WORDS: 28, Form.IDS: 28, Form.PASSAGES: 34}
_NAMED_WIDTHS = {"id": 30, "text": 58, "name": 34, "title": 44, "note": 44, "description": 44, "voice": 12, "year": 10}
_INK, _LINE, _STATEMENT, _ITEM = "FFFFFF", "B0B0B0", "1F4E5F", "5B4B3A"

_HELP = """\
Each sheet holds one kind of entry, one entry a row. Change a cell, and it becomes a change when the file is imported.
What you leave alone stays as it is, whatever the record has become since.
A new row needs an id of its own: lower-case letters, digits and hyphens, as in assimi-goita.
A row that you delete is named on import, and retracted only with --retract-missing.
Dates: 2021, 2021-05, 2021-05-24; [2021-05-24..2021-05-28] for some day within, [..2021-05-27] for that day or before.
Doubtful dates: 2021-05-24? for doubtful, 2021-05~ for about. Leave out what is not known.
Write dates as year-month-day: 03/04/2021 means two days, so it is refused.
Lists have ; between their parts. Several ids look like: bah-ndaw; moctar-ouane.
Formulas and merged cells are not read: paste the value, and fill every cell.
Hold the pointer over a heading to see what its column accepts; the sheet codes lists all codes.
"""


def write(view: View, target: Path) -> Report:
    """Write a workbook."""
    openpyxl = need("openpyxl", "sheets")
    book = openpyxl.Workbook()
    found, entries = Findings(), list(shown_entries(view))
    _about(book.active, view)
    codes = _codes(book)
    for sheet, kind in SHEETS.items():
        of_kind = [entry for name, entry in entries if name == kind]
        _sheet(book.create_sheet(sheet, index=len(book.sheetnames) - 1), kind, of_kind, codes)
        for entry in of_kind:
            found.count(sheet)
            lose_cells(kind, entry, found)
    _base(book, view)
    lose_columns(found)
    return found.report("xlsx", "export", view.record.meta.id, [_save(book, target)])


def _about(sheet: Any, view: View) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.title = ABOUT
    meta = view.record.meta
    clocks = [f"as of {view.as_of}" if view.as_of else "", f"as known on {view.known}" if view.known else ""]
    version = f", version {view.record.head.short}" if view.record.head.seq else ""
    lines = [meta.title, f"Dossier {meta.id}{version}", ", ".join(c for c in clocks if c), ""]
    sheet.column_dimensions["A"].width = 88
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for number, line in enumerate([*lines, *_HELP.splitlines()], start=1):
        cell = sheet.cell(number, 1)
        _put(cell, line or None)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[number].height = 15 * (1 + len(line) // 88) + 6
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.sheet_view.showGridLines = False


def _codes(book: Any) -> dict[str, str]:
    """The sheet of all codes, and where each list stands in it."""
    from openpyxl.styles import Alignment

    sheet = book.create_sheet(CODES)
    _header(sheet, ["list", "code", "label", "meaning"], _ITEM)
    for letter, width in zip("ABCD", (14, 26, 28, 80), strict=True):
        sheet.column_dimensions[letter].width = width
    places, number = {}, 1
    names = {column.vocabulary for kind in SHEETS.values() for column in columns(kind) if column.vocabulary}
    for name in sorted(names):
        first = number + 1
        for term in vocabulary(name).values():
            number += 1
            for place, value in enumerate((name, term.code, term.label, term.meaning), start=1):
                _put(sheet.cell(number, place), value or None)
            sheet.cell(number, 4).alignment = Alignment(wrap_text=True, vertical="top")
        places[name] = f"{CODES}!$B${first}:$B${number}"
    return places


def _sheet(sheet: Any, kind: str, entries: list[Identified], codes: dict[str, str]) -> None:
    from openpyxl.styles import Alignment, Border, Side

    listed = columns(kind)
    colour = _STATEMENT if is_statement(kind) else _ITEM
    sheet.sheet_properties.tabColor = colour
    _header(sheet, [column.name for column in listed], colour, listed)
    top, line = Alignment(wrap_text=True, vertical="top"), Border(bottom=Side("hair", color=_LINE))
    for number, entry in enumerate(entries, start=2):
        values = entry.model_dump(mode="json", by_alias=True)
        for place, column in enumerate(listed, start=1):
            cell = sheet.cell(number, place)
            _put(cell, shown(column, values.get(column.name)))
            cell.alignment, cell.border = top, line
        sheet.row_dimensions[number].height = _height(listed, values)
    for place, column in enumerate(listed, start=1):
        _dress(sheet, place, column, len(entries) + 1, codes)


def _header(sheet: Any, names: list[str], colour: str, listed: tuple[Column, ...] = ()) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill

    for place, name in enumerate(names, start=1):
        cell = sheet.cell(1, place, name)
        cell.font = Font(bold=True, color=_INK)
        cell.fill = PatternFill("solid", start_color=colour)
        cell.alignment = Alignment(vertical="center")
        if listed:
            cell.comment = Comment(listed[place - 1].help, "Juncture", height=110, width=320)
    sheet.row_dimensions[1].height = 22
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions


def _dress(sheet: Any, place: int, column: Column, last: int, codes: dict[str, str]) -> None:
    """A column's width, its format (text, so that no date is made of what is none), and what may be chosen."""
    from openpyxl.utils import get_column_letter

    letter = get_column_letter(place)
    sheet.column_dimensions[letter].width = _width(column)
    if column.form is not Form.NUMBER:
        sheet.column_dimensions[letter].number_format = "@"
        for number in range(2, last + 1):
            sheet.cell(number, place).number_format = "@"
    choice = _choice(column, codes)
    if choice:
        choice.add(f"{letter}2:{letter}{last + SPARE_ROWS}")
        sheet.add_data_validation(choice)


def _width(column: Column) -> int:
    return max(_NAMED_WIDTHS.get(column.name, _WIDTHS.get(column.form, 20)), len(column.name) + 4)


def _height(listed: tuple[Column, ...], values: dict[str, Any]) -> int:
    """A row's height in points: as many lines as its longest cell needs, up to twelve."""
    lines = [
        sum(
            -(-len(part) // _width(column)) or 1
            for part in str(shown(column, values.get(column.name)) or "").split("\n")
        )
        for column in listed
    ]
    return 15 * min(max(lines), 12) + 2


def _choice(column: Column, codes: dict[str, str]) -> Any:
    from openpyxl.worksheet.datavalidation import DataValidation

    formula, warning = _accepted(column, codes), bool(column.kinds)
    if formula is None:
        return None
    choice = DataValidation("list", formula1=formula, allow_blank=True, showErrorMessage=True)
    choice.errorStyle = "warning" if warning else "stop"
    choice.errorTitle, choice.error = column.name, column.help[:220]
    return choice


def _accepted(column: Column, codes: dict[str, str]) -> str | None:
    """Where a column's choices stand; an id may also be one that the same file brings, so it is only warned of."""
    if column.form is Form.FLAG:
        return '"yes,no"'
    if column.form is not Form.TEXT:
        return None
    if column.vocabulary:
        return codes[column.vocabulary]
    if column.choices:
        return f'"{",".join(column.choices)}"'
    if len(column.kinds) == 1 and column.kinds != ("*",):
        return f"{sheet_name(column.kinds[0])}!$A$2:$A$5000"
    return None


def _put(cell: Any, value: str | int | float | None) -> None:
    """A value in a cell; text is text, also where it begins like a formula."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        if like_formula(value):
            cell.quotePrefix = True


def _base(book: Any, view: View) -> None:
    """What the workbook was written from, on a sheet that no menu shows."""
    sheet = book.create_sheet(BASE)
    for number, row in enumerate(base_rows(view, view.record.head.short), start=1):
        for place, part in enumerate(_chunks(row), start=1):
            _put(sheet.cell(number, place), part)
    sheet.sheet_state = "veryHidden"


def _chunks(text: str) -> Iterator[str]:
    for start in range(0, len(text), _CHUNK):
        yield text[start : start + _CHUNK]


def _save(book: Any, target: Path) -> Path:
    """Save in one step: the whole workbook, or nothing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    os.close(handle)
    try:
        book.save(name)
        os.chmod(name, 0o644)
        os.replace(name, target)
    except OSError as error:
        os.unlink(name)
        raise JunctureError(f"{str(target)!r} cannot be written: {error.strerror}.") from None
    except BaseException:
        os.unlink(name)
        raise
    return target
