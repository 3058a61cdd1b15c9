"""The timeline: what happened, as of one day and as known on another, and what that day's knowledge added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from juncture import api
from juncture.brief.document import Figure
from juncture.brief.sections.chronology import picture
from juncture.outputs import DiffOutput
from juncture.record.public import public_days
from juncture.record.record import Record
from juncture.record.timeline import entry
from juncture.record.view import View
from juncture.web.clocks import Asked, Clocks
from juncture.web.days import days_of, settled
from juncture.web.identity import Role, allows
from juncture.web.languages import mark
from juncture.web.page import Dossier, Page
from juncture.web.paging import Asked as Number
from juncture.web.paging import part
from juncture.web.rendering import show
from juncture.web.shelf import Opened
from juncture.web.telling import context_of, teller

PAGE = Page("timeline", mark("Timeline"))
router = APIRouter()

#: So many happenings stand on one page, and so much of what is new above them.
SIZE, MOST = 150, 250


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many statements a view leaves out, by why: public later, never shown to be public, about later days."""

    not_yet: int
    undated: int
    later: int


@router.get("/d/{slug}/timeline", dependencies=[allows(Role.READER)], include_in_schema=False)
def timeline(request: Request, dossier: Dossier, clocks: Asked, number: Number = None) -> Response:
    """What happened by a day, as known on a day, with what became known on it marked."""
    clocks, days = settled(dossier.record, clocks), dossier.once(days_of)
    context = dossier.once(context_of, **clocks.asked)
    found = part(context.occurrences, number, SIZE, last=True)
    news = _news(dossier, clocks, days.known.before(clocks.known))
    new = frozenset(one.id for one in news.difference.new) if news else frozenset()
    return show(
        request,
        "timeline.html.j2",
        dossier=dossier,
        clocks=clocks,
        days=days,
        tell=teller(dossier, clocks),
        figure=dossier.once(_figure, **clocks.asked, new=new),
        found=found,
        entries=[entry(context.view, one) for one in found.shown],
        news=news,
        new=new,
        most=MOST,
        left_out=_left_out(context.view, dossier.once(public_days)),
    )


def _news(dossier: Opened, clocks: Clocks, before: date | None) -> DiffOutput | None:
    """What is known on the day asked for and was not on the last day before it on which anything became public."""
    return dossier.once(api.diff, earlier=before, **clocks.asked) if clocks.known and before else None


def _figure(record: Record, *, as_of: date | None, known: date | None, new: frozenset[str]) -> Figure | None:
    return picture(context_of(record, as_of=as_of, known=known), new)


def _left_out(view: View, public: Mapping[str, date]) -> LeftOut:
    missing = [public.get(one.id) for one in view.missing]
    undated = sum(day is None for day in missing) if view.known else 0
    not_yet = sum(day > view.known for day in missing if day) if view.known else 0
    return LeftOut(not_yet, undated, len(missing) - undated - not_yet)
