"""How often somebody may fail to sign in: per account and per network address, with waits that grow.

Counted in the memory of one server process: a second one counts for itself, and a restart forgets.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from math import ceil
from typing import TYPE_CHECKING

from juncture.web.accounts.policy import policy
from juncture.web.accounts.problems import AccountError, TriesError

if TYPE_CHECKING:
    from limits import RateLimitItem


class Attempts:
    """Counts tries. One is counted before the password is looked at, so that many at once gain nothing."""

    def __init__(self, tries: Mapping[str, Sequence[str]] | None = None) -> None:
        try:
            from limits import parse
            from limits.storage import MemoryStorage
            from limits.strategies import MovingWindowRateLimiter
        except ImportError:
            raise AccountError(
                "accounts need the extra 'web' (limits is not installed); pip install 'juncture[web]' brings it."
            ) from None
        said = policy().tries if tries is None else tries
        self._limits = {whose: [parse(one) for one in limits] for whose, limits in said.items()}
        self._filed = parse("1 per minute")
        self._counter = MovingWindowRateLimiter(MemoryStorage())

    def count(self, account: str, address: str) -> None:
        """Count a try for an account and an address; raises :class:`TriesError` where either has had too many."""
        kept = [(limit, whose, key) for whose, key in (("account", account), ("address", address)) if key
                for limit in self._limits[whose]]  # fmt: skip
        full = [one for one in kept if not self._counter.test(*one)]
        if full:
            raise TriesError(max(self._wait(*one) for one in full))
        for one in kept:
            self._counter.hit(*one)

    def forget(self, account: str) -> None:
        """Begin anew for an account that has signed in."""
        for limit in self._limits["account"]:
            self._counter.clear(limit, "account", account)

    def worth_filing(self, account: str) -> bool:
        """Whether a stopped try is to be put on file: one a minute for each account, so that a flood fills no disk."""
        return self._counter.hit(self._filed, "filed", account)

    def _wait(self, limit: RateLimitItem, whose: str, key: str) -> int:
        return max(1, ceil(self._counter.get_window_stats(limit, whose, key).reset_time - time.time()))
