"""Who holds what: every office on a day, as known on a day, and what the law gives to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from juncture import api
from juncture.brief.document import Figure
from juncture.brief.pictures.tenures import tenures_figure
from juncture.brief.sections.offices import offices_shown
from juncture.record.record import Record
from juncture.record.statements import Reading
from juncture.record.truth import Truth
from juncture.rules.law import Law, Rule, law_of
from juncture.web.clocks import Asked, Clocks
from juncture.web.days import days_of, settled
from juncture.web.identity import Role, allows
from juncture.web.languages import mark
from juncture.web.page import Dossier, Page
from juncture.web.paging import Asked as Number
from juncture.web.paging import part
from juncture.web.rendering import show
from juncture.web.telling import context_of, teller

PAGE = Page("holders", mark("Who holds what"))
router = APIRouter()

#: So many offices stand on one page.
SIZE = 60


@dataclass(frozen=True, slots=True)
class Norms:
    """What the law in force on a day says of an office; ``past`` counts what stood in versions not in force."""

    may: tuple[Rule, ...]
    must: tuple[Rule, ...]
    may_not: tuple[Rule, ...]
    falls_to: tuple[Rule, ...]
    readings: tuple[Reading, ...]
    past: int

    @property
    def count(self) -> int:
        """How many norms and readings there are in all."""
        return sum(map(len, (self.may, self.must, self.may_not, self.falls_to, self.readings))) + self.past


@router.get("/d/{slug}/holders", dependencies=[allows(Role.READER)], include_in_schema=False)
def holders(request: Request, dossier: Dossier, clocks: Asked, number: Number = None) -> Response:
    """Who holds each office on a day, as known on a day."""
    clocks = settled(dossier.record, clocks)
    answer = dossier.once(api.holders, **clocks.asked)
    found = part(answer.holders, number, SIZE)
    law = law_of(dossier.once(context_of, **clocks.asked).view)
    return show(
        request,
        "holders.html.j2",
        dossier=dossier,
        clocks=Clocks(answer.as_of, clocks.known),
        days=dossier.once(days_of),
        tell=teller(dossier, clocks),
        figure=dossier.once(_figure, **clocks.asked),
        found=found,
        law=law,
        norms={one.office: _norms(law, one.office, answer.as_of) for one in found.shown},
        left_out=answer.left_out,
    )


def _figure(record: Record, *, as_of: date | None, known: date | None) -> Figure | None:
    context = context_of(record, as_of=as_of, known=known)
    return tenures_figure(context, offices_shown(context))


def _norms(law: Law, office: str, day: date | None) -> Norms:
    own = law.powers.get(office, ())
    bars = [one for one in law.bars if one.office == office]
    after = law.successions.get(office, ())
    standing = [one for one in (*own, *bars, *after) if law.in_force(one, day) is not Truth.NO]
    return Norms(
        may=_of(standing, "power"),
        must=_of(standing, "duty"),
        may_not=_of(standing, "bar"),
        falls_to=_of(standing, "succession"),
        readings=tuple(one for one in law.readings if one.office == office),
        past=len(own) + len(bars) + len(after) - len(standing),
    )


def _of(found: Iterable[Rule], kind: str) -> tuple[Rule, ...]:
    return tuple(one for one in found if one.kind == kind)
