"""Asking in plain words: the answer with its passages, how the question was understood, and what is not known."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from juncture.ask import ask as answer_of
from juncture.brief.naming import label
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.statements import Event, Stance, Tenure
from juncture.web.clocks import Asked
from juncture.web.identity import Role, allows
from juncture.web.languages import mark
from juncture.web.page import Dossier, Page
from juncture.web.rendering import show

PAGE = Page("ask", mark("Ask"))
router = APIRouter()


@router.get("/d/{slug}/ask", dependencies=[allows(Role.READER)], include_in_schema=False)
def ask(request: Request, dossier: Dossier, clocks: Asked, q: Annotated[str, Query(max_length=2_000)] = "") -> Response:
    """The field, and under it the answer to what was asked."""
    answer, problem = None, ""
    if q.strip():
        try:
            answer = dossier.once(answer_of, question=q.strip(), **clocks.asked)
        except JunctureError as error:
            problem = str(error)
    return show(
        request,
        "ask.html.j2",
        status=422 if problem else 200,
        dossier=dossier,
        clocks=clocks,
        question=q,
        answer=answer,
        problem=problem,
        known_names=dossier.once(_names),
    )


def _names(record: Record) -> dict[str, str]:
    """What the questions offered as examples are about: the office and the speaker that the record says most of."""
    offices = Counter(one.office for one in record.of(Tenure))
    speakers = Counter(one.actor for one in record.of(Stance))
    turning = record.get(record.meta.turning_point or "")
    return {
        name: label(record, counted.most_common(1)[0][0])
        for name, counted in (("office", offices), ("speaker", speakers))
        if counted
    } | ({"day": str(turning.when)} if isinstance(turning, Event) and turning.when else {})
