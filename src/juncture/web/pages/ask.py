"""Asking in plain words: the answer with its passages, how the question was understood, and what is not known."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from juncture.ask import ask as answer_of
from juncture.ask import configured, suggestions
from juncture.ask import phrase as phrased
from juncture.record.problems import JunctureError
from juncture.web.answered import ways
from juncture.web.clocks import Asked
from juncture.web.identity import Role, allows
from juncture.web.languages import language_of, mark
from juncture.web.page import Dossier, Page
from juncture.web.rendering import show

PAGE = Page("ask", mark("Ask"))
router = APIRouter()


@router.get("/d/{slug}/ask", dependencies=[allows(Role.READER)], include_in_schema=False)
def ask(
    request: Request,
    dossier: Dossier,
    clocks: Asked,
    q: Annotated[str, Query(max_length=2_000)] = "",
    phrase: Annotated[str, Query(max_length=5)] = "",
) -> Response:
    """The field, and under it the answer to what was asked; phrased where that was ticked and a model is set up."""
    answer, problem = None, ""
    if q.strip():
        try:
            answer = dossier.once(answer_of, question=q.strip(), **clocks.asked)
        except JunctureError as error:
            problem = str(error)
    if answer and phrase and configured():
        answer = phrased(answer)
    return show(
        request,
        "ask.html.j2",
        status=422 if problem else 200,
        dossier=dossier,
        clocks=clocks,
        question=q,
        answer=answer,
        problem=problem,
        ways=ways(dossier.record, dossier.slug, answer, clocks) if answer else (),
        suggested=dossier.once(suggestions, language=language_of(request)) if not answer else (),
        model=configured(),
        phrase=bool(phrase),
    )
