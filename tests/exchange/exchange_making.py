"""Small records for the tests of exchange, and the schemas that exports are held against."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from juncture.record.items import Source
from juncture.record.meta import Meta
from juncture.record.record import Held, Record, build, parse
from juncture.record.texts import facts

TEXT = (
    "On 24 May officers arrested Bah N’Daw, the president. The day after, the vice president said that he had "
    "stripped him of his powers. There are rumours that both men resigned on 26 May.\n"
)

ACTORS: list[tuple[str, dict[str, Any]]] = [
    ("actor", {"id": "bah-ndaw", "name": "Bah N’Daw", "type": "person", "names": ["Bah Ndaw"]}),
    ("actor", {"id": "assimi-goita", "name": "Assimi Goïta", "type": "person", "ids": {"wikidata": "Q98531585"}}),
    ("actor", {"id": "cnsp", "name": "CNSP", "type": "organisation"}),
    ("actor", {"id": "mali", "name": "Mali", "type": "state", "country": "MLI"}),
    ("office", {"id": "president-of-transition", "name": "President of the Transition", "body": "mali"}),
]


def entries(*given: tuple[str, dict[str, Any]]) -> list[Held]:
    """Entries as a record holds them."""
    return [Held(parse(kind, data)) for kind, data in given]


def record(*given: tuple[str, dict[str, Any]], text: str | None = TEXT, at_hand: bool = True) -> Record:
    """A record of the small crisis: its actors, one report with its text, and whatever is given."""
    measured = facts(text) if text else None
    source: dict[str, Any] = {
        "id": "report",
        "title": "A report",
        "published": "2021-05-27",
        "url": "https://example.org/r",
    }
    if measured:
        source |= {"sha256": measured.sha256, "fingerprint": measured.fingerprint, "length": measured.length}
    held = [Held(Meta(id="mali-2021", title="Mali 2021")), Held(Source.model_validate(source))]
    made = build([*held, *entries(*ACTORS), *entries(*given)])
    return Record(made["mali-2021"].entry, made, {"report": text} if text and at_hand else {})  # type: ignore[arg-type]


def passage(words: str, text: str = TEXT) -> str:
    """The passage of the report that holds these words."""
    start = text.index(words)
    return f"report@{start}-{start + len(words)}"


def tenure(id: str, **given: Any) -> tuple[str, dict[str, Any]]:
    """Bah N’Daw as president of the transition, asserted by the report."""
    data = {
        "id": id,
        "holder": "bah-ndaw",
        "office": "president-of-transition",
        "voice": "asserted",
        "from": ["report"],
    }
    return "tenure", {**data, **given}


def emptied(full: Record) -> Record:
    """The head of a record alone."""
    return replace(full, held={full.meta.id: full.held[full.meta.id]}, texts={})


def schema(name: str) -> dict[str, Any]:
    """A schema that an export must satisfy."""
    return dict(json.loads((Path(__file__).parent / "schemas" / f"{name}.schema.json").read_text("utf-8")))


def losses(report: Any) -> dict[str, int]:
    """What a report says was lost: codes with counts."""
    return {loss.code: loss.count for loss in report.losses}
