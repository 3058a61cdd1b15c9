"""The law: acts with findings whose reasons unfold, and what each definition calls an event beside what is done."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from juncture import api
from juncture.outputs import DefineOutput
from juncture.record.record import Record
from juncture.record.truth import Truth
from juncture.rules import Definition, judgeable
from juncture.web.clocks import Asked, Clocks
from juncture.web.days import days_of, settled
from juncture.web.identity import Role, allows
from juncture.web.languages import mark
from juncture.web.page import Dossier, Page
from juncture.web.paging import Asked as Number
from juncture.web.paging import part
from juncture.web.rendering import show
from juncture.web.shelf import Opened
from juncture.web.telling import context_of, teller

PAGE = Page("law", mark("Law"))
router = APIRouter()

#: So many acts stand on one page, and so many passages beside one finding.
SIZE, CITED = 30, 4


@router.get("/d/{slug}/law", dependencies=[allows(Role.READER)], include_in_schema=False)
def law(
    request: Request,
    dossier: Dossier,
    clocks: Asked,
    event: Annotated[str, Query(max_length=200)] = "",
    number: Number = None,
) -> Response:
    """Whether acts were lawful, and what an event is called, as known on a day."""
    clocks, days = settled(dossier.record, clocks), dossier.once(days_of)
    answer = dossier.once(api.law, **clocks.asked)
    context = dossier.once(context_of, **clocks.asked)
    turning = [context.turning_point.id] if context.turning_point else []
    events = list(dict.fromkeys((*turning, *(one.id for one in judgeable(context.view)))))
    asked = event or next(iter(events), "")
    return show(
        request,
        "law.html.j2",
        dossier=dossier,
        clocks=clocks,
        days=days,
        tell=teller(dossier, clocks),
        found=part(answer.findings, number, SIZE),
        before=days.known.before(clocks.known),
        earlier=_earlier(dossier, clocks, days.known.before(clocks.known)),
        events=events,
        event=asked,
        defined=_defined(dossier, clocks, asked) if asked else None,
        cited=CITED,
        left_out=answer.left_out,
    )


def _earlier(dossier: Opened, clocks: Clocks, before: date | None) -> dict[str, Truth]:
    """What the answers were on the last day before on which anything became public."""
    if clocks.known is None or before is None:
        return {}
    answer = dossier.once(api.law, as_of=clocks.as_of, known=before)
    return {one.event: one.truth for one in answer.findings}


def _defined(dossier: Opened, clocks: Clocks, event: str) -> DefineOutput:
    own = tuple(api.own_definitions(dossier.address))
    return dossier.once(_define, **clocks.asked, event=event, own=own)


def _define(
    record: Record, *, as_of: date | None, known: date | None, event: str, own: tuple[Definition, ...]
) -> DefineOutput:
    return api.define(record, event, as_of=as_of, known=known, definitions=own)
