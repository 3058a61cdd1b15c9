"""The bounds of a stay in office, as each statement that gives one gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from juncture.record.citation import Answer, Citation, cite
from juncture.record.record import Record
from juncture.record.spells import Spell
from juncture.record.statements import Tenure
from juncture.record.when import When


class Mark(Answer):
    """One bound of a stay as one statement gives it: the date, the event that brought it, and whose word it is."""

    date: str | None = None
    event: str | None = None
    statement: str
    voice: str
    speaker: str | None = None
    sources: tuple[Citation, ...] = ()


def begins(record: Record, spell: Spell) -> tuple[Mark, ...]:
    """The start of a stay as each statement that gives one gives it."""
    return _marks(record, spell.tenures, lambda one: one.began, lambda one: one.began_by)


def ends(record: Record, spell: Spell) -> tuple[Mark, ...]:
    """The end of a stay as each statement that gives one gives it."""
    return _marks(record, spell.tenures, lambda one: one.ended, lambda one: one.ended_by)


def _marks(
    record: Record,
    tenures: Iterable[Tenure],
    date_of: Callable[[Tenure], When | None],
    event_of: Callable[[Tenure], str | None],
) -> tuple[Mark, ...]:
    return tuple(
        Mark(
            date=str(date_of(one)) if date_of(one) else None,
            event=event_of(one),
            statement=one.id,
            voice=one.voice,
            speaker=one.speaker,
            sources=cite(record, one.passages),
        )
        for one in tenures
        if date_of(one) or event_of(one)
    )
