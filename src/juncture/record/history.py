"""What was done to a dossier, the latest first: each line of the journal with what it changed in its entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from juncture.record.changes import entry_of, why_of
from juncture.record.folder.reading import read_journal
from juncture.record.journal import Action, Line
from juncture.record.opening import dossier_of
from juncture.record.problems import StoreError
from juncture.record.store import is_store, open_store

#: Lines that write down what stands from then on; the others leave nothing standing, or nothing yet.
_STANDS = (Action.ASSERT, Action.SUPERSEDE, Action.ACCEPT, Action.PROPOSE)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field as it was written before and after; None where it was not there."""

    name: str
    before: Any = None
    after: Any = None


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the journal, and the fields of its entry that it changed."""

    line: Line
    changes: tuple[FieldChange, ...]

    @property
    def why(self) -> str:
        """Why it was done, where whoever did it said so."""
        return why_of(self.line)


@dataclass(frozen=True, slots=True)
class History:
    """Some lines, the latest first, how many the journal has, and the number to go on from (None at its beginning)."""

    steps: tuple[Step, ...]
    lines: int
    earlier: int | None


def history(address: str, many: int = 50, *, before: int | None = None, id: str | None = None) -> History:
    """The last lines of the journal at an address, or the last before a line's number, or those about one entry.

    Raises :class:`~juncture.record.problems.StoreError` for a folder that carries no journal.
    """
    if not is_store(address):
        return _carried(address, many, before, id)
    store = open_store(address)
    try:
        dossier = dossier_of(store, address)
        with store.snapshot():
            found = store.newest(dossier, many + 1, before=before, id=id)
            shown = found[:many]
            told = store.told(dossier, {line.id for line in shown}, shown[0].seq) if shown else []
            return _history(shown, told, store.head(dossier).seq, more=len(found) > many)
    finally:
        store.close()


def _carried(address: str, many: int, before: int | None, id: str | None) -> History:
    lines = read_journal(Path(address))
    if lines is None:
        raise StoreError(f"the folder {address!r} carries no journal; import it into a store, which keeps one.")
    wanted = [line for line in lines if (before is None or line.seq < before) and id in (None, line.id)]
    shown = wanted[: -many - 1 : -1]
    return _history(shown, lines, len(lines), more=len(wanted) > many)


def _history(shown: list[Line], told: Iterable[Line], lines: int, *, more: bool) -> History:
    steps = tuple(_steps(shown, told))
    return History(steps, lines, shown[-1].seq if more else None)


def _steps(shown: list[Line], told: Iterable[Line]) -> Iterator[Step]:
    before: dict[int, Line | None] = {}
    last: dict[str, Line] = {}
    for line in sorted({line.seq: line for line in (*told, *shown)}.values(), key=lambda line: line.seq):
        before[line.seq] = last.get(line.id)
        if line.action in _STANDS and line.payload:
            last[line.id] = line
        elif line.action in (Action.RETRACT, Action.REJECT):
            last.pop(line.id, None)
    return (Step(line, changes(before[line.seq], line)) for line in shown)


def changes(before: Line | None, after: Line) -> tuple[FieldChange, ...]:
    """The fields in which an entry differs before and after a line, in the order in which they are written.

    >>> from juncture.record.journal import Change, Head, seal
    >>> def line(text): return seal("m", Head(), Change(Action.ASSERT, "claim", "c", text), "ana", "2021-05-27")
    >>> changes(line('{"entry": {"id": "c", "text": "no"}}'), line('{"entry": {"id": "c", "text": "yes"}}'))
    (FieldChange(name='text', before='no', after='yes'),)
    """
    old, new = _fields(before), _fields(after)
    names = dict.fromkeys((*old, *new))
    return tuple(FieldChange(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name))


def _fields(line: Line | None) -> dict[str, Any]:
    entry = entry_of(line) if line is not None and line.payload else None
    return {str(name): value for name, value in entry.items()} if isinstance(entry, dict) else {}
