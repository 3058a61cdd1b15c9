"""What a backup says of itself, and the archive that it stands in: a zip of ``manifest.json`` and ``store.sqlite``.

The store inside is one of SQLite whatever it was made from, so that an archive of any release is brought
forward by the same steps as a store.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Final, Literal
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from juncture.record.problems import StoreError

FORMAT: Final = "juncture.archive/1"
STORE = "store.sqlite"
MANIFEST = "manifest.json"
_BLOCK = 1 << 20
_LARGEST_MANIFEST = 64 << 20

Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class DossierCount(BaseModel):
    """A dossier in a backup: the end of its journal, and how many texts it has."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    title: str
    lines: int
    head: Sha256
    texts: int


class Manifest(BaseModel):
    """What a backup holds: ``sha256`` and ``bytes`` are of the store inside, ``annexes`` what came along."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["juncture.archive/1"] = FORMAT
    juncture: str
    record_schema: int
    made: str
    sha256: Sha256
    bytes: int
    dossiers: tuple[DossierCount, ...]
    annexes: dict[str, int] = Field(default_factory=dict)


def fingerprint(file: Path) -> str:
    """The SHA-256 of a file."""
    found = sha256()
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def pack(store: Path, manifest: Manifest, archive: Path) -> None:
    """Write the archive."""
    with ZipFile(archive, "w", ZIP_DEFLATED) as packed:
        entry = ZipInfo(MANIFEST)
        entry.compress_type = ZIP_DEFLATED
        packed.writestr(entry, manifest.model_dump_json(indent=2) + "\n")
        with store.open("rb") as stream, packed.open(STORE, "w", force_zip64=True) as target:
            while block := stream.read(_BLOCK):
                target.write(block)


def unpack(archive: Path, store: Path) -> Manifest:
    """Take the store out of an archive and say what its manifest says; raises :class:`StoreError` for a damaged one."""
    try:
        with ZipFile(archive) as packed:
            if set(packed.namelist()) != {MANIFEST, STORE} or len(packed.namelist()) != 2:
                raise StoreError(f"{str(archive)!r} is no backup of Juncture: it holds {_few(packed.namelist())}.")
            if packed.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
                raise _damaged(archive, "its manifest is too large")
            manifest = _read(archive, packed.read(MANIFEST))
            _take(archive, packed, manifest, store)
            return manifest
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        with archive.open("rb") as stream:
            began = stream.read(4)
        if began[:2] != b"PK":
            raise StoreError(f"{str(archive)!r} is no backup of Juncture.") from None
        raise _damaged(archive, str(error) or "it ends too early") from None
    except OSError as error:
        raise StoreError(f"the backup {str(archive)!r} cannot be read: {error.strerror or error}.") from None


def _take(archive: Path, packed: ZipFile, manifest: Manifest, store: Path) -> None:
    found, size = sha256(), 0
    with packed.open(STORE) as stream, store.open("xb") as target:
        while block := stream.read(_BLOCK):
            size += len(block)
            if size > manifest.bytes:
                break
            found.update(block)
            target.write(block)
    if size != manifest.bytes or found.hexdigest() != manifest.sha256:
        raise _damaged(archive, "the store in it is not the one that its manifest describes")


def _read(archive: Path, text: bytes) -> Manifest:
    try:
        return Manifest.model_validate_json(text)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"]) or "its form"
        raise StoreError(
            f"the backup {str(archive)!r} cannot be read by this release: its manifest says something else than "
            f"{FORMAT!r} has ({place}). It was altered, or a newer release wrote it."
        ) from None


def _damaged(archive: Path, reason: str) -> StoreError:
    return StoreError(
        f"the backup {str(archive)!r} was cut short or altered: {reason.rstrip('.')}. Take another copy of it."
    )


def _few(names: Iterable[str]) -> str:
    return ", ".join(repr(name) for name in list(names)[:5]) or "nothing"
