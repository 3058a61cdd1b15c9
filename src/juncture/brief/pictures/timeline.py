"""The timeline: what happened, in lanes by actor, each mark as sure of its day and its word as the source is.

A point is a day; a solid bar a month or a stretch; a hatched bar some day within; a fading end a bound
that nobody gives. Solid is asserted, dashed is hedged or somebody's word, hollow is said not to be so.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from juncture.brief import dates
from juncture.brief.clauses import clause
from juncture.brief.context import Context
from juncture.brief.document import Figure, Table
from juncture.brief.happenings import conflicting, narrowest, when_of
from juncture.brief.naming import capitalised, listed, name, of_many, plural, short_label, without_article
from juncture.brief.notes import cell
from juncture.brief.pictures.fitting import Rows, width, wrap
from juncture.brief.pictures.marks import draw_mark, legend, ring
from juncture.brief.pictures.scale import Scale
from juncture.brief.pictures.svg import element, fade, fill, hatch, lines, picture, stroke, titled, words
from juncture.brief.sentences import tell
from juncture.record.occurrences import Occurrence
from juncture.record.statements import Event
from juncture.record.vocabulary import vocabulary
from juncture.record.when import day_of

Side = Literal["right", "left", "inside"]

#: A picture holds this many happenings at most: the ones that the record refers to most.
MOST = 22
WIDTH, RIGHT, LANE, SIZE, LEADING = 900.0, 896.0, 148.0, 13.0, 15.5
ROW = 2 * LEADING + 7
#: The room that a label takes at most, and that it wants at least.
MOST_ROOM, LEAST = 330.0, 130.0
ID = "timeline"


@dataclass(frozen=True, slots=True)
class Mark:
    """A happening as it is drawn: its events with a date, its words, and from where to where it reaches."""

    occurrence: Occurrence
    events: tuple[Event, ...]
    lane: str
    label: tuple[str, ...]
    side: Side
    left: float
    right: float

    @property
    def label_width(self) -> float:
        return max(width(line, SIZE) for line in self.label)


def timeline_figure(context: Context, found: list[Occurrence], new: Collection[str] = ()) -> Figure | None:
    """The picture of these happenings, with its text; None where none of them has a date.

    What rests on a ``new`` statement has a ring around its mark and says so.
    """
    dated = [one for one in found if any(event.when for event in one.events)]
    if not dated:
        return None
    chosen = _chosen(context, dated)
    scale = Scale(*_span(context, chosen), LANE + 14, RIGHT)
    marks = [_mark(context, one, scale) for one in chosen]
    left_out = len(found) - len(chosen)
    caption = "The crisis in time, by actor" if context.window else "What happened in time, by actor"
    description = (
        f"{of_many(len(chosen), 'happening')} from {dates.day_words(scale.first)} to {dates.day_words(scale.last)}, "
        "in lanes by actor. The table after the picture gives each with its date in words."
    )
    if left_out > 0:
        caption += f"; {of_many(left_out, 'lesser happening')} stand{'s' if left_out == 1 else ''} in the table only"
    return Figure(ID, caption, _draw(context, marks, scale, description, new), description, _table(context, chosen))


def _chosen(context: Context, found: list[Occurrence]) -> list[Occurrence]:
    def weight(one: Occurrence) -> tuple[bool, int]:
        turning = context.turning_point is not None and context.turning_point in one.events
        return turning, sum(context.mentions[event.id] for event in one.events)

    kept = {one.lead.id for one in sorted(found, key=weight, reverse=True)[:MOST]}
    return [one for one in found if one.lead.id in kept]


def _span(context: Context, found: list[Occurrence]) -> tuple[date, date]:
    if context.window:
        first, last = context.window
    else:
        whens = [event.when for one in found for event in one.events if event.when]
        seconds = [s for when in whens for s in (when.begin.earliest, when.end.latest) if s is not None]
        first, last = day_of(min(seconds)), day_of(max(seconds))
    lows = [day_of(s) for one in found for e in one.events if e.when and (s := e.when.begin.earliest) is not None]
    inside = [day for day in lows if day >= first]
    first = max(first, min(inside, default=first)) if context.window else first
    return date.fromordinal(max(1, first.toordinal() - 1)), last


def _mark(context: Context, one: Occurrence, scale: Scale) -> Mark:
    events = _shown(one)
    reaches = [scale.reach(event.when.begin, event.when.end) for event in events if event.when]
    lead = one.lead
    lane = next(iter((*lead.actors, *lead.announced_by, *lead.targets)), "")
    low, high = min(low for low, _ in reaches), max(high for _, high in reaches)
    text, held = _label(context, lead, lane), _held(context, lead)
    side, lines = _placed(text, f"({held})" if held else "", low, high)
    return Mark(one, events, lane, lines, side, low, high)


def _placed(text: str, held: str, low: float, high: float) -> tuple[Side, tuple[str, ...]]:
    """A label on the side of its mark where it can be read whole, else where there is more room."""
    rooms: dict[Side, float] = {"right": RIGHT - 6 - high - 8, "left": low - 8 - LANE - 10}
    tried = {side: _fitted(text, held, min(room, MOST_ROOM)) for side, room in rooms.items() if room >= LEAST}
    if tried:
        whole = [side for side, lines in tried.items() if "…" not in "".join(lines)]
        side = whole[0] if whole else max(tried, key=lambda side: min(rooms[side], MOST_ROOM))
        return side, tried[side]
    return "inside", _fitted(text, held, min(high - low - 12, MOST_ROOM))


def _fitted(text: str, held: str, room: float) -> tuple[str, ...]:
    """A label in two lines; where it must be cut, the words that hold it at a distance stay."""
    words = text.split()
    for kept in range(len(words), 0, -1):
        said = " ".join(words[:kept]).rstrip(",;:") + ("" if kept == len(words) else "…")
        found = wrap(f"{said} {held}".strip(), room, SIZE, 9)
        if len(found) <= 2:
            return tuple(found)
    return tuple(wrap(f"{text} {held}", room, SIZE, 2))


def _shown(one: Occurrence) -> tuple[Event, ...]:
    """The tellings that are drawn: all with a date where they conflict, else the most precise one."""
    if conflicting(one):
        return tuple(event for event in one.events if event.when)
    best = narrowest(one)
    return tuple(event for event in one.events if event.when and event.when == best)[:1]


def _label(context: Context, event: Event, lane: str) -> str:
    """The words beside a mark: the clause without the lane's own name."""
    text = clause(context.record, event)
    own = {name(context.record, lane), short_label(context.record, lane), without_article(name(context.record, lane))}
    for said in sorted(own, key=len, reverse=True):
        for lead in (f"the {said} ", f"{said} "):
            if text.lower().startswith(lead.lower()) and len(event.actors) == 1:
                text = text[len(lead) :]
    return capitalised(text)


