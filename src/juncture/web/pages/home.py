"""The table: every dossier with its state, and what awaits somebody's eye."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from juncture import api
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.version import version
from juncture.web.identity import Role, allows
from juncture.web.page import Dossier, OnTable
from juncture.web.rendering import show
from juncture.web.shelf import Listed, Opened

router = APIRouter()


@dataclass(frozen=True, slots=True)
class State:
    """What the table says of a dossier; ``trouble`` is the sentence where it cannot be read."""

    slug: str
    title: str
    address: str
    in_store: bool = False
    about: str = ""
    version: str = ""
    sources: int = 0
    attached: int = 0
    statements: int = 0
    findings: int = 0
    trouble: str = ""


@router.get("/", dependencies=[allows(Role.READER)], include_in_schema=False)
def home(request: Request, table: OnTable) -> Response:
    """Every dossier on the table."""
    return show(request, "home.html.j2", states=[_state(table, one) for one in table.listed()])


@router.get("/d/{slug}", dependencies=[allows(Role.READER)], include_in_schema=False)
def dossier_itself(dossier: Dossier) -> Response:
    """A dossier opens on its brief."""
    return RedirectResponse(f"/d/{dossier.slug}/brief", 303)


def _state(table: OnTable, one: Listed) -> State:
    where = one.place.shown(one.id)
    try:
        return _told(table.open(one.slug), where)
    except JunctureError as error:
        return State(one.slug, one.title, where, trouble=str(error))


def _told(dossier: Opened, where: str) -> State:
    record: Record = dossier.record
    sources = dossier.once(api.sources).sources
    return State(
        slug=dossier.slug,
        title=record.meta.title,
        address=where,
        in_store=dossier.in_store,
        about=record.meta.about or "",
        version=version(record),
        sources=len(sources),
        attached=sum(one.text == "attached" for one in sources),
        statements=sum(1 for _ in record.statements()),
        findings=len(dossier.once(api.check).findings),
    )
