"""Sheets as they come in, whatever program wrote them, and what they were written from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from juncture.exchange.sheets.cells import Cell
from juncture.exchange.sheets.columns import SHEETS
from juncture.record.fields import Identified
from juncture.record.items import Source
from juncture.record.record import Record
from juncture.record.statements import Statement
from juncture.record.view import View


@dataclass(frozen=True)
class Grid:
    """One sheet: its header's cells and its rows, each with its number."""

    name: str
    header: tuple[Cell, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]


@dataclass(frozen=True)
class Base:
    """What sheets were written from: the dossier, its version, and each entry as it stood then."""

    dossier: str
    version: str = ""
    entries: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def full(entry: Identified) -> dict[str, Any]:
    """All fields of an entry by their written names, defaults included."""
    return entry.model_dump(mode="json", by_alias=True)


def shown_entries(view: View) -> Iterator[tuple[str, Identified]]:
    """The entries that a view's sheets show, by kind, in the order of the sheets."""
    record: Record = view.record
    public = {source.id for source in view.sources()}
    for kind in SHEETS.values():
        for held in record.held.values():
            entry = held.entry
            if entry.kind != kind or (isinstance(entry, Source) and entry.id not in public):
                continue
            shown = view.by_id.get(entry.id) if isinstance(entry, Statement) else entry
            if shown is not None:
                yield kind, shown


def base_rows(view: View, version: str) -> Iterator[str]:
    """What a file keeps of what it was written from: a head, then an entry a row, as JSON."""
    yield json.dumps({"juncture": 1, "dossier": view.record.meta.id, "version": version})
    for kind, entry in shown_entries(view):
        yield json.dumps({"kind": kind, **full(entry)}, ensure_ascii=False)


def read_base(rows: Iterable[str]) -> Base | None:
    """What a file was written from; None where it does not say, or not readably."""
    try:
        head, *entries = [json.loads(row) for row in rows]
        if head["juncture"] != 1:
            return None
        return Base(head["dossier"], head["version"], {entry["id"]: entry for entry in entries})
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
