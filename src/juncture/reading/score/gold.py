"""A reader's list to score against:
items with their kind, span and fields; the founding checklist's form and our own."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from juncture.record.problems import JunctureError

# The lists of the checklist and the kinds of proposal that answer them.
KINDS: Mapping[str, frozenset[str]] = {
    "events": frozenset(("event",)),
    "office_holdings": frozenset(("tenure", "membership")),
    "stances": frozenset(("stance",)),
    "causal_claims": frozenset(("influence",)),
    "legal": frozenset(("power", "claim")),
    "options": frozenset(("option",)),
    "risks": frozenset(("assessment",)),
    "unknowns": frozenset(("assessment",)),
    "precedents": frozenset(("likeness",)),
}
_OLD_TYPES = {
    "YIELD": "CONCEDE",
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}


class GoldError(JunctureError):
    """A file that is no list to score against."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a reader found in a text."""

    id: str
    kind: str
    start: int
    end: int
    quote: str
    core: bool = True
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gold:
    """All that a reader found in a text."""

    items: tuple[Item, ...]
    text_file: str | None = None
    sha256: str | None = None


def read_gold(path: Path | str) -> Gold:
    """A list in the form of the founding text's checklist."""
    path = Path(path)
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise GoldError(f"{str(path)!r} cannot be read: {error.strerror}.") from None
    except ValueError as error:
        raise GoldError(f"{str(path)!r} is no JSON ({error}).") from None
    if not isinstance(content, dict):
        raise GoldError(f"{str(path)!r} is no list to score against; wanted are {', '.join(KINDS)} as lists of items.")
    items = [_item(kind, entry, path) for kind in KINDS for entry in content.get(kind, ())]
    if not items:
        raise GoldError(
            f"{str(path)!r} holds no items; wanted are {', '.join(KINDS)}, each item with quote and char_start."
        )
    return Gold(tuple(items), content.get("text_file"), content.get("sha256"))


def _item(kind: str, entry: Mapping[str, Any], path: Path) -> Item:
    try:
        start, quote = int(entry["char_start"]), str(entry["quote"])
    except (KeyError, TypeError, ValueError):
        raise GoldError(
            f"an item of {kind!r} in {str(path)!r} lacks its quote or char_start: {str(entry)[:80]}"
        ) from None
    return Item(
        str(entry.get("id", f"{kind}-{start}")),
        kind,
        start,
        int(entry.get("char_end", start + len(quote))),
        quote,
        bool(entry.get("core", True)),
        entry,
    )


def modern(type_: str) -> str:
    """A PLOVER type under its name in PLOVER 2.0.

    >>> modern("FIGHT"), modern("AGREE")
    ('ASSAULT', 'AGREE')
    """
    return _OLD_TYPES.get(type_, type_)


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence of the PLOVER gold standard records with its root types."""

    id: str
    text: str
    types: frozenset[str]


def read_plover(path: Path | str) -> list[Coded]:
    """The PLOVER gold standard records, old labels mapped to those of PLOVER 2.0."""
    try:
        records = json.loads(Path(path).read_text(encoding="utf-8"), strict=False)
    except (OSError, ValueError) as error:
        raise GoldError(f"{str(path)!r} cannot be read as PLOVER records: {error}.") from None
    found: dict[str, Coded] = {}
    for record in records:
        text = re.sub(r"[{}]", "", record.get("text", "")).strip()
        if text:
            before = found.get(text)
            types = frozenset((modern(record["event"]),)) | (before.types if before else frozenset())
            found[text] = Coded(record["id"], text, types)
    return list(found.values())
