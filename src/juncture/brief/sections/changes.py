"""What changed since a day: the answers that moved, and what became public after it."""

from __future__ import annotations

from juncture.brief import dates
from juncture.brief.context import Context
from juncture.brief.document import Bullets, Paragraph, Part, Section, Sentence
from juncture.brief.happenings import ordered
from juncture.brief.naming import listed, of_many
from juncture.brief.references import reference
from juncture.brief.sections.together import told_together
from juncture.brief.sentences import note
from juncture.record.differences import Difference, OfficeChange, difference
from juncture.record.holders import OfficeAnswer
from juncture.record.statements import Assessment, Claim, Stance, Statement, Suspension

#: At most this many of each kind are told one by one.
MOST = 8


def changes(context: Context) -> Section | None:
    """What the record shows now and did not show then; None where no earlier day to compare with was given."""
    if context.since is None or (context.view.known and context.since >= context.view.known):
        return None
    found = difference(context.view, context.since)
    since = dates.day_words(context.since)
    heading = f"What changed since {since}"
    if not found.new and not found.offices:
        said = note(f"Nothing in this record became public after {since}")
        return Section("changes", heading, (Paragraph((said,)),), gist=(said.text,))
    parts = [
        _answers(context, found),
        _part(context, "What happened or became known", _events(context, found)),
        _part(context, "Measures", _of(context, found, Suspension)),
        _part(context, "What was said", _of(context, found, Claim)),
        _part(context, "Where actors now stand", _of(context, found, Stance)),
        _part(context, "New judgements", [one for one in _of(context, found, Assessment) if not _pinned(one)]),
    ]
    kept = tuple(part for part in parts if part)
    gist = tuple(_office(context, one)[0].text for one in _moved(found)[:2]) or (_count(found, since),)
    return Section("changes", heading, (Paragraph((note(_count(found, since)),)),), kept, gist)


def _answers(context: Context, found: Difference) -> Part | None:
    items = tuple(_office(context, one) for one in _moved(found))
    return Part("Answers that moved", (Bullets(items),)) if items else None


def _events(context: Context, found: Difference) -> list[Statement]:
    new = {one.id for one in found.new}
    return [event for one in ordered(context.occurrences) for event in one.events if event.id in new]


def _count(found: Difference, since: str) -> str:
    became = f"{of_many(len(found.new), 'statement')} became public after {since}"
    moved = f", and {of_many(len(_moved(found)), 'answer')} about who holds what moved" if _moved(found) else ""
    return f"{became}{moved}."


def _office(context: Context, one: OfficeChange) -> tuple[Sentence, ...]:
    citations = dict.fromkeys(c for holder in (*one.after.holders, *one.after.last) for c in holder.sources)
    references = tuple(reference(citation, context.labels) for citation in citations)
    day = dates.day_words(context.since) if context.since else ""
    now = Sentence(f"{one.name}: {_state(one.after)}.", references, "source" if references else "record")
    return now, note(f"From what was known by {day}, it was {_state(one.before)}")


def _state(one: OfficeAnswer) -> str:
    who = listed((holder.name for holder in one.holders), "or")
    if one.status == "held":
        capacity = {"acting": ", acting", "interim": ", interim", "claimed": ", who claims it"}
        return f"held by {who}{capacity.get(one.holders[0].capacity, '')}"
    if one.status == "contested":
        return f"contested ({who})"
    if one.status == "vacant":
        return "vacant"
    return f"not settled whether {who} held it" if who else "not known who held it"


def _moved(found: Difference) -> list[OfficeChange]:
    """The offices whose answer reads otherwise now; where only the sources grew, nothing moved."""
    return [one for one in found.offices if _state(one.before) != _state(one.after)]


def _of(context: Context, found: Difference, model: type[Statement]) -> list[Statement]:
    new = (context.statement(one.id) for one in found.new)
    return [one for one in new if isinstance(one, model)]


def _pinned(one: Statement) -> bool:
    return isinstance(one, Assessment) and one.pinned is not None


def _part(context: Context, heading: str, found: list[Statement]) -> Part | None:
    if not found:
        return None
    items = told_together(context, found)
    left = sum(len(item) for item in items[MOST:])
    if left:
        items[MOST:] = [
            (note(f"{of_many(left, 'more statement')} of this kind stand{'s' if left == 1 else ''} below"),)
        ]
    return Part(heading, (Bullets(tuple(items)),))
