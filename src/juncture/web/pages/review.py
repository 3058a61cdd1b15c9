"""The review queue: what reading proposes, one passage at a time, decided by one key."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from juncture.web.clocks import Asked
from juncture.web.identity import Role, allows
from juncture.web.languages import mark
from juncture.web.page import Dossier, Page
from juncture.web.rendering import show

PAGE = Page("review", mark("Review"), Role.ANALYST)
router = APIRouter()


@router.get("/d/{slug}/review", dependencies=[allows(Role.ANALYST)], include_in_schema=False)
def review(request: Request, dossier: Dossier, clocks: Asked) -> Response:
    """The next proposal that awaits a decision."""
    return show(request, "review.html.j2", dossier=dossier, clocks=clocks)
