"""The walk through every journal that begins with the workbench, and ends with it."""

from __future__ import annotations

import time
from types import SimpleNamespace
from typing import Any

from juncture.record.journal import Head, Verification
from juncture.web.verified import Verified


class Walked:
    """A store whose journals take a while, and that says whether one was walked after it was closed."""

    name = "desk.sqlite"

    def __init__(self) -> None:
        self.told: list[str] = []

    def dossiers(self) -> list[Any]:
        return [SimpleNamespace(id=f"lantern-{number}") for number in range(3)]

    def verify(self, dossier: str) -> Verification:
        self.told.append(f"begun {dossier}")
        time.sleep(0.2)
        self.told.append(f"ended {dossier}")
        return Verification(0, Head())


def test_a_workbench_that_ends_finishes_the_journal_at_hand_and_begins_no_other() -> None:
    store, verified = Walked(), Verified()
    verified.begin([store])  # type: ignore[list-item]
    while not store.told:
        time.sleep(0.01)
    verified.end()
    assert store.told == ["begun lantern-0", "ended lantern-0"]
    assert list(verified.last) == [("desk.sqlite", "lantern-0")]
