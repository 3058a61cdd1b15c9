"""Where dossiers lie: a folder, or a store that may hold several; and how to tell that something was written there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from juncture.record.canonical import digest
from juncture.record.opening import dossier_of, open_record, record_of
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.store import Store, is_store, open_store
from juncture.record.store.address import SUFFIXES, split


class Place(Protocol):
    """What the shelf asks of a place."""

    @property
    def in_store(self) -> bool:
        """Whether it keeps a journal, so that proposals can wait in it."""
        ...

    def listed(self) -> list[tuple[str, str]]:
        """The id and title of each dossier there."""
        ...

    def address_of(self, id: str) -> str:
        """The address of one dossier there."""
        ...

    def shown(self, id: str) -> str:
        """The same as it may be shown: without a password."""
        ...

    def stamp(self, id: str) -> str:
        """What changes whenever something is written to a dossier. Taken before the dossier is read, so that
        a write between the two is seen at the next look."""
        ...

    def read(self, id: str) -> Record:
        """The record as it stands."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


def place_at(address: str) -> Place:
    """The place that an address names; raises a sentence where there is none."""
    return StorePlace.at(address) if is_store(address) else FolderPlace.at(address)


@dataclass(frozen=True, slots=True)
class StorePlace:
    """A store, held open; of one dossier in it where the address names one."""

    address: str
    store: Store
    only: str | None = None
    in_store: bool = True

    @classmethod
    def at(cls, address: str) -> StorePlace:
        name, only = split(address)
        store = open_store(address)
        try:
            return cls(name, store, dossier_of(store, address) if only else None)
        except JunctureError:
            store.close()
            raise

    def listed(self) -> list[tuple[str, str]]:
        return [(one.id, one.title) for one in self.store.dossiers() if self.only in (None, one.id)]

    def address_of(self, id: str) -> str:
        return f"{self.address}#{id}"

    def shown(self, id: str) -> str:
        return f"{self.store.name}#{id}"

    def stamp(self, id: str) -> str:
        return f"{self.store.head(id).short}+{self.store.text_count(id)}"

    def read(self, id: str) -> Record:
        return record_of(self.store, id)

    def close(self) -> None:
        self.store.close()


@dataclass(frozen=True, slots=True)
class FolderPlace:
    """A dossier's folder."""

    address: str
    id: str
    title: str
    in_store: bool = False

    @classmethod
    def at(cls, address: str) -> FolderPlace:
        meta = open_record(address).meta
        return cls(address, meta.id, meta.title)

    def listed(self) -> list[tuple[str, str]]:
        return [(self.id, self.title)]

    def address_of(self, id: str) -> str:  # noqa: ARG002
        return self.address

    def shown(self, id: str) -> str:  # noqa: ARG002
        return self.address

    def stamp(self, id: str) -> str:  # noqa: ARG002
        return digest("\n".join(sorted(_measures(Path(self.address)))))

    def read(self, id: str) -> Record:  # noqa: ARG002
        return open_record(self.address)

    def close(self) -> None:
        """A folder is not held."""


def _measures(folder: Path) -> Iterator[str]:
    """Each file of a folder with its size and time."""
    for directory, _, files in os.walk(folder):
        for name in files:
            path = os.path.join(directory, name)  # noqa: PTH118
            try:
                found = os.stat(path)  # noqa: PTH116
            except OSError:  # it was moved away meanwhile
                continue
            yield f"{path} {found.st_size} {found.st_mtime_ns}"


def nearby(folder: Path) -> list[str]:
    """The dossiers in a folder and just beneath it: what ``juncture serve`` opens where none is named."""
    stores = [path for path in sorted(folder.iterdir()) if path.is_file() and path.suffix in SUFFIXES]
    heads = [
        *folder.glob("dossier.toml"),
        *sorted(folder.glob("*/dossier.toml")),
        *folder.glob("examples/*/dossier.toml"),
    ]
    return [str(path) for path in stores] + [str(head.parent) for head in heads]
