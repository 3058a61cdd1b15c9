"""Opening a dossier wherever it lives, and carrying it from one place to another."""

from __future__ import annotations

import getpass
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from juncture.record.canonical import written
from juncture.record.changes import Plan, entry_of, held_of, plan
from juncture.record.edtf import DateError, parse
from juncture.record.folder import layout, read_folder, write_folder
from juncture.record.folder.reading import journal_head, read_journal, sources_of
from juncture.record.items import Page
from juncture.record.journal import Head, Line, Verification, verify
from juncture.record.journal import standing as fold
from juncture.record.meta import Meta
from juncture.record.problems import StoreError
from juncture.record.record import Held, Record, build
from juncture.record.store import Store, is_store, open_store
from juncture.record.store.address import split
from juncture.record.texts import read_texts
from juncture.record.when import moment_text


def open_record(address: str, *, recorded: str | None = None) -> Record:
    """The record at an address: a folder, or a store (``desk.sqlite#mali-2021``).

    ``recorded`` asks for what the file said at a moment of record time (ISO 8601); a folder without
    a journal was never recorded at a moment, so it cannot answer that and says so.
    """
    if not is_store(address):
        return _from_folder(Path(address), recorded)
    store = open_store(address)
    try:
        return record_of(store, dossier_of(store, address), recorded=recorded)
    finally:
        store.close()


def record_of(store: Store, dossier: str, *, recorded: str | None = None) -> Record:
    """The record of a dossier in an open store."""
    with store.snapshot():
        held, head = _held_at(store, dossier, recorded)
        texts = store.texts(dossier)
    meta = meta_of(held, f"the store held no dossier {dossier!r}" + (f" by {recorded}." if recorded else "."))
    return Record(meta, build(held), texts, head, recorded)


def record_at(store: Store, dossier: str, seq: int) -> Record:
    """The record as a line of the journal left it, with the texts that are kept now."""
    with store.snapshot():
        held, head = _held_after(list(store.lines(dossier, until=seq)))
        texts = store.texts(dossier)
    return Record(meta_of(held, f"the journal of {dossier!r} has no line {seq}"), build(held), texts, head)


def _held_at(store: Store, dossier: str, recorded: str | None) -> tuple[list[Held], Head]:
    if recorded is None:
        return [held_of(line) for line in store.standing(dossier)], store.head(dossier)
    return _held_after(list(store.lines(dossier, until=end_of(recorded))))


def _held_after(lines: list[Line]) -> tuple[list[Held], Head]:
    head = Head(lines[-1].seq, lines[-1].hash) if lines else Head()
    return [held_of(line) for line in fold(lines).values()], head


def dossier_of(store: Store, address: str) -> str:
    """The dossier that an address means: the one it names, or the only one the store holds."""
    name, wanted = split(address)
    ids = [head.id for head in store.dossiers()]
    if wanted in ids:
        return str(wanted)
    listed = ", ".join(ids[:20]) or "none"
    if wanted:
        raise StoreError(f"the store {name!r} holds no dossier {wanted!r}; it holds: {listed}.")
    if len(ids) == 1:
        return ids[0]
    if not ids:
        raise StoreError(f"the store {name!r} holds no dossier yet; 'juncture import FOLDER {name}' brings one.")
    raise StoreError(f"the store {name!r} holds {len(ids)} dossiers; name one as {name}#{ids[0]}. It holds: {listed}.")


def end_of(recorded: str | None) -> str | None:
    """The last instant of a moment of record time, as the journal writes it: of a day, its end.

    >>> end_of("2021-05-26"), end_of("2021-05-26T14:00+02:00")
    ('2021-05-26T23:59:59.999999Z', '2021-05-26T12:00:00.999999Z')
    """
    if recorded is None or _JOURNAL_TIME.fullmatch(recorded):
        return recorded
    try:
        last = parse(recorded).end.latest
    except DateError as error:
        raise StoreError(str(error)) from None
    if last is None:
        raise StoreError(f"{recorded!r} has no end, so it names no moment of record time. Write a day or a moment.")
    return f"{moment_text(last, exact=True)}".replace("Z", ".999999Z")


_JOURNAL_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    dossier: str
    head: Head
    plan: Plan
    texts: int = 0


