"""What a store promises, whatever database stands behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from juncture.record.journal import Change, Head, Line, Verification


@dataclass(frozen=True, slots=True)
class DossierHead:
    """A dossier that a store holds: its id, title and the end of its journal."""

    id: str
    title: str
    head: Head


class Store(Protocol):
    """Append-only journals of dossiers, and the texts of their sources.

    Every writing method does all of its work or none, whatever happens to the process.
    """

    def dossiers(self) -> list[DossierHead]:
        """The dossiers held, by id."""
        ...

    def head(self, dossier: str) -> Head:
        """Where a dossier's journal stands; seq 0 for one that the store does not hold."""
        ...

    def append(
        self, dossier: str, changes: Iterable[Change], author: str, *, title: str | None = None, at: str | None = None
    ) -> Head:
        """Add changes to a journal in one step and say where it then stands.

        Raises :class:`~juncture.record.problems.StoreError`, with the store as before, where it cannot.
        """
        ...

    def restore(self, dossier: str, lines: Iterable[Line], *, title: str) -> Head:
        """Take a journal from elsewhere, with its hashes as they are; the chain is verified first."""
        ...

    def lines(self, dossier: str, *, until: str | None = None) -> Iterator[Line]:
        """The journal in order, up to a moment of record time (ISO 8601)."""
        ...

    def standing(self, dossier: str, *, until: str | None = None) -> Iterator[Line]:
        """The lines in force, now or at a moment of record time, in order of first assertion."""
        ...

    def step(self) -> AbstractContextManager[None]:
        """A block whose writes come to pass together, at its end, or not at all."""
        ...

    def snapshot(self) -> AbstractContextManager[None]:
        """A block whose reads all see one state, whatever others write meanwhile."""
        ...

    def put_text(self, dossier: str, source: str, text: str) -> None:
        """Keep a source's text; earlier texts of that source stay under their own hashes."""
        ...

    def texts(self, dossier: str) -> dict[str, str]:
        """The latest text of each source that is held."""
        ...

    def verify(self, dossier: str) -> Verification:
        """Walk the chain and hold what is derived against it."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...
