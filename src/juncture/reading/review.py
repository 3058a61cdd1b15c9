"""Review: proposals one by one with their passage in its context; accept, edit, reject, skip, undo, all in the journal.

An undo takes nothing back from the journal: an acceptance is retracted, and the proposal is made again.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Any

from pydantic import ValidationError

from juncture.reading.decisions import ITEMS
from juncture.reading.documents.document import DocumentError
from juncture.reading.undoing import last_decision
from juncture.record.changes import held_of, payload, why_of
from juncture.record.fields import Identified
from juncture.record.journal import Action, Change, Line
from juncture.record.opening import dossier_of, whoami
from juncture.record.problems import RecordError
from juncture.record.record import Held, Record, explain, parse, passages_of
from juncture.record.references import references
from juncture.record.statements import STATEMENTS, Statement
from juncture.record.store import is_store, open_store
from juncture.record.store.derived import batches

AROUND = 240
#: How many proposals are read at once.
BATCH = 50
#: Fields that tie a statement to others without needing them.
LINKS = ("same_as", "disputes")


@dataclass(frozen=True, slots=True)
class Pending:
    """A proposal that awaits a decision: the entry, its account, its first passage with the text around, and the
    source and words of each further one."""

    line: Line
    entry: Identified
    account: str
    source: str = ""
    before: str = ""
    exact: str = ""
    after: str = ""
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a review has come."""

    pending: int
    accepted: int
    rejected: int

    @property
    def decided(self) -> int:
        return self.accepted + self.rejected


