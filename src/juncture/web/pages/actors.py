"""The actors: who acts upon whom, as a network with filters and as a table."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from juncture import api
from juncture.record.fields import near
from juncture.record.items import Actor
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.saying import said
from juncture.record.vocabulary import vocabulary
from juncture.web.clocks import Asked
from juncture.web.days import days_of, settled
from juncture.web.identity import Role, allows
from juncture.web.languages import mark
from juncture.web.page import Dossier, Page
from juncture.web.paging import Asked as Number
from juncture.web.paging import part
from juncture.web.rendering import show
from juncture.web.telling import teller
from juncture.web.ties import Wanted, chosen, draw, kind_label

PAGE = Page("actors", mark("Actors"))
router = APIRouter()

#: So many actors stand on one page.
SIZE = 100
Word = Annotated[str, Query(max_length=200)]


@router.get("/d/{slug}/actors", dependencies=[allows(Role.READER)], include_in_schema=False)
def actors(
    request: Request,
    dossier: Dossier,
    clocks: Asked,
    type: Word = "",
    hostile: Word = "",
    least: Word = "",
    around: Word = "",
    number: Number = None,
) -> Response:
    """The network of the actors that are asked for, and the list of them."""
    clocks = settled(dossier.record, clocks)
    wanted = _wanted(dossier.record, type, hostile, least, around)
    answer = dossier.once(api.actors, **clocks.asked)
    network = chosen(answer, wanted)
    found = part(network.actors, number, SIZE)
    return show(
        request,
        "actors.html.j2",
        dossier=dossier,
        clocks=clocks,
        days=dossier.once(days_of),
        tell=teller(dossier, clocks),
        wanted=wanted,
        types=[term.code for term in vocabulary("actor").values()],
        everybody=answer.actors,
        picture=draw(dossier.record, network),
        network=network,
        found=found,
        ties=network.ties[:SIZE],
        label=kind_label,
        left_out=answer.left_out,
    )


def _wanted(record: Record, type: str, hostile: str, least: str, around: str) -> Wanted:
    """The filters as they were asked for; one that means nothing gets a sentence."""
    if type and type not in vocabulary("actor"):
        raise JunctureError(
            said("there is no type of actor %(type)r%(near)s", type=type, near=near(type, vocabulary("actor")))
        )
    if around and not isinstance(record.get(around), Actor):
        raise JunctureError(
            said(
                "the dossier has no actor %(id)r%(near)s",
                id=around,
                near=near(around, [one.id for one in record.of(Actor)]),
            )
        )
    if least and not least.isdecimal():
        raise JunctureError(said("%(text)r is no number of mentions. Write one such as 3.", text=least))
    return Wanted(type, bool(hostile), int(least or 0), around)
