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
from juncture.web.rest.problems import USUAL
from juncture.web.rest.recorded import Asked as Recorded

router = APIRouter(
    prefix="/api/v1/dossiers/{slug}", tags=["brief"], dependencies=[allows(Role.READER)], responses=USUAL
)

_FORMS = {200: {"description": "The brief.", "content": {kind.partition(";")[0]: {} for kind in TYPES.values()}}}


@router.get("/brief", response_class=Response, responses=_FORMS)  # type: ignore[arg-type]
def brief(
    request: Request,
    dossier: Recorded,
    clocks: Asked,
    since: Annotated[str, Query(max_length=40)] = "",
    form: Literal["html", "md", "json", "pdf", "docx"] = "json",
    paper: Literal["a4", "letter"] = "a4",
) -> Response:
    """The brief as of a day, as known on a day, with what changed since another; PDF and Word need the extra print."""
    day, tag = api.day(since or None, "since"), tag_of(dossier)
    if holds(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers={"etag": tag})
    document = dossier.once(_brief, **clocks.asked, since=day, address=dossier.address)
    return Response(api.render(document, form, paper=paper), media_type=TYPES[form], headers={"etag": tag})


def _brief(record: Record, *, address: str, **asked: Any) -> Document:
    """The brief that the command writes: exports beside a dossier's folder are counted in."""
    return api.brief(record, **asked, exports=api.conflict_exports(address))
