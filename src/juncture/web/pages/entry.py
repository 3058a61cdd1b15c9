"""One entry: what it says and on which passages, who wrote it, what was done to it and why, what waits beside it."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from juncture.brief.context import Context
from juncture.brief.sentences import sentence_text
from juncture.record.amending import UnknownEntryError, line_of, undecided, version_of
from juncture.record.citation import cite
from juncture.record.fields import Identified, near
from juncture.record.history import FieldChange, History, changes, history
from juncture.record.journal import Line
from juncture.record.problems import StoreError
from juncture.record.record import Record, passages_of
from juncture.record.statements import Statement
from juncture.record.view import View
from juncture.web.correcting import CORRECTED
from juncture.web.facts import facts
from juncture.web.fields import name_of
from juncture.web.identity import Reading, User
from juncture.web.page import Dossier
from juncture.web.pages.journal import DONE, said
from juncture.web.rendering import show
from juncture.web.shelf import Opened
from juncture.web.stored import stored
from juncture.web.writing import may_change

router = APIRouter()

#: So many lines of an entry's history are shown; the journal has the rest.
MANY = 20


@dataclass(frozen=True, slots=True)
class Beside:
    """A correction on which nobody has decided, and the fields in which it differs from what stands."""

    line: Line
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """An entry's line in force, its version, whether this reader may change it, and what waits beside it."""

    line: Line
    version: str
    may: bool
    beside: tuple[Beside, ...]


@router.get("/d/{slug}/entries/{id}", include_in_schema=False)
def entry(request: Request, dossier: Dossier, id: str, user: Reading) -> Response:
    """An entry, or the history of one that was withdrawn."""
    return page(request, dossier, id, user)


def page(request: Request, dossier: Opened, id: str, user: User, problem: str = "", status: int = 200) -> Response:
    """The page of an entry, with what went wrong where something did."""
    one, found = dossier.record.get(id), _history(dossier, id)
    if one is None and (found is None or not found.steps):
        raise UnknownEntryError(f"the dossier holds no entry {id[:200]!r}{near(id, dossier.record.held)}")
    return show(
        request,
        "one.html.j2",
        status=status,
        dossier=dossier,
        id=id,
        one=one,
        title=heading(dossier.record, one) if one else id,
        file=dossier.record.held[id].file if one else "",
        facts=facts(dossier.record, one, said) if one else {},
        quoted=cite(dossier.record, passages_of(one)) if one else (),
        standing=standing(request, dossier, id, user) if one and dossier.in_store else None,
        corrected=CORRECTED,
        history=found,
        done=DONE,
        said=said,
        problem=problem,
    )


def heading(record: Record, one: Identified) -> str:
    """An entry in a sentence, as the brief would say it; what is no statement by its name."""
    return sentence_text(Context(View(record)), one) if isinstance(one, Statement) else name_of(one)


def standing(request: Request, dossier: Opened, id: str, user: User) -> Standing:
    """How an entry stands in its store; raises :class:`UnknownEntryError` where it does not."""
    at = stored(request.app.state.shelf, dossier.slug)
    line = line_of(at.store, at.id, id)
    beside = tuple(Beside(one, changes(line, one)) for one in undecided(at.store, at.id, id))
    return Standing(line, version_of(line), may_change(line, user), beside)


def _history(dossier: Opened, id: str) -> History | None:
    """What was done to an entry; None for a folder that carries no journal."""
    try:
        return history(dossier.address, MANY, id=id)
    except StoreError:
        if dossier.in_store:
            raise
        return None
