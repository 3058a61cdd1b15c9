"""Reading into a dossier: documents become sources, what they say lines of the journal that await a decision.

What they say is merged first: with one another, and with what the dossier already holds. Nothing is overwritten: a
proposal that waits gains passages; what was decided on stays as it is, and what corroborates or contradicts it is
proposed beside it, with a link.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from juncture.reading.coder.proposal import Proposal
from juncture.reading.decisions import decisions
from juncture.reading.documents.document import Document, DocumentError
from juncture.reading.earlier import Read, earlier
from juncture.reading.joining import Joiner
from juncture.reading.merging import Merged, merge
from juncture.reading.sourcing import Sourcing
from juncture.reading.spellings import spellings
from juncture.record.changes import payload
from juncture.record.items import Source
from juncture.record.journal import Action, Change
from juncture.record.opening import dossier_of, record_of, whoami
from juncture.record.record import Held
from juncture.record.store import Store, is_store, open_store


@dataclass(frozen=True, slots=True)
class ReadInto:
    """What was brought in: the sources in the order of the documents, how many statements and items were proposed, how
    many proposals gained passages, how many statements were known before, and what could not be proposed, and why.

    ``merged`` holds what the documents and the dossier say together, ``names`` the source of each number in it, and
    ``entries`` the ids of the entries of each merged statement.
    """

    dossier: str
    sources: tuple[str, ...]
    new_sources: tuple[str, ...]
    proposed: int = 0
    items: int = 0
    widened: int = 0
    known: int = 0
    problems: tuple[str, ...] = ()
    merged: list[Merged] = field(default_factory=list)
    names: tuple[str, ...] = ()
    entries: dict[int, tuple[str, ...]] = field(default_factory=dict)


def read_into(
    address: str,
    read: Sequence[tuple[Document, Sequence[Proposal]]],
    *,
    id: str | None = None,
    author: str | None = None,
) -> ReadInto:
    """Bring documents and their proposals into a store in one step; what was proposed before is not proposed again."""
    if not is_store(address):
        name = Path(address).name or "dossier"
        raise DocumentError(
            f"{address!r} is a folder, which keeps no journal for proposals to wait in. "
            f"Bring it into a store first: juncture import {address} {name}.sqlite"
        )
    if id is not None and len(read) > 1:
        raise DocumentError(f"--id {id!r} names one source, and there are {len(read)} documents; read them one by one.")
    store = open_store(address)
    try:
        with store.step():
            return _bring(store, dossier_of(store, address), read, id, author or whoami())
    finally:
        store.close()


def _bring(
    store: Store, dossier: str, read: Sequence[tuple[Document, Sequence[Proposal]]], id: str | None, author: str
) -> ReadInto:
    record, known = record_of(store, dossier), decisions(store.lines(dossier))
    sourcing = Sourcing(record)
    texts = [(sourcing.source_of(document, id), document, proposals) for document, proposals in read]
    held = earlier(record, known)
    told, before = _together(held, texts)
    names = tuple(told)
    merged = merge(list(told.values()))
    joined = Joiner(record, known, names, spellings(merged)).join(merged)
    changes = [Change(Action.ASSERT, "source", one.id, payload(Held(one))) for one in sourcing.new] + joined.changes
    if changes:
        store.append(dossier, changes, author)
    for source, document, _ in texts:
        store.put_text(dossier, source.id, document.text)
    return ReadInto(
        dossier,
        tuple(source.id for source, _, _ in texts),
        tuple(one.id for one in sourcing.new),
        joined.proposed,
        joined.items,
        joined.widened,
        before + joined.known,
        tuple(joined.problems),
        merged,
        names,
        joined.entries,
    )


def _together(
    held: dict[str, Read], texts: Sequence[tuple[Source, Document, Sequence[Proposal]]]
) -> tuple[dict[str, Read], int]:
    """For each source its document and proposals: what the dossier holds first, then what was read now; and how many
    of these it held already. A document that is given twice, or was read before, is one document."""
    told = {id: (document, list(proposals)) for id, (document, proposals) in held.items()}
    places = {(id, *_place(one)) for id, (_, proposals) in held.items() for one in proposals}
    seen: set[str] = set()
    known = 0
    for source, document, proposals in texts:
        if source.id in seen:
            continue
        seen.add(source.id)
        fresh = [one for one in proposals if (source.id, *_place(one)) not in places]
        known += len(proposals) - len(fresh)
        told[source.id] = document, [*told.get(source.id, (document, []))[1], *fresh]
    return told, known


def _place(one: Proposal) -> tuple[object, ...]:
    kind = "assessment" if one.kind == "likeness" else one.kind
    return kind, tuple((passage.start, passage.end) for passage in one.passages)
