"""Entries read one by one, added, proposed, corrected and retracted: each under the caller's name, in one step."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from juncture import outputs
from juncture.record import amending
from juncture.record.amending import line_of, version_of
from juncture.record.canonical import written
from juncture.record.entering import enter
from juncture.record.fields import near
from juncture.record.saying import said
from juncture.web.identity import Reading, Writing
from juncture.web.page import Dossier
from juncture.web.rest.answering import holds, sent, tag_of
from juncture.web.rest.entries import EntryId, Seen, entry_answer, line_answer, parsed
from juncture.web.rest.problems import MEDIA, ON_WRITING, USUAL, EditConflict
from juncture.web.shelf import Opened
from juncture.web.stored import InStore, Stored, stored
from juncture.web.writing import must_be_allowed

router = APIRouter(prefix="/api/v1/dossiers/{slug}", tags=["entries"])


class NewEntry(BaseModel):
    """An entry to add: its kind, and its fields as they are written in a dossier's files."""

    model_config = ConfigDict(extra="forbid")

    kind: str = Field(max_length=40, examples=["event"])
    entry: dict[str, Any] = Field(examples=[{"id": "ecowas-summit", "text": "a summit is called", "voice": "asserted"}])
    propose: bool = Field(False, description="Put it before whoever reviews instead of adding it.")


class Fields(BaseModel):
    """An entry's fields as they are written in a dossier's files, all of them."""

    model_config = ConfigDict(extra="forbid")

    entry: dict[str, Any]
    why: str = Field("", max_length=2_000, description="Why it is corrected: the journal keeps it.")


Why = Annotated[str, Query(max_length=2_000, description="Why it is retracted: the journal keeps it.")]


@router.get("/entries/{id}", response_model=outputs.EntryOutput, responses=USUAL)
def read(request: Request, dossier: Dossier, id: EntryId, user: Reading) -> Response:  # noqa: ARG001
    """An entry as it is written down, with the corrections of it that await a decision; its ETag is its version."""
    found = dossier.record.get(id)
    if found is None:
        raise amending.UnknownEntryError(
            said("the dossier holds no entry %(id)r%(near)s", id=id[:200], near=near(id, dossier.record.held))
        )
    told = _stored_entry(request, dossier, id) or outputs.EntryOutput(
        dossier=dossier.record.meta.id, id=id, kind=found.kind, version=dossier.stamp, entry=written(found)
    )
    tag = f'"{told.version}"'
    if holds(request.headers.get("if-none-match"), tag) and not told.beside:
        return Response(status_code=304, headers={"etag": tag})
    return sent(told, {"etag": tag})


@router.post("/entries", status_code=201, response_model=outputs.EntryOutput, responses=ON_WRITING)
def add(request: Request, dossier: Dossier, sent_entry: NewEntry, user: Writing) -> Response:
    """Add an entry, or propose it; what it names must be there."""
    entry = parsed(sent_entry.kind, sent_entry.entry)
    if sent_entry.propose:
        at = _stored(request, dossier)
        return _made(dossier, entry_answer(at, amending.propose(at.store, at.id, entry, user.name), waiting=True))
    enter(dossier.address, entry, user.name)
    told = outputs.EntryOutput(
        dossier=dossier.record.meta.id, id=entry.id, kind=entry.kind, version=tag_of(dossier), entry=written(entry)
    )
    if dossier.in_store:
        at = _stored(request, dossier)
        told = entry_answer(at, line_of(at.store, at.id, entry.id))
    return _made(dossier, told)


@router.put(
    "/entries/{id}",
    response_model=outputs.EntryOutput,
    responses=ON_WRITING
    | {
        409: {
            "description": "The entry was changed meanwhile. That change stands; yours was kept as a proposal.",
            "model": EditConflict,
            "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/EditConflict"}}},
        }
    },
)
def correct(at: InStore, id: EntryId, fields: Fields, version: Seen, user: Writing) -> Response:
    """Correct an entry on the state of it that you saw; of two corrections made at once, both are kept."""
    before = line_of(at.store, at.id, id)
    must_be_allowed(before, user)
    entry = parsed(before.kind, {**fields.entry, "id": id})
    done = amending.correct(at.store, at.id, entry, user.name, seen=version, why=fields.why)
    if done.beside is None:
        return sent(entry_answer(at, done.line), {"etag": f'"{version_of(done.line)}"'})
    conflict = EditConflict(
        type="about:blank",
        title="Conflict",
        status=409,
        detail=f"the entry {id!r} was changed meanwhile, by {done.line.author}. That change stands; yours was kept "
        "beside it as a proposal, for somebody to decide on.",
        theirs=entry_answer(at, done.line),
        yours=line_answer(done.beside),
    )
    return Response(conflict.model_dump_json(), 409, media_type=MEDIA)


@router.delete("/entries/{id}", status_code=204, responses=ON_WRITING)
def retract(at: InStore, id: EntryId, version: Seen, user: Writing, why: Why = "") -> Response:
    """Take an entry out of what is in force; the journal keeps it. Nothing may still name it."""
    must_be_allowed(line_of(at.store, at.id, id), user)
    amending.retract(at.store, at.id, id, user.name, seen=version, why=why)
    return Response(status_code=204)


def _stored(request: Request, dossier: Opened) -> Stored:
    return stored(request.app.state.shelf, dossier.slug)


def _stored_entry(request: Request, dossier: Opened, id: str) -> outputs.EntryOutput | None:
    if not dossier.in_store:
        return None
    at = _stored(request, dossier)
    return entry_answer(at, line_of(at.store, at.id, id))


def _made(dossier: Opened, told: outputs.EntryOutput) -> Response:
    headers = {"location": f"/api/v1/dossiers/{dossier.slug}/entries/{told.id}"}
    return sent(told, headers | ({"etag": f'"{told.version}"'} if told.author else {}), 201)
