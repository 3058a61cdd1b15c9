"""Writing to a dossier from a page: under a name, and only on the state that the page showed."""

from __future__ import annotations

from juncture.record.entering import enter
from juncture.record.fields import Identified
from juncture.record.journal import Line
from juncture.record.problems import JunctureError
from juncture.web.identity import NotAllowedError, Role, User
from juncture.web.shelf import Opened
from juncture.web.stored import Stored


class StaleError(JunctureError):
    """An edit made on a page that shows an earlier state of the entry."""


def add(dossier: Opened, entry: Identified, user: User) -> None:
    """Add a new entry under a user's name."""
    enter(dossier.address, entry, user.name)


def may_change(line: Line, user: User) -> bool:
    """Whether somebody may correct or withdraw an entry: one's own as an analyst, those of others as an editor."""
    return user.role >= (Role.ANALYST if line.author == user.name else Role.EDITOR)


def must_be_allowed(line: Line, user: User) -> None:
    """Raises :class:`NotAllowedError` for whoever may not change an entry."""
    if not may_change(line, user):
        raise NotAllowedError(user, Role.EDITOR)


def must_be_allowed_to_decide(at: Stored, id: str, user: User) -> None:
    """The same for whoever decides on a proposal that would take the place of a standing entry."""
    if line := at.standing(id):
        must_be_allowed(line, user)
