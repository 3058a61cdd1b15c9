"""Correcting and withdrawing a standing entry: a line in the journal with who and why, on the state that was shown."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from juncture.record import amending
from juncture.record.amending import ChangedError, Corrected, UnknownEntryError
from juncture.record.changes import held_of
from juncture.record.fields import Identified, near
from juncture.record.history import changes
from juncture.record.problems import JunctureError, RecordError
from juncture.web.correcting import CORRECTED, corrected, filled
from juncture.web.forms import Form, Sent
from juncture.web.identity import Writing
from juncture.web.languages import language_of, mark, translations
from juncture.web.page import Dossier
from juncture.web.pages import entry as shown
from juncture.web.pages.journal import said
from juncture.web.rendering import show
from juncture.web.shelf import Opened
from juncture.web.stored import InStore, Stored
from juncture.web.writing import must_be_allowed

router = APIRouter()

NO_REASON = mark("Say why, in a few words: the journal keeps it for whoever asks later. Nothing was written.")
WITHDRAWN = mark(
    "This entry was withdrawn after you opened the form; its history says by whom and why. Nothing was written. What "
    "you wrote still stands here: to keep it, enter it as a new entry."
)
NO_CHANGE = mark("The form says what the entry says already. Nothing was written.")


@router.get("/d/{slug}/entries/{id}/edit", include_in_schema=False)
def edit(request: Request, dossier: Dossier, at: InStore, id: str, user: Writing) -> Response:
    """The form, filled from the entry as it stands."""
    one = _entry(dossier, id)
    line = amending.line_of(at.store, at.id, id)
    must_be_allowed(line, user)
    return _form(request, dossier, one, amending.version_of(line))


@router.post("/d/{slug}/entries/{id}", include_in_schema=False)
def correct(request: Request, dossier: Dossier, at: InStore, id: str, sent: Form, user: Writing) -> Response:
    """Put what the form says in the entry's place; where it was changed meanwhile, both are kept and shown."""
    seen, why = sent.text("seen"), sent.text("why")
    one = _as_seen(at, id, seen) or _entry(dossier, id)
    if dossier.record.get(id) is None:
        return _form(request, dossier, one, seen, sent, _told(request, WITHDRAWN), 409)
    must_be_allowed(amending.line_of(at.store, at.id, id), user)
    try:
        said_now = corrected(one, sent)
    except RecordError as error:
        return _form(request, dossier, one, seen, sent, str(error))
    if said_now == dossier.record.get(id) != one:
        return _back(dossier, id)
    if said_now == one:
        return _form(request, dossier, one, seen, sent, _told(request, NO_CHANGE))
    if not why:
        return _form(request, dossier, one, seen, sent, _told(request, NO_REASON))
    try:
        done = amending.correct(at.store, at.id, said_now, user.name, seen=seen, why=why)
    except RecordError as error:
        return _form(request, dossier, one, seen, sent, str(error))
    return _conflict(request, dossier, done) if done.beside else _back(dossier, id)


@router.post("/d/{slug}/entries/{id}/withdraw", include_in_schema=False)
def withdraw(request: Request, dossier: Dossier, at: InStore, id: str, sent: Form, user: Writing) -> Response:
    """Take an entry out of what is in force, with a reason; the journal keeps it."""
    _entry(dossier, id)
    must_be_allowed(amending.line_of(at.store, at.id, id), user)
    if not sent.text("why"):
        return shown.page(request, dossier, id, user, _told(request, NO_REASON), 422)
    try:
        amending.retract(at.store, at.id, id, user.name, seen=sent.text("seen"), why=sent.text("why"))
    except (RecordError, ChangedError) as error:
        return shown.page(request, dossier, id, user, str(error), 409 if isinstance(error, ChangedError) else 422)
    return _back(dossier, id)


@router.post("/d/{slug}/entries/{id}/decide", include_in_schema=False)
def decide(request: Request, dossier: Dossier, at: InStore, id: str, sent: Form, user: Writing) -> Response:
    """Take one of the corrections that wait beside an entry, or let the entry stand."""
    must_be_allowed(amending.line_of(at.store, at.id, id), user)
    taken = sent.text("taken")
    try:
        number = int(taken) if taken.isascii() and taken.isdecimal() else None
        amending.decide(at.store, at.id, id, user.name, seen=sent.text("seen"), taken=number)
    except (RecordError, ChangedError) as error:
        return shown.page(request, dossier, id, user, str(error), 409 if isinstance(error, ChangedError) else 422)
    return _back(dossier, id)


def _as_seen(at: Stored, id: str, version: str) -> Identified | None:
    """The entry in the state that a form was filled from."""
    lines = (line for line in at.store.lines(at.id, entry=id) if line.payload)
    found = next((held_of(line).entry for line in lines if amending.version_of(line) == version), None)
    return found if found is not None and found.kind in CORRECTED else None


def _entry(dossier: Opened, id: str) -> Identified:
    found = dossier.record.get(id)
    if found is None:
        raise UnknownEntryError(f"the dossier holds no entry {id[:200]!r}{near(id, dossier.record.held)}")
    if found.kind not in CORRECTED:
        raise JunctureError(f"{id!r} belongs to the dossier's files: export it, correct the files, and import them.")
    entry: Identified = found
    return entry


def _form(
    request: Request,
    dossier: Opened,
    one: Identified,
    seen: str,
    sent: Sent | None = None,
    problem: str = "",
    status: int = 422,
) -> Response:
    return show(
        request,
        "edit.html.j2",
        status=status if problem else 200,
        dossier=dossier,
        one=one,
        title=shown.heading(dossier.record, one),
        form=filled(dossier.record, one, sent),
        seen=seen,
        why=sent.text("why") if sent else "",
        problem=problem,
    )


def _conflict(request: Request, dossier: Opened, done: Corrected) -> Response:
    """Both versions beside one another: the one that stands, and the one that waits."""
    assert done.beside is not None
    found = changes(done.line, done.beside)
    return show(request, "conflict.html.j2", status=409, dossier=dossier, done=done, changes=found, said=said)


def _back(dossier: Opened, id: str) -> Response:
    return RedirectResponse(f"/d/{dossier.slug}/entries/{id}", 303)


def _told(request: Request, sentence: str) -> str:
    return str(translations(language_of(request)).gettext(sentence))
