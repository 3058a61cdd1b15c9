"""Signing in and out: a session is a random token in a cookie, of which the store keeps the hash.

It ends when it lay idle, when its day is over, at sign-out, with a new password, and when the account is removed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from juncture.record.journal import written
from juncture.record.saying import said
from juncture.web.accounts import names, tables
from juncture.web.accounts.account import Caller
from juncture.web.accounts.attempts import Attempts
from juncture.web.accounts.audit import Deed, file
from juncture.web.accounts.policy import policy
from juncture.web.accounts.problems import SessionOverError, SignInError, TriesError
from juncture.web.accounts.register import Accounts, account_of
from juncture.web.accounts.secrets import fresh, kept

#: How often it is written down that a session is in use.
NOTED = timedelta(minutes=1)


class Sessions:
    """The sessions of a store's accounts."""

    def __init__(self, accounts: Accounts, attempts: Attempts | None = None) -> None:
        self.accounts = accounts
        self.attempts = attempts or Attempts(accounts.store, accounts.clock)
        self._store = accounts.store
        self._clock: Callable[[], str] = accounts.clock

    def sign_in(self, name: str, password: str, *, address: str = "", replacing: str | None = None) -> str:
        """The token of a new session, to go into a cookie; the one it replaces ends.

        Raises :class:`SignInError` without saying whether there is such an account, or :class:`TriesError`.
        """
        try:
            self.attempts.count(names.handle(name), address)
        except TriesError:
            if self.attempts.worth_filing(names.handle(name)):
                self._refuse(Deed.STOPPED, name, address)
            raise
        with self._store.reading() as connection:
            known = connection.execute(select(tables.user).where(tables.user.c.handle == names.handle(name))).first()
        hash = known.password if known is not None and not known.removed else None
        if not self.accounts.passwords.fits(hash, password) or known is None or hash is None:
            self._refuse(Deed.REFUSED, name, address)
            raise SignInError(said("the name or the password is wrong."))
        renewed = self.accounts.passwords.hash(password) if self.accounts.passwords.outdated(hash) else hash
        token = self._begin(known.key, known.name, (hash, renewed), address, replacing)
        self.attempts.forget(names.handle(name))
        return token

    def caller(self, token: str | None) -> Caller:
        """Who is signed in with a token; raises :class:`SessionOverError` where nobody is."""
        if not token:
            raise SessionOverError(said("you are not signed in."))
        table, moment = tables.session, self._clock()
        with self._store.reading() as connection:
            query = select(table.c.created.label("began"), table.c.seen, tables.user).join(tables.user)
            row = connection.execute(query.where(table.c.hash == kept(token))).first()
            account = account_of(connection, row) if row is not None and not row.removed else None
        if row is None or account is None:
            raise SessionOverError(said("your session has ended; sign in again."))
        if _since(row.began, moment) >= policy().absolute or _since(row.seen, moment) >= policy().idle:
            self._end(token)
            raise SessionOverError(said("your session has ended, as it does after a while; sign in again."))
        if _since(row.seen, moment) >= NOTED:
            with self._store.writing() as connection:
                connection.execute(update(table).where(table.c.hash == kept(token)).values(seen=moment))
        return Caller(account, session=token)

    def sign_out(self, token: str, *, address: str = "") -> None:
        """End a session; one that has ended already is left in peace."""
        try:
            name = self.caller(token).name
        except SessionOverError:
            return
        with self._store.writing() as connection:
            connection.execute(delete(tables.session).where(tables.session.c.hash == kept(token)))
            file(connection, self._clock(), name, Deed.SIGNED_OUT, name, address=address)

    def revoke(self, name: str, *, by: str) -> int:
        """End every session of an account, and say how many there were."""
        account = self.accounts.get(name)
        whose = select(tables.user.c.key).where(tables.user.c.handle == names.handle(account.name)).scalar_subquery()
        with self._store.writing() as connection:
            ended = connection.execute(delete(tables.session).where(tables.session.c.user == whose)).rowcount
            file(connection, self._clock(), by, Deed.REVOKED, account.name, detail=str(ended))
        return ended

    def _begin(self, user: int, name: str, hashes: tuple[str, str], address: str, replacing: str | None) -> str:
        token, moment = fresh(), self._clock()
        table, before = tables.session, written(datetime.fromisoformat(moment) - policy().absolute)
        with self._store.writing() as connection:
            over = (table.c.created < before) | (table.c.hash == kept(replacing or ""))
            connection.execute(delete(table).where(over))
            same = (tables.user.c.key == user) & (tables.user.c.password == hashes[0])
            if connection.execute(update(tables.user).where(same).values(password=hashes[1])).rowcount != 1:
                raise SignInError(said("the password was changed a moment ago; sign in with the new one."))
            row = {"hash": kept(token), "user": user, "created": moment, "seen": moment, "address": address[:200]}
            connection.execute(insert(table), row)
            file(connection, moment, name, Deed.SIGNED_IN, name, address=address)
        return token

    def _end(self, token: str) -> None:
        with self._store.writing() as connection:
            connection.execute(delete(tables.session).where(tables.session.c.hash == kept(token)))

    def _refuse(self, deed: Deed, name: str, address: str) -> None:
        with self._store.writing() as connection:
            file(connection, self._clock(), "", deed, name, address=address)


def _since(earlier: str, moment: str) -> timedelta:
    return datetime.fromisoformat(moment) - datetime.fromisoformat(earlier)
