"""Tenures: one row an office, a block for each holder, and a gap that says vacant or unknown.

The picture asks the record, day by day, who held each office, and draws runs of equal answers; so it
never says more than the answer for the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from juncture.brief import dates
from juncture.brief.context import Context
from juncture.brief.document import Figure, Table
from juncture.brief.naming import listed, of_many, short_label
from juncture.brief.notes import cell
from juncture.brief.pictures.fitting import Rows, width, wrap
from juncture.brief.pictures.scale import Scale
from juncture.brief.pictures.svg import element, fill, hatch, lines, picture, stroke, titled, words
from juncture.record.holders import OfficeAnswer, holders

WIDTH, LANE, SIZE, BLOCK = 900.0, 190.0, 13.0, 24.0
ID = "tenures"
#: More days than this are not asked one by one.
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Run:
    """Days on which the answer about an office is the same."""

    office: str
    status: str
    holders: tuple[str, ...]
    capacity: str
    first: date
    last: date


def tenures_figure(context: Context, offices: tuple[str, ...]) -> Figure | None:
    """The picture of who held these offices through the days of the crisis."""
    if context.window is None or not offices:
        return None
    first, last = context.window
    first = max(first, last - timedelta(days=LONGEST))
    runs = {office: tuple(_runs(context, office, first, last)) for office in offices}
    scale = Scale(first, last, LANE + 14, WIDTH - 8)
    description = (
        f"{of_many(len(offices), 'office')} from {dates.day_words(first)} to {dates.day_words(last)}: "
        "a filled block where the sources agree on the holder, an outlined one where they contradict each other, "
        "a hatched one where no source settles it, and an empty one where the office is vacant."
    )
    svg = _draw(context, runs, scale, description)
    return Figure(ID, "Who held which office, day by day", svg, description, _table(context, runs))


def _runs(context: Context, office: str, first: date, last: date) -> Iterator[Run]:
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    answers = [(day, holders(context.view, day, office)[0]) for day in days]
    for key, found in groupby(answers, key=lambda pair: _key(pair[1])):
        run = [day for day, _ in found]
        status, people, capacity = key
        yield Run(office, status, people, capacity, run[0], run[-1])


def _key(answer: OfficeAnswer) -> tuple[str, tuple[str, ...], str]:
    capacity = answer.holders[0].capacity if answer.holders else ""
    return answer.status, tuple(one.holder for one in answer.holders), capacity


def _draw(context: Context, runs: dict[str, tuple[Run, ...]], scale: Scale, description: str) -> str:
    top = 30.0
    y, parts = top, []
    for office, found in runs.items():
        drawn, height = _row(context, office, found, scale, y)
        parts.append(drawn)
        y += height
    patterns = element("defs", hatch(f"{ID}-hatch", "quiet"))
    return picture(WIDTH, y + 4, "Tenures", description, patterns, scale.axis(top, y, SIZE - 1), *parts, id=ID)


def _row(context: Context, office: str, found: tuple[Run, ...], scale: Scale, y: float) -> tuple[str, float]:
    rows, below, parts = Rows(gap=6), 0, []
    for run in found:
        left, right = scale.start(run.first), scale.start(run.last) + scale.day_width
        label = _label(context, run)
        fits = width(label, SIZE) + 10 <= right - left
        text = ""
        if fits:
            text = _inside(run, label, (left + right) / 2, y + 8 + BLOCK / 2 + 4.5)
        else:
            centre = _centre(context, found, run, (left + right) / 2, width(label, SIZE), scale)

            row = rows.place(centre - width(label, SIZE) / 2, centre + width(label, SIZE) / 2)
            below = max(below, row + 1)
            text = _beneath(label, (left + right) / 2, centre, y + 8 + BLOCK, row)
        parts.append(titled(_spoken(context, run), _block(run, left, right, y + 8), text))
    title = wrap(context.record[office].name, LANE - 6, SIZE, 2)
    head = lines(
        title,
        0,
        y + 8 + BLOCK / 2 + 4.5 - (len(title) - 1) * 7.5,
        15,
        font_size=SIZE,
        font_weight=600,
        fill="currentColor",
    )
    return head + "".join(parts), 8 + BLOCK + below * 18 + (8 if below else 4)


def _centre(context: Context, found: tuple[Run, ...], run: Run, x: float, room: float, scale: Scale) -> float:
    """Where a label beneath its block is centred: to the left where the next block is as narrow, else to the right."""
    place = found.index(run)

    def narrow(number: int) -> bool:
        if not 0 <= number < len(found):
            return False
        wide = scale.start(found[number].last) + scale.day_width - scale.start(found[number].first)
        return width(_label(context, found[number]), SIZE) + 10 > wide

    shift = -room / 2 + 6 if narrow(place + 1) else room / 2 - 6 if narrow(place - 1) else 0.0
    return min(max(x + shift, LANE + 14 + room / 2), WIDTH - 4 - room / 2)


def _block(run: Run, left: float, right: float, y: float) -> str:
    box: dict[str, object] = {"x": left + 0.75, "y": y, "width": right - left - 1.5, "height": BLOCK, "rx": 2}
    if run.status == "held":
        return element("rect", **box, **fill("accent"))
    if run.status == "contested":
        return element("rect", **box, stroke_width=2, **stroke("contested"))
    if run.status == "unknown":
        return element("rect", **box, fill=f"url(#{ID}-hatch)") + element(
            "rect", **box, stroke_width=0.8, **stroke("quiet")
        )
    return element("rect", **box, stroke_width=1, stroke_dasharray="2 4", **stroke("quiet"))


def _inside(run: Run, label: str, x: float, y: float) -> str:
    tone: dict[str, object] = {"fill": "white", "class_": "on-accent"} if run.status == "held" else fill("ink")
    if run.status == "unknown":
        tone = {"fill": "currentColor", "class_": "halo"}
    return element("text", words(label), x=x, y=y, text_anchor="middle", font_size=SIZE, **tone)


def _beneath(label: str, from_x: float, x: float, y: float, row: int) -> str:
    base = y + 15 + row * 18
    line = element("path", d=f"M{from_x:.1f} {y:.1f} V{base - 11:.1f}", stroke_width=0.8, **stroke("quiet"))
    return line + element(
        "text",
        words(label),
        x=x,
        y=base,
        text_anchor="middle",
        font_size=SIZE - 0.5,
        fill="currentColor",
        class_="halo",
    )


def _label(context: Context, run: Run) -> str:
    who = listed((short_label(context.record, one) for one in run.holders), "then" if run.status == "held" else "or")
    capacity = {"acting": ", acting", "claimed": ", claimed"}.get(run.capacity, "")
    said = {"held": f"{who}{capacity}", "contested": f"{who}? contested", "vacant": "vacant"}
    return said.get(run.status) or (f"{who}? unknown" if who else "unknown")


def _spoken(context: Context, run: Run) -> str:
    days = dates.day_words(run.first)
    if run.last > run.first:
        days = f"{days} to {dates.day_words(run.last)}"
    return f"{context.record[run.office].name}, {days}: {_label(context, run)}"


def _table(context: Context, runs: dict[str, tuple[Run, ...]]) -> Table:
    rows = [
        (
            cell(context.record[office].name),
            cell(dates.day_words(run.first)),
            cell(dates.day_words(run.last)),
            cell(_label(context, run)),
        )
        for office, found in runs.items()
        for run in found
    ]
    return Table("The offices in words, day by day", ("Office", "From", "To", "Who"), tuple(rows), folded=True)
