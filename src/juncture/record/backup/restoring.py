"""Restoring a backup into a store that holds nothing yet; an archive of an earlier release is brought forward."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from juncture.record.backup.carrying import Kept, carry_all
from juncture.record.backup.describing import described, settle
from juncture.record.backup.manifest import STORE, DossierCount, Manifest, unpack
from juncture.record.backup.placing import check_free, place, workroom
from juncture.record.problems import StoreError
from juncture.record.store import open_store
from juncture.record.store.address import split
from juncture.record.store.sql import SqlStore
from juncture.record.store.sqlite import SqliteStore


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A backup taken apart and found whole: its manifest, and the store in it, brought forward."""

    manifest: Manifest
    store: SqliteStore


def restore(file: Path, address: str, *, kept: Sequence[Kept] = ()) -> Manifest:
    """Make the store at an address from a backup: all of it, or nothing.

    Raises :class:`StoreError` for a backup that was cut short or altered, and for a store that holds something.
    """
    name, dossier = split(address)
    if dossier or Path(name).is_dir():
        raise StoreError(f"{address!r} names no store to restore to; write a new file such as desk.sqlite.")
    if not file.is_file():
        raise StoreError(f"there is no backup {str(file)!r}.")
    if "://" not in name or name.startswith("sqlite:"):
        return _to_file(file, Path(name.removeprefix("sqlite:///").removeprefix("sqlite://")))
    with TemporaryDirectory(prefix="juncture-") as room, unpacked(file, Path(room)) as taken:
        with closing(open_store(name, create=True)) as target:
            _to_database(taken, target, [one for one in kept if one.annex.name in taken.manifest.annexes])
        return taken.manifest


@contextmanager
def unpacked(file: Path, room: Path) -> Iterator[Unpacked]:
    """A backup taken apart in a folder of one's own; raises where it does not hold what its manifest says."""
    inside = room / STORE
    manifest = unpack(file, inside)
    try:
        store = SqliteStore(inside)
        found = described(store)
    except StoreError as error:
        raise StoreError(str(error).replace(repr(str(inside)), f"in the backup {str(file)!r}")) from None
    with closing(store):
        if found != manifest.dossiers:
            raise StoreError(
                f"the backup {str(file)!r} was altered: its manifest tells of {_told(manifest.dossiers)}, "
                f"the store in it holds {_told(found)}."
            )
        yield Unpacked(manifest, store)


def _to_file(file: Path, target: Path) -> Manifest:
    for suffix in ("-wal", "-shm", "-journal"):  # what is left of another store would be read into this one
        check_free(target.with_name(target.name + suffix))
    with workroom(target) as room:
        with unpacked(file, room) as taken:
            manifest = taken.manifest
        settle(room / STORE)
        place(room / STORE, target)
    return manifest


def _to_database(taken: Unpacked, target: SqlStore, kept: Sequence[Kept]) -> None:
    with target.step():
        with target.writing() as connection:
            target.hold(connection, None)
            present = [head.id for head in target.dossiers()]
            present += [one.annex.name for one in kept if one.annex.held(connection) is not None]
        if present:
            raise StoreError(
                f"the store {target.name!r} holds something already ({', '.join(present[:5])}) and is left as it is; "
                "restore to an empty one."
            )
        for one in kept:
            one.annex.prepare(taken.store)
            one.annex.prepare(target)
        carry_all(taken.store, target, kept)


def _told(dossiers: Sequence[DossierCount]) -> str:
    return ", ".join(f"{one.id} to line {one.lines}" for one in dossiers[:5]) or "no dossier"
