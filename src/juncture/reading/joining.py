"""Merged statements as changes of a dossier's journal: new proposals, and passages for those that wait.

Tellings in one manner become one entry. An event that is told in several manners becomes several entries that are the
same occurrence (``same_as``); what cannot both be right is linked by ``disputes``. What was decided on is not touched.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from juncture.reading.decisions import Decisions
from juncture.reading.entries import Drafter, Told, account, also_told
from juncture.reading.merging import Merged, Telling
from juncture.record.changes import held_of, payload
from juncture.record.fields import Identified
from juncture.record.journal import Action, Change, Line
from juncture.record.record import Held, Record, parse

FILE = "record/read.toml"


@dataclass(slots=True)
class Joined:
    """The changes, and the account of them; ``entries`` holds the ids of each merged statement's entries."""

    changes: list[Change] = field(default_factory=list)
    proposed: int = 0
    items: int = 0
    widened: int = 0
    known: int = 0
    problems: list[str] = field(default_factory=list)
    entries: dict[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class _Draft:
    """An entry that is to be proposed, and the merged statement that it is of."""

    entry: Identified
    remarks: str
    of: Merged


class Joiner:
    """Joins merged statements to a dossier; ``names`` are the sources of the documents, by number, and
    ``spelled`` the full names of shorter spellings."""

    def __init__(self, record: Record, known: Decisions, names: Sequence[str], spelled: Mapping[str, str]) -> None:
        self._drafter = Drafter(record, spelled)
        self._known = known
        self._names = names
        self._drafts: list[_Draft] = []
        self._ids: dict[int, list[str]] = {}
        self._done = Joined()

    def join(self, merged: Sequence[Merged]) -> Joined:
        """The changes for what was read now."""
        for one in merged:
            self._ids[id(one)] = list(dict.fromkeys(_entry(told) for told in one.tellings if _entry(told)))
            for group in one.by_manner():
                self._group(one, group)
        self._done.changes += [self._change(draft) for draft in self._drafts]
        self._done.entries = {number: tuple(self._ids[id(one)]) for number, one in enumerate(merged)}
        return self._done

    def _group(self, one: Merged, group: list[Telling]) -> None:
        fresh = [Told(self._names[told.document], told.proposal) for told in group if not _entry(told)]
        waiting = next((_entry(old) for old in group if _entry(old) in self._known.proposed), "")
        if fresh and waiting:
            self._widen(self._known.proposed[waiting], fresh)
        elif fresh:
            self._propose(one, fresh)

    def _propose(self, one: Merged, fresh: list[Told]) -> None:
        drafted = self._drafter.draft(fresh)
        if drafted.entry is None:
            self._done.problems.append(str(drafted.problem))
            return
        if drafted.entry.id in self._known.said:
            self._done.known += len(fresh)
            return
        for item in drafted.items:
            if item.id not in self._known.said:
                self._done.changes.append(Change(Action.PROPOSE, item.kind, item.id, payload(Held(item, FILE))))
                self._done.items += 1
        self._done.proposed += 1
        self._ids[id(one)].append(drafted.entry.id)
        self._drafts.append(_Draft(drafted.entry, account(fresh), one))

    def _widen(self, line: Line, fresh: list[Told]) -> None:
        """Propose a waiting entry anew with more passages."""
        content = json.loads(line.payload)["entry"]
        content["from"] = list(dict.fromkeys([*content["from"], *(place for one in fresh for place in one.passages())]))
        remarks = "\n".join([held_of(line).remarks, *also_told(fresh)]).strip()
        entry = parse(line.kind, content)
        self._done.changes.append(Change(Action.PROPOSE, line.kind, line.id, payload(Held(entry, FILE, remarks))))
        self._done.widened += 1

    def _change(self, draft: _Draft) -> Change:
        entry = draft.entry.model_copy(update=self._links(draft))
        return Change(Action.PROPOSE, entry.kind, entry.id, payload(Held(entry, FILE, draft.remarks)))

    def _links(self, draft: _Draft) -> dict[str, Any]:
        same = [id for id in self._living(draft.of) if id != draft.entry.id]
        first = self._living(draft.of)[0]
        links: dict[str, Any] = {"disputes": tuple(id for other in draft.of.against for id in self._living(other))}
        if draft.entry.kind == "event" and same and first != draft.entry.id:
            links["same_as"] = (first,)
        return {key: value for key, value in links.items() if value}

    def _living(self, one: Merged) -> list[str]:
        """The ids of a merged statement's entries, without those that were rejected."""
        return [entry for entry in self._ids[id(one)] if entry not in self._known.rejected]


def _entry(telling: Telling) -> str:
    """The id of the entry that a telling was taken from; nothing where it was read now."""
    return str(telling.proposal.extra.get("entry", ""))
