"""The dossiers that are on the table: opened by their short names, and never older than what is stored.

A record is kept for as long as its place says that nothing was written since: a store by its journal's
head and the number of its texts, a folder by its files' sizes and times. Another process's writes are
seen at the next look.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

from juncture.record.fields import near
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.store.sql import SqlStore
from juncture.web.places import Place, StorePlace, place_at

Made = TypeVar("Made")

#: How many answers are kept with an open record.
KEPT = 64


class UnknownDossierError(JunctureError):
    """A name that no dossier on the table has."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A dossier on the table, by the short name that stands in its pages' addresses."""

    slug: str
    id: str
    title: str
    place: Place

    @property
    def address(self) -> str:
        """The dossier's own address, as the commands take it."""
        return self.place.address_of(self.id)


@dataclass(frozen=True)
class Opened:
    """A dossier's record at one moment, with the answers already found in it."""

    slug: str
    address: str
    record: Record
    stamp: str
    in_store: bool
    _answers: OrderedDict[Any, Any] = field(default_factory=OrderedDict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def once(self, ask: Callable[..., Made], **asked: Any) -> Made:
        """What a question answers on this record, asked at the first call and kept: ``once(api.holders, known=day)``.

        The question must depend on the record and on what is given alone.
        """
        key = (ask, *sorted(asked.items()))
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]  # type: ignore[no-any-return]
        made = ask(self.record, **asked)
        with self._lock:
            self._answers[key] = made
            while len(self._answers) > KEPT:
                self._answers.popitem(last=False)
        return made


class Shelf:
    """Every dossier at some addresses; stores are asked anew which they hold, each time."""

    def __init__(self, addresses: Iterable[str]) -> None:
        self._places = [place_at(address) for address in addresses]
        self._open: dict[str, Opened] = {}
        self._locks: dict[str, Lock] = {}
        self._guard = Lock()

    def listed(self) -> list[Listed]:
        """The dossiers, in the order of their places; of two with one id, the second is called ``id-2``."""
        return list(self._listed())

    def _listed(self) -> Iterator[Listed]:
        times: dict[str, int] = {}
        for place in self._places:
            for id, title in place.listed():
                times[id] = times.get(id, 0) + 1
                yield Listed(id if times[id] == 1 else f"{id}-{times[id]}", id, title, place)

    def find(self, slug: str) -> Listed:
        """The dossier of a short name; raises :class:`UnknownDossierError` with the nearest one."""
        listed = self.listed()
        for one in listed:
            if one.slug == slug:
                return one
        raise UnknownDossierError(f"there is no dossier {slug!r} here{near(slug, [one.slug for one in listed])}")

    def open(self, slug: str) -> Opened:
        """The record of a dossier as it stands now."""
        one = self.find(slug)
        with self._guard:
            lock = self._locks.setdefault(slug, Lock())
        with lock:  # of several readers who come upon a change, one reads it
            stamp = one.place.stamp(one.id)
            held = self._open.get(slug)
            if held is None or held.stamp != stamp:
                record = one.place.read(one.id)
                held = Opened(slug, one.address, record, stamp, one.place.in_store)
                self._open[slug] = held
            return held

    def stores(self) -> list[SqlStore]:
        """The stores among the places, each once."""
        found = {place.store.name: place.store for place in self._places if isinstance(place, StorePlace)}
        return list(found.values())

    def close(self) -> None:
        """Let go of every store."""
        for place in self._places:
            place.close()
