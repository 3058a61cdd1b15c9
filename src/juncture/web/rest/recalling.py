"""What happened in such cases, and the linked conflict in numbers: in lists and exports that lie here or are sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
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


@dataclass(frozen=True, slots=True)
class Cases:
    """Which past cases are asked for, and what of them."""

    where: Where = None
    event: Id = None
    rate: Rates = None
    list: Lists = None
    limit: Nearest = 5

    @property
    def asked(self) -> dict[str, Any]:
        return {"where": self.where, "event": self.event, "rates": tuple(self.rate or ()), "limit": self.limit}

    @property
    def lists(self) -> tuple[str, ...]:
        return tuple(self.list or ())


@dataclass(frozen=True, slots=True)
class Events:
    """Which violent events are counted, around which event of the dossier."""

    event: Id = None
    months: Months = 6
    country: Words = None
    actor: Words = None
    place: Words = None


OfCases = Annotated[Cases, Depends()]
Around = Annotated[Events, Depends()]


@router.get("/precedents", response_model=outputs.PrecedentsOutput)
def precedents(request: Request, dossier: Recorded, clocks: Asked, cases: OfCases) -> Response:
    """A class of past cases, its rates in every list, and the nearest cases. A share is no forecast."""
    given = {**clocks.asked, **cases.asked, "lists": cases.lists}
    return answer(request, dossier, lambda: dossier.once(recalled, **given))


@router.post("/precedents", response_model=outputs.PrecedentsOutput, responses=ON_SENDING)
def precedents_in(dossier: Recorded, clocks: Asked, files: Uploads, cases: OfCases) -> Response:
    """The same in your own copies of lists as well (Powell & Thyne, Colpus, Archigos and so on). Nothing is kept."""
    with laid_down(files) as paths:
        lists = [*cases.lists, *map(str, paths)]
        return sent(recalled(dossier.record, **clocks.asked, **cases.asked, lists=lists))


@router.get("/conflict", response_model=outputs.ConflictOutput)
def conflict(request: Request, dossier: Recorded, clocks: Asked, around: Around) -> Response:
    """The linked conflict before and after an event, in the exports that lie in the dossier's folder."""
    given = {**clocks.asked, "around": around, "address": dossier.address}
    return answer(request, dossier, lambda: dossier.once(_beside, **given))


@router.post("/conflict", response_model=outputs.ConflictOutput, responses=ON_SENDING)
def conflict_in(dossier: Recorded, clocks: Asked, files: Uploads, around: Around) -> Response:
    """The same in exports of your own (CSV), which are counted and not kept."""
    with laid_down(files) as paths:
        exports = api.conflict_exports(dossier.address, paths)
        return sent(_conflict(dossier.record, exports, around, **clocks.asked))


def _beside(record: Record, *, address: str, around: Events, **days: Any) -> outputs.ConflictOutput:
    return _conflict(record, api.conflict_exports(address), around, **days)


def _conflict(record: Record, exports: list[Export], around: Events, **days: Any) -> outputs.ConflictOutput:
    kept = [narrowed(one, country=around.country, actor=around.actor, place=around.place) for one in exports]
    return api.conflict(record, kept, event=around.event, months=around.months, **days)
