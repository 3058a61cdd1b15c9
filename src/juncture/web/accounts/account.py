"""An account, and somebody who acts under it: what they may do, in which dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from juncture.web.accounts.policy import allows, giving
from juncture.web.accounts.problems import NotAllowedError


@dataclass(frozen=True, slots=True)
class Account:
    """A name, its role, and its roles in single dossiers where they differ. ``removed`` is when it was taken away."""

    name: str
    role: str
    dossiers: Mapping[str, str] = field(default_factory=dict)
    created: str = ""
    removed: str | None = None

    def role_in(self, dossier: str | None) -> str:
        """The role in a dossier; of the account as a whole where none is named or nothing else is said."""
        return self.dossiers.get(dossier, self.role) if dossier else self.role


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody signed in, or a program with a token, whose ``cap`` is a role beyond which it may not go.

    >>> ana = Caller(Account("ana", "reader", {"mali-2021": "editor"}))
    >>> ana.may("write", "mali-2021"), ana.may("write", "niger-2023")
    (True, False)
    """

    account: Account
    cap: str | None = None
    session: str | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """Who stands as author of what is done."""
        return self.account.name

    def may(self, permission: str, dossier: str | None = None) -> bool:
        """Whether a permission is given, in a dossier or as a whole."""
        roles = (self.account.role_in(dossier), self.cap)
        return all(allows(one, permission) for one in roles if one is not None)

    def require(self, permission: str, dossier: str | None = None) -> None:
        """Raises :class:`NotAllowedError`, which says who could, unless the permission is given."""
        if not self.may(permission, dossier):
            role = self.account.role_in(dossier)
            if self.cap is not None and allows(role, permission):
                as_what = f"the token acts as {self.cap}"
            else:
                as_what = f"{self.name} is {role}" + (f" in {dossier}" if dossier else "")
            could = ", ".join(giving(permission))
            raise NotAllowedError(f"{as_what}, which does not give the permission {permission!r}; it needs: {could}.")
