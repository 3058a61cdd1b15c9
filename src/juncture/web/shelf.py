"""The dossiers that are on the table: opened by their short names, and never older than what is stored.

A record is kept for as long as its place says that nothing was written since: a store by its journal's
head and the number of its texts, a folder by its files' sizes and times. Another process's writes are
seen at the next look. A page works on the one record that it was given and so never mixes two heads.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

from juncture.record.fields import near
from juncture.record.following import Edition
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.saying import said
from juncture.record.store.sql import SqlStore
from juncture.web.answers import Answers
from juncture.web.places import Place, StorePlace, place_at

Made = TypeVar("Made")
Shown = TypeVar("Shown")

#: How many answers are kept with an open record.
KEPT = 64
#: How many entries the open records hold together, before the one that was used longest ago is let go.
ENTRIES = 500_000


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
    edition: Edition
    in_store: bool
    _answers: Answers = field(default_factory=lambda: Answers(KEPT), repr=False)

    @property
    def record(self) -> Record:
        return self.edition.record

    @property
    def stamp(self) -> str:
        return self.edition.stamp

    def once(self, ask: Callable[..., Made], **asked: Any) -> Made:
        """What a question answers on this record, asked at the first call and kept: ``once(api.holders, known=day)``.

        The question must depend on the record and on what is given alone. Of several who ask it at once, one finds out.
        """
        return self._answers.once(_key(ask, asked), lambda: ask(self.record, **asked))

    def made(self, make: Callable[[Made], Shown], ask: Callable[..., Made], **asked: Any) -> Shown:
        """What is made of an answer, kept beside it: ``made(page, api.holders, known=day)``."""
        return self._answers.once((make, *_key(ask, asked)), lambda: make(self.once(ask, **asked)))

    def known(self, ask: Callable[..., Made], **asked: Any) -> Made | None:
        """The same where it was asked before; None where it was not."""
        found: Made | None = self._answers.known(_key(ask, asked))
        return found


def _key(ask: Callable[..., Any], asked: Mapping[str, Any]) -> tuple[Hashable, ...]:
    return (ask, *sorted(asked.items()))


class Shelf:
    """Every dossier at some addresses; stores are asked anew which they hold, each time."""

    def __init__(self, addresses: Iterable[str]) -> None:
        self._places = [place_at(address) for address in addresses]
        self._open: OrderedDict[str, Opened] = OrderedDict()
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
        raise UnknownDossierError(
            said("there is no dossier %(name)r here%(near)s", name=slug, near=near(slug, [one.slug for one in listed]))
        )

    def open(self, slug: str) -> Opened:
        """The record of a dossier as it stands now."""
        one = self.find(slug)
        held = self._held(slug)
        if held is not None and held.stamp == one.place.stamp(one.id):
            return held
        with self._guard:
            lock = self._locks.setdefault(slug, Lock())
        with lock:  # of several readers who come upon a change, one reads it
            return self._renewed(one, self._held(slug))

    def _held(self, slug: str) -> Opened | None:
        with self._guard:
            if slug in self._open:
                self._open.move_to_end(slug)
            return self._open.get(slug)

    def _renewed(self, one: Listed, held: Opened | None) -> Opened:
        edition = one.place.latest(one.id, held.edition if held else None)
        if held is None or edition is not held.edition:
            held = Opened(one.slug, one.address, edition, one.place.in_store)
            with self._guard:
                self._open[one.slug] = held
                self._open.move_to_end(one.slug)
                self._make_room()
        return held

    def _make_room(self) -> None:
        size = sum(len(one.record.held) for one in self._open.values())
        while size > ENTRIES and len(self._open) > 1:
            size -= len(self._open.popitem(last=False)[1].record.held)

    def stores(self) -> list[SqlStore]:
        """The stores among the places, each once."""
        found = {place.store.name: place.store for place in self._places if isinstance(place, StorePlace)}
        return list(found.values())

    def close(self) -> None:
        """Let go of every store."""
        for place in self._places:
            place.close()
