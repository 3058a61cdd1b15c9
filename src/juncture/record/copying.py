"""A dossier moves from store to store: its journal line by line with the hashes as they are, and its texts."""

from __future__ import annotations

from dataclasses import dataclass

from juncture.record.journal import Head
from juncture.record.opening import dossier_of
from juncture.record.problems import StoreError
from juncture.record.store import Store, is_store, open_store
from juncture.record.store.address import split


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy did: how many lines and texts the target did not hold before, and where it now stands."""

    dossier: str
    head: Head
    lines: int
    texts: int


def copy_dossier(source_address: str, target_address: str, *, create: bool = True) -> Copied:
    """Bring the target's copy of a dossier up to the source's, in one step: all of it, or nothing.

    A target that holds an earlier state of the same journal gets what it lacks; one that has parted
    from the source, or goes on beyond it, is left as it is and a StoreError says so.
    """
    for address in (source_address, target_address):
        if not is_store(address):
            raise StoreError(f"{address!r} is a folder, not a store; 'juncture import' brings a folder into a store.")
    source = open_store(source_address)
    try:
        dossier = dossier_of(source, source_address)
        given = split(target_address)[1]
        if given and given != dossier:
            raise StoreError(f"the dossier {dossier!r} cannot become {given!r}: its journal is sealed with its id.")
        target = open_store(target_address, create=create)
        try:
            return carry(source, target, dossier)
        finally:
            target.close()
    finally:
        source.close()


def carry(source: Store, target: Store, dossier: str) -> Copied:
    """The same between stores that are open."""
    with source.snapshot(), target.step(dossier):
        title = next(held.title for held in source.dossiers() if held.id == dossier)
        before = target.head(dossier)
        head = target.restore(dossier, source.lines(dossier), title=title)
        held = {(text.source, text.number): text.sha256 for text in target.kept_texts(dossier)}
        texts = 0
        for text in source.kept_texts(dossier):
            if held.get((text.source, text.number)) != text.sha256:
                target.put_text(dossier, text.source, text.text)
                texts += 1
        return Copied(dossier, head, head.seq - before.seq, texts)