def import_folder(
    folder: Path, address: str, *, author: str | None = None, retract_missing: bool = False, create: bool = True
) -> Imported:
    """Bring a folder into a store in one step: all of it, or nothing.

    A journal that the folder carries comes along with its hashes; what the files say beyond it
    becomes new lines by ``author``.
    """
    record = read_folder(folder, remarks=True)
    history = read_journal(folder)
    dossier, given = record.meta.id, split(address)[1]
    head, last = journal_head(folder), history[-1].seq if history else 0
    if head is not None and head.seq != last:
        raise StoreError(
            f"the journal of the folder {str(folder)!r} ends at line {last} and should at line {head.seq}: it was cut "
            "short or continued elsewhere. Restore the file, or remove it to import the entries alone."
        )
    if given and given != dossier:
        raise StoreError(f"the folder holds the dossier {dossier!r}, not {given!r}.")
    store = open_store(address, create=create)
    try:
        with store.step(dossier):
            if history:
                store.restore(dossier, history, title=record.meta.title)
            standing = {line.id: line for line in store.standing(dossier)}
            made = plan(standing, record.held.values(), retract_missing=retract_missing)
            head = store.append(dossier, made.changes, author or whoami(), title=record.meta.title)
            for id, text in record.texts.items():
                store.put_text(dossier, id, text)
        return Imported(dossier, head, made, len(record.texts))
    finally:
        store.close()


def export_folder(address: str, folder: Path, *, texts: bool = False, recorded: str | None = None) -> list[Path]:
    """Write a dossier as a folder, with its journal where it comes from a store."""
    if not is_store(address):
        record, history = read_folder(Path(address), remarks=True), read_journal(Path(address))
        return write_folder(record, folder, journal=history or (), texts=texts)
    store = open_store(address)
    try:
        dossier = dossier_of(store, address)
        with store.snapshot():
            record = record_of(store, dossier, recorded=recorded)
            return write_folder(record, folder, journal=store.lines(dossier, until=end_of(recorded)), texts=texts)
    finally:
        store.close()


def verify_address(address: str) -> tuple[str, Verification]:
    """Walk the journal at an address, in a store or carried by a folder."""
    if is_store(address):
        store = open_store(address)
        try:
            dossier = dossier_of(store, address)
            return dossier, store.verify(dossier)
        finally:
            store.close()
    meta, history = read_folder(Path(address)).meta, read_journal(Path(address))
    if history is None:
        raise StoreError(f"the folder {address!r} carries no journal; import it into a store, which keeps one.")
    return meta.id, verify(meta.id, history, journal_head(Path(address)))


def whoami() -> str:
    """The name under which changes are written where the user gives none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _from_folder(path: Path, recorded: str | None) -> Record:
    history = read_journal(path)
    if recorded is None:
        record = read_folder(path)
        told = history is not None and tells(fold(history).values(), record)
        return replace(record, head=Head(history[-1].seq, history[-1].hash) if history and told else Head())
    if history is None:
        raise StoreError(
            f"the folder {str(path)!r} carries no journal, so what it said on {recorded} is not known. "
            "Ask a store, or a folder exported from one."
        )
    until = end_of(recorded) or ""
    held, head = _held_after([line for line in history if line.at <= until])
    meta = meta_of(held, f"the journal of {str(path)!r} holds nothing from {recorded} or before.")
    entries = build(held)
    return Record(meta, entries, read_texts(path / layout.TEXTS, sources_of(entries.values())), head, recorded)


def tells(standing: Iterable[Line], record: Record) -> bool:
    """Whether a journal's end says what a record says: files edited since then are no longer that version."""
    recorded = {line.id: (line.kind, entry_of(line)) for line in standing if line.kind != Page.kind}
    entries = (held.entry for held in record.held.values())
    return recorded == {one.id: (one.kind, written(one)) for one in entries if not isinstance(one, Page)}


def meta_of(held: Iterable[Held], otherwise: str) -> Meta:
    """The head of a dossier among its entries; raises the sentence given where there is none."""
    for one in held:
        if isinstance(one.entry, Meta):
            return one.entry
    raise StoreError(otherwise)
