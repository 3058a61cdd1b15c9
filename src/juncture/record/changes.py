"""What has to be written so that a store says what a record says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from juncture.record.canonical import canonical, written
from juncture.record.journal import Action, Change, Line
from juncture.record.record import Held, parse


def payload(held: Held) -> str:
    """An entry with its place in the folder, as the journal keeps it."""
    content = {"entry": written(held.entry), "file": held.file, "remarks": held.remarks}
    return canonical({key: value for key, value in content.items() if value})


def held_of(line: Line) -> Held:
    """The entry that a line holds."""
    content = json.loads(line.payload)
    return Held(parse(line.kind, content["entry"]), content.get("file", ""), content.get("remarks", ""))


@dataclass(frozen=True, slots=True)
class Plan:
    """The changes between what stands and what is wanted, and the ids that stand but are not wanted."""

    changes: tuple[Change, ...]
    missing: tuple[str, ...]

    def count(self, action: Action) -> int:
        return sum(change.action is action for change in self.changes)


def plan(standing: Mapping[str, Line], wanted: Iterable[Held], *, retract_missing: bool = False) -> Plan:
    """Compare; entries that stand and are not wanted are retracted only when asked."""
    held = list(wanted)
    changes = list(_changes(standing, held))
    ids = {one.entry.id for one in held}
    missing = tuple(id for id in standing if id not in ids)
    if retract_missing:
        changes += [Change(Action.RETRACT, standing[id].kind, id) for id in missing]
    return Plan(tuple(changes), missing)


def _changes(standing: Mapping[str, Line], wanted: Iterable[Held]) -> Iterator[Change]:
    for one in wanted:
        entry, text = one.entry, payload(one)
        before = standing.get(entry.id)
        if before is None:
            yield Change(Action.ASSERT, entry.kind, entry.id, text)
        elif before.payload != text or before.kind != entry.kind:
            yield Change(Action.SUPERSEDE, entry.kind, entry.id, text)
