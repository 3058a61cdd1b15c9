"""One source: its text with the passages that statements rest on, and what rests on each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from juncture import api
from juncture.brief.context import Context
from juncture.brief.sentences import sentence_text
from juncture.record.attaching import attach_text
from juncture.record.citation import is_its_text
from juncture.record.items import Source
from juncture.record.passage import Passage
from juncture.record.problems import SourceError
from juncture.record.record import Record
from juncture.record.statements import Statement
from juncture.record.view import View
from juncture.web.clocks import Asked
from juncture.web.forms import Form
from juncture.web.highlights import Span, window
from juncture.web.identity import Role, Writing, allows
from juncture.web.intake import brought
from juncture.web.page import Dossier
from juncture.web.paging import Asked as Parted
from juncture.web.paging import part as part_of
from juncture.web.rendering import show

router = APIRouter()

#: How many statements one page marks in the text, with their sentences; the rest are on its further parts.
MARKED = 100

_AT = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Resting:
    """A statement that rests on a source, in a sentence, and where in the source."""

    id: str
    kind: str
    voice: str
    sentence: str
    passages: tuple[Passage, ...]


@router.get("/d/{slug}/sources/{source}", dependencies=[allows(Role.READER)], include_in_schema=False)
def source(
    request: Request,
    dossier: Dossier,
    clocks: Asked,
    source: str,
    at: Annotated[str, Query(max_length=40)] = "",
    begin: Annotated[int, Query(ge=0)] = 0,
    part: Parted = None,
    find: Annotated[str, Query(max_length=500)] = "",
) -> Response:
    """A source's text, at a passage where one is asked for, with the words that were looked for."""
    one = _source(dossier.record, source)
    asked = _asked(at)
    found, unfound = _found(dossier.record, source, find)
    first = (found[0].start, found[0].end) if found and not asked else asked
    placed = dossier.once(_placed, source=source)
    marked = part_of(placed, part or _part_at(placed, first[0] if first else begin), MARKED)
    if part and not first and marked.shown:
        begin = marked.shown[0][0]
    resting = _resting(dossier.record, source, (one for _, one in marked.shown))
    spans = [Span(p.start, p.end, r.id) for r in resting for p in r.passages if p.start is not None and p.end]
    text = dossier.record.texts.get(source)
    fits = text is not None and is_its_text(dossier.record, source)
    return show(
        request,
        "source.html.j2",
        dossier=dossier,
        clocks=clocks,
        source=one,
        state="absent" if text is None else "attached" if fits else "changed",
        window=window(text, spans, asked=first, begin=begin) if text is not None and fits else None,
        resting={one.id: one for one in resting},
        marked=marked,
        many=MARKED,
        elsewhere=[one for one in resting if not fits or all(p.start is None for p in one.passages)],
        find=find,
        found=found,
        unfound=unfound,
    )


@router.post("/d/{slug}/sources/{source}", include_in_schema=False)
def attach(dossier: Dossier, source: str, sent: Form, user: Writing) -> Response:
    """Attach the user's copy of a source's text; it must be the text that was recorded."""
    _source(dossier.record, source)
    attach_text(dossier.address, source, brought(sent).text, {}, user.name)
    return RedirectResponse(f"/d/{dossier.slug}/sources/{source}", 303)


def _source(record: Record, id: str) -> Source:
    found = record.source(id)
    if found is None:
        raise HTTPException(404, f"the dossier has no source {id!r}.")
    return found


def _placed(record: Record, source: str) -> list[tuple[int, Statement]]:
    """What rests on a source, each with where its first passage there begins, in that order."""
    found = [
        (min(passage.start or 0 for passage in one.passages if passage.source == source), one)
        for one in record.resting_on(source)
    ]
    return sorted(found, key=lambda one: one[0])


def _part_at(placed: list[tuple[int, Statement]], place: int) -> int:
    """The part that holds the first statement from a place on."""
    return bisect_left(placed, place, key=lambda one: one[0]) // MARKED + 1


def _resting(record: Record, source: str, statements: Iterable[Statement]) -> list[Resting]:
    context = Context(View(record))
    return [
        Resting(
            one.id,
            one.kind,
            one.voice,
            sentence_text(context, one),
            tuple(passage for passage in one.passages if passage.source == source),
        )
        for one in statements
    ]


def _asked(at: str) -> tuple[int, int] | None:
    match = _AT.fullmatch(at)
    return (int(match[1]), int(match[2])) if match else None


def _found(record: Record, source: str, words: str) -> tuple[tuple[Span, ...], str]:
    """Where words stand in a source, or the sentence that says why nowhere."""
    if not words.strip():
        return (), ""
    try:
        passages = api.find(record, source, words).passages
    except SourceError as error:
        return (), str(error)
    return tuple(Span(one.start, one.end, one.context) for one in passages[:200]), ""