def _held(context: Context, event: Event) -> str:
    if event.voice == "attributed" and event.speaker:
        say = "say" if plural(context.record, [event.speaker]) else "says"
        return f"{say} {name(context.record, event.speaker)}"
    if event.hedge:
        return vocabulary("hedge")[event.hedge].label
    return "" if event.voice in ("asserted", "denied") else event.voice


def _lanes(marks: list[Mark]) -> dict[str, list[Mark]]:
    lanes: dict[str, list[Mark]] = {}
    for mark in marks:
        lanes.setdefault(mark.lane, []).append(mark)
    return lanes


def _draw(context: Context, marks: list[Mark], scale: Scale, description: str, new: Collection[str]) -> str:
    top = 30.0
    y, parts = top, []
    for lane, found in _lanes(marks).items():
        drawn, height = _lane(context, lane, found, scale, y, new)
        parts.append(drawn)
        y += height
    bottom = y
    ringed = any(_is_new(mark, new) for mark in marks)
    key, height = legend(LANE + 14, bottom + 24, ID, SIZE, ringed=ringed)
    patterns = element("defs", *_patterns())
    body = [patterns, scale.axis(top, bottom, SIZE - 1), _known(context, scale, top, bottom), *parts, key]
    return picture(WIDTH, bottom + 30 + height, "Timeline", description, *body, id=ID)


