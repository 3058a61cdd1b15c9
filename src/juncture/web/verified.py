"""When each journal was last verified by this workbench, and what was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock, Thread

from juncture.record.journal import Verification, now
from juncture.record.problems import StoreError
from juncture.record.store.sql import SqlStore


@dataclass(frozen=True)
class Verified:
    """The last verification of each journal, by store and dossier, with its moment."""

    last: dict[tuple[str, str], tuple[str, bool]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def verify(self, store: SqlStore, dossier: str) -> Verification:
        """Walk a journal and keep what was found."""
        found = store.verify(dossier)
        with self._lock:
            self.last[(store.name, dossier)] = (now(), found.whole)
        return found

    def begin(self, stores: list[SqlStore]) -> None:
        """Verify every journal, beside whatever else is being done."""
        Thread(target=self._all, args=(stores,), daemon=True).start()

    def _all(self, stores: list[SqlStore]) -> None:
        for store in stores:
            try:
                for one in store.dossiers():
                    self.verify(store, one.id)
            except StoreError:  # its health says so
                continue
