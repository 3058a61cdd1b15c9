"""A strip of cases along the years: a mark for each, its shape by what became of the case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from juncture.brief.pictures.fitting import Rows, width
from juncture.brief.pictures.svg import element, fill, picture, stroke, titled, words

WIDTH, LEFT, RIGHT, ROW, SIZE = 900.0, 20.0, 880.0, 24.0, 11.5


@dataclass(frozen=True, slots=True)
class Mark:
    """A case: its day, a short name, and whether something was so of it (None for unknown)."""

    day: date
    label: str
    so: bool | None
    said: str


def draw_strip(marks: list[Mark], legend: tuple[str, str, str], description: str, id: str) -> str:
    """The picture of these cases; ``legend`` says what full, empty and dashed marks mean.

    >>> mark = Mark(date(2020, 8, 18), "Mali", True, "Mali, 18 August 2020")
    >>> "Mali, 18 August 2020" in draw_strip([mark], ("yes", "no", "unknown"), "One case.", "strip")
    True
    """
    first, last = min(one.day for one in marks).year, max(one.day for one in marks).year + 1
    rows = Rows()
    drawn = []
    for one in sorted(marks, key=lambda mark: mark.day):
        x = _x(one.day, first, last)
        wide = width(one.label, SIZE)
        left = x + 9 if x + 12 + wide < RIGHT + 16 else x - 9 - wide
        row = rows.place(min(left, x - 6), max(left + wide, x + 6))
        drawn.append(_mark(one, x, 40 + ROW * row, left))
    bottom = 40 + ROW * rows.count
    axis = _axis(first, last, bottom)
    return picture(WIDTH, bottom + 34, "Cases along the years", description, axis, *drawn, _legend(legend, bottom + 20),
                   id=id)  # fmt: skip


def _x(day: date, first: int, last: int) -> float:
    start, end = date(first, 1, 1).toordinal(), date(last, 1, 1).toordinal()
    return round(LEFT + (day.toordinal() - start) / (end - start) * (RIGHT - LEFT), 1)


def _mark(one: Mark, x: float, y: float, left: float) -> str:
    label = element("text", words(one.label), x=left, y=y + 4, font_size=SIZE, class_="halo", fill="currentColor")
    return titled(one.said, _sign(one.so, x, y), label)


def _sign(so: bool | None, x: float, y: float) -> str:
    if so:
        return element("circle", cx=x, cy=y, r=5.5, **fill("accent"))
    dashes = "2 2" if so is None else None
    return element("circle", cx=x, cy=y, r=5, stroke_width=1.6, stroke_dasharray=dashes, **stroke("accent"))


def _axis(first: int, last: int, bottom: float) -> str:
    step = next((n for n in (1, 2, 5, 10, 20) if (last - first) / n <= 9), 50)
    parts = []
    for year in range(-(-first // step) * step, last + 1, step):
        x = _x(date(year, 1, 1), first, last)
        parts.append(element("line", x1=x, x2=x, y1=24, y2=bottom, stroke_width=0.6, opacity=0.4, **stroke("quiet")))
        parts.append(element("text", words(str(year)), x=x, y=16, text_anchor="middle", font_size=12, **fill("ink")))
    return "".join(parts)


def _legend(said: tuple[str, str, str], y: float) -> str:
    parts, x = [], LEFT + 6
    for so, text in zip((True, False, None), said, strict=True):
        parts += [_sign(so, x, y - 4), element("text", words(text), x=x + 12, y=y, font_size=12, **fill("ink"))]
        x += 12 + width(text, 12) + 30
    return element("g", *parts, aria_hidden="true")
