"""What has to be written so that a store says what a record says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError, create_model

from juncture.record.canonical import canonical, written
from juncture.record.items import Page
from juncture.record.journal import Action, Change, Line
from juncture.record.problems import StoreError
from juncture.record.record import KINDS, Held, explain, parse


def payload(held: Held, why: str = "") -> str:
    """An entry with its place in the folder, as the journal keeps it, and why it was written where that is said."""
    content = {"entry": written(held.entry), "file": held.file, "remarks": held.remarks, "why": why}
    return canonical({key: value for key, value in content.items() if value})


def reason(why: str) -> str:
    """Why an entry was withdrawn, as the journal keeps it; nothing where nobody said.

    >>> reason("told twice"), reason("")
    ('{"why":"told twice"}', '')
    """
    return canonical({"why": why}) if why else ""


def entry_of(line: Line) -> object:
    """What a line says of its entry, as it is written down; None where it says nothing."""
    return _said(line).get("entry")


def why_of(line: Line) -> str:
    """Why somebody corrected or withdrew an entry; empty where nobody said."""
    return str(_said(line).get("why") or "")


def _said(line: Line) -> dict[str, Any]:
    try:
        found = json.loads(line.payload)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def held_of(line: Line) -> Held:
    """The entry that a line holds; raises :class:`StoreError` for one that this release cannot read."""
    try:
        read: Any = _reader(line.kind).validate_json(line.payload)
    except (KeyError, ValidationError):
        return _held_slowly(line)
    return Held(read.entry, read.file, read.remarks)


@cache
def _reader(kind: str) -> TypeAdapter[Any]:
    """What reads a payload of this kind at once, without a Python object for each of its parts."""
    return TypeAdapter(create_model(f"Payload_{kind}", entry=(KINDS[kind], ...), file=(str, ""), remarks=(str, "")))


def _held_slowly(line: Line) -> Held:
    """The same, part by part, so that what is wrong can be named."""
    try:
        content = json.loads(line.payload)
        return Held(parse(line.kind, content["entry"]), str(content.get("file", "")), str(content.get("remarks", "")))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        reason = explain(line.kind, error, None)[0].message if isinstance(error, ValidationError) else "it is no entry."
        raise StoreError(
            f"line {line.seq} of the journal ({line.action} of {line.kind} {line.id!r}) cannot be read: {reason}"
        ) from None


@dataclass(frozen=True, slots=True)
class Plan:
    """The changes between what stands and what is wanted, and the ids that stand but are not wanted."""

    changes: tuple[Change, ...]
    missing: tuple[str, ...]

    def count(self, action: Action) -> int:
        return sum(change.action is action for change in self.changes)


def plan(standing: Mapping[str, Line], wanted: Iterable[Held], *, retract_missing: bool = False) -> Plan:
    """Compare; entries that stand and are not wanted are retracted only when asked.

    What stood at the head and foot of a file is part of that file: it goes when the file comes without it.
    """
    held = list(wanted)
    changes = list(_changes(standing, held))
    ids = {one.entry.id for one in held}
    missing = tuple(id for id in standing if id not in ids)
    files = {one.file for one in held}
    bare = {id for id in missing if standing[id].kind == Page.kind and _path(standing[id]) in files}
    changes += [Change(Action.RETRACT, standing[id].kind, id) for id in missing if retract_missing or id in bare]
    return Plan(tuple(changes), tuple(id for id in missing if id not in bare))


def _changes(standing: Mapping[str, Line], wanted: Iterable[Held]) -> Iterator[Change]:
    for one in wanted:
        entry, text = one.entry, payload(one)
        before = standing.get(entry.id)
        if before is None:
            yield Change(Action.ASSERT, entry.kind, entry.id, text)
        elif _without_why(before) != text or before.kind != entry.kind:
            yield Change(Action.SUPERSEDE, entry.kind, entry.id, text)


def _without_why(line: Line) -> str:
    """What a line says of its entry alone: files do not tell why it was corrected."""
    if not why_of(line):
        return line.payload
    return canonical({key: value for key, value in _said(line).items() if key != "why"})


def _path(line: Line) -> str:
    entry = held_of(line).entry
    return entry.path if isinstance(entry, Page) else ""
