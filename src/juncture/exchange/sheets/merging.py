"""Sheets against the record: which cells a person changed, and what follows from each.

A cell is a change when it differs from what the sheet was written from. Where the record has moved on in that
very field, the cell is a conflict; where the record already says the same, nothing is left to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from juncture.exchange.incoming import Gathering, PlaceOf
from juncture.exchange.naming import slug
from juncture.exchange.sheets.cells import Cell, read, shown
from juncture.exchange.sheets.columns import SHEETS, Column, Form, columns, sheet_name
from juncture.exchange.sheets.grid import Base, Grid, full
from juncture.record.canonical import written
from juncture.record.fields import near, shortened
from juncture.record.problems import JunctureError
from juncture.record.record import Held, Record

_EMPTY: tuple[Any, ...] = (None, [], {}, "")
_MISSING = object()


def merge(record: Record, grids: Iterable[Grid], base: Base | None, gathering: Gathering) -> list[str]:
    """Offer what the sheets change to a gathering, and say which ids are no longer in them."""
    if base is not None and base.dossier != record.meta.id:
        raise JunctureError(f"these sheets were written from the dossier {base.dossier!r}, not {record.meta.id!r}.")
    if base is None:
        gathering.found.note(
            "the sheets", "what they were written from is not at hand; every cell that differs counts as a change."
        )
    gone: list[str] = []
    for grid in grids:
        kind = SHEETS.get(grid.name.strip().lower())
        if kind is None:
            gathering.found.fault(grid.name, f"there is no kind of sheet {grid.name!r}{near(grid.name, SHEETS)}")
            continue
        gone += _Sheet(record, kind, grid, base, gathering).take()
    return gone


class _Sheet:
    def __init__(self, record: Record, kind: str, grid: Grid, base: Base | None, gathering: Gathering) -> None:
        self.record, self.kind, self.grid, self.base, self.gathering = record, kind, grid, base, gathering
        self.found = gathering.found
        self.columns: dict[int, Column] = {}
        self.seen: dict[str, str] = {}
        self.unread_ids = False

    def take(self) -> list[str]:
        """Read every row; the ids that stood in this sheet and no longer do are the answer."""
        self._read_header()
        if "id" not in {column.name for column in self.columns.values()}:
            if self.grid.header or self.grid.rows:
                self.found.fault(f"{self.grid.name}!A1", "the first row holds no column 'id'; the sheet was not read.")
            return []
        for number, cells in self.grid.rows:
            self._read_row(number, cells)
        # A row whose id cannot be read may be any of the missing ones: none of them is said to be gone.
        return [] if self.unread_ids else [id for id in self._before() if id not in self.seen]

    def _before(self) -> list[str]:
        if self.base is not None:
            held = self.record.held
            return [id for id, entry in self.base.entries.items() if entry["kind"] == self.kind and id in held]
        return [id for id, one in self.record.held.items() if one.entry.kind == self.kind]

    def _read_header(self) -> None:
        known = {column.name: column for column in columns(self.kind)}
        for place, cell in enumerate(self.grid.header):
            if cell.empty:
                continue
            name = str(cell.value).strip().lower()
            if cell.kind != "value" or name not in known:
                message = f"{sheet_name(self.kind)} have no column {shortened(cell.value)}{near(name, known)}"
                self.found.fault(cell.place, f"{message} The column was not read.", cell.value)
            elif known[name] in self.columns.values():
                self.found.fault(cell.place, f"the column {name!r} stands here a second time; it was not read again.")
            else:
                self.columns[place] = known[name]

    def _read_row(self, number: int, cells: Sequence[Cell]) -> None:
        if all(cell.empty for cell in cells):
            return
        place_of = self._places(number)
        values, sound = self._values(number, cells)
        id = values.get("id")
        if id is None:
            self.unread_ids = self.unread_ids or "id" not in values
            if sound:
                self._without_id(values, place_of)
            return
        if id in self.seen:
            self.found.fault(place_of("id"), f"the id {id!r} stands in {self.seen[id]} already; ids are unique.", id)
            return
        self.seen[id] = place_of("id")
        if sound:
            self._offer(id, values, place_of)

    def _values(self, number: int, cells: Sequence[Cell]) -> tuple[dict[str, Any], bool]:
        """What the cells of a row say, and whether all could be read."""
        values: dict[str, Any] = {}
        sound = True
        unchanged = self._shown_before(cells)
        for place, column in self.columns.items():
            cell = cells[place] if place < len(cells) else Cell(f"{self.grid.name}!{number}")
            if cell.kind == "value" and column.name in unchanged and _same_text(cell.value, unchanged[column.name]):
                values[column.name] = _MISSING if column.name != "id" else cell.value
                continue
            try:
                values[column.name] = read(column, cell)
            except ValueError as error:
                self.found.fault(cell.place, str(error), cell.value)
                sound = False
                continue
            self._note_date(column, cell, values[column.name])
        return values, sound

    def _note_date(self, column: Column, cell: Cell, value: Any) -> None:
        if column.form is Form.DATE and isinstance(cell.value, str) and value not in (None, cell.value.strip()):
            self.found.note(cell.place, f"{cell.value.strip()!r} was read as {value}.")

    def _shown_before(self, cells: Sequence[Cell]) -> dict[str, Any]:
        """What each cell of this row showed when the sheet was written."""
        place = next(place for place, column in self.columns.items() if column.name == "id")
        id = str(cells[place].value).strip() if place < len(cells) else ""
        before = self.base.entries.get(id) if self.base else None
        if before is None or before["kind"] != self.kind:
            return {}
        return {column.name: shown(column, before.get(column.name)) for column in self.columns.values()}

    def _places(self, number: int) -> PlaceOf:
        names = {column.name: letters(place) for place, column in self.columns.items()}
        return lambda name: f"{self.grid.name}!{names.get(name or 'id', names['id'])}{number}"

    def _without_id(self, values: Mapping[str, Any], place_of: PlaceOf) -> None:
        words = next((str(values[name]) for name in ("name", "title", "text") if values.get(name)), self.kind)
        wanted = slug(*words.split()[:6])
        self.found.fault(place_of("id"), f"a new row needs an id, unique in the dossier; for instance {wanted!r}.")

    def _offer(self, id: str, values: Mapping[str, Any], place_of: PlaceOf) -> None:
        held = self.record.held.get(id)
        if held is not None and held.entry.kind != self.kind:
            self.found.fault(place_of("id"), f"{id!r} is an id of the record already, of kind {held.entry.kind}.", id)
            return
        base = self.base.entries.get(id) if self.base else None
        if held is None:
            if base is not None:
                self.found.fault(place_of("id"), f"{id!r} was retracted from the record since this was written.", id)
                return
            data = {name: value for name, value in values.items() if value not in _EMPTY and value is not _MISSING}
            self.gathering.offer(self.kind, data, place_of)
            return
        self._change(held, base, values, place_of)

    def _change(self, held: Held, base: Mapping[str, Any] | None, values: Mapping[str, Any], place_of: PlaceOf) -> None:
        now, data, sound = full(held.entry), written(held.entry), True
        for name, value in values.items():
            if value is _MISSING or _same(value, now.get(name)):
                continue
            before = base.get(name) if base is not None else now.get(name)
            if base is not None and _same(value, before):
                continue
            if (base is None and self.base is not None) or not _same(before, now.get(name)):
                self._conflict(held, name, value, now.get(name), place_of)
                sound = False
            elif value in _EMPTY:
                data.pop(name, None)
            else:
                data[name] = value
        if sound:
            self.gathering.offer(self.kind, data, place_of, held)

    def _conflict(self, held: Held, name: str, value: Any, now: Any, place_of: PlaceOf) -> None:
        message = (
            f"the record has changed since this sheet was written: {held.entry.id!r} now has {shortened(now)} here, "
            f"and the cell says {shortened(value)}. Write a new sheet and change that."
        )
        self.found.fault(place_of(name), message, value)


def _same(one: Any, other: Any) -> bool:
    return bool(one == other) or (one in _EMPTY and other in _EMPTY)


def _same_text(cell: Any, before: Any) -> bool:
    """Whether a cell still shows what was written; programs change line ends and the ends of texts."""
    if isinstance(cell, str) or isinstance(before, str):
        return (
            str(cell if cell is not None else "").replace("\r\n", "\n").strip()
            == str(before if before is not None else "").strip()
        )
    return bool(cell == before)


def letters(place: int) -> str:
    """A column's letters.

    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(65 + rest) + found
    return found
