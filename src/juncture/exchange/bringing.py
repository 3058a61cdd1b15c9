"""Taking what a file brings into a dossier: a store's journal in one step, or the files of a folder.

What a person edited is taken only when every cell could be read, unless told to leave out the rest; what others
say is proposed for the analyst to decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from juncture.exchange.formats import Format
from juncture.exchange.holders.reading import propose
from juncture.exchange.holders.rows import Row
from juncture.exchange.incoming import Incoming
from juncture.exchange.report import Brought
from juncture.record.changes import payload, plan
from juncture.record.folder import read_folder
from juncture.record.folder.writing import files_of, write_file
from juncture.record.journal import Action, Change, Head
from juncture.record.journal import standing as fold
from juncture.record.opening import dossier_of, record_of, whoami
from juncture.record.problems import JunctureError
from juncture.record.record import Record, build
from juncture.record.store import Store, is_store, open_store


@dataclass(frozen=True, slots=True)
class Manner:
    """How to take something in: by whom, as proposals or not, with what is missing retracted, without faulty parts."""

    author: str | None = None
    propose: bool | None = None
    retract_missing: bool = False
    skip_faulty: bool = False


def bring(format: Format, path: Path, address: str, manner: Manner | None = None) -> Brought:
    """Read a file and take it into the dossier at an address, in one step: all of it, or nothing."""
    how = manner or Manner()
    if not path.exists():
        raise JunctureError(f"there is no file {str(path)!r}.")
    how = replace(how, propose=_proposes(format, how))
    if not is_store(address):
        return _to_folder(format, path, Path(address), how)
    return _to_store(lambda record: format.read(path, record), address, how)


def bring_rows(rows: Iterable[Row], path: Path, address: str, manner: Manner) -> Brought:
    """Take holders that were read elsewhere into a store; ``path`` is the file that they come from."""
    return _to_store(lambda record: propose(rows, path, record), address, manner)


def _to_store(read: Callable[[Record], Incoming], address: str, how: Manner) -> Brought:
    store = open_store(address)
    try:
        with store.step():
            dossier = dossier_of(store, address)
            record = record_of(store, dossier)
            incoming = read(record)
            if _refuses(incoming, how):
                return _brought(dossier, incoming, {}, store.head(dossier), refused=True)
            changes = _changes(store, dossier, record, incoming, how)
            head = store.append(dossier, changes, how.author or whoami()) if changes else store.head(dossier)
        return _brought(dossier, incoming, _counted(changes), head)
    finally:
        store.close()


def _brought(
    dossier: str, incoming: Incoming, actions: dict[str, int], head: Head | None = None, *, refused: bool = False
) -> Brought:
    return Brought(
        dossier=dossier,
        version=head.short if head else None,
        actions=actions,
        gone=incoming.gone,
        refused=refused,
        report=incoming.report,
    )


def _refuses(incoming: Incoming, how: Manner) -> bool:
    return bool(incoming.report.faults) and not how.skip_faulty and not how.propose


def _proposes(format: Format, how: Manner) -> bool:
    return format.proposes if how.propose is None else how.propose


def _changes(store: Store, dossier: str, record: Record, incoming: Incoming, how: Manner) -> tuple[Change, ...]:
    if how.propose:
        return tuple(Change(Action.PROPOSE, one.entry.kind, one.entry.id, payload(one)) for one in incoming.entries)
    merged = incoming.merged(record, retract=how.retract_missing)
    build(merged.values())
    made = plan(fold(store.lines(dossier)), merged.values(), retract_missing=how.retract_missing)
    return made.changes


def _counted(changes: Iterable[Change]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for change in changes:
        counted[change.action.value] = counted.get(change.action.value, 0) + 1
    return counted


def _to_folder(format: Format, path: Path, folder: Path, how: Manner) -> Brought:
    """Write the files that change; a folder keeps no journal, so it takes no proposals."""
    record = read_folder(folder, remarks=True)
    incoming = format.read(path, record)
    if _refuses(incoming, how):
        return _brought(record.meta.id, incoming, {}, refused=True)
    if how.propose and incoming.entries:
        raise JunctureError(
            f"the folder {str(folder)!r} keeps no proposals. Import into a store such as desk.sqlite, or take the "
            f"{len(incoming.entries)} entries as they are with --assert."
        )
    merged = build(incoming.merged(record, retract=how.retract_missing).values())
    before = dict(files_of(record))
    after = dict(files_of(replace(record, held=merged)))
    for name, text in after.items():
        if before.get(name) != text:
            write_file(folder / name, text)
    for name in before.keys() - after.keys():
        write_file(folder / name, "")
    return _brought(record.meta.id, incoming, _told(record, incoming, how))


def _told(record: Record, incoming: Incoming, how: Manner) -> dict[str, int]:
    new = sum(one.entry.id not in record.held for one in incoming.entries)
    counts = {"assert": new, "supersede": len(incoming.entries) - new}
    counts |= {"retract": len(incoming.gone)} if how.retract_missing else {}
    return {action: number for action, number in counts.items() if number}
