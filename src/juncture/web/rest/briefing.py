"""The brief, in each of its forms."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from juncture import api
from juncture.brief import Document
from juncture.record.record import Record
from juncture.web.clocks import Asked
from juncture.web.identity import Role, allows
from juncture.web.pages.brief import TYPES
from juncture.web.rest.answering import holds, tag_of
from juncture.web.rest.problems import ON_SENDING, USUAL
from juncture.web.rest.recorded import Asked as Recorded
from juncture.web.rest.uploads import Uploads, laid_down

router = APIRouter(
    prefix="/api/v1/dossiers/{slug}", tags=["brief"], dependencies=[allows(Role.READER)], responses=USUAL
)

_FORMS = {200: {"description": "The brief.", "content": {kind.partition(";")[0]: {} for kind in TYPES.values()}}}


Since = Annotated[str, Query(max_length=40, description="Tell what changed after this day.", examples=["2021-05-27"])]
Form = Literal["html", "md", "json", "pdf", "docx"]
Paper = Literal["a4", "letter"]


@router.get("/brief", response_class=Response, responses=_FORMS)  # type: ignore[arg-type]
def brief(
    request: Request, dossier: Recorded, clocks: Asked, since: Since = "", form: Form = "json", paper: Paper = "a4"
) -> Response:
    """The brief as of a day, as known on a day, with what changed since another; PDF and Word need the extra print."""
    day, tag = api.day(since or None, "since"), tag_of(dossier)
    if holds(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers={"etag": tag})
    document = dossier.once(_brief, **clocks.asked, since=day, address=dossier.address)
    return Response(api.render(document, form, paper=paper), media_type=TYPES[form], headers={"etag": tag})


@router.post("/brief", response_class=Response, responses=ON_SENDING | _FORMS)  # type: ignore[operator]
def brief_with(
    dossier: Recorded, clocks: Asked, files: Uploads, since: Since = "", form: Form = "json", paper: Paper = "a4"
) -> Response:
    """The same with the linked conflict counted in exports of your own (CSV), which are not kept."""
    with laid_down(files) as paths:
        exports = api.conflict_exports(dossier.address, paths)
        document = api.brief(dossier.record, **clocks.asked, since=since or None, exports=exports)
    return Response(api.render(document, form, paper=paper), media_type=TYPES[form])


def _brief(record: Record, *, address: str, **asked: Any) -> Document:
    """The brief that the command writes: exports beside a dossier's folder are counted in."""
    return api.brief(record, **asked, exports=api.conflict_exports(address))
