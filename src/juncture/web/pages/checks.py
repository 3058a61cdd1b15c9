"""Checks as a to-do list: slips first, then what sources tell differently, then what is not known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from juncture import api
from juncture.brief.context import Context
from juncture.brief.sentences import sentence_text
from juncture.record.checks.finding import Finding, Severity
from juncture.record.citation import Citation, cite
from juncture.record.record import passages_of
from juncture.record.statements import Statement
from juncture.record.view import View
from juncture.web.clocks import Asked
from juncture.web.fields import name_of
from juncture.web.identity import Role, allows
from juncture.web.languages import mark
from juncture.web.page import Dossier, Page
from juncture.web.rendering import show

PAGE = Page("checks", mark("Checks"))
router = APIRouter()

#: Findings on one page, and so many of the entries that one is about.
MANY, ENTRIES = 50, 12

HEADINGS = {
    Severity.ERROR: mark("Slips to put right"),
    Severity.CONFLICT: mark("Told differently: to be shown, or to be settled by a further source"),
    Severity.GAP: mark("Not known: to be looked for"),
}

#: What a finding's code is called.
TITLES = {
    "circular-membership": mark("circular membership"),
    "positive-denial": mark("positive denial"),
    "orphaned-passage": mark("orphaned passage"),
    "two-holders": mark("two holders"),
    "contested-bound": mark("contested bound"),
    "date-conflict": mark("date conflict"),
    "disputed": mark("disputed"),
    "vacancy": mark("vacancy"),
    "repeated-quotation": mark("repeated quotation"),
    "unsourced": mark("unsourced"),
    "undated-source": mark("undated source"),
    "undated-event": mark("undated event"),
    "unknown-bound": mark("unknown bound"),
}


@dataclass(frozen=True, slots=True)
class Concerned:
    """An entry that a finding is about: in a sentence or by its name, with its passages."""

    id: str
    words: str
    passages: tuple[Citation, ...]


@router.get("/d/{slug}/checks", dependencies=[allows(Role.READER)], include_in_schema=False)
def checks(
    request: Request,
    dossier: Dossier,
    clocks: Asked,
    code: Annotated[str, Query(max_length=80)] = "",
    begin: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> Response:
    """What an analyst should look at, of one code where one is asked for."""
    answer = dossier.once(api.check, **clocks.asked)
    order = list(Severity)
    findings = sorted(answer.findings, key=lambda one: order.index(one.severity))
    wanted = [one for one in findings if code in ("", one.code)]
    context = Context(View(dossier.record))
    return show(
        request,
        "checks.html.j2",
        dossier=dossier,
        clocks=clocks,
        answer=answer,
        codes=Counter(one.code for one in findings),
        code=code,
        titles=TITLES,
        begin=begin,
        many=MANY,
        total=len(wanted),
        groups=[
            (severity, HEADINGS[severity], [(one, concerned(context, one)) for one in found])
            for severity in order
            if (found := [one for one in wanted[begin : begin + MANY] if one.severity is severity])
        ],
    )


def concerned(context: Context, finding: Finding) -> list[Concerned]:
    """The first entries that a finding is about."""
    return [_concerned(context, id) for id in finding.entries[:ENTRIES]]


def _concerned(context: Context, id: str) -> Concerned:
    entry = context.record.get(id)
    if entry is None:
        return Concerned(id, "", ())
    words = sentence_text(context, entry) if isinstance(entry, Statement) else name_of(entry)
    return Concerned(id, words, cite(context.record, passages_of(entry)))
