"""The store in which a page's dossier lies, for what is written or decided there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, HTTPException

from juncture.record.journal import Line
from juncture.record.store.sql import SqlStore
from juncture.web.page import OnTable
from juncture.web.places import StorePlace


@dataclass(frozen=True, slots=True)
class Stored:
    """A dossier in a store, by its short name and its id there."""

    slug: str
    id: str
    store: SqlStore

    def standing(self, id: str) -> Line | None:
        """The line in force of an entry, if there is one."""
        return next((line for line in self.store.find(self.id, ids={id}) if line.id == id), None)


def stored(table: OnTable, slug: str) -> Stored:
    """The store in which a dossier lies; a folder keeps no journal, so there is nothing to write to."""
    one = table.find(slug)
    if not isinstance(one.place, StorePlace):
        raise HTTPException(409, f"the dossier {slug!r} is a folder, which keeps no journal. Import it into a store.")
    return Stored(slug, one.id, one.place.store)


InStore = Annotated[Stored, Depends(stored)]
