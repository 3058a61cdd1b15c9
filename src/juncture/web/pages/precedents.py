"""Precedents: a class of past cases in words, its rates with their lists and intervals, and the nearest cases."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from juncture.brief.document import Figure
from juncture.brief.naming import label
from juncture.foresight.past import pictures
from juncture.foresight.past import precedents as recalled
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.statements import Event
from juncture.web.clocks import Asked
from juncture.web.identity import Role, allows
from juncture.web.languages import mark
from juncture.web.page import Dossier, Page
from juncture.web.rendering import show

PAGE = Page("precedents", mark("Precedents"))
router = APIRouter()


@router.get("/d/{slug}/precedents", dependencies=[allows(Role.READER)], include_in_schema=False)
def precedents(
    request: Request,
    dossier: Dossier,
    clocks: Asked,
    where: Annotated[str, Query(max_length=500)] = "",
    event: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """The class that is asked for, or the one that the event suggests."""
    answer, problem = None, ""
    figures: tuple[Figure, ...] = ()
    try:
        asked = {"where": where.strip() or None, "event": event or None, **clocks.asked}
        answer = dossier.once(recalled, **asked)
        figures = dossier.once(pictures, **asked)
    except JunctureError as error:
        problem = str(error)
    return show(
        request,
        "precedents.html.j2",
        status=422 if problem and (where or event) else 200,
        dossier=dossier,
        clocks=clocks,
        where=where,
        event=event or (answer.event if answer else dossier.record.meta.turning_point or ""),
        events=dossier.once(_events),
        answer=answer,
        figures=figures,
        problem=problem,
    )


def _events(record: Record) -> list[tuple[str, str]]:
    """The dated events that cases can be compared with, by id and words."""
    return [(one.id, label(record, one.id)) for one in record.of(Event) if one.when is not None]
