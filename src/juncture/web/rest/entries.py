"""Entries and journal lines as programs get them, and the store that a writing operation needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Depends, Header, HTTPException, Path
from pydantic import ValidationError

from juncture import outputs
from juncture.outputs.desk import LineAnswer
from juncture.record.amending import undecided, version_of
from juncture.record.canonical import written
from juncture.record.changes import entry_of, held_of, why_of
from juncture.record.fields import ID_PATTERN, Identified, near
from juncture.record.journal import Line
from juncture.record.problems import RecordError
from juncture.record.record import explain, parse
from juncture.web.fields import MADE
from juncture.web.stored import Stored

#: The id of an entry in an address.
EntryId = Annotated[str, Path(max_length=120, pattern=ID_PATTERN)]


def seen(if_match: Annotated[str | None, Header(max_length=200)] = None) -> str:
    """The state of an entry that an operation is made on, from the header If-Match."""
    if not if_match or if_match.strip() == "*":
        raise HTTPException(
            428, 'say which state of the entry you saw: If-Match: "VERSION", as it stands in the ETag of the entry.'
        )
    return if_match.strip().removeprefix("W/").strip('"')


Seen = Annotated[str, Depends(seen)]


def parsed(kind: str, fields: Mapping[str, Any]) -> Identified:
    """An entry from its fields as they are written in files; raises with every field that is wrong."""
    if kind not in MADE:
        raise HTTPException(422, f"there is no kind of entry {kind[:80]!r} to make here{near(kind, MADE)}")
    try:
        return parse(kind, fields)
    except ValidationError as error:
        raise RecordError(explain(kind, error, None)) from None


def line_answer(line: Line) -> LineAnswer:
    """A line of a journal."""
    entry = entry_of(line)
    return LineAnswer(
        seq=line.seq,
        at=line.at,
        author=line.author,
        action=str(line.action),
        kind=line.kind,
        id=line.id,
        version=version_of(line),
        why=why_of(line),
        entry=entry if isinstance(entry, dict) else None,
        hash=line.hash,
    )


def entry_answer(at: Stored, line: Line, *, waiting: bool = False) -> outputs.EntryOutput:
    """An entry at a line, with the corrections of it that were proposed since the last decision on it."""
    return outputs.EntryOutput(
        dossier=at.id,
        id=line.id,
        kind=line.kind,
        version=version_of(line),
        proposed=waiting,
        author=line.author,
        at=line.at,
        entry=written(held_of(line).entry),
        beside=() if waiting else tuple(line_answer(one) for one in undecided(at.store, at.id, line.id)),
    )
