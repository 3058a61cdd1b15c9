"""The bottom line: the analysts' pinned judgements in order, each with what it rests on and what would change it."""

from __future__ import annotations

from juncture.brief import dates
from juncture.brief.context import Context
from juncture.brief.document import Block, Fact, Paragraph, Point, Section, Sentence
from juncture.brief.naming import capitalised, of_many
from juncture.brief.sections.offices import standing
from juncture.brief.sentences import note, tell
from juncture.record.statements import Assessment
from juncture.record.vocabulary import vocabulary

#: The bottom line holds at most this many judgements.
MOST = 5


def bottom_line(context: Context) -> Section:
    """The pinned judgements; where none is pinned, what the record supports on who holds what, and no more."""
    pinned = sorted(
        (one for one in context.view.of(Assessment) if one.pinned), key=lambda one: (one.pinned or 0, one.id)
    )
    if not pinned:
        return _unpinned(context)
    points = tuple(_point(context, number, one) for number, one in enumerate(pinned[:MOST], 1))
    gist = tuple(point.lead[0].text for point in points)
    return Section("bottom-line", "Bottom line", blocks=(_lead(len(points)), *points), gist=gist)


def _lead(count: int) -> Paragraph:
    said = (
        "This is the analysts’ own judgement" if count == 1 else "These are the analysts’ own judgements, in order",
        "Likelihood is in the words of ICD 203; confidence is about the evidence and is said apart",
    )
    return Paragraph(tuple(note(line) for line in said), role="note")


def _point(context: Context, number: int, one: Assessment) -> Point:
    facts = [_confidence(one), _rests_on(context, one), _would_change(one)]
    return Point((tell(context, one),), facts=tuple(fact for fact in facts if fact), number=number)


def _confidence(one: Assessment) -> Fact | None:
    if not one.confidence:
        return None
    words = f"{capitalised(one.confidence)}: {vocabulary('confidence')[one.confidence].meaning}."
    lines = [words if not one.confidence_reason else f"{capitalised(one.confidence)}. {one.confidence_reason}"]
    return Fact("Confidence", tuple(_own(line) for line in lines))


def _rests_on(context: Context, one: Assessment) -> Fact | None:
    found = [tell(context, beneath) for id in one.rests_on if (beneath := context.statement(id))]
    return Fact(f"Rests on {of_many(len(found), 'statement')}", tuple(found), folded=True) if found else None


def _would_change(one: Assessment) -> Fact | None:
    return Fact("Would change it", (_own(one.would_change),)) if one.would_change else None


def _own(text: str) -> Sentence:
    said = capitalised(text)
    return Sentence(said if said.endswith((".", "?")) else f"{said}.", basis="analyst")


def _unpinned(context: Context) -> Section:
    lines = standing(context)
    blocks: list[Block] = [Paragraph((note(_why(context)),), role="note")]
    if lines:
        blocks.append(Paragraph(tuple(lines)))
    else:
        blocks.append(Paragraph((note("The record does not say who holds any office on this day"),)))
    return Section("bottom-line", "Bottom line", tuple(blocks), gist=tuple(line.text for line in lines))


def _why(context: Context) -> str:
    """Why no judgement stands here: none is pinned, or what those pinned rest on was not public yet."""
    if any(one.pinned for one in context.record.of(Assessment)):
        return (
            f"No pinned judgement stands on what was public by {dates.day_words(context.view.known)} alone, "
            "so this section says only who holds what"
            if context.view.known
            else "No pinned judgement stands on that day, so this section says only who holds what"
        )
    return "No judgement is pinned in this dossier, so this section says only who holds what"
