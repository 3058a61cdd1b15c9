"""What the record says when asked on a date: as things stood on one day, as known publicly by another.

Three clocks stay apart. ``as_of`` is the day in the world that an answer describes. ``known`` is the
day by which a source must have been public. ``recorded`` (given when the record is opened) is the
moment of our own file. A source without a publication date was never shown to be public, so with
``known`` set its statements are left out, and the view says which.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any, TypeVar

from juncture.record.indexes import grouped
from juncture.record.items import Source
from juncture.record.passage import Passage
from juncture.record.record import Record
from juncture.record.statements import Assessment, Event, Statement
from juncture.record.truth import Truth
from juncture.record.validity import first_begin
from juncture.record.when import DAY, Bound, When, instant

AnyStatement = TypeVar("AnyStatement", bound=Statement)
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A statement that a view does not use, and why."""

    id: str
    reason: str


@dataclass(frozen=True)
class View:
    """A record as of a day, as known by a day; either may be left open."""

    record: Record
    as_of: date | None = None
    known: date | None = None

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What had come about by ``as_of`` and was public by ``known``, each with only the passages that were.

        What is planned or would follow stays, whatever the day it is meant for.
        """
        return self.once(_standing)

    @cached_property
    def by_id(self) -> dict[str, Statement]:
        return self.once(_by_id)

    @cached_property
    def missing(self) -> tuple[Statement, ...]:
        """What is in the record but came about after ``as_of``, or was not shown to be public by ``known``."""
        return self.once(_missing)

    @cached_property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The same statements, each with the reason."""
        return tuple(LeftOut(one.id, self._reason(one)) for one in self.missing)

    def of(self, model: type[AnyStatement]) -> Iterator[AnyStatement]:
        """The statements of a kind."""
        return chain.from_iterable(found for kind, found in self.once(_by_type).items() if issubclass(kind, model))

    def once(self, make: Callable[[View], Made]) -> Made:
        """What a function makes of this view, made at the first call and kept with the record for its days.

        So two views of one record on the same days share it. What is made must hold neither the view nor the record,
        or it would keep the record alive; what does is for :meth:`own`. Two threads may make the same thing at once.
        """
        return _made_once(self._room, self, make)

    def own(self, make: Callable[[View], Made]) -> Made:
        """The same, kept with this view alone."""
        return _made_once(self._own, self, make)

    @cached_property
    def _room(self) -> dict[Any, Any]:
        return self.record.room_for((self.as_of, self.known))

    @cached_property
    def _own(self) -> dict[Any, Any]:
        return {}

    def event(self, id: str | None) -> Event | None:
        """An event that was public by ``known``, also one after ``as_of``: it may say until when something lasted."""
        found = self.record.get(id) if self.known is None else self.once(_known).get(id or "")
        return found if isinstance(found, Event) else None

    def sources(self) -> list[Source]:
        """The sources that were public by ``known``, in the record's order."""
        return [source for source in self.record.of(Source) if self._public(source.published) is Truth.YES]

    def _published(self, passage: Passage) -> When | None:
        source = self.record.source(passage.source)
        return source.published if source else None

    def _public(self, when: When | None) -> Truth:
        return Truth.YES if self.known is None else by_day(when, self.known)

    def _stands(self, one: Assessment, kept: dict[str, Statement]) -> bool:
        """An analyst's own judgement stands where everything it rests on was public."""
        if one.passages or one.public or not one.rests_on:
            return False
        if one.when is not None and self._public(one.when) is Truth.NO:
            return False
        grounds = {id: self.record.get(id) for id in one.rests_on}
        shown = [
            id in kept if isinstance(ground, Statement) else self._public(ground.published) is Truth.YES
            for id, ground in grounds.items()
            if isinstance(ground, Statement | Source)
        ]
        return bool(shown) and all(shown)

    def _begun(self, one: Statement) -> bool:
        if self._last is None or one.voice in ("planned", "conditional"):
            return True
        first = first_begin(one)
        return first is None or first <= self._last

    @cached_property
    def _last(self) -> int | None:
        """The last second of ``as_of``."""
        return instant(self.as_of) + DAY - 1 if self.as_of else None

    def _reason(self, one: Statement) -> str:
        if not self._begun(one):
            return f"it came about after {self.as_of}"
        dates = [one.public] if one.public else [self._published(passage) for passage in one.passages]
        if not dates:
            return "it rests on no source, or on statements not yet public"
        if any(self._public(when) is Truth.UNKNOWN for when in dates):
            return "when its source became public is not known well enough"
        return f"its source was not public by {self.known}"


def _made_once(kept: dict[Any, Any], view: View, make: Callable[[View], Made]) -> Made:
    if make not in kept:
        kept[make] = make(view)
    return kept[make]  # type: ignore[no-any-return]


def _standing(view: View) -> tuple[Statement, ...]:
    if view.as_of is None and view.known is None:
        return tuple(view.record.statements())
    if view.known is None:
        return tuple(one for one in view.record.statements() if view._begun(one))
    kept = {id: one for id, one in view.once(_known).items() if view._begun(one)}
    waiting = [one for one in view.record.of(Assessment) if one.id not in kept and view._begun(one)]
    while standing := {one.id: one for one in waiting if view._stands(one, kept)}:
        kept |= standing  # a judgement may rest on another
        waiting = [one for one in waiting if one.id not in kept]
    return tuple(kept[one.id] for one in view.record.statements() if one.id in kept)


def _by_id(view: View) -> dict[str, Statement]:
    return {one.id: one for one in view.statements}


def _missing(view: View) -> tuple[Statement, ...]:
    if view.as_of is None and view.known is None:
        return ()
    return tuple(one for one in view.record.statements() if one.id not in view.by_id)


def _by_type(view: View) -> dict[type[Statement], list[Any]]:
    return grouped(view.statements)


def _known(view: View) -> dict[str, Statement]:
    """What was public by ``known``, in the record's order; what rests on other entries alone is not in it."""
    public = {source.id for source in view.sources()}
    return {one.id: known for one in view.record.statements() if (known := _as_known(view, one, public))}


def _as_known(view: View, one: Statement, public: Collection[str]) -> Statement | None:
    """A statement with its passages in sources that were public; None where nothing shows that it was."""
    if one.public is not None:
        return one if view._public(one.public) is Truth.YES else None
    shown = [passage for passage in one.passages if passage.source in public]
    if len(shown) == len(one.passages):
        return one if shown else None
    return one.model_copy(update={"passages": tuple(shown)}) if shown else None


def by_day(when: When | None, day: date) -> Truth:
    """Whether something dated so had come about by the end of a day.

    >>> from juncture.record.edtf import parse
    >>> by_day(parse("2021-05"), date(2021, 5, 27)), by_day(None, date(2021, 5, 27))
    (<Truth.UNKNOWN: 'unknown'>, <Truth.UNKNOWN: 'unknown'>)
    """
    if when is None:
        return Truth.UNKNOWN
    last = instant(day) + DAY - 1
    return Bound(last, last).before(when.begin).__invert__()
