"""What changed since a day: the answers that moved, and what became public after it."""

from __future__ import annotations

from collections.abc import Iterable

from juncture.brief import dates
from juncture.brief.context import Context
from juncture.brief.document import Bullets, Paragraph, Part, Section, Sentence
from juncture.brief.naming import listed, name, of_many
from juncture.brief.references import reference
from juncture.brief.sentences import note, tell
from juncture.record.differences import Difference, OfficeChange, difference
from juncture.record.holders import OfficeAnswer
from juncture.record.statements import Assessment, Claim, Event, Stance, Statement, Suspension

#: At most this many of each kind are told one by one.
MOST = 8


def changes(context: Context) -> Section | None:
    """What the record shows now and did not show then; None where no day to compare with was given."""
    if context.since is None:
        return None
    found = difference(context.view, context.since)
    since = dates.day_words(context.since)
    heading = f"What changed since {since}"
    if not found.new and not found.offices:
        said = note(f"Nothing in this record became public after {since}")
        return Section("changes", heading, (Paragraph((said,)),), gist=(said.text,))
    parts = [
        Part("Answers that moved", (Bullets(tuple(_office(context, one) for one in found.offices)),)) if found.offices else None,
        _part(context, "What happened or became known", _events(context, found)),
        _part(context, "Measures", _of(context, found, Suspension)),
        _part(context, "What was said", _of(context, found, Claim)),
        _positions(context, found),
        _part(context, "New judgements", [one for one in _of(context, found, Assessment) if not _pinned(one)]),
    ]
    kept = tuple(part for part in parts if part)
    gist = tuple(_office(context, one)[0].text for one in found.offices[:2]) or (_count(found, since),)
    return Section("changes", heading, (Paragraph((note(_count(found, since)),)),), kept, gist)


def _count(found: Difference, since: str) -> str:
    became = f"{of_many(len(found.new), 'statement')} became public after {since}"
    moved = f", and {of_many(len(found.offices), 'answer')} about who holds what moved" if found.offices else ""
    return f"{became}{moved}."


def _office(context: Context, one: OfficeChange) -> tuple[Sentence, ...]:
    citations = dict.fromkeys(c for holder in one.after.holders for c in holder.sources)
    references = tuple(reference(citation, context.labels) for citation in citations)
    day = dates.day_words(context.since) if context.since else ""
    text = f"{one.name}: {_state(one.after)}; as known on {day}, {_state(one.before)}."
    return (Sentence(text, references, "source" if references else "record"),)


def _state(one: OfficeAnswer) -> str:
    who = listed((holder.name for holder in one.holders), "or")
    if one.status == "held":
        capacity = {"acting": ", acting", "interim": ", interim", "claimed": ", who claims it"}.get(one.holders[0].capacity, "")
        return f"held by {who}{capacity}"
    if one.status == "contested":
        return f"contested ({who})"
    if one.status == "vacant":
        return "vacant"
    return f"not settled (perhaps {who})" if who else "nobody recorded"


def _of(context: Context, found: Difference, model: type[Statement]) -> list[Statement]:
    new = (context.statement(one.id) for one in found.new)
    return [one for one in new if isinstance(one, model)]


def _pinned(one: Statement) -> bool:
    return isinstance(one, Assessment) and one.pinned is not None


def _events(context: Context, found: Difference) -> list[Statement]:
    new = {one.id for one in found.new}
    return [event for one in context.occurrences for event in one.events if event.id in new]


def _part(context: Context, heading: str, found: list[Statement]) -> Part | None:
    if not found:
        return None
    items: list[tuple[Sentence, ...]] = [(tell(context, one),) for one in found[:MOST]]
    if len(found) > MOST:
        items.append((note(f"{of_many(len(found) - MOST, 'more statement')} of this kind stand in their own sections below"),))
    return Part(heading, (Bullets(tuple(items)),))


def _positions(context: Context, found: Difference) -> Part | None:
    """New positions, gathered by actor: a sentence each."""
    by_actor: dict[str, list[Stance]] = {}
    for one in _of(context, found, Stance):
        if isinstance(one, Stance):
            by_actor.setdefault(one.actor, []).append(one)
    items = tuple(_item(context, stances) for stances in by_actor.values())
    return Part("Where actors now stand", (Bullets(items),)) if items else None


def _item(context: Context, stances: Iterable[Stance]) -> tuple[Sentence, ...]:
    return tuple(tell(context, one) for one in stances)


def named(context: Context, event: Event) -> str:
    """The actors of an event."""
    return listed(name(context.record, id) for id in event.actors)
