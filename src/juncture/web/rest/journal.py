"""The journal, line by line, and whether it is whole."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from juncture import outputs
from juncture.record.fields import ID_PATTERN
from juncture.web.identity import Role, allows
from juncture.web.page import Dossier
from juncture.web.rest.answering import MOST, next_link, sent
from juncture.web.rest.entries import line_answer
from juncture.web.rest.problems import USUAL
from juncture.web.stored import InStore
from juncture.web.verified import Verified

router = APIRouter(
    prefix="/api/v1/dossiers/{slug}", tags=["journal"], dependencies=[allows(Role.READER)], responses=USUAL
)


@router.get("/journal", response_model=outputs.JournalOutput)
def journal(
    request: Request,
    at: InStore,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 100,
    cursor: Annotated[int, Query(ge=0, le=10**9, description="The line after which to go on.")] = 0,
    entry: Annotated[str | None, Query(max_length=120, pattern=ID_PATTERN, description="Of one entry.")] = None,
) -> Response:
    """Everything that was ever done to the dossier, in order. Lines are only added, so a cursor stays good."""
    lines = list(islice(at.store.lines(at.id, after=cursor, entry=entry), limit + 1))
    headers = {"link": next_link(request, str(lines[limit - 1].seq))} if len(lines) > limit else {}
    told = tuple(line_answer(line) for line in lines[:limit])
    return sent(outputs.JournalOutput(dossier=at.id, head=at.store.head(at.id).short, lines=told), headers)


@router.get("/verify", response_model=outputs.VerifyOutput)
def verify(request: Request, dossier: Dossier, at: InStore) -> Response:  # noqa: ARG001 - an unknown name is 404
    """Prove the journal whole, line by line, or name the first line that was altered."""
    kept: Verified = request.app.state.verified
    found = kept.verify(at.store, at.id)
    return sent(
        outputs.VerifyOutput(
            dossier=at.id,
            whole=found.whole,
            lines=found.lines,
            head=found.head.short,
            broken_at=found.broken_at,
            reason=found.reason,
        )
    )
