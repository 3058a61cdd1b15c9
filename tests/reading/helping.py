"""What the tests of reading share: sentences to proposals, and a reader's list written in TOML."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("spacy", reason="the extra 'reading' is not installed")

from juncture import reading
from juncture.reading import Proposal
from juncture.reading.score.gold import KINDS, Gold, Item

TEXTS = Path(__file__).parent / "texts"
SHARED = next(
    (up / "shared" for up in Path(__file__).resolve().parents if (up / "shared" / "seed").is_dir()), Path("/nowhere")
)


@cache
def proposals(text: str, published: str | None = None) -> tuple[Proposal, ...]:
    return tuple(reading.propose(reading.from_text(text, published=published)))


def of_kind(kind: str, text: str, published: str | None = None) -> list[Proposal]:
    return [one for one in proposals(text, published) if one.kind == kind]


def types(text: str) -> set[str]:
    return {one.fields.get("type") or one.fields.get("act") for one in of_kind("event", text)}


def gold(name: str) -> tuple[str, Gold, dict[str, Any]]:
    content = tomllib.loads((TEXTS / f"{name}.toml").read_text(encoding="utf-8"))
    text = content["text"].strip()
    items = []
    for kind in KINDS:
        for number, entry in enumerate(content.get(kind, [])):
            start = text.index(entry["quote"])
            fields = {"status": "asserted", **entry}
            if "type" in fields:
                fields["plover_type"] = fields.pop("type")
            items.append(
                Item(
                    f"{kind}-{number}",
                    kind,
                    start,
                    start + len(entry["quote"]),
                    entry["quote"],
                    entry.get("core", True),
                    fields,
                )
            )
    return text, Gold(tuple(items)), content
