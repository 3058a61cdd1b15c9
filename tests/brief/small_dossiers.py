"""Small dossiers for the brief's tests, made in memory."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from juncture.brief import Document, brief
from juncture.brief.context import Context
from juncture.brief.document import Sentence
from juncture.brief.sentences import tell
from juncture.record.meta import Meta
from juncture.record.record import Held, Record, build, parse
from juncture.record.view import View

BASE: tuple[tuple[str, dict[str, Any]], ...] = (
    ("source", {"id": "paper", "title": "A Coup", "publisher": "The Paper", "published": "2021-05-27"}),
    ("source", {"id": "court", "title": "Ruling", "publisher": "The Court", "published": "2021-05-28"}),
    ("actor", {"id": "goita", "name": "Assimi Goïta", "short": "Goïta", "type": "person"}),
    ("actor", {"id": "ndaw", "name": "Bah N’Daw", "short": "N’Daw", "type": "person"}),
    ("actor", {"id": "officers", "name": "the officers", "type": "informal-group", "plural": True}),
    ("actor", {"id": "ecowas", "name": "ECOWAS", "type": "intergovernmental"}),
    ("actor", {"id": "mali", "name": "Mali", "type": "state"}),
    ("office", {"id": "president", "name": "President of the Transition", "rank": 1}),
    ("office", {"id": "vice", "name": "Vice President of the Transition", "rank": 2}),
    ("issue", {"id": "takeover", "name": "The takeover", "rank": 1}),
)


def record(*entries: tuple[str, Mapping[str, Any]], texts: Mapping[str, str] | None = None, **meta: Any) -> Record:
    """A record of these entries upon the base ones; a statement without passages of its own cites the paper."""
    head = Meta(**{"id": "mali-test", "title": "Mali, in small", **meta})
    return Record(head, build(Held(parse(kind, _cited(kind, data))) for kind, data in (*BASE, *entries)), texts or {})


def _cited(kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    plain = kind in ("source", "actor", "office", "issue", "place", "instrument")
    return dict(data) if plain or "from" in data else {**data, "from": ["paper"]}


def view(
    *entries: tuple[str, Mapping[str, Any]], as_of: str = "2021-06-02", known: str | None = None, **more: Any
) -> View:
    return View(record(*entries, **more), date.fromisoformat(as_of), date.fromisoformat(known) if known else None)


def told(kind: str, **fields: Any) -> Sentence:
    """The sentence of one statement."""
    entry = {"id": "one", "voice": "asserted", **fields}
    found = view((kind, entry))
    return tell(Context(found), found.by_id["one"])


def text(kind: str, **fields: Any) -> str:
    return told(kind, **fields).text


def made(*entries: tuple[str, Mapping[str, Any]], since: str | None = None, **more: Any) -> Document:
    """The brief of a small dossier."""
    return brief(view(*entries, **more), since=date.fromisoformat(since) if since else None)


ARREST = {
    "id": "arrest", "text": "officers arrested the president", "act": "detain", "type": "COERCE/arrest",
    "actors": ["officers"], "targets": ["ndaw"], "when": "2021-05-24", "voice": "asserted",
}  # fmt: skip
NDAW = {"id": "ndaw-president", "holder": "ndaw", "office": "president", "began": "2020-09-25", "voice": "asserted"}
