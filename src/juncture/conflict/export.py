"""An export that a user downloaded: which data set it is, its events, and the rows that could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import ModuleType

from juncture.conflict import acled, ucdp
from juncture.conflict.cells import CellError
from juncture.conflict.event import ConflictEvent
from juncture.conflict.month import Month
from juncture.record.problems import JunctureError, Problem
from juncture.record.table import Row, read_table

READERS: tuple[ModuleType, ...] = (acled, ucdp)


@dataclass(frozen=True)
class Export:
    """The events of one file, in the order of their days, and what was set aside with its line and reason.

    The months that it covers reach from its first event to its last. The two at the ends may be cut anywhere, so only
    the months between them count as whole.
    """

    name: str
    file: str
    events: tuple[ConflictEvent, ...] = field(repr=False)
    set_aside: tuple[Problem, ...] = ()
    span: tuple[Month, Month] | None = None

    @cached_property
    def covered(self) -> tuple[Month, Month]:
        """The months of the first and the last event of the file, whatever of it was kept."""
        if self.span:
            return self.span
        return Month.of(min(one.first for one in self.events)), Month.of(max(one.last for one in self.events))

    @property
    def whole(self) -> tuple[Month, Month]:
        """The first and the last month that are whole; the first may come after the last, and then none is."""
        first, last = self.covered
        return first.later(1), last.earlier(1)

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """The countries that it has events of."""
        return tuple(sorted({one.country for one in self.events}))


def read_export(path: Path) -> Export:
    """Read an ACLED or a UCDP GED export (CSV); its columns say which it is."""
    table = read_table(path)
    reader = _reader(path, table.columns)
    events: dict[str, ConflictEvent] = {}
    faults = list(table.set_aside)
    for row in table.rows:
        try:
            one = _event(reader, row)
            if one.id in events:
                raise CellError(f"the id {one.id!r} occurs a second time.")
            events[one.id] = one
        except CellError as error:
            faults.append(Problem(str(error), path.name, row.line))
    if not events:
        reasons = f" The first: {faults[0]}" if faults else ""
        raise JunctureError(f"{str(path)!r} holds no event that can be read ({len(faults)} rows).{reasons}")
    faults.sort(key=lambda one: one.line or 0)
    return Export(reader.NAME, path.name, tuple(sorted(events.values(), key=lambda one: one.first)), tuple(faults))


def _event(reader: ModuleType, row: Row) -> ConflictEvent:
    one: ConflictEvent = reader.event(row)
    return one if one.id else replace(one, id=f"line {row.line}")


def _reader(path: Path, names: Iterable[str]) -> ModuleType:
    given = set(names)
    for reader in READERS:
        if given >= reader.COLUMNS:
            return reader
    missing = "; ".join(f"{reader.NAME}: {', '.join(sorted(reader.COLUMNS - given))}" for reader in READERS)
    raise JunctureError(f"{str(path)!r} is no export of ACLED or of UCDP GED. Columns that it lacks: {missing}.")
