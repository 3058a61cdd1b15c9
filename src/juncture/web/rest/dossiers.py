"""Which dossiers there are."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from juncture import outputs
from juncture.outputs.desk import DossierAnswer
from juncture.record.items import Source
from juncture.record.version import version
from juncture.web.identity import Role, allows
from juncture.web.page import Dossier, OnTable
from juncture.web.rest.answering import answer, sent
from juncture.web.rest.problems import USUAL, may_answer
from juncture.web.shelf import Opened

router = APIRouter(prefix="/api/v1", tags=["dossiers"])


@router.get(
    "/dossiers",
    dependencies=[allows(Role.READER)],
    response_model=outputs.DossiersOutput,
    responses=may_answer(400, 401, 403, 503),
)
def dossiers(table: OnTable) -> Response:
    """The dossiers that are served."""
    told = tuple(_told(table.open(one.slug)) for one in table.listed())
    return sent(outputs.DossiersOutput(dossiers=told))


@router.get(
    "/dossiers/{slug}", dependencies=[allows(Role.READER)], response_model=outputs.DossiersOutput, responses=USUAL
)
def dossier(request: Request, dossier: Dossier) -> Response:
    """One of them."""
    return answer(request, dossier, lambda: outputs.DossiersOutput(dossiers=(_told(dossier),)))


def _told(dossier: Opened) -> DossierAnswer:
    record = dossier.record
    return DossierAnswer(
        name=dossier.slug,
        id=record.meta.id,
        title=record.meta.title,
        version=version(record),
        in_store=dossier.in_store,
        sources=sum(1 for _ in record.of(Source)),
        statements=sum(1 for _ in record.statements()),
    )
