"""How often somebody may fail to sign in: per account and per network address, with waits that grow.

Counted in the store, so that several processes count as one and a restart forgets nothing. Of a name or an address
the store keeps a hash, for a day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from juncture.record.journal import now, written
from juncture.record.store.sql import SqlStore
from juncture.web.accounts.policy import policy
from juncture.web.accounts.problems import AccountError, TriesError
from juncture.web.accounts.secrets import kept
from juncture.web.accounts.tables import attempt

if TYPE_CHECKING:
    from limits import RateLimitItem

#: Whose tries are counted, and the key of each kind.
_Counted = list[tuple[str, str]]
_FILED = "filed"


class Attempts:
    """Counts tries. One is counted before the password is looked at, so that many at once gain nothing.

    ``tries`` are limits as the library *limits* reads them, for an account and for an address.
    """

    def __init__(
        self, store: SqlStore, clock: Callable[[], str] = now, tries: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        said = {**(policy().tries if tries is None else tries), _FILED: ("1 per minute",)}
        self._limits = {whose: [_read(one) for one in limits] for whose, limits in said.items()}
        self._longest = max(window for limits in self._limits.values() for _, window in limits)
        self._store, self._clock = store, clock

    def count(self, account: str, address: str) -> None:
        """Count a try for an account and an address; raises :class:`TriesError` where either has had too many."""
        if wait := self._try(
            [(whose, kept(key)) for whose, key in (("account", account), ("address", address)) if key]
        ):
            raise TriesError(wait)

    def forget(self, account: str) -> None:
        """Begin anew for an account that has signed in."""
        whose = (attempt.c.whose == "account") & (attempt.c.key == kept(account))
        with self._store.writing() as connection:
            connection.execute(delete(attempt).where(whose))

    def worth_filing(self, account: str) -> bool:
        """Whether a stopped try is to be put on file: one a minute for each account, so that a flood fills no disk."""
        return not self._try([(_FILED, kept(account))])

    def _try(self, counted: _Counted) -> int:
        """Count a try unless it is one too many; then, the seconds to wait. A flood that is stopped writes nothing."""
        moment = datetime.fromisoformat(self._clock())
        with self._store.reading() as connection:
            wait = self._wait(connection, counted, moment)
        if wait:
            return wait
        with self._store.writing() as connection:
            self._store.hold(connection, None)
            if wait := self._wait(connection, counted, moment):
                return wait
            connection.execute(delete(attempt).where(attempt.c.at < written(moment - self._longest)))
            rows = [{"whose": whose, "key": key, "at": written(moment)} for whose, key in counted]
            if rows:
                connection.execute(insert(attempt), rows)
        return 0

    def _wait(self, connection: Connection, counted: _Counted, moment: datetime) -> int:
        """The seconds until every limit lets one more try through."""
        free = moment
        for whose, key in counted:
            most = max(amount for amount, _ in self._limits[whose])
            query = select(attempt.c.at).where((attempt.c.whose == whose) & (attempt.c.key == key))
            last = connection.execute(query.order_by(attempt.c.at.desc()).limit(most)).scalars().all()
            for amount, window in self._limits[whose]:
                if len(last) >= amount:
                    free = max(free, datetime.fromisoformat(last[amount - 1]) + window)
        return ceil((free - moment).total_seconds())


def _read(limit: str) -> tuple[int, timedelta]:
    """How many tries in how long a time."""
    try:
        from limits import parse
    except ImportError:
        raise AccountError(
            "accounts need the extra 'web' (limits is not installed); pip install 'juncture[web]' brings it."
        ) from None
    item: RateLimitItem = parse(limit)
    return item.amount, timedelta(seconds=item.get_expiry())
