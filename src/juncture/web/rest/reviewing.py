"""The review of what was proposed: listed, accepted as it is or corrected, rejected."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, HTTPException
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from juncture import outputs
from juncture.outputs.desk import ProposalAnswer
from juncture.record.amending import line_of, version_of
from juncture.record.canonical import written
from juncture.record.fields import near
from juncture.web.identity import User, Writing
from juncture.web.page import Dossier, opened
from juncture.web.rest.answering import MOST, Paged, Paging, next_link, sent
from juncture.web.rest.entries import EntryId, Seen, entry_answer
from juncture.web.rest.problems import ON_SENDING, ON_WRITING, USUAL
from juncture.web.shelf import Opened
from juncture.web.stored import InStore
from juncture.web.writing import must_be_allowed_to_decide

if TYPE_CHECKING:
    from juncture.reading.review import Pending, Review

router = APIRouter(prefix="/api/v1/dossiers/{slug}/proposals", tags=["review"])


class Acceptance(BaseModel):
    """What to change in a proposal before it is accepted: fields as they are written in files; null empties one."""

    model_config = ConfigDict(extra="forbid")

    changes: dict[str, Any] = Field(default_factory=dict)


class Rejection(BaseModel):
    """Nothing need be said."""

    model_config = ConfigDict(extra="forbid")


@router.get("", response_model=outputs.ProposalsOutput, responses=USUAL)
def proposals(request: Request, at: InStore, dossier: Dossier, part: Paged, user: Writing) -> Response:
    """What awaits a decision, in the order in which it was proposed, each on its passage."""
    begin = part.begins(dossier.stamp)
    with _reviewing(dossier, user) as session:
        waiting, progress = session.waiting(), session.progress()
        shown = list(session.pending(waiting[begin : begin + part.limit]))
    told = outputs.ProposalsOutput(
        dossier=at.id,
        pending=progress.pending,
        accepted=progress.accepted,
        rejected=progress.rejected,
        proposals=tuple(_told(one) for one in shown),
    )
    more = begin + part.limit < len(waiting)
    headers = {"link": next_link(request, f"{begin + part.limit}.{dossier.stamp}")} if more else {}
    return sent(told, {"x-total-count": str(len(waiting)), **headers})


@router.post("/undo", response_model=outputs.ProposalsOutput, responses=ON_SENDING)
def undo(request: Request, at: InStore, dossier: Dossier, user: Writing) -> Response:
    """Take back your last decision: what it was about awaits one again, and stands in the answer with the rest."""
    with _reviewing(dossier, user) as session:
        if session.undo() is None:
            raise HTTPException(404, "there is no decision of yours to take back.")
    return proposals(request, at, opened(request, dossier.slug), Paging(MOST, ""), user)


@router.post("/{id}/accept", response_model=outputs.EntryOutput, responses=ON_WRITING)
def accept(at: InStore, dossier: Dossier, id: EntryId, said: Acceptance, version: Seen, user: Writing) -> Response:
    """Accept a proposal, with what is changed in it; the actors and offices that it needs come with it."""
    with _reviewing(dossier, user) as session:
        _must_be_as_seen(session, id, version)
        must_be_allowed_to_decide(at, id, user)
        session.accept(id, said.changes or None)
    line = line_of(at.store, at.id, id)
    return sent(entry_answer(at, line), {"etag": f'"{version_of(line)}"'})


@router.post("/{id}/reject", status_code=204, responses=ON_WRITING)
def reject(at: InStore, dossier: Dossier, id: EntryId, said: Rejection, version: Seen, user: Writing) -> Response:  # noqa: ARG001
    """Reject a proposal; the journal keeps it."""
    with _reviewing(dossier, user) as session:
        _must_be_as_seen(session, id, version)
        must_be_allowed_to_decide(at, id, user)
        session.reject(id)
    return Response(status_code=204)


def _must_be_as_seen(session: Review, id: str, version: str) -> None:
    one = next(session.pending([id]), None)
    if one is None:
        raise HTTPException(404, f"no proposal {id[:200]!r} awaits a decision{near(id, session.waiting())}")
    if version_of(one.line) != version:
        raise HTTPException(412, f"the proposal {id!r} was changed meanwhile. Nothing was decided.")


def _told(one: Pending) -> ProposalAnswer:
    return ProposalAnswer(
        id=one.entry.id,
        kind=one.entry.kind,
        version=version_of(one.line),
        author=one.line.author,
        at=one.line.at,
        account=one.account,
        entry=written(one.entry),
        source=one.source,
        before=one.before,
        exact=one.exact,
        after=one.after,
    )


@contextmanager
def _reviewing(dossier: Opened, user: User) -> Iterator[Review]:
    from juncture.reading.review import Review

    with Review(dossier.address, user.name) as session:
        yield session
