"""What happened and when, and what became known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from juncture.ask.matching import nearest
from juncture.ask.reply import Asking, Reply, said
from juncture.brief import dates
from juncture.brief.naming import capitalised, listed
from juncture.outputs.ask import AnswerLine
from juncture.record.differences import difference
from juncture.record.edtf import parse
from juncture.record.statements import Event
from juncture.record.timeline import TimelineEntry, timeline
from juncture.record.when import When, day_of

#: Lines that an answer gives before it says how many more there are.
MOST = 20


def when(asking: Asking) -> Reply:
    """The dates of the events that are meant, with every date that a source gives."""
    found, missing = _meant(asking)
    what = f": {_named(found)}" if found else ""
    return Reply(f"When did it happen{what}?", tuple(_dated(one) for one in found[:MOST]), ("timeline",), (), missing)


def doer(asking: Asking) -> Reply:
    """Who did it: the events of the act that is meant, those that tell who acted first."""
    found, missing = _meant(asking)
    told = [one for entry in found for telling in entry.tellings if (one := asking.view.event(telling.statement))]
    told.sort(key=lambda one: not one.actors)
    what = f": {_named(found)}" if found else ""
    return Reply(f"Who did it{what}?", asking.told(told[:MOST]), ("timeline",), (), missing)


def _meant(asking: Asking) -> tuple[list[TimelineEntry], str | None]:
    """The occurrences that the question's words are about, or that there are none."""
    entries = timeline(asking.view)
    events = [one for entry in entries for telling in entry.tellings if (one := asking.view.event(telling.statement))]
    first, last, said_ = _stretch(asking)
    near = nearest(asking.view, events, asking.asked)
    chosen = {one.id for one in near if first is last is None or _meets_event(one, first, last)}
    found = [entry for entry in entries if chosen & {telling.statement for telling in entry.tellings}]
    day = "" if first is last is None else f" {said_}"
    return found, None if found else f"No event of the record{day}{asking.known_by()} fits these words."


def _named(found: Sequence[TimelineEntry]) -> str:
    return listed([f"“{one.text or one.id}”" for one in found[:3]])


def _dated(one: TimelineEntry) -> AnswerLine:
    days = list(dict.fromkeys(telling.when for telling in one.tellings if telling.when))
    said_ = listed([dates.words(parse(day)) for day in days], "or") if days else "no source gives a date"
    conflict = " (the sources disagree)" if one.dates_conflict else ""
    voices = list(dict.fromkeys(telling.voice for telling in one.tellings))
    held = "" if voices == ["asserted"] else f" [{', '.join(voices)}]"
    return AnswerLine(
        text=f"{capitalised(said_)}{conflict}: {one.text or one.id}{held}.",
        voice=one.voice,
        statements=tuple(telling.statement for telling in one.tellings),
        sources=tuple(citation for telling in one.tellings for citation in telling.sources),
    )


def happened(asking: Asking) -> Reply:
    """The events of the days that are named, or of everybody who is named."""
    first, last, said_ = _stretch(asking)
    actors = {id for one in asking.asked.named("actor") for id in one.ids}
    found = [
        entry
        for entry in timeline(asking.view)
        if _meets(entry, first, last) and (not actors or actors & {*entry.actors, *entry.targets})
    ]
    who = f" with {listed([asking.name(one.id) for one in asking.asked.named('actor')])}" if actors else ""
    missing = None if found else f"The record holds no event{who} {said_}{asking.known_by()}."
    found.sort(key=_vagueness)
    lines = [_dated(one) for one in found[:MOST]]
    if len(found) > MOST:
        lines.append(said(f"{len(found) - MOST} more events fit.", basis="record"))
    return Reply(f"What happened{who} {said_}?", tuple(lines), ("timeline",), (), missing)


def _stretch(asking: Asking) -> tuple[date | None, date | None, str]:
    on, since, before = (asking.asked.day(role) for role in ("on", "since", "before"))
    if on:
        return on.first_day, on.last_day, dates.phrase(on.when)
    first, last = (since.first_day if since else None), (before.last_day if before else None)
    parts = [f"since {dates.words(since.when)}"] if since else []
    parts += [f"before {dates.words(before.when)}"] if before else []
    return first, last, " and ".join(parts) or "in the record"


def _meets(entry: TimelineEntry, first: date | None, last: date | None) -> bool:
    """Whether one of its dates may lie between these days; an event without a date lies in no stretch."""
    whens = [parse(telling.when) for telling in entry.tellings if telling.when]
    return any(_within(one, first, last) for one in whens) if whens else first is last is None


def _meets_event(event: Event, first: date | None, last: date | None) -> bool:
    return event.when is not None and _within(event.when, first, last)


def _within(when: When, first: date | None, last: date | None) -> bool:
    begin, end = when.begin.earliest, when.end.latest
    after = first is None or (end is not None and day_of(end) >= first)
    return after and (last is None or (begin is not None and day_of(begin) <= last))


def _vagueness(entry: TimelineEntry) -> int:
    """How long the stretch is in which an occurrence may lie: events of a known day come first."""
    whens = [parse(telling.when) for telling in entry.tellings if telling.when]
    spans = [
        w.end.latest - w.begin.earliest for w in whens if w.end.latest is not None and w.begin.earliest is not None
    ]
    return min(spans, default=1 << 40)


def changed(asking: Asking) -> Reply:
    """What became public after a day."""
    given = asking.asked.day("since") or asking.asked.day("on") or asking.asked.day("known")
    meta = asking.record.meta.since
    day = given.last_day if given else day_of(meta.end.latest) if meta and meta.end.latest is not None else None
    if day is None:
        return Reply("What changed?", not_known="The question names no day to compare with; say since when.")
    assumed = () if given else (f"The question names no day; the dossier's own, {dates.day_words(day)}, is taken.",)
    found = difference(asking.view, day)
    new = [one for one in (asking.view.by_id.get(answer.id) for answer in found.new) if one]
    lines = [
        said(f"{change.name}: {change.before.status} before, {change.after.status} now.", basis="record")
        for change in found.offices
    ]
    lines += asking.told(new[:MOST])
    if len(new) > MOST:
        lines.append(said(f"{len(new) - MOST} more statements became public.", basis="record"))
    missing = None if lines else f"Nothing of the record became public after {dates.day_words(day)}."
    return Reply(f"What became known after {dates.day_words(day)}?", tuple(lines), ("diff", str(day)), assumed, missing)
