"""When each journal was last verified by this workbench, and what was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event, Lock, Thread

from juncture.record.journal import Verification, now
from juncture.record.problems import StoreError
from juncture.record.store.sql import SqlStore

#: Seconds that the end of a workbench waits for the journal that is being walked.
PATIENCE = 5


@dataclass(frozen=True)
class Verified:
    """The last verification of each journal, by store and dossier, with its moment.

    The first ones wait ``delay`` seconds: they take long, and whoever starts a workbench wants a page.
    """

    last: dict[tuple[str, str], tuple[str, bool]] = field(default_factory=dict)
    delay: float = 20.0
    _lock: Lock = field(default_factory=Lock, repr=False)
    _over: Event = field(default_factory=Event, repr=False)
    _walking: list[Thread] = field(default_factory=list, repr=False)

    def verify(self, store: SqlStore, dossier: str) -> Verification:
        """Walk a journal and keep what was found."""
        found = store.verify(dossier)
        with self._lock:
            self.last[(store.name, dossier)] = (now(), found.whole)
        return found

    def begin(self, stores: list[SqlStore]) -> None:
        """Verify every journal, beside whatever else is being done."""
        thread = Thread(target=self._all, args=(stores,), daemon=True)
        self._walking.append(thread)
        thread.start()

    def end(self) -> None:
        """Begin no further journal, and let go of the one at hand before its store is closed."""
        self._over.set()
        for thread in self._walking:
            thread.join(PATIENCE)

    def _all(self, stores: list[SqlStore]) -> None:
        self._over.wait(self.delay)
        for store in stores:
            try:
                for one in store.dossiers():
                    if self._over.is_set():
                        return
                    self.verify(store, one.id)
            except StoreError:  # its health says so
                continue
