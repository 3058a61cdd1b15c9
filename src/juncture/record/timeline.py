"""Events in order, each occurrence once, with every date that a source gives for it."""

from __future__ import annotations

from collections.abc import Iterable

from juncture.record.citation import Answer, Citation, cite
from juncture.record.listing import speaker_of
from juncture.record.occurrences import Occurrence, occurrences
from juncture.record.statements import Event
from juncture.record.truth import Truth
from juncture.record.validity import Validity, validity
from juncture.record.view import View


class Telling(Answer):
    """One statement about an occurrence: its date, voice and passages."""

    statement: str
    text: str | None
    when: str | None
    valid: Validity
    voice: str
    speaker: str | None
    hedge: str | None = None
    condition: str | None = None
    sources: tuple[Citation, ...] = ()


class TimelineEntry(Answer):
    """An occurrence: its type, who did what to whom, and what each source tells of it."""

    id: str
    text: str | None
    type: str | None
    act: str | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    announced_by: tuple[str, ...] = ()
    where: str | None = None
    when: str | None
    valid: Validity
    voice: str
    dates_conflict: bool = False
    tellings: tuple[Telling, ...]


def timeline(view: View) -> list[TimelineEntry]:
    """The occurrences in this view, in order of time.

    Events without a date stand beside those that they are recorded to follow or precede; the rest come last.
    """
    return [_entry(view, one) for one in in_order(occurrences(view))]


def in_order(found: Iterable[Occurrence]) -> list[Occurrence]:
    """Occurrences by display order; an undated one goes by the events it is tied to."""
    listed = list(found)
    dated = {event.id: one for one in listed for event in one.events}

    def key(one: Occurrence) -> tuple[bool, int, int, int, str]:
        place = _place(one)
        return (False, *place, 0, one.lead.id) if place else _tied(one, dated)

    return sorted(listed, key=key)


def _place(one: Occurrence) -> tuple[int, int] | None:
    when = one.lead.when
    if when is None:
        return None
    first = when.begin.earliest if when.begin.earliest is not None else when.end.latest
    last = when.end.latest if when.end.latest is not None else first
    return (first, last) if first is not None and last is not None else None


def _tied(one: Occurrence, dated: dict[str, Occurrence]) -> tuple[bool, int, int, int, str]:
    for names, step in ((one.lead.after, 1), (one.lead.before, -1)):
        places = [_place(dated[name]) for name in names if name in dated]
        known = [place for place in places if place]
        if known:
            first, last = max(known) if step > 0 else min(known)
            return (False, first, last, step, one.lead.id)
    return (True, 0, 0, 0, one.lead.id)


def _entry(view: View, one: Occurrence) -> TimelineEntry:
    lead = one.lead
    return TimelineEntry(
        id=lead.id,
        text=lead.text,
        type=lead.type,
        act=lead.act,
        actors=lead.actors,
        targets=lead.targets,
        announced_by=lead.announced_by,
        where=lead.where,
        when=str(lead.when) if lead.when else None,
        valid=validity(lead),
        voice=lead.voice,
        dates_conflict=Truth.YES in one.date_conflicts(),
        tellings=tuple(_telling(view, event) for event in one.events),
    )


def _telling(view: View, event: Event) -> Telling:
    return Telling(
        statement=event.id,
        text=event.text,
        when=str(event.when) if event.when else None,
        valid=validity(event),
        voice=event.voice,
        speaker=speaker_of(view.record, event),
        hedge=event.hedge,
        condition=event.condition,
        sources=cite(view.record, event.passages),
    )
