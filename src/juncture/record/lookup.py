"""Who held an office, straight from a store: only what bears on that office is read, not the dossier.

The answer is the one that :func:`juncture.record.holders.holders` gives for the whole record, since it
is made by the same function, from the part of the record that it would look at.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from juncture.record.changes import held_of
from juncture.record.holders import OfficeAnswer, holders
from juncture.record.journal import Line
from juncture.record.meta import Meta
from juncture.record.opening import end_of
from juncture.record.problems import StoreError
from juncture.record.record import Held, Record
from juncture.record.statements import Event, Suspension, Tenure
from juncture.record.store import Store
from juncture.record.view import View

_STATEMENTS = frozenset({Event.kind, Tenure.kind, Suspension.kind})


def holders_at(
    store: Store, dossier: str, office: str, as_of: date, known: date | None = None, recorded: str | None = None
) -> OfficeAnswer:
    """One office on a day, as known publicly by another, as our file had it at a moment (now, where left out).

    Raises KeyError for an office that the dossier does not hold.
    """
    with store.snapshot():
        record = _about(store, dossier, office, recorded)
    return holders(View(record, as_of, known), as_of, office)[0]


def _about(store: Store, dossier: str, office: str, recorded: str | None) -> Record:
    """The part of a record that says who held an office."""
    until = end_of(recorded)
    held = _read(store.find(dossier, ids=[office], about=(Tenure.kind, [office]), until=until))
    if not held and next(store.lines(dossier, until=until), None) is None:
        by = f" by {recorded}" if recorded else ""
        raise StoreError(f"the store {store.name!r} held no dossier {dossier!r}{by}.")
    tenures = [one.entry for one in held.values() if isinstance(one.entry, Tenure)]
    if tenures:
        holding = {one.holder for one in tenures}
        named = {id for one in tenures for id in (one.began_by, one.ended_by) if id} | holding | _sources(tenures)
        held |= _read(store.find(dossier, ids=named, about=(Suspension.kind, holding), until=until))
    sources = _sources(one.entry for one in held.values() if one.entry.kind in _STATEMENTS)
    if missing := sources - held.keys():
        held |= _read(store.find(dossier, ids=missing, until=until))
    texts = store.texts(dossier, sources) if sources else {}
    return Record(Meta(id=dossier, title=dossier), held, texts, recorded=recorded)


def _read(lines: Iterable[Line]) -> dict[str, Held]:
    return {line.id: held_of(line) for line in lines}


def _sources(statements: Iterable[Any]) -> set[str]:
    return {passage.source for one in statements for passage in one.passages}
