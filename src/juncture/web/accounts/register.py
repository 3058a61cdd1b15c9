"""The register of accounts: added, given a role, a new password, removed; each change is on file.

There is always an admin once there is one. A name that was removed is never given to somebody
else, for it stands in the journal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from juncture.record.fields import near, shortened
from juncture.record.journal import now
from juncture.record.saying import said
from juncture.record.store import schema
from juncture.record.store.sql import SqlStore
from juncture.web.accounts import names, policy, tables
from juncture.web.accounts.account import Account
from juncture.web.accounts.audit import Deed, Filed, file, filed
from juncture.web.accounts.passwords import Passwords, acceptable
from juncture.web.accounts.problems import AccountError

#: Who changes accounts from a terminal.
TERMINAL = "the command line"


class Accounts:
    """The accounts of a store. ``clock`` gives the present moment as the journal writes it."""

    def __init__(self, store: SqlStore, passwords: Passwords | None = None, clock: Callable[[], str] = now) -> None:
        self.store = store
        self.passwords = passwords or Passwords()
        self.clock = clock
        tables.ANNEX.prepare(store)

    def add(self, name: str, password: str, role: str, *, by: str = TERMINAL) -> Account:
        """Add an account; raises :class:`AccountError` for a name that is taken, or was."""
        name = names.checked(name)
        hash = self.passwords.hash(acceptable(name, password))
        policy.role(role)
        with self._writing() as connection:
            taken = _row(connection, name)
            if taken is not None and taken.removed:
                raise AccountError(
                    said(
                        "there was an account %(name)r until %(day)s, and its name stands in the journal; "
                        "take another.",
                        name=taken.name,
                        day=date.fromisoformat(taken.removed[:10]),
                    )
                )
            if taken is not None:
                raise AccountError(said("there is an account %(name)r already.", name=taken.name))
            row = {"handle": names.handle(name), "name": name, "role": role, "password": hash, "created": self.clock()}
            connection.execute(insert(tables.user), row)
            file(connection, self.clock(), by, Deed.ADDED, name, detail=role)
        return self.get(name)

    def get(self, name: str) -> Account:
        """An account by its name, however it is spelt; raises for one that there is not."""
        with self.store.reading() as connection:
            return account_of(connection, self._known(connection, name))

    def all(self) -> list[Account]:
        """The accounts in use, by name."""
        with self.store.reading() as connection:
            query = select(tables.user).where(tables.user.c.removed.is_(None)).order_by(tables.user.c.handle)
            return [account_of(connection, row) for row in connection.execute(query).all()]

    def any(self) -> bool:
        """Whether there is an account: without one nobody beyond this machine is served."""
        with self.store.reading() as connection:
            query = select(func.count()).select_from(tables.user).where(tables.user.c.removed.is_(None))
            return bool(connection.execute(query).scalar())

    def set_role(self, name: str, role: str, *, dossier: str | None = None, by: str = TERMINAL) -> Account:
        """Give an account a role, as a whole or in one dossier; it counts from the next request on."""
        policy.role(role)
        with self._writing() as connection:
            row = self._known(connection, name)
            before = account_of(connection, row).role_in(dossier)
            if dossier is None:
                if not policy.allows(role, "manage"):
                    self._keep_an_admin(connection, row)
                connection.execute(update(tables.user).where(tables.user.c.key == row.key).values(role=role))
            else:
                self._set_in(connection, row.key, dossier, role)
            where = f" in {dossier}" if dossier else ""
            file(connection, self.clock(), by, Deed.ROLE, row.name, detail=f"{before} to {role}{where}")
        return self.get(name)

    def set_password(self, name: str, password: str, *, by: str = TERMINAL) -> None:
        """Set a new password and end every session of the account."""
        known = self.get(name)
        hash = self.passwords.hash(acceptable(known.name, password))
        with self._writing() as connection:
            row = self._known(connection, name)
            connection.execute(update(tables.user).where(tables.user.c.key == row.key).values(password=hash))
            connection.execute(delete(tables.session).where(tables.session.c.user == row.key))
            file(connection, self.clock(), by, Deed.PASSWORD, row.name)

    def remove(self, name: str, *, by: str = TERMINAL) -> None:
        """Take an account away, with its sessions and tokens; what it wrote stays."""
        with self._writing() as connection:
            row = self._known(connection, name)
            self._keep_an_admin(connection, row)
            gone = {"removed": self.clock(), "password": ""}
            connection.execute(update(tables.user).where(tables.user.c.key == row.key).values(gone))
            for table in (tables.session, tables.token, tables.dossier_role):
                connection.execute(delete(table).where(table.c.user == row.key))
            file(connection, self.clock(), by, Deed.REMOVED, row.name)

    def audit(self, *, last: int = 100, about: str | None = None) -> Iterator[Filed]:
        """What is on file, the latest first."""
        return filed(self.store, last=last, about=self.get(about).name if about else None)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One change at a time, so that the last admin cannot be removed by two at once."""
        with self.store.writing() as connection:
            self.store.hold(connection, None)
            yield connection

    def _known(self, connection: Connection, name: str) -> Row[Any]:
        row = _row(connection, name)
        if row is None or row.removed:
            there = connection.execute(select(tables.user.c.name).where(tables.user.c.removed.is_(None))).scalars()
            raise AccountError(
                said(
                    "there is no account %(name)s%(near)s",
                    name=shortened(name),
                    near=near(name[: names.LONGEST], there),
                )
            )
        return row

    def _keep_an_admin(self, connection: Connection, row: Row[Any]) -> None:
        managing = policy.giving("manage")
        others = (tables.user.c.role.in_(managing)) & (tables.user.c.removed.is_(None)) & (tables.user.c.key != row.key)
        if row.role in managing and not connection.execute(select(tables.user.c.key).where(others).limit(1)).first():
            raise AccountError(said("%(name)r is the only admin; make somebody else one first.", name=row.name))

    def _set_in(self, connection: Connection, key: int, dossier: str, role: str) -> None:
        held = connection.execute(select(schema.dossier.c.id)).scalars().all()
        if dossier not in held:
            raise AccountError(
                said("the store holds no dossier %(name)s%(near)s", name=shortened(dossier), near=near(dossier, held))
            )
        table = tables.dossier_role
        connection.execute(delete(table).where((table.c.user == key) & (table.c.dossier == dossier)))
        connection.execute(insert(table), {"user": key, "dossier": dossier, "role": role})


def has_accounts(store: SqlStore) -> bool:
    """Whether a store holds an account; unlike :meth:`Accounts.any` it makes no room for them."""
    with store.reading() as connection:
        if tables.ANNEX.held(connection) is None:
            return False
    return Accounts(store).any()


def account_of(connection: Connection, row: Row[Any]) -> Account:
    """An account from its row, with its roles in single dossiers."""
    table = tables.dossier_role
    rows = connection.execute(select(table.c.dossier, table.c.role).where(table.c.user == row.key))
    return Account(row.name, row.role, {one.dossier: one.role for one in rows}, row.created, row.removed)


def _row(connection: Connection, name: str) -> Row[Any] | None:
    return connection.execute(select(tables.user).where(tables.user.c.handle == names.handle(name))).first()
