"""What happened: the crisis day by day, what came before it, and both as a picture."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from juncture.brief import dates
from juncture.brief.context import Context
from juncture.brief.document import Block, Cell, Figure, Part, Sentence, Table
from juncture.brief.happenings import conflicting, happened, in_window, narrowest, ordered, plain_when, when_of
from juncture.brief.naming import capitalised
from juncture.brief.pictures.timeline import timeline_figure
from juncture.brief.sentences import tell
from juncture.record.occurrences import Occurrence
from juncture.record.statements import Event


def chronology(context: Context) -> Part | None:
    """The chronology with its picture."""
    crisis, before = _told(context)
    if not (crisis or before):
        return None
    blocks: list[Block] = []
    if figure := picture(context):
        blocks.append(figure)
    if crisis:
        blocks.append(_table(context, crisis, "The crisis, in order"))
    if before:
        caption = "What came before, in order" if crisis else "What happened, in order"
        blocks.append(_table(context, before, caption, folded=bool(crisis)))
    return Part("What happened", tuple(blocks))


def picture(context: Context, new: Collection[str] = ()) -> Figure | None:
    """The picture alone, of the crisis or where there is none of whatever happened; what is ``new`` is marked."""
    crisis, before = _told(context)
    return timeline_figure(context, ordered(crisis or before), new)


def _told(context: Context) -> tuple[list[Occurrence], list[Occurrence]]:
    """What happened in the crisis itself, and what came before it."""
    told = [one for one in context.occurrences if happened(one)]
    crisis = [one for one in told if in_window(context, one)]
    within = {one.lead.id for one in crisis}
    return crisis, [one for one in told if one.lead.id not in within]


def _table(context: Context, found: list[Occurrence], caption: str, *, folded: bool = False) -> Table:
    """A table with one row for each date; what happened on one day stands together in its cell."""
    rows: dict[str, list[Occurrence]] = {}
    for one in ordered(found):
        rows.setdefault(plain_when(one), []).append(one)
    return Table(caption, ("When", "What happened"), tuple(_row(context, day) for day in rows.values()), folded=folded)


def _row(context: Context, day: list[Occurrence]) -> tuple[Cell, ...]:
    said = list(dict.fromkeys(when_of(one) for one in day))
    mixed = len(said) > 1
    head = plain_when(day[0]) if mixed else said[0]
    lines: dict[str, Sentence] = {}
    for one in day:
        for event in one.events:
            sentence = _line(context, one, event, mixed)
            lines.setdefault(sentence.text, sentence)
    contested = any(conflicting(one) for one in day)
    return Cell((Sentence(capitalised(head)),), "contested" if contested else ""), Cell(tuple(lines.values()))


def _line(context: Context, one: Occurrence, event: Event, mixed: bool) -> Sentence:
    """A telling, with its date where that is not the row's; an inferred year beside stated ones says so."""
    own = event.when is not None and dates.is_point(event.when) and event.when != narrowest(one)
    sentence = tell(context, event, dated=conflicting(one) or own)
    if mixed and event.year == "inferred" and "[" not in sentence.text:
        return replace(sentence, text=f"{sentence.text.rstrip('.')} (year inferred).")
    return sentence
