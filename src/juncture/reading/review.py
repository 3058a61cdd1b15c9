"""Review: proposals one by one with their passage in its context; accept, edit, reject, skip, undo, all in the journal.

An undo takes nothing back from the journal: an acceptance is retracted, and the proposal is made again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Any

from pydantic import ValidationError

from juncture.reading.decisions import ITEMS, Decisions, decisions
from juncture.reading.documents.document import DocumentError
from juncture.reading.undoing import last_decision
from juncture.record.changes import held_of, payload, why_of
from juncture.record.fields import Identified
from juncture.record.journal import Action, Change, Line
from juncture.record.opening import dossier_of, whoami
from juncture.record.problems import RecordError
from juncture.record.record import Held, Record, explain, parse, passages_of
from juncture.record.references import references
from juncture.record.statements import Statement
from juncture.record.store import is_store, open_store

AROUND = 240
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
        self._texts: Mapping[str, str] = self._store.texts(self._dossier)
        self._state = self._fold()

    def __enter__(self) -> Review:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._store.close()

    def _fold(self) -> Decisions:
        return decisions(self._store.lines(self._dossier))

    def pending(self) -> Iterator[Pending]:
        """The statements that await a decision, in the order in which they were proposed."""
        for line in list(self._state.proposed.values()):
            entry = held_of(line).entry
            if isinstance(entry, Statement):
                yield self._shown(line, entry)

    def with_proposed(self, record: Record) -> Record:
        """The record as if everything proposed were accepted, so that a proposal is shown by its names and words."""
        offered = {line.id: held_of(line) for line in self._state.proposed.values()}
        return replace(record, held={**record.held, **offered})

    def progress(self) -> Progress:
        """How many await a decision, were accepted and were rejected."""
        waiting = sum(line.kind not in ITEMS for line in self._state.proposed.values())
        return Progress(waiting, len(self._state.accepted), len(self._state.rejected))

    def accept(self, id: str, changes: Mapping[str, Any] | None = None) -> Identified:
        """Accept a proposal, with changed fields where given; the actors and offices that it needs come with it."""
        line = self._proposed(id)
        held = held_of(line)
        entry = self._linked(self._changed(line, changes) if changes else held.entry)
        needed = [self._state.proposed[one] for one in self._needs(entry)]
        done = [Change(Action.ACCEPT, one.kind, one.id, one.payload) for one in needed]
        done.append(Change(Action.ACCEPT, line.kind, id, payload(Held(entry, held.file, held.remarks))))
        self._write(done)
        return entry

    def reject(self, id: str) -> None:
        """Reject a proposal."""
        line = self._proposed(id)
        self._write([Change(Action.REJECT, line.kind, id)])

    def undo(self) -> str | None:
        """Take back this reviewer's last decision: what it touched awaits a decision again. Says which, or None."""
        lines = last_decision(self._store.lines(self._dossier), self.reviewer)
        if not lines:
            return None
        standing = [line for line in reversed(lines) if line.id in self._state.standing]
        changes = [Change(Action.RETRACT, line.kind, line.id) for line in standing]
        changes += [Change(Action.PROPOSE, line.kind, line.id, line.payload) for line in lines]
        self._store.append(self._dossier, changes, self.reviewer)
        self._state = self._fold()
        return lines[-1].id

    def _proposed(self, id: str) -> Line:
        line = self._state.proposed.get(id)
        if line is None:
            raise DocumentError(f"no proposal {id!r} awaits a decision.")
        return line

    def _changed(self, line: Line, changes: Mapping[str, Any]) -> Identified:
        content = json.loads(line.payload)["entry"] | dict(changes)
        try:
            return parse(line.kind, {key: value for key, value in content.items() if value is not None})
        except ValidationError as error:
            raise RecordError(explain(line.kind, error, None)) from None

    def _linked(self, entry: Identified) -> Identified:
        """The entry with links to what stands only: of two that are linked, the one accepted later bears the link."""
        kept = {
            field: tuple(one for one in getattr(entry, field) if one in self._state.standing)
            for field in LINKS
            if hasattr(entry, field)
        }
        return entry.model_copy(update=kept)

    def _needs(self, entry: Identified) -> list[str]:
        """The proposed entries that an entry refers to, what they refer to first."""
        found: list[str] = []
        for _, target, _ in references(entry):
            if target in self._state.proposed and target not in found and target != entry.id:
                inner = held_of(self._state.proposed[target]).entry
                found += [one for one in self._needs(inner) if one not in found] + [target]
        return found

    def _write(self, changes: list[Change]) -> None:
        """Decide on what was seen, or on nothing: whoever decided meanwhile was first."""
        with self._store.step(self._dossier):
            now = self._fold()
            for one in changes:
                if now.proposed.get(one.id) != self._state.proposed.get(one.id):
                    raise DocumentError(
                        f"the proposal {one.id!r} was decided on or changed meanwhile, by somebody else."
                    )
            self._store.append(self._dossier, changes, self.reviewer)
        self._state = self._fold()

    def _shown(self, line: Line, entry: Identified) -> Pending:
        remarks = str(json.loads(line.payload).get("remarks", "")).replace("# ", "") or why_of(line)
        places = [one for one in passages_of(entry) if one.start is not None and one.source in self._texts]
        if not places:
            return Pending(line, entry, remarks)
        first, *others = places
        text, start, end = self._texts[first.source], first.start or 0, first.end or 0
        return Pending(
            line,
            entry,
            remarks,
            first.source,
            text[max(0, start - AROUND) : start],
            text[start:end],
            text[end : end + AROUND],
            tuple((one.source, self._texts[one.source][one.start : one.end]) for one in others),
        )