class Review:
    """A review of one dossier's proposals, by one reviewer."""

    def __init__(self, address: str, reviewer: str | None = None) -> None:
        if not is_store(address):
            raise DocumentError(
                f"{address!r} is a folder; proposals wait in a store's journal. Read into a "
                f"store: juncture read FILE --into desk.sqlite"
            )
        self.reviewer = reviewer or whoami()
        self._store = open_store(address)
        self._dossier = dossier_of(self._store, address)
        self._seen: dict[str, Line] = {}

    def __enter__(self) -> Review:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._store.close()

    def waiting(self) -> list[str]:
        """The ids of the statements that await a decision, in the order in which they were proposed."""
        return [one.id for one in self._store.waiting(self._dossier) if one.kind in STATEMENTS]

    def pending(self, ids: Collection[str] | None = None) -> Iterator[Pending]:
        """The statements that await a decision, or those of some ids, in the order in which they were proposed."""
        for batch in batches(self.waiting() if ids is None else ids, BATCH):
            for line in self._read(batch):
                entry = held_of(line).entry
                if isinstance(entry, Statement):
                    yield self._shown(line, entry)

    def _read(self, ids: Collection[str]) -> list[Line]:
        """The proposals under these ids; what was read is what a decision will be about."""
        found = self._store.proposed(self._dossier, ids) if ids else []
        self._seen |= {line.id: line for line in found}
        return found

    def with_proposed(self, record: Record, entry: Identified) -> Record:
        """The record as if an entry that is proposed, and what it needs, were accepted: for its names and words."""
        offered = {line.id: held_of(line) for line in self._needs(entry)} | {entry.id: Held(entry)}
        return replace(record, held={**record.held, **offered})

    def progress(self) -> Progress:
        """How many await a decision, were accepted and were rejected."""
        waiting = sum(one.kind not in ITEMS for one in self._store.waiting(self._dossier))
        return Progress(waiting, *self._store.decided(self._dossier, but=ITEMS))

    def accept(self, id: str, changes: Mapping[str, Any] | None = None) -> Identified:
        """Accept a proposal, with changed fields where given; the actors and offices that it needs come with it."""
        line = self._proposed(id)
        held = held_of(line)
        entry = self._linked(self._changed(line, changes) if changes else held.entry)
        done = [Change(Action.ACCEPT, one.kind, one.id, one.payload) for one in self._needs(entry)]
        done.append(Change(Action.ACCEPT, line.kind, id, payload(Held(entry, held.file, held.remarks))))
        self._write(done)
        return entry

    def reject(self, id: str) -> None:
        """Reject a proposal."""
        line = self._proposed(id)
        self._write([Change(Action.REJECT, line.kind, id)])

    def undo(self) -> str | None:
        """Take back this reviewer's last decision: what it touched awaits a decision again. Says which, or None."""
        with self._store.step(self._dossier):
            lines = last_decision(self._store, self._dossier, self.reviewer)
            if not lines:
                return None
            standing = self._standing(line.id for line in lines)
            changes = [Change(Action.RETRACT, line.kind, line.id) for line in reversed(lines) if line.id in standing]
            changes += [Change(Action.PROPOSE, line.kind, line.id, line.payload) for line in lines]
            self._store.append(self._dossier, changes, self.reviewer)
        return lines[-1].id

    def _standing(self, ids: Iterable[str]) -> set[str]:
        """Which of these ids are in force."""
        return {line.id for line in self._store.find(self._dossier, ids=list(ids))}

    def _proposed(self, id: str) -> Line:
        """A proposal as it was read, or as it stands where it was not."""
        if id not in self._seen and not self._read([id]):
            raise DocumentError(f"no proposal {id!r} awaits a decision.")
        return self._seen[id]

    def _changed(self, line: Line, changes: Mapping[str, Any]) -> Identified:
        content = json.loads(line.payload)["entry"] | dict(changes)
        try:
            return parse(line.kind, {key: value for key, value in content.items() if value is not None})
        except ValidationError as error:
            raise RecordError(explain(line.kind, error, None)) from None

    def _linked(self, entry: Identified) -> Identified:
        """The entry with links to what stands only: of two that are linked, the one accepted later bears the link."""
        links = {field: getattr(entry, field) for field in LINKS if hasattr(entry, field)}
        standing = self._standing(id for named in links.values() for id in named)
        return entry.model_copy(
            update={field: tuple(id for id in named if id in standing) for field, named in links.items()}
        )

    def _needs(self, entry: Identified, above: frozenset[str] = frozenset()) -> list[Line]:
        """The proposed entries that an entry refers to, what they refer to first."""
        around = above | {entry.id}
        named = dict.fromkeys(target for _, target, _ in references(entry) if target not in around)
        direct = {line.id: line for line in self._read(list(named))}
        found: dict[str, Line] = {}
        for id in named:
            if id in direct and id not in found:
                inner = self._needs(held_of(direct[id]).entry, around)
                found |= {line.id: line for line in inner if line.id not in found} | {id: direct[id]}
        return list(found.values())

    def _write(self, changes: list[Change]) -> None:
        """Decide on what was seen, or on nothing: whoever decided meanwhile was first."""
        ids = [one.id for one in changes]
        with self._store.step(self._dossier):
            now = {line.id: line for line in self._store.proposed(self._dossier, ids)}
            for id in ids:
                if now.get(id) != self._seen[id]:
                    raise DocumentError(f"the proposal {id!r} was decided on or changed meanwhile, by somebody else.")
            self._store.append(self._dossier, changes, self.reviewer)
        for id in ids:
            del self._seen[id]

    def _shown(self, line: Line, entry: Identified) -> Pending:
        remarks = str(json.loads(line.payload).get("remarks", "")).replace("# ", "") or why_of(line)
        named = [one for one in passages_of(entry) if one.start is not None]
        texts = self._store.texts(self._dossier, {one.source for one in named})
        places = [one for one in named if one.source in texts]
        if not places:
            return Pending(line, entry, remarks)
        first, *others = places
        text, start, end = texts[first.source], first.start or 0, first.end or 0
        return Pending(
            line,
            entry,
            remarks,
            first.source,
            text[max(0, start - AROUND) : start],
            text[start:end],
            text[end : end + AROUND],
            tuple((one.source, texts[one.source][one.start : one.end]) for one in others),
        )
