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
from juncture.record.items import Office, Source
from juncture.record.journal import Line
from juncture.record.meta import Meta
from juncture.record.opening import end_of
from juncture.record.problems import StoreError
from juncture.record.record import Held, Record
from juncture.record.statements import Event, Suspension, Tenure
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
        part.fetch([office], Tenure, [office])
        if part.kind(office) != Office.kind:
            part.check()
            raise KeyError(office)
        tenures = part.of(Tenure)
        named = {id for one in tenures for id in (one.holder, one.began_by, one.ended_by) if id}
        part.fetch(named | _sources(tenures), Suspension, {one.holder for one in tenures})
        part.fetch(_sources(part.of(Event)))
        telling = part.record(Tenure, Event, Source)
        found = View(telling, as_of, known).once(by_office).get(office, [])
        stays = may_be_named(found, as_of)
        holders = {spell.holder for spell in stays}
        suspensions = [one for one in part.of(Suspension) if one.target in holders]
        cited = _sources(one for spell in stays for one in spell.tenures) | _sources(suspensions)
        part.fetch(cited)
        texts = store.texts(dossier, cited) if cited else {}
        naming = part.record(Source, Suspension, ids=holders, texts=texts)
        return office_answer(View(naming, as_of, known), part.entry(office), found, as_of)


class _Part:
    """The part of a dossier that was fetched so far; a line is read into an entry when that is asked for."""

    def __init__(self, store: Store, dossier: str, recorded: str | None) -> None:
        self.store, self.dossier, self.recorded = store, dossier, recorded
        self.until = end_of(recorded)
        self.lines: dict[str, Line] = {}
        self.held: dict[str, Held] = {}

    def fetch(self, ids: Iterable[str], model: type[Any] | None = None, subjects: Collection[str] = ()) -> None:
        """Bring in what is not there yet: by id, and by what it is about."""
        missing = set(ids) - self.lines.keys()
        if missing or subjects:
            about = (model.kind if model else "", subjects)
            found = self.store.find(self.dossier, ids=missing, about=about, until=self.until)
            self.lines |= {line.id: line for line in found}

    def kind(self, id: str) -> str | None:
        return self.lines[id].kind if id in self.lines else None

    def entry(self, id: str) -> Any:
        if id not in self.held:
            self.held[id] = held_of(self.lines[id])
        return self.held[id].entry

    def of(self, model: type[Any]) -> list[Any]:
        return [self.entry(id) for id, line in self.lines.items() if line.kind == model.kind]

    def record(self, *models: type[Any], ids: Collection[str] = (), texts: dict[str, str] | None = None) -> Record:
        """A record of what was fetched of these kinds, and under these ids."""
        kinds = {model.kind for model in models}
        for id, line in self.lines.items():
            if line.kind in kinds or id in ids:
                self.entry(id)
        held = {id: one for id, one in self.held.items() if self.lines[id].kind in kinds or id in ids}
        return Record(Meta(id=self.dossier, title=self.dossier), held, texts or {})

    def check(self) -> None:
        """Say so where the dossier itself is not there."""
        if next(self.store.lines(self.dossier, until=self.until), None) is None:
            by = f" by {self.recorded}" if self.recorded else ""
            raise StoreError(f"the store {self.store.name!r} held no dossier {self.dossier!r}{by}.")


def _sources(statements: Iterable[Any]) -> set[str]:
    return {passage.source for one in statements for passage in one.passages}
