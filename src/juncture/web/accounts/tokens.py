"""Tokens for programs: each has a name, an end, and a role that goes no further than its owner's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ScalarSelect, delete, insert, select, update

from juncture.record.fields import near, shortened
from juncture.record.journal import written
from juncture.record.saying import said
from juncture.web.accounts import names, tables
from juncture.web.accounts.account import Caller
from juncture.web.accounts.audit import Deed, file
from juncture.web.accounts.policy import policy, role, within
from juncture.web.accounts.problems import AccountError, SessionOverError
from juncture.web.accounts.register import TERMINAL, Accounts, account_of
from juncture.web.accounts.secrets import MARK, fresh, kept


@dataclass(frozen=True, slots=True)
class Token:
    """What is known of a token: not the token itself, which is shown once, when it is made."""

    account: str
    name: str
    role: str
    created: str
    expires: str
    used: str | None = None


class Tokens:
    """The tokens of a store's accounts."""

    def __init__(self, accounts: Accounts) -> None:
        self.accounts = accounts
        self._store = accounts.store
        self._clock = accounts.clock

    def make(
        self, owner: str, name: str, *, role: str | None = None, days: int | None = None, by: str = TERMINAL
    ) -> str:
        """A new token, to be shown once. Without a role it has the owner's; without days it lasts 90."""
        account = self.accounts.get(owner)
        given, lasting = role or account.role, policy().token_days if days is None else days
        _check(account.role, name, given, lasting)
        made, moment = MARK + fresh(), self._clock()
        expires = datetime.fromisoformat(moment) + timedelta(days=lasting)
        with self._store.writing() as connection:
            self._store.hold(connection, None)
            whose = _owner(account.name)
            mine = (tables.token.c.user == whose) & (tables.token.c.name == name)
            if connection.execute(select(tables.token.c.name).where(mine)).first():
                raise AccountError(
                    said(
                        "%(account)r has a token %(name)r already; revoke it or take another name.",
                        account=account.name,
                        name=name,
                    )
                )
            row = {"name": name, "hash": kept(made), "role": given, "created": moment, "expires": written(expires)}
            connection.execute(insert(tables.token).values(user=whose, **row))
            file(connection, moment, by, Deed.TOKEN_MADE, account.name, detail=f"{name}: {given}, {lasting} days")
        return made

    def caller(self, token: str | None) -> Caller:
        """Whom a token acts for; raises :class:`SessionOverError` for one that is unknown or has ended."""
        table, moment = tables.token, self._clock()
        with self._store.reading() as connection:
            query = select(table.c.role.label("cap"), table.c.expires, table.c.used, tables.user).join(tables.user)
            row = connection.execute(query.where(table.c.hash == kept(token or ""))).first()
            account = account_of(connection, row) if row is not None and not row.removed else None
        if row is None or account is None:
            raise SessionOverError(said("this token is not known here; 'juncture account token' makes one."))
        if row.expires <= moment:
            raise SessionOverError(
                said("this token ended on %(day)s; make another.", day=date.fromisoformat(row.expires[:10]))
            )
        if row.used is None or row.used[:16] != moment[:16]:
            with self._store.writing() as connection:
                connection.execute(update(table).where(table.c.hash == kept(token or "")).values(used=moment))
        return Caller(account, cap=row.cap)

    def of(self, owner: str) -> list[Token]:
        """The tokens of an account, by name."""
        account, table = self.accounts.get(owner), tables.token
        columns = (table.c.name, table.c.role, table.c.created, table.c.expires, table.c.used)
        with self._store.reading() as connection:
            query = select(*columns).where(table.c.user == _owner(account.name)).order_by(table.c.name)
            return [Token(account.name, *row) for row in connection.execute(query)]

    def revoke(self, owner: str, name: str, *, by: str = TERMINAL) -> None:
        """End a token at once."""
        account, table = self.accounts.get(owner), tables.token
        with self._store.writing() as connection:
            mine = (table.c.user == _owner(account.name)) & (table.c.name == name)
            if not connection.execute(delete(table).where(mine)).rowcount:
                there = [one.name for one in self.of(owner)]
                raise AccountError(
                    said(
                        "%(account)r has no token %(name)s%(near)s",
                        account=account.name,
                        name=shortened(name),
                        near=near(name, there),
                    )
                )
            file(connection, self._clock(), by, Deed.TOKEN_REVOKED, account.name, detail=name)


def _owner(name: str) -> ScalarSelect[int]:
    return select(tables.user.c.key).where(tables.user.c.handle == names.handle(name)).scalar_subquery()


def _check(owned: str, name: str, given: str, lasting: int) -> None:
    """Raises where a token would be nameless, go further than its owner, or last too long."""
    role(given)
    if not within(given, owned):
        raise AccountError(
            said(
                "the token cannot be %(given)s: its owner is %(owned)s, and it goes no further than its owner.",
                given=said(given),
                owned=said(owned),
            )
        )
    if not (name.strip() and name.isprintable() and len(name) <= names.LONGEST):
        raise AccountError(
            said("%(name)s will not do as a token's name; say in a few words what it is for.", name=shortened(name))
        )
    if not 1 <= lasting <= policy().longest_token_days:
        raise AccountError(
            said(
                "a token lasts from 1 to %(most)s days, not %(given)s.", most=policy().longest_token_days, given=lasting
            )
        )