def _patterns() -> list[str]:
    found = []
    for tone in ("accent", "contested"):
        found += [
            hatch(f"{ID}-hatch-{tone}", tone),
            fade(f"{ID}-left-{tone}", to_left=True, tone=tone),
            fade(f"{ID}-right-{tone}", to_left=False, tone=tone),
        ]
    return found


def _lane(
    context: Context, lane: str, found: list[Mark], scale: Scale, y: float, new: Collection[str]
) -> tuple[str, float]:
    rows, parts = Rows(), []
    for mark in found:
        room = mark.label_width + 8
        row = rows.place(
            mark.left - (room if mark.side == "left" else 0), mark.right + (room if mark.side == "right" else 0)
        )
        parts.append(_one(context, mark, scale, y + row * ROW, fresh=_is_new(mark, new)))
    title = wrap(short_label(context.record, lane) if lane else "No actor named", LANE - 8, SIZE, 2)
    height = rows.count * ROW + 6
    rule = element("line", x1=0, x2=WIDTH, y1=y, y2=y, stroke_width=0.6, opacity=0.6, **stroke("quiet"))
    label = lines(title, 0, y + 17, LEADING, font_size=SIZE, font_weight=600, fill="currentColor")
    return rule + label + "".join(parts), height


def _is_new(mark: Mark, new: Collection[str]) -> bool:
    return any(event.id in new for event in mark.occurrence.events)


def _one(context: Context, mark: Mark, scale: Scale, y: float, *, fresh: bool) -> str:
    centre = y + ROW / 2
    contested = len({str(event.when) for event in mark.events}) > 1
    tone = "contested" if contested else "accent"
    shapes = [draw_mark(event, scale, centre, ID, tone) for event in mark.events]
    if contested:
        shapes.insert(
            0,
            element("line", x1=mark.left, x2=mark.right, y1=centre, y2=centre, stroke_dasharray="2 3", **stroke(tone)),
        )
    if fresh:
        shapes.insert(0, ring(mark.left, mark.right, centre))
    first = centre + 4.5 - (len(mark.label) - 1) * LEADING / 2
    x = {"left": mark.left - 8, "right": mark.right + 8, "inside": mark.left + 6}[mark.side]
    anchor = "end" if mark.side == "left" else "start"
    text = lines(
        list(mark.label), x, first, LEADING, font_size=SIZE, text_anchor=anchor, fill="currentColor", class_="halo"
    )
    return titled(f"{'New. ' if fresh else ''}{_spoken(context, mark)}", *shapes, text)


def _spoken(context: Context, mark: Mark) -> str:
    said = [f"{_dated(event)}: {tell(context, event, dated=False).text}" for event in mark.events]
    return listed(said, "or")


def _dated(event: Event) -> str:
    return capitalised(dates.words(event.when, inferred=event.year == "inferred")) if event.when else "No date"


def _known(context: Context, scale: Scale, top: float, bottom: float) -> str:
    day = context.view.known
    if day is None or not scale.first <= day <= scale.last:
        return ""
    x = scale.start(day) + scale.day_width
    said = f"known by {day.day} {dates.MONTHS[day.month - 1]}"
    line = element("line", x1=x, x2=x, y1=top - 2, y2=bottom + 4, stroke_width=1.6, stroke="currentColor")
    text = element("text", words(said), x=x + 4, y=bottom + 12, text_anchor="end", font_size=SIZE - 1, **fill("ink"))
    return titled(f"This picture holds what was public by {dates.day_words(day)}", line, text)


def _table(context: Context, found: list[Occurrence]) -> Table:
    rows = [(cell(capitalised(when_of(one))), cell(tell(context, _shown(one)[0], dated=False))) for one in found]
    return Table("The timeline in words", ("When", "What happened"), tuple(rows), folded=True)
