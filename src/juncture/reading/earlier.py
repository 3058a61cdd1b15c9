"""What a dossier already says, in the form in which documents are read, so that new readings are merged with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from juncture.reading.coder.proposal import Proposal, Quoted
from juncture.reading.decisions import Decisions
from juncture.reading.documents.document import Document, Evidence
from juncture.record.canonical import written
from juncture.record.changes import held_of
from juncture.record.items import Source
from juncture.record.record import KINDS, Record, passages_of
from juncture.record.statements import Statement

Read = tuple[Document, list[Proposal]]


def earlier(record: Record, known: Decisions) -> dict[str, Read]:
    """For each source of the dossier: its text, and what was proposed or recorded from it, decided on or not.

    Each proposal bears the id of its entry as ``extra["entry"]``.
    """
    names = _names(known)
    found: dict[str, Read] = {one.id: (_document(record, one), []) for one in record.of(Source)}
    for id, line in known.said.items():
        entry = held_of(line).entry
        if isinstance(entry, Statement) and (id in known.proposed or id in known.rejected or id in known.standing):
            for source, proposal in _tellings(entry, names):
                if source in found:
                    found[source][1].append(proposal)
    return found


def _document(record: Record, source: Source) -> Document:
    # Without its text a source is like no other: its id stands for it, since two empty texts would be copies.
    text = record.texts.get(source.id, source.id)
    publisher = Evidence(source.publisher, "the dossier") if source.publisher else None
    return Document(text, (), publisher=publisher)


def _names(known: Decisions) -> dict[str, str]:
    """What each item of the dossier is called."""
    entries = [held_of(line).entry for line in known.said.values() if not _of_statements(line.kind)]
    called = {one.id: getattr(one, "name", None) or getattr(one, "title", None) for one in entries}
    return {id: str(name) for id, name in called.items() if name}


def _of_statements(kind: str) -> bool:
    return kind in KINDS and issubclass(KINDS[kind], Statement)


def _tellings(entry: Statement, names: Mapping[str, str]) -> Iterator[tuple[str, Proposal]]:
    """The entry once for each source that it rests on."""
    quoted: dict[str, list[Quoted]] = {}
    for one in passages_of(entry):
        if one.start is not None and one.end is not None:
            quoted.setdefault(one.source, []).append(Quoted(one.start, one.end, ""))
    content = {key: _named(value, names) for key, value in written(entry).items()}
    for source, passages in quoted.items():
        yield (
            source,
            Proposal(
                entry.kind,
                content,
                tuple(passages),
                "earlier",
                voice=entry.voice,
                speaker=names.get(entry.speaker, entry.speaker) if entry.speaker else None,
                hedge=entry.hedge,
                condition=entry.condition,
                extra={"entry": entry.id},
            ),
        )


def _named(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return tuple(names.get(str(one), str(one)) for one in value)
    return names.get(value, value) if isinstance(value, str) else value
