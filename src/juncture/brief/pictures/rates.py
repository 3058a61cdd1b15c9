"""Rates on one axis: a stroke at k of n, a line over the interval of 95 per cent, a row for each list and question."""

from __future__ import annotations

from dataclasses import dataclass

from juncture.brief.pictures.fitting import wrap
from juncture.brief.pictures.shares import LEFT, SIZE, WIDTH, at, axis
from juncture.brief.pictures.svg import element, fill, lines, picture, stroke, titled, words

ROW = 46.0


@dataclass(frozen=True, slots=True)
class RateRow:
    """A rate: its words, the share and its interval, and the counts with the list's name."""

    label: str
    share: float
    low: float
    high: float
    said: str


def draw_rates(rows: list[RateRow], description: str, id: str) -> str:
    """The picture of these rates.

    >>> row = RateRow("the ousted were back in office", 0.11, 0.02, 0.31, "2 of 18, Cline 1945–2021")
    >>> "2 of 18" in draw_rates([row], "One rate.", "r")
    True
    """
    bottom = 34 + ROW * len(rows)
    marks = [axis(bottom), *(_row(row, 40 + ROW * number) for number, row in enumerate(rows))]
    return picture(WIDTH, bottom + 34, "Rates", description, *marks, _legend(bottom + 24), id=id)


def _row(row: RateRow, top: float) -> str:
    label = lines(wrap(row.label, LEFT - 20, SIZE, 2), 0, top + 10, 15, font_size=SIZE, fill="currentColor")
    middle = top + 8
    parts = [label]
    for x1, x2, half, thick in (
        (at(row.low), at(row.high), 0.0, 2.0),
        (at(row.low), at(row.low), 4.0, 1.6),
        (at(row.high), at(row.high), 4.0, 1.6),
    ):
        parts.append(
            element("line", x1=x1, x2=x2, y1=middle - half, y2=middle + half, stroke_width=thick, **stroke("accent"))
        )
    parts.append(element("circle", cx=at(row.share), cy=middle, r=4.5, **fill("accent")))
    parts.append(
        element("text", words(row.said), x=LEFT, y=top + 28, font_size=SIZE - 1.5, class_="halo", fill="currentColor")
    )
    return titled(f"{row.label}: {row.said}", *parts)


def _legend(y: float) -> str:
    line = element("line", x1=0, x2=34, y1=y - 4, y2=y - 4, stroke_width=2, **stroke("accent"))
    dot = element("circle", cx=17, cy=y - 4, r=4.5, **fill("accent"))
    said = "k of n, and the interval of 95 per cent (Jeffreys); cases of which it is unknown are not in n"
    return element("g", line, dot, element("text", words(said), x=42, y=y, font_size=12, **fill("ink")))
