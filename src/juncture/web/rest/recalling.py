"""What happened in such cases, and the linked conflict in numbers: in lists and exports that lie here or are sent."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from juncture import api, outputs
from juncture.conflict import Export, narrowed
from juncture.foresight.past import precedents as recalled
from juncture.record.record import Record
from juncture.web.clocks import Asked
from juncture.web.identity import Role, allows
from juncture.web.rest.answering import answer, sent
from juncture.web.rest.asking import Id
from juncture.web.rest.problems import ON_SENDING, USUAL
from juncture.web.rest.recorded import Asked as Recorded
from juncture.web.rest.uploads import Uploads, laid_down

router = APIRouter(
    prefix="/api/v1/dossiers/{slug}", tags=["cases and conflict"], dependencies=[allows(Role.READER)], responses=USUAL
)

Where = Annotated[
    str | None,
    Query(
        max_length=500, description="The class of cases, in terms.", examples=["ECOWAS member, since 1990, military"]
    ),
]
Rates = Annotated[list[str] | None, Query(max_length=20, description="Terms: how often was this so?")]
Lists = Annotated[list[Literal["supplement"]] | None, Query(max_length=1, description="Lists that come along.")]
Nearest = Annotated[int, Query(ge=0, le=100, description="So many nearest cases.")]
Months = Annotated[int, Query(ge=1, le=600, description="Whole months on each side, at most.")]
Words = Annotated[str | None, Query(max_length=200, description="Only events with these words in that field.")]


@router.get("/precedents", response_model=outputs.PrecedentsOutput)
def precedents(
    request: Request,
    dossier: Recorded,
    clocks: Asked,
    where: Where = None,
    event: Id = None,
    rate: Rates = None,
    list: Lists = None,  # noqa: A002 - what the option is called
    limit: Nearest = 5,
) -> Response:
    """A class of past cases, its rates in every list, and the nearest cases. A share is no forecast."""
    asked = {"where": where, "event": event, "rates": tuple(rate or ()), "lists": tuple(list or ()), "limit": limit}
    return answer(request, dossier, lambda: dossier.once(recalled, **clocks.asked, **asked))


@router.post("/precedents", response_model=outputs.PrecedentsOutput, responses=ON_SENDING)
def precedents_in(
    dossier: Recorded,
    clocks: Asked,
    files: Uploads,
    where: Where = None,
    event: Id = None,
    rate: Rates = None,
    list: Lists = None,  # noqa: A002 - what the option is called
    limit: Nearest = 5,
) -> Response:
    """The same in your own copies of lists as well (Powell & Thyne, Colpus, Archigos and so on). Nothing is kept."""
    asked: dict[str, Any] = {"where": where, "event": event, "rates": rate or (), "limit": limit}
    with laid_down(files) as paths:
        lists = [*(list or ()), *map(str, paths)]
        return sent(recalled(dossier.record, **asked, **clocks.asked, lists=lists))


@router.get("/conflict", response_model=outputs.ConflictOutput)
def conflict(
    request: Request,
    dossier: Recorded,
    clocks: Asked,
    event: Id = None,
    months: Months = 6,
    country: Words = None,
    actor: Words = None,
    place: Words = None,
) -> Response:
    """The linked conflict before and after an event, in the exports that lie in the dossier's folder."""
    asked = {"event": event, "months": months, "country": country, "actor": actor, "place": place}
    return answer(request, dossier, lambda: dossier.once(_beside, **clocks.asked, **asked, address=dossier.address))


@router.post("/conflict", response_model=outputs.ConflictOutput, responses=ON_SENDING)
def conflict_in(
    dossier: Recorded,
    clocks: Asked,
    files: Uploads,
    event: Id = None,
    months: Months = 6,
    country: Words = None,
    actor: Words = None,
    place: Words = None,
) -> Response:
    """The same in exports of your own (CSV), which are counted and not kept."""
    asked: dict[str, Any] = {"event": event, "months": months, **clocks.asked}
    with laid_down(files) as paths:
        exports = api.conflict_exports(dossier.address, paths)
        return sent(_conflict(dossier.record, exports, country, actor, place, **asked))


def _beside(
    record: Record, *, address: str, country: str | None, actor: str | None, place: str | None, **asked: Any
) -> outputs.ConflictOutput:
    return _conflict(record, api.conflict_exports(address), country, actor, place, **asked)


def _conflict(
    record: Record, exports: list[Export], country: str | None, actor: str | None, place: str | None, **asked: Any
) -> outputs.ConflictOutput:
    return api.conflict(record, [narrowed(one, country=country, actor=actor, place=place) for one in exports], **asked)
