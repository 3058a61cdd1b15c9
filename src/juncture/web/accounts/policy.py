"""What roles may do, how long a sign-in lasts, how often one may try: read from ``policy.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib.resources import files

from juncture.record.fields import near
from juncture.record.saying import said
from juncture.web.accounts.problems import AccountError


@dataclass(frozen=True, slots=True)
class Role:
    """A role: what it is for, and the permissions it gives."""

    name: str
    meaning: str
    permissions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Policy:
    """All of it; ``tries`` are limits as the library *limits* reads them, for an account and for an address."""

    roles: Mapping[str, Role]
    idle: timedelta
    absolute: timedelta
    shortest: int
    longest: int
    tries: Mapping[str, tuple[str, ...]]
    token_days: int
    longest_token_days: int


@cache
def policy() -> Policy:
    """The policy that Juncture ships.

    >>> sorted(policy().roles["reader"].permissions)
    ['export', 'read']
    """
    said = tomllib.loads(files(__package__).joinpath("policy.toml").read_text(encoding="utf-8"))
    roles = {name: Role(name, one["meaning"], frozenset(one["permissions"])) for name, one in said["roles"].items()}
    return Policy(
        roles=roles,
        idle=timedelta(minutes=said["sessions"]["idle_minutes"]),
        absolute=timedelta(hours=said["sessions"]["absolute_hours"]),
        shortest=said["passwords"]["shortest"],
        longest=said["passwords"]["longest"],
        tries={whose: tuple(limits) for whose, limits in said["tries"].items()},
        token_days=said["tokens"]["days"],
        longest_token_days=said["tokens"]["longest_days"],
    )


def role(name: str) -> Role:
    """A role by its name; raises :class:`AccountError` for one that there is not.

    >>> role("editr")
    Traceback (most recent call last):
    juncture.web.accounts.problems.AccountError: there is no role 'editr'; did you mean 'editor'?
    """
    if name not in policy().roles:
        raise AccountError(said("there is no role %(role)r%(near)s", role=name, near=near(name, policy().roles)))
    return policy().roles[name]


def allows(name: str, permission: str) -> bool:
    """Whether a role gives a permission; raises for a permission that no role gives, which is a slip in a program.

    >>> allows("analyst", "review"), allows("analyst", "correct")
    (True, False)
    """
    known = {one for each in policy().roles.values() for one in each.permissions}
    if permission not in known:
        raise AccountError(f"there is no permission {permission!r}{near(permission, sorted(known))}")
    return permission in role(name).permissions


def within(name: str, other: str) -> bool:
    """Whether a role gives no more than another.

    >>> within("reader", "analyst"), within("admin", "editor")
    (True, False)
    """
    return role(name).permissions <= role(other).permissions


def giving(permission: str) -> tuple[str, ...]:
    """The roles that give a permission.

    >>> giving("correct")
    ('editor', 'admin')
    """
    return tuple(name for name in policy().roles if allows(name, permission))
