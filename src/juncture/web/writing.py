"""Writing to a dossier from a page: under a name, and only on the state that the page showed."""

from __future__ import annotations

from juncture.record.entering import enter
from juncture.record.fields import Identified
from juncture.record.problems import JunctureError
from juncture.web.identity import User
from juncture.web.shelf import Opened


class StaleError(JunctureError):
    """An edit made on a page that shows an earlier state of the entry."""


def add(dossier: Opened, entry: Identified, user: User) -> None:
    """Add a new entry under a user's name."""
    enter(dossier.address, entry, user.name)
