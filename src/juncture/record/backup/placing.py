"""A file made in full beside its place before it appears there, and never over another.

A folder in which one is being made holds a lock for as long as its process lives; what a killed process left
is known by a lock that nobody holds.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from juncture.record.problems import StoreError

_PREFIX, _LOCK = ".juncture-making-", "lock"


@contextmanager
def workroom(target: Path) -> Iterator[Path]:
    """A folder of one's own beside a file that is to be made; it goes when the block ends.

    After a killed process it stays, and :func:`clear_abandoned` takes it away; the file itself is not there.
    """
    check_free(target)
    if not target.parent.is_dir():
        raise StoreError(f"there is no folder {str(target.parent)!r} for {target.name!r}.")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=_PREFIX) as folder, _locked(Path(folder)):
            yield Path(folder)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreError(f"{str(target)!r} cannot be written: {reason}.") from None


def clear_abandoned(folder: Path) -> list[str]:
    """Remove what killed processes of ours left in a folder, and say the names.

    Never one that a process still works in, that belongs to somebody else, or that is not of our making.
    """
    try:
        found = sorted(one for one in folder.glob(f"{_PREFIX}*") if one.is_dir() and not one.is_symlink())
        return [room.name for room in found if room.stat().st_uid == os.geteuid() and _removed(room)]
    except OSError:
        return []  # a folder that cannot be written is told of by whoever writes to it


def _removed(room: Path) -> bool:
    try:
        descriptor = os.open(room / _LOCK, os.O_RDWR | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(room)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return True


@contextmanager
def _locked(room: Path) -> Iterator[None]:
    """The lock of a folder; it bears its name only once it is held."""
    with (room / f"{_LOCK}.new").open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        (room / f"{_LOCK}.new").rename(room / _LOCK)
        yield


def check_free(target: Path) -> None:
    """Raises where there is something already."""
    if "\0" in str(target):
        raise StoreError(f"{str(target)!r} is no name of a file.")
    if os.path.lexists(target):
        raise StoreError(f"{str(target)!r} is there already and is left as it is; take another name or move it away.")


def place(made: Path, target: Path) -> None:
    """Bring a file that is whole to its place, so that it is there in full or not at all."""
    with made.open("rb") as stream:
        os.fsync(stream.fileno())
    try:
        os.link(made, target)  # which, unlike a rename, replaces nothing
    except FileExistsError:
        check_free(target)
    except OSError:  # a file system without links
        check_free(target)
        made.rename(target)
    descriptor = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
