"""What happened: the crisis day by day, what came before it, and both as a picture."""

from __future__ import annotations

from juncture.brief.pictures.timeline import timeline_figure

from juncture.brief import dates
from juncture.brief.context import Context
from juncture.brief.document import Block, Cell, Part, Sentence, Table
from juncture.brief.notes import cell
from juncture.brief.sentences import tell
from juncture.record.occurrences import Occurrence
from juncture.record.statements import Event
from juncture.record.when import When, instant

_HAPPENED = ("asserted", "attributed", "denied", "hedged")


def chronology(context: Context) -> Part | None:
    """The chronology with its picture."""
    told = [one for one in context.occurrences if happened(one)]
    if not told:
        return None
    crisis = [one for one in told if in_window(context, one)]
    before = [one for one in told if one not in crisis]
    blocks: list[Block] = []
    if figure := timeline_figure(context, crisis or before):
        blocks.append(figure)
    if crisis:
        blocks.append(_table(context, crisis, "The crisis, in order"))
    if before:
        caption = "What came before, in order" if crisis else "What happened, in order"
        blocks.append(_table(context, before, caption, folded=bool(crisis)))
    return Part("What happened", tuple(blocks))


def happened(one: Occurrence) -> bool:
    """Whether it is told as something that took place, or did not, rather than as something still to come."""
    return any(_past(event) for event in one.events)


def _past(event: Event) -> bool:
    if event.voice not in _HAPPENED:
        return False
    open_ended = event.when is None or event.when.end.latest is None
    return not (event.voice == "hedged" and open_ended)


def in_window(context: Context, one: Occurrence) -> bool:
    """Whether it may have fallen within the days of the crisis itself."""
    if context.window is None:
        return False
    first = instant(context.window[0])
    whens = [event.when for event in one.events if event.when]
    best = min(whens, key=_breadth, default=None)
    if best is None:
        return any(name == event.id for event in one.events for name in _near(context))
    low = best.begin.earliest
    if low is None:
        return best.end.latest is not None and best.end.latest >= first and _bound_to_crisis(context, one)
    return low >= first


def _bound_to_crisis(context: Context, one: Occurrence) -> bool:
    """For something dated only "by" a day of the crisis: whether the record ties it to the turning point."""
    turning = context.turning_point
    if turning is None:
        return False
    tied = {turning.id, *turning.after, *turning.same_as, *([turning.part_of] if turning.part_of else [])}
    ids = {event.id for event in one.events}
    links = {name for event in one.events for name in (*event.before, *event.after, event.part_of or "")}
    return bool(ids & tied or links & tied)


def _near(context: Context) -> tuple[str, ...]:
    return (context.turning_point.id,) if context.turning_point else ()


def _breadth(when: When) -> int:
    low, high = when.begin.earliest, when.end.latest
    return high - low if low is not None and high is not None else 1 << 62


def _table(context: Context, found: list[Occurrence], caption: str, *, folded: bool = False) -> Table:
    rows = tuple(_row(context, one) for one in found)
    return Table(caption, ("When", "What happened"), rows, folded=folded)


def _row(context: Context, one: Occurrence) -> tuple[Cell, ...]:
    conflict = any(truth == "yes" for truth in one.date_conflicts())
    said, shown = when_of(one, conflict=conflict)
    lines: list[Sentence] = []
    for event in one.events:
        dated = conflict and event.when is not None
        sentence = tell(
            context,
            event,
            dated=dated or (event.when is not None and event.when.text != shown and dates.is_point(event.when)),
        )
        if sentence.text not in [line.text for line in lines]:
            lines.append(sentence)
    return Cell((Sentence(said),), "contested" if conflict else ""), Cell(tuple(lines))


def when_of(one: Occurrence, *, conflict: bool) -> tuple[str, str | None]:
    """When something happened, in words, and the date text that they say: the narrowest, or all that conflict."""
    dated = [event for event in one.events if event.when]
    if not dated:
        return "not dated", None
    if conflict:
        return dates.span(sorted({str(event.when) for event in dated})), None
    best = min(dated, key=lambda event: _breadth(event.when) if event.when else 0)
    assert best.when is not None
    return dates.words(best.when, inferred=best.year == "inferred"), best.when.text


def plain(text: str) -> Cell:
    """A cell of plain words."""
    return cell(text)
