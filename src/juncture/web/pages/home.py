"""The table: every dossier with its state, and what awaits somebody's eye.

All checks of a large dossier take longer than a reader should wait for a table, so there the table comes first, and
asks by itself for the card with its findings counted: the same page, ``/?count=mali``, of which the card is taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from juncture import api
from juncture.record.citation import is_its_text
from juncture.record.items import Source
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.statements import Statement
from juncture.record.version import version
from juncture.web.identity import Role, allows
from juncture.web.page import Dossier, OnTable
from juncture.web.rendering import show
from juncture.web.shelf import Listed, Opened

router = APIRouter()

#: The findings of a dossier of so many entries are counted before the table is sent.
SMALL = 2_000


@dataclass(frozen=True, slots=True)
class State:
    """What the table says of a dossier's version; ``findings`` is None where they are not counted yet.

    ``trouble`` is the sentence where the dossier cannot be read.
    """

    slug: str
    title: str
    address: str
    in_store: bool = False
    about: str = ""
    version: str = ""
    sources: int = 0
    attached: int = 0
    statements: int = 0
    findings: int | None = None
    trouble: str = ""


@router.get("/", dependencies=[allows(Role.READER)], include_in_schema=False)
def home(request: Request, table: OnTable, count: Annotated[str, Query(max_length=200)] = "") -> Response:
    """Every dossier on the table; the findings of the one that ``count`` names are counted, however long it takes."""
    if count:
        table.find(count)
    return show(request, "home.html.j2", states=[_state(table, one, one.slug == count) for one in table.listed()])


@router.get("/d/{slug}", dependencies=[allows(Role.READER)], include_in_schema=False)
def dossier_itself(dossier: Dossier) -> Response:
    """A dossier opens on its brief."""
    return RedirectResponse(f"/d/{dossier.slug}/brief", 303)


def _state(table: OnTable, one: Listed, counted: bool) -> State:
    where = one.place.shown(one.id)
    try:
        return _told(table.open(one.slug), where, counted)
    except JunctureError as error:
        return State(one.slug, one.title, where, trouble=str(error))


def _told(dossier: Opened, where: str, counted: bool) -> State:
    record: Record = dossier.record
    sources = list(record.of(Source))
    at_once = counted or len(record.held) <= SMALL
    check = dossier.once(api.check) if at_once else dossier.known(api.check)
    return State(
        slug=dossier.slug,
        title=record.meta.title,
        address=where,
        in_store=dossier.in_store,
        about=record.meta.about or "",
        version=version(record),
        sources=len(sources),
        attached=sum(is_its_text(record, one.id) for one in sources),
        statements=sum(1 for _ in record.of(Statement)),
        findings=len(check.findings) if check else None,
    )
