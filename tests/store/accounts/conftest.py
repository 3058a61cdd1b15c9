"""Accounts on both databases, with passwords that are quick to hash and a clock that the test moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher

from juncture.record.journal import written
from juncture.record.store.sql import SqlStore
from juncture.web.accounts import Accounts, Passwords


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 3, 2, 9, tzinfo=UTC))

    def __call__(self) -> str:
        return written(self.moment)

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def quick() -> Passwords:
    return Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def accounts(store: SqlStore, quick: Passwords, clock: Callable[[], str]) -> Accounts:
    return Accounts(store, quick, clock)
