"""What a store promises, whatever database stands behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from juncture.record.journal import Change, Head, Line, Verification
from juncture.record.store.periods import Offer


@dataclass(frozen=True, slots=True)
class DossierHead:
    """A dossier that a store holds: its id, title and the end of its journal."""

    id: str
    title: str
    head: Head


@dataclass(frozen=True, slots=True)
class KeptText:
    """One text that a store keeps for a source; ``number`` counts from 0, the highest is the latest."""

    source: str
    number: int
    sha256: str
    text: str


class Store(Protocol):
    """Append-only journals of dossiers, and the texts of their sources.

    Every writing method does all of its work or none, whatever happens to the process. One store
    object may be used by several threads; a step belongs to the thread that began it.
    """

    @property
    def name(self) -> str:
        """The address as it may be shown: without a password."""
        ...

    def dossiers(self) -> list[DossierHead]:
        """The dossiers held, by id."""
        ...

    def head(self, dossier: str) -> Head:
        """Where a dossier's journal stands; seq 0 for one that the store does not hold."""
        ...

    def append(
        self, dossier: str, changes: Iterable[Change], author: str, *, title: str | None = None, at: str | None = None
    ) -> Head:
        """Add changes to a journal in one step and say where it then stands; they are not all held in memory.

        Raises :class:`~juncture.record.problems.StoreError`, with the store as before, where it cannot.
        """
        ...

    def restore(self, dossier: str, lines: Iterable[Line], *, title: str) -> Head:
        """Take a journal from elsewhere, with its hashes as they are; a broken chain is refused as a whole."""
        ...

    def lines(
        self, dossier: str, *, until: str | int | None = None, after: int = 0, entry: str | None = None
    ) -> Iterator[Line]:
        """The journal in order, up to a moment of record time (ISO 8601) or a line, after a line, of one entry."""
        ...

    def newest(self, dossier: str, many: int, *, before: int | None = None, id: str | None = None) -> list[Line]:
        """The last lines, or the last before a line's number, or those about one entry; the latest first."""
        ...

    def told(self, dossier: str, ids: Collection[str], before: int) -> list[Line]:
        """What was ever written of some entries before a line's number, in order."""
        ...

    def standing(self, dossier: str, *, until: str | None = None) -> Iterator[Line]:
        """The lines in force, now or at a moment of record time, in order of first assertion."""
        ...

    def find(
        self,
        dossier: str,
        *,
        ids: Collection[str] = (),
        about: tuple[str, Collection[str]] = ("", ()),
        until: str | None = None,
    ) -> list[Line]:
        """The lines in force with these ids, or of a kind about some subjects: ``("tenure", ["prime-minister"])``.

        In order of first assertion, through an index: the rest of the dossier is not read.
        """
        ...

    def waiting(self, dossier: str) -> list[Offer]:
        """The proposals that await a decision, in the order of their lines, without what they say."""
        ...

    def proposed(self, dossier: str, ids: Collection[str]) -> list[Line]:
        """The lines of those proposals among these ids that await a decision, in order."""
        ...

    def decided(self, dossier: str, *, but: Collection[str] = ()) -> tuple[int, int]:
        """How many proposals are accepted, some kinds left out, and how many rejected; neither if proposed anew."""
        ...

    def step(self, dossier: str | None = None) -> AbstractContextManager[None]:
        """A block whose writes come to pass together, at its end, or not at all.

        A dossier that is named is held from the start: what is read of it in the block is what is written on.
        """
        ...

    def snapshot(self) -> AbstractContextManager[None]:
        """A block whose reads all see one state, whatever others write meanwhile."""
        ...

    def put_text(self, dossier: str, source: str, text: str) -> None:
        """Keep a source's text; earlier texts of that source stay under their own hashes."""
        ...

    def texts(self, dossier: str, sources: Collection[str] | None = None) -> dict[str, str]:
        """The latest text of each source that is held, or of those named."""
        ...

    def text_count(self, dossier: str) -> int:
        """How many texts are held, earlier ones included: it grows with every text that is put."""
        ...

    def kept_texts(self, dossier: str) -> Iterator[KeptText]:
        """Every text held, the earlier ones first."""
        ...

    def verify(self, dossier: str) -> Verification:
        """Walk the chain and hold what is derived against it."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...
