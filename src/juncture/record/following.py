"""A dossier's record kept up with its store: what was written since is read, not the whole dossier.

An edition is the store at one moment. The next one takes the lines after its head and is equal to what a whole
reading would give; where those lines do not follow on that head, or do not fit, it is a whole reading.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from juncture.record.changes import held_of
from juncture.record.indexes import Index
from juncture.record.items import Source
from juncture.record.journal import Action, Head, Line
from juncture.record.opening import meta_of, record_of
from juncture.record.problems import RecordError
from juncture.record.record import Held, Record, build, passages_of, problems_of
from juncture.record.references import references
from juncture.record.store import Store


@dataclass(frozen=True, slots=True)
class Edition:
    """A record, and the stamp of what it was read from: the same stamp means that nothing was written since."""

    record: Record
    stamp: str


def stamp_of(store: Store, dossier: str) -> str:
    """The journal's head and the number of texts, for a text can be attached without a line in the journal."""
    with store.snapshot():
        return f"{store.head(dossier).short}+{store.text_count(dossier)}"


def latest(store: Store, dossier: str, before: Edition | None = None) -> Edition:
    """The dossier as the store holds it now, brought forward from an earlier edition where there is one."""
    with store.snapshot():
        stamp = stamp_of(store, dossier)
        if before is not None and before.stamp == stamp:
            return before
        record = followed(store, dossier, before.record) if before is not None else None
        return Edition(record or record_of(store, dossier), stamp)


def followed(store: Store, dossier: str, record: Record) -> Record | None:
    """A record with what was written after its head; None where it has to be read anew."""
    with store.snapshot():
        lines = list(store.lines(dossier, after=record.head.seq - 1))
        if not lines or lines[0].hash != record.head.hash:
            return None  # another journal lies there now
        now = {line.id: held_of(line) for line in store.find(dossier, ids={line.id for line in lines[1:]})}
        held = _brought_forward(record, lines[1:], now)
        texts = store.texts(dossier)
    if held is None:
        return None
    meta = meta_of(held.values(), f"the store holds no dossier {dossier!r}.")
    after = replace(record, meta=meta, held=held, texts=texts, head=Head(lines[-1].seq, lines[-1].hash))
    if (index := _index(record, lines[1:], now)) is not None:
        after.carry(index)
    return after


def _index(record: Record, since: Iterable[Line], now: Mapping[str, Held]) -> Index | None:
    """The record's index with what stands now; None where an entry is gone or has come back at another place."""
    if any(line.id in record.held and (line.action is Action.RETRACT or line.id not in now) for line in since):
        return None
    before = {id: record.held[id].entry for id in now if id in record.held}
    return record.index.beyond(before, {id: one.entry for id, one in now.items()})


def _brought_forward(record: Record, since: Iterable[Line], now: dict[str, Held]) -> dict[str, Held] | None:
    """The entries with what stands now of those that were touched; None where something does not fit."""
    touched = {line.id for line in since}
    gone = {line.id for line in since if line.action is Action.RETRACT}
    held = dict(record.held)
    for id in gone | (touched - now.keys()):  # what comes back after a retraction stands at the end
        held.pop(id, None)
    held |= now
    try:
        return build(held.values()) if _shakes(record, now, gone) else _fitting(held, now.values())
    except RecordError:
        return None  # the whole reading says what is wrong, in its own order


def _shakes(record: Record, now: dict[str, Held], gone: Collection[str]) -> bool:
    """Whether entries that were not touched might no longer fit: what they name is gone or has become another thing."""
    before = {id: record.held[id].entry for id in now if id in record.held}
    return bool(gone) or any(
        isinstance(entry, Source) or entry.kind != now[id].entry.kind for id, entry in before.items()
    )


def _fitting(held: dict[str, Held], new: Collection[Held]) -> dict[str, Held]:
    named = {target for one in new for _, target, _ in references(one.entry)}
    named |= {place.source for one in new for place in passages_of(one.entry)}
    problems = problems_of(new, lambda held, field: None, [held[id] for id in named if id in held])
    if problems:
        raise RecordError(problems)
    return held
