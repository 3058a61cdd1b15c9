"""Folders that travel as one zip file: packed to be sent, unpacked within bounds and nowhere but where they should."""

from __future__ import annotations

import io
import zlib
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from juncture.record.problems import JunctureError

#: The most files that a zip file may hold, and the most that they may unpack to, in bytes.
MOST, LARGEST = 1_000, 128 * 1024 * 1024


def packed(folder: Path) -> bytes:
    """A folder as a zip file."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            archive.write(path, path.relative_to(folder).as_posix())
    return made.getvalue()


def unpack(path: Path, folder: Path) -> Path:
    """Unpack a zip file into a new folder; raises where it holds too much, or a name that leads elsewhere."""
    try:
        with ZipFile(path) as archive:
            parts = [one for one in archive.infolist() if not one.is_dir()]
            _must_fit(path.name, parts)
            for one in parts:
                target = folder / _inside(path.name, one)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(one))
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise JunctureError(
            f"{path.name!r} cannot be unpacked ({type(error).__name__}). Pack the folder anew."
        ) from None
    return folder


def _must_fit(name: str, parts: list[ZipInfo]) -> None:
    size = sum(one.file_size for one in parts)
    if len(parts) > MOST:
        raise JunctureError(f"{name!r} holds {len(parts):,} files; at most {MOST:,} are unpacked.")
    if size > LARGEST:
        raise JunctureError(f"{name!r} would unpack to {size >> 20} MB, more than {LARGEST >> 20}; it was not opened.")


def _inside(name: str, one: ZipInfo) -> PurePosixPath:
    path = PurePosixPath(one.filename)
    if path.is_absolute() or ".." in path.parts or "\\" in one.filename or not path.parts:
        raise JunctureError(f"{name!r} holds {one.filename[:80]!r}, a name that leads out of its folder. Pack it anew.")
    return path
