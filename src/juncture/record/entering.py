"""Adding one entry to a dossier wherever it lies, its references checked first: all of it, or nothing."""

from __future__ import annotations

from pathlib import Path

from juncture.record.changes import held_of, payload
from juncture.record.fields import Identified
from juncture.record.folder import read_folder
from juncture.record.folder.writing import append_entry
from juncture.record.journal import Action, Change, Head
from juncture.record.opening import dossier_of, record_of, whoami
from juncture.record.problems import StoreError
from juncture.record.record import Held, build, passages_of, problems_of
from juncture.record.references import references
from juncture.record.store import Store, is_store, open_store


def enter(address: str, entry: Identified, author: str | None = None) -> Head:
    """Add an entry and say where the journal then stands; in a folder, at the end of its file.

    Raises :class:`~juncture.record.problems.RecordError` where its id is taken or it names what is not there.
    """
    if is_store(address):
        store = open_store(address)
        try:
            return _into_store(store, dossier_of(store, address), Held(entry), author or whoami())
        finally:
            store.close()
    folder = Path(address)
    build([*read_folder(folder).held.values(), Held(entry)])
    try:
        append_entry(folder, Held(entry))
    except OSError as error:
        raise StoreError(f"the folder {address!r} cannot be written to: {error.strerror}.") from None
    return Head()


def _into_store(store: Store, dossier: str, one: Held, author: str) -> Head:
    with store.step(dossier):
        if not _fits(store, dossier, one):
            build([*record_of(store, dossier).held.values(), one])
        return store.append(dossier, [Change(Action.ASSERT, one.entry.kind, one.entry.id, payload(one))], author)


def _fits(store: Store, dossier: str, one: Held) -> bool:
    """Whether an entry's id is free and what it names is there, without reading the rest of the dossier."""
    named = {target for _, target, _ in references(one.entry)} | {place.source for place in passages_of(one.entry)}
    beside = [held_of(line) for line in store.find(dossier, ids={one.entry.id, *named})]
    free = all(held.entry.id != one.entry.id for held in beside)
    return free and not problems_of([one], lambda held, field: None, beside)
