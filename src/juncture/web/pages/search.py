"""Search: words, phrases and beginnings in the texts of sources and in statements."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from juncture import api
from juncture.outputs import SearchOutput
from juncture.record.problems import JunctureError
from juncture.record.search import Hit
from juncture.record.statements import STATEMENTS
from juncture.web.identity import Role, allows
from juncture.web.languages import mark
from juncture.web.page import Dossier, Page
from juncture.web.rendering import show
from juncture.web.shelf import Opened

PAGE = Page("search", mark("Search"))
router = APIRouter()

#: Hits on one page, and about how many characters of a long passage stand around the first words found.
MANY, AROUND = 20, 320


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a hit; ``found`` where they are what was looked for."""

    text: str
    found: bool


@router.get("/d/{slug}/search", dependencies=[allows(Role.READER)], include_in_schema=False)
def search(
    request: Request,
    dossier: Dossier,
    q: Annotated[str, Query(max_length=500)] = "",
    kind: Annotated[str, Query(max_length=40)] = "",
    source: Annotated[str, Query(max_length=200)] = "",
    begin: Annotated[int, Query(ge=0, le=100_000)] = 0,
) -> Response:
    """What holds all these words, the best first."""
    answer, problem = None, ""
    if q.strip():
        try:
            answer = _answer(dossier, q, kind, source, begin)
        except JunctureError as error:
            problem = str(error)
    return show(
        request,
        "search.html.j2",
        status=422 if problem else 200,
        dossier=dossier,
        words=q,
        kind=kind,
        source=source,
        begin=begin,
        many=MANY,
        kinds=("passage", *STATEMENTS),
        sources=dossier.once(api.sources).sources,
        answer=answer,
        problem=problem,
        runs=lambda hit: list(runs(hit)),
    )


def _answer(dossier: Opened, words: str, kind: str, source: str, begin: int) -> SearchOutput:
    where = dossier.address if dossier.in_store else dossier.record
    return api.search(where, words, kinds=[kind] if kind else (), source=source or None, limit=MANY, offset=begin)


def runs(hit: Hit) -> Iterator[Run]:
    """A hit's text around the first words found, cut where they begin and end.

    >>> [(run.text, run.found) for run in runs(Hit(kind="event", text="Officers arrested him.", highlights=((9, 17),)))]
    [('Officers ', False), ('arrested', True), (' him.', False)]
    """
    start, end = _part(hit)
    cuts = [start, *(place for span in hit.highlights for place in span if start < place < end), end]
    found = {place for first, last in hit.highlights for place in range(first, last)}
    if start:
        yield Run("… ", False)
    for first, last in itertools.pairwise(sorted(dict.fromkeys(cuts))):
        yield Run(hit.text[first:last], first in found)
    if end < len(hit.text):
        yield Run(" …", False)


def _part(hit: Hit) -> tuple[int, int]:
    """Where the part that is shown begins and ends, between words."""
    text = hit.text
    first = max(0, hit.highlights[0][0] - AROUND // 3) if hit.highlights else 0
    start = text.find(" ", first) + 1 if first else 0
    end = start + AROUND
    return start, len(text) if end >= len(text) else max(text.rfind(" ", start, end), start + AROUND // 2)
