"""Who is asking, and what that person may do.

Where the workbench serves one person on one machine there are no accounts: whoever reaches it is that
person. Where there are accounts, ``app.state.identify`` says whose request it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Annotated, Any

from fastapi import Depends
from starlette.requests import HTTPConnection, Request

from juncture.record.saying import said

#: Where the interface of programs begins.
API = "/api/"


class Role(IntEnum):
    """What somebody may do; each role may do what the ones before it may.

    >>> Role.ANALYST >= Role.READER, Role.READER >= Role.ANALYST
    (True, False)
    """

    READER = 1  # look at everything
    ANALYST = 2  # add sources and statements, decide on proposals
    EDITOR = 3  # retract and correct what others wrote, pin briefs
    ADMIN = 4  # accounts and tokens

    @property
    def word(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who uses the workbench; ``name`` is what the journal says."""

    name: str
    role: Role


#: Says whose a request is; None where it is nobody's, or :class:`NotSignedInError` with the reason.
Identify = Callable[[HTTPConnection], User | None]


class NotSignedInError(Exception):
    """A request that is nobody's, where somebody must be known; its words say why, where there is more to say."""


class NotAllowedError(Exception):
    """A request for what its user may not do."""

    def __init__(self, user: User, needed: Role) -> None:
        super().__init__(
            said(
                "%(name)s is %(role)s; this needs the role %(needed)s.",
                name=user.name,
                role=said(user.role.word),
                needed=said(needed.word),
            )
        )
        self.user, self.needed = user, needed


def bearer_of(connection: HTTPConnection) -> str | None:
    """The token that a program's request bears; None for a browser's."""
    kind, _, value = connection.headers.get("authorization", "").partition(" ")
    return value.strip() if kind.lower() == "bearer" else None


def alone(author: str) -> Identify:
    """On one machine without accounts every request is its owner's."""
    owner = User(author, Role.ADMIN)
    return lambda connection: owner


def current_user(request: Request) -> User:
    """Whose request this is; raises :class:`NotSignedInError`."""
    if not hasattr(request.state, "user"):
        request.state.user = request.app.state.identify(request)
    user: User | None = request.state.user
    if user is None:
        raise NotSignedInError
    return user


def user_or_nobody(request: Request) -> User | None:
    """Whose request this is, for a page that anybody may see."""
    try:
        return current_user(request)
    except NotSignedInError:
        return None


CurrentUser = Annotated[User, Depends(current_user)]


class Allows:
    """A dependency that lets a role and those above it in; ``role`` can be read off a route."""

    def __init__(self, role: Role) -> None:
        self.role = role

    def __call__(self, user: CurrentUser) -> User:
        if user.role < self.role:
            raise NotAllowedError(user, self.role)
        return user


def allows(role: Role) -> Any:
    """For a route's ``dependencies``: who may call it."""
    return Depends(Allows(role))


Reading = Annotated[User, allows(Role.READER)]
Writing = Annotated[User, allows(Role.ANALYST)]
Editing = Annotated[User, allows(Role.EDITOR)]
Administering = Annotated[User, allows(Role.ADMIN)]
