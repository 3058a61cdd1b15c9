"""Review: proposals one by one with their passage in its context; accept, edit, reject, skip, undo, all in the journal.

An undo takes nothing back from the journal: an acceptance is retracted, and the proposal is made again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Any

from pydantic import ValidationError

from juncture.reading.documents.document import DocumentError
from juncture.reading.undoing import last_decision
from juncture.record.changes import held_of, payload
from juncture.record.fields import Identified
from juncture.record.journal import Action, Change, Line
from juncture.record.opening import dossier_of, whoami
from juncture.record.problems import RecordError
from juncture.record.record import Held, Record, explain, parse, passages_of
from juncture.record.references import references
from juncture.record.statements import Statement
from juncture.record.store import is_store, open_store

AROUND = 240


@dataclass(frozen=True, slots=True)
class Pending:
    """A proposal that awaits a decision: the entry, its account, and its passage with the text around."""

    line: Line
    entry: Identified
    account: str
    source: str = ""
    before: str = ""
    exact: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a review has come."""

    pending: int
    accepted: int
    rejected: int

    @property
    def decided(self) -> int:
        return self.accepted + self.rejected


@dataclass(slots=True)
class _State:
    proposed: dict[str, Line] = field(default_factory=dict)
    accepted: set[str] = field(default_factory=set)
    rejected: set[str] = field(default_factory=set)
    standing: set[str] = field(default_factory=set)


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

    def _fold(self) -> _State:
        state = _State()
        for line in self._store.lines(self._dossier):
            _apply(state, line)
        return state

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
        waiting = sum(
            1
            for line in self._state.proposed.values()
            if line.kind not in ("actor", "office", "issue", "instrument", "place")
        )
        return Progress(waiting, len(self._state.accepted), len(self._state.rejected))

    def accept(self, id: str, changes: Mapping[str, Any] | None = None) -> Identified:
        """Accept a proposal, with changed fields where given; the actors and offices that it needs come with it."""
        line = self._proposed(id)
        held = held_of(line)
        content = ""
        entry = held.entry
        if changes:
            entry = self._changed(line, changes)
            content = payload(Held(entry, held.file, held.remarks))
        needed = [self._state.proposed[one] for one in self._needs(entry)]
        done = [Change(Action.ACCEPT, one.kind, one.id, one.payload) for one in needed]
        done.append(Change(Action.ACCEPT, line.kind, id, content or line.payload))
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
        remarks = str(json.loads(line.payload).get("remarks", "")).replace("# ", "")
        place = next((one for one in passages_of(entry) if one.start is not None and one.source in self._texts), None)
        if place is None or place.start is None or place.end is None:
            return Pending(line, entry, remarks)
        text = self._texts[place.source]
        return Pending(
            line,
            entry,
            remarks,
            place.source,
            text[max(0, place.start - AROUND) : place.start],
            text[place.start : place.end],
            text[place.end : place.end + AROUND],
        )


def _apply(state: _State, line: Line) -> None:
    items = ("actor", "office", "issue", "instrument", "place")
    match line.action:
        case Action.PROPOSE:
            state.proposed[line.id] = line
            state.accepted.discard(line.id)
            state.rejected.discard(line.id)
        case Action.ACCEPT:
            state.proposed.pop(line.id, None)
            state.standing.add(line.id)
            if line.kind not in items:
                state.accepted.add(line.id)
        case Action.REJECT:
            state.proposed.pop(line.id, None)
            state.rejected.add(line.id)
        case Action.RETRACT:
            state.standing.discard(line.id)
            state.accepted.discard(line.id)
        case Action.ASSERT | Action.SUPERSEDE:
            state.standing.add(line.id)
