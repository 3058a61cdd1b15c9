"""One actor: offices, bodies, positions, words and deeds, each with where it can be checked."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from juncture import api
from juncture.brief.context import Context
from juncture.record.fields import near
from juncture.record.items import Actor
from juncture.record.listing import StatementAnswer
from juncture.record.timeline import TimelineEntry, entry
from juncture.web.clocks import Asked, Clocks
from juncture.web.days import days_of, settled
from juncture.web.identity import Role, allows
from juncture.web.page import Dossier
from juncture.web.rendering import show
from juncture.web.shelf import Opened
from juncture.web.telling import context_of, teller

router = APIRouter()

#: So much of each list is shown; the count says how much there is.
MOST = 100
_STANDING = ("tenure", "suspension", "membership")


@router.get("/d/{slug}/actors/{actor}", dependencies=[allows(Role.READER)], include_in_schema=False)
def actor(request: Request, dossier: Dossier, clocks: Asked, actor: str) -> Response:
    """What the record holds of an actor on these days."""
    one = _actor(dossier, actor)
    clocks = settled(dossier.record, clocks)
    standing = _standing(dossier, clocks, actor)
    return show(
        request,
        "actor.html.j2",
        dossier=dossier,
        clocks=clocks,
        days=dossier.once(days_of),
        tell=teller(dossier, clocks),
        actor=one,
        most=MOST,
        offices=[one for one in standing if one.kind != "membership"],
        bodies=[one for one in standing if one.kind == "membership"],
        stances=dossier.once(api.stances, **clocks.asked, actor=actor).stances,
        stood_on=dossier.once(api.stances, **clocks.asked, target=actor).stances,
        claims=dossier.once(api.claims, **clocks.asked, speaker=actor).claims,
        deeds=_deeds(dossier.once(context_of, **clocks.asked), actor),
    )


def _actor(dossier: Opened, id: str) -> Actor:
    found = dossier.record.get(id)
    if isinstance(found, Actor):
        return found
    known = [one.id for one in dossier.record.of(Actor)]
    raise HTTPException(404, f"the dossier has no actor {id!r}{near(id, known)}")


def _standing(dossier: Opened, clocks: Clocks, actor: str) -> list[StatementAnswer]:
    """Offices held or suspended, and memberships from both sides."""
    answer = dossier.once(api.statements, **clocks.asked, kinds=_STANDING)
    return [
        one
        for one in answer.statements
        if actor in (one.fields.get(name) for name in ("holder", "target", "member", "body"))
    ]


def _deeds(context: Context, actor: str) -> list[TimelineEntry]:
    """What the actor did, suffered or made known, in order."""
    leads = ((one, one.lead) for one in context.occurrences)
    return [
        entry(context.view, one) for one, lead in leads if actor in (*lead.actors, *lead.targets, *lead.announced_by)
    ]
