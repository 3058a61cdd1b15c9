"""What a page module declares, and the dossier that a page is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from juncture.web.identity import Role
from juncture.web.shelf import Opened, Shelf


@dataclass(frozen=True, slots=True)
class Page:
    """A dossier's page in the navigation: the last part of its address, and its name in English."""

    path: str
    label: str
    role: Role = Role.READER


def shelf(request: Request) -> Shelf:
    """The dossiers on the table."""
    found: Shelf = request.app.state.shelf
    return found


def opened(request: Request, slug: str) -> Opened:
    """The dossier that an address names, as it stands now."""
    return shelf(request).open(slug)


#: For a page's signature: every dossier, or the one whose ``{slug}`` its address holds.
OnTable = Annotated[Shelf, Depends(shelf)]
Dossier = Annotated[Opened, Depends(opened)]
