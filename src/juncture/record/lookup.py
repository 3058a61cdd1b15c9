"""Who held an office, straight from a store: only what bears on that office is read, not the dossier.

The answer is made by the functions that answer from a whole record, each given the part of the
record that it would look at: first what tells the stays in the office, then what is said of those who are named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from juncture.record.changes import held_of
from juncture.record.holders import OfficeAnswer, by_office, may_be_named, office_answer
from juncture.record.items import Office
from juncture.record.meta import Meta
from juncture.record.opening import end_of
from juncture.record.problems import StoreError
from juncture.record.record import Held, Record
from juncture.record.statements import Suspension, Tenure
from juncture.record.store import Store
from juncture.record.view import View


def holders_at(
    store: Store, dossier: str, office: str, as_of: date, known: date | None = None, recorded: str | None = None
) -> OfficeAnswer:
    """One office on a day, as known publicly by another, as our file had it at a moment (now, where left out).

    Raises KeyError for an office that the dossier does not hold.
    """
    with store.snapshot():
        part = _Part(store, dossier, recorded)
        part.fetch([office], Tenure.kind, [office])
        post = part.entry(office)
        if not isinstance(post, Office):
            part.check()
            raise KeyError(office)
        part.fetch({id for one in part.of(Tenure) for id in (one.began_by, one.ended_by) if id} | part.sources())
        part.fetch(part.sources())
        found = View(part.record(), as_of, known).once(by_office).get(office, [])
        stays = may_be_named(found, as_of)
        holders = {spell.holder for spell in stays}
        part.fetch(holders, Suspension.kind, holders)
        part.fetch(part.sources())
        cited = _sources(one for spell in stays for one in spell.tenures) | _sources(part.of(Suspension))
        texts = store.texts(dossier, cited) if cited else {}
        return office_answer(View(part.record(texts), as_of, known), post, found, as_of)


class _Part:
    """The part of a dossier that was fetched so far."""

    def __init__(self, store: Store, dossier: str, recorded: str | None) -> None:
        self.store, self.dossier, self.recorded = store, dossier, recorded
        self.until = end_of(recorded)
        self.held: dict[str, Held] = {}

    def fetch(self, ids: Iterable[str], kind: str = "", subjects: Collection[str] = ()) -> None:
        """Bring in what is not there yet: by id, and by what it is about."""
        missing = set(ids) - self.held.keys()
        if missing or subjects:
            lines = self.store.find(self.dossier, ids=missing, about=(kind, subjects), until=self.until)
            self.held |= {line.id: held_of(line) for line in lines}

    def entry(self, id: str) -> Any:
        return self.held[id].entry if id in self.held else None

    def of(self, model: type[Any]) -> list[Any]:
        return [one.entry for one in self.held.values() if isinstance(one.entry, model)]

    def sources(self) -> set[str]:
        """The sources that what was fetched rests on."""
        return _sources(one.entry for one in self.held.values())

    def record(self, texts: dict[str, str] | None = None) -> Record:
        return Record(Meta(id=self.dossier, title=self.dossier), dict(self.held), texts or {})

    def check(self) -> None:
        """Say so where the dossier itself is not there."""
        if next(self.store.lines(self.dossier, until=self.until), None) is None:
            by = f" by {self.recorded}" if self.recorded else ""
            raise StoreError(f"the store {self.store.name!r} held no dossier {self.dossier!r}{by}.")


def _sources(entries: Iterable[Any]) -> set[str]:
    return {passage.source for one in entries for passage in getattr(one, "passages", ())}
