"""JSON lines: every entry in full, one a line, with its kind. Nothing is lost; scripts read it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from juncture.exchange.incoming import Gathering, Incoming, at
from juncture.exchange.report import Findings, Report
from juncture.record.canonical import canonical, written
from juncture.record.fields import near
from juncture.record.folder.writing import write_file
from juncture.record.items import Page, Source
from juncture.record.meta import Meta
from juncture.record.record import KINDS, Record
from juncture.record.statements import Statement
from juncture.record.texts import read_text
from juncture.record.view import View

VIEW = "view"
_KINDS = [kind for kind in KINDS if kind not in (Page.kind, Meta.kind)]


def write(view: View, target: Path) -> Report:
    """Write the statements of a view, and before them what they are about."""
    found = Findings()
    public = {source.id for source in view.sources()}
    rows = []
    if view.known or view.as_of:
        rows.append(canonical({"kind": VIEW, "as_of": _day(view.as_of), "known": _day(view.known)}) + "\n")
    for held in view.record.held.values():
        entry = held.entry
        if isinstance(entry, Page) or (isinstance(entry, Source) and entry.id not in public):
            continue
        shown = view.by_id.get(entry.id) if isinstance(entry, Statement) else entry
        if shown is not None:
            rows.append(canonical({"kind": entry.kind, **written(shown)}) + "\n")
            found.count(entry.kind)
    found.lose("files", "the files that entries stand in, and the remarks there")
    file = write_file(target, "".join(rows))
    return found.report("jsonl", "export", view.record.meta.id, [file])


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def read(path: Path, record: Record) -> Incoming:
    """The entries of a file that are new or say something else than the record's.

    A file that holds a view (as known on a day) says less than the record of what both hold; there it brings
    only what is new.
    """
    gathering = Gathering(record)
    lines = read_text(path).splitlines()
    partial = bool(lines) and _is_view(lines[0])
    if partial:
        gathering.found.note("line 1", "this file holds a view as of a date; only entries new to the record are taken.")
    for number, line in enumerate(lines, start=1):
        if line.strip():
            _take(gathering, f"line {number}", line, partial)
    entries = gathering.settle()
    gathering.found.count("new or changed entries", len(entries))
    return Incoming(entries, gathering.found.report("jsonl", "import", record.meta.id, [path]))


def _is_view(line: str) -> bool:
    try:
        head = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(head, dict) and head.get("kind") == VIEW


def _take(gathering: Gathering, place: str, line: str, partial: bool) -> None:
    try:
        data: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        gathering.found.fault(place, f"this is no JSON ({str(error).partition(':')[0].lower()}).")
        return
    kind = data.pop("kind", None) if isinstance(data, dict) else None
    if kind in (Meta.kind, VIEW):
        return
    if kind not in _KINDS:
        gathering.found.fault(place, f"there is no kind of entry {kind!r}{near(str(kind), _KINDS)}", kind)
        return
    before = gathering.record.held.get(str(data.get("id")))
    if before is not None and before.entry.kind != kind:
        gathering.found.fault(place, f"{data['id']!r} is an id of the record already, of kind {before.entry.kind}.")
        return
    if before is None or not partial:
        gathering.offer(kind, data, at(place), before)
