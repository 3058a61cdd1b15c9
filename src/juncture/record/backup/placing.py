"""A file made in full beside its place before it appears there, and never over another."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from juncture.record.problems import StoreError


@contextmanager
def workroom(target: Path) -> Iterator[Path]:
    """A folder of one's own beside a file that is to be made; it goes when the block ends.

    After a killed process it stays, named ``.NAME.…``, and may be deleted; the file itself is not there.
    """
    check_free(target)
    if not target.parent.is_dir():
        raise StoreError(f"there is no folder {str(target.parent)!r} for {target.name!r}.")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name[:100]}.") as folder:
            yield Path(folder)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreError(f"{str(target)!r} cannot be written: {reason}.") from None


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
