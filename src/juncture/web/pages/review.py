"""The review queue: what reading proposes, one passage at a time, decided by one key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from juncture.brief.context import Context
from juncture.brief.sentences import sentence_text
from juncture.record.canonical import written
from juncture.record.problems import JunctureError, RecordError
from juncture.record.record import Record
from juncture.record.statements import Statement
from juncture.record.view import View
from juncture.web.facts import Named, facts
from juncture.web.fields import entry_from, fields_of, suggestions, values_of
from juncture.web.forms import Form, Sent
from juncture.web.identity import Role, User, Writing, allows
from juncture.web.languages import mark
from juncture.web.page import Dossier, Page
from juncture.web.rendering import show
from juncture.web.shelf import Opened
from juncture.web.stored import InStore
from juncture.web.writing import StaleError, must_be_allowed_to_decide

if TYPE_CHECKING:
    from juncture.reading.review import Pending, Progress, Review

PAGE = Page("review", mark("Review"), Role.ANALYST)
router = APIRouter()

DECIDED = mark("This proposal was changed or decided on meanwhile, perhaps by somebody else. Nothing was written.")


@dataclass(frozen=True, slots=True)
class Queue:
    """Where a reviewer stands: the proposal in view, how the brief would say it, what it names, its neighbours."""

    one: Pending | None
    sentence: str
    facts: dict[str, list[Named]]
    before: str
    after: str
    place: int
    progress: Progress


@router.get("/d/{slug}/review", include_in_schema=False)
def review(
    request: Request,
    dossier: Dossier,
    user: Writing,
    at: Annotated[str, Query(max_length=200)] = "",
    edit: bool = False,
) -> Response:
    """The proposal that is asked for, or the first that awaits a decision."""
    if not dossier.in_store:
        return show(request, "review.html.j2", dossier=dossier, queue=None, form=None, problem="")
    with _reviewing(dossier, user) as session:
        return _page(request, dossier, _queue(session, dossier.record, at), edit=edit)


@router.post("/d/{slug}/review", dependencies=[allows(Role.ANALYST)], include_in_schema=False)
def decide(request: Request, dossier: Dossier, at: InStore, sent: Form, user: Writing) -> Response:
    """Accept, reject or correct a proposal, or take back the last decision."""
    with _reviewing(dossier, user) as session:
        if sent.text("do") == "undo":
            return RedirectResponse(_address(dossier, session.undo() or sent.text("id")), 303)
        queue = _queue(session, dossier.record, sent.text("id"))
        one = _asked_for(queue, sent)
        must_be_allowed_to_decide(at, one.entry.id, user)
        try:
            _act(session, one, sent)
        except RecordError as error:
            return _page(request, dossier, queue, edit=True, sent=sent, problem=str(error))
        return RedirectResponse(_address(dossier, queue.after or queue.before), 303)


def _act(session: Review, one: Pending, sent: Sent) -> None:
    match sent.text("do"):
        case "accept":
            session.accept(one.entry.id)
        case "correct":
            session.accept(one.entry.id, _changes(one, sent))
        case "reject":
            session.reject(one.entry.id)
        case other:
            raise JunctureError(f"{other!r} is nothing that can be done with a proposal.")


def _changes(one: Pending, sent: Sent) -> Mapping[str, Any]:
    """The written fields in which a form differs from the proposal; None for one that was emptied."""
    before = written(one.entry)
    shown = {field.name for field in fields_of(one.entry.kind)}
    kept = {name: value for name, value in before.items() if name not in shown}
    after = written(entry_from(one.entry.kind, one.entry.id, sent, kept))
    return {name: after.get(name) for name in {*before, *after} if after.get(name) != before.get(name)}


def _asked_for(queue: Queue, sent: Sent) -> Pending:
    """The proposal that a form is about, as the page showed it."""
    one = queue.one
    if one is None or one.entry.id != sent.text("id") or str(one.line.seq) != sent.text("line"):
        raise StaleError(DECIDED)
    return one


def _page(
    request: Request, dossier: Opened, queue: Queue, *, edit: bool = False, sent: Sent | None = None, problem: str = ""
) -> Response:
    one = queue.one
    form = _form(dossier, one, sent) if one and edit else None
    return show(
        request,
        "review.html.j2",
        status=422 if problem else 200,
        dossier=dossier,
        queue=queue,
        form=form,
        problem=problem,
    )


def _form(dossier: Opened, one: Pending, sent: Sent | None) -> dict[str, Any]:
    """The proposal as a form, with what was sent where it could not be taken."""
    fields = fields_of(one.entry.kind)
    values = sent.texts if sent else values_of(one.entry)
    shown = [field for field in fields if field.required or field.name in values]
    return {
        "first": shown,
        "more": [field for field in fields if field not in shown],
        "values": values,
        "entries": {f.kinds: dossier.once(suggestions, kinds=f.kinds) for f in fields if f.control == "entry"},
    }


def _queue(session: Review, record: Record, at: str) -> Queue:
    waiting = session.waiting()
    place = waiting.index(at) if at in waiting else 0
    one = next(session.pending(waiting[place : place + 1]), None)
    offered = session.with_proposed(record, one.entry) if one else record
    return Queue(
        one=one,
        sentence=_sentence(offered, one) if one else "",
        facts=facts(offered, one.entry, held=record.held) if one else {},
        before=waiting[place - 1] if place else "",
        after=waiting[place + 1] if place + 1 < len(waiting) else "",
        place=place + 1 if one else 0,
        progress=session.progress(),
    )


def _sentence(offered: Record, one: Pending) -> str:
    """How the brief would say it."""
    return sentence_text(Context(View(offered)), one.entry) if isinstance(one.entry, Statement) else ""


@contextmanager
def _reviewing(dossier: Opened, user: User) -> Iterator[Review]:
    from juncture.reading.review import Review

    with Review(dossier.address, user.name) as session:
        yield session


def _address(dossier: Opened, id: str) -> str:
    return f"/d/{dossier.slug}/review" + (f"?at={id}" if id else "")
