"""Reading into a dossier: the document becomes a source, its proposals lines of the journal that await a decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from juncture.reading.coder.proposal import Proposal
from juncture.reading.documents.document import Document, DocumentError
from juncture.reading.entries import Drafter, account, slug
from juncture.record.changes import payload
from juncture.record.items import Source
from juncture.record.journal import Action, Change
from juncture.record.opening import dossier_of, record_of, whoami
from juncture.record.problems import RecordError
from juncture.record.record import Held, Record, explain
from juncture.record.store import Store, is_store, open_store
from juncture.record.texts import facts

FILE = "record/read.toml"


@dataclass(frozen=True, slots=True)
class ReadInto:
    """What was brought in: the source, how many statements and items were proposed, and what could not be,
    with reasons."""

    dossier: str
    source: str
    new_source: bool
    proposed: int
    items: int
    known: int
    problems: tuple[str, ...]


def read_into(
    address: str, document: Document, proposals: Sequence[Proposal], *, id: str | None = None, author: str | None = None
) -> ReadInto:
    """Bring a document and its proposals into a store in one step; what was proposed before is not proposed again."""
    if not is_store(address):
        name = Path(address).name or "dossier"
        raise DocumentError(
            f"{address!r} is a folder, which keeps no journal for proposals to wait in. "
            f"Bring it into a store first: juncture import {address} {name}.sqlite"
        )
    store = open_store(address)
    try:
        with store.step():
            return _bring(store, dossier_of(store, address), document, proposals, id, author or whoami())
    finally:
        store.close()


def _bring(
    store: Store, dossier: str, document: Document, proposals: Sequence[Proposal], id: str | None, author: str
) -> ReadInto:
    record = record_of(store, dossier)
    seen = {line.id for line in store.lines(dossier)}
    source, new = _source(record, document, id)
    changes: list[Change] = []
    if new:
        changes.append(Change(Action.ASSERT, "source", source.id, payload(Held(source))))
    drafter = Drafter(record, source.id)
    problems: list[str] = []
    counts = {"statements": 0, "items": 0, "known": 0}
    for proposal in proposals:
        drafted = drafter.draft(proposal)
        if drafted.problem:
            problems.append(f"{proposal.kind} at {proposal.start}: {drafted.problem}")
            continue
        *items, statement = drafted.entries
        for item in items:
            if item.id not in seen:
                changes.append(Change(Action.PROPOSE, item.kind, item.id, payload(Held(item, FILE))))
                seen.add(item.id)
                counts["items"] += 1
        if statement.id in seen:
            counts["known"] += 1
            continue
        seen.add(statement.id)
        changes.append(
            Change(Action.PROPOSE, statement.kind, statement.id, payload(Held(statement, FILE, account(proposal))))
        )
        counts["statements"] += 1
    if changes:
        store.append(dossier, changes, author)
    store.put_text(dossier, source.id, document.text)
    return ReadInto(dossier, source.id, new, counts["statements"], counts["items"], counts["known"], tuple(problems))


def _source(record: Record, document: Document, id: str | None) -> tuple[Source, bool]:
    """The source that a document is: the one with its hash, or a new one with what it tells of itself."""
    for one in record.of(Source):
        if one.sha256 == document.sha256:
            return one, False
    measured = facts(document.text)
    title = document.title or " ".join(document.text.split()[:8])
    name = id or slug(title)
    while name in record.held:
        name = f"{name}-{measured.sha256[:6]}"
    fields = {
        "id": name,
        "title": title,
        "sha256": measured.sha256,
        "fingerprint": measured.fingerprint,
        "length": measured.length,
        "paragraphs": measured.paragraphs,
        "language": document.language,
        "publisher": document.publisher.value if document.publisher else None,
        "author": document.author.value if document.author else None,
        "published": document.published.value if document.published else None,
        "published_evidence": document.published.evidence if document.published else None,
    }
    try:
        return Source.model_validate({key: value for key, value in fields.items() if value}), True
    except ValidationError as error:
        raise RecordError(explain("source", error, None)) from None
