"""The tornado: for each judgement how far the figure moves between the two ends of its range, the widest first."""

from __future__ import annotations

from dataclasses import dataclass

from juncture.brief.pictures.fitting import wrap
from juncture.brief.pictures.svg import element, fill, lines, picture, stroke, titled, words

WIDTH, SIZE, LEFT, RIGHT, ROW = 900.0, 12.5, 430.0, 850.0, 40.0


@dataclass(frozen=True, slots=True)
class Swing:
    """A judgement: the figure at the low and at the high end of its range, and its words with what it rests on."""

    label: str
    at_low: float
    at_high: float
    low: str
    high: str
    spoken: str


def draw_tornado(stated: float, swings: list[Swing], description: str, id: str) -> str:
    """The picture around the figure as stated.

    >>> "Army: divided" in draw_tornado(0.5, [Swing("Army: divided", 0.4, 0.6, "-2", "0", "rests on ¶11")], "One.", "t")
    True
    """
    bottom = 30 + ROW * len(swings)
    ends = [stated, *(end for one in swings for end in (one.at_low, one.at_high))]
    first, last = min(ends), max(ends)
    room = max(last - first, 0.02)

    def at(share: float) -> float:
        return round(LEFT + (share - first) / room * (RIGHT - LEFT), 1)

    middle = at(stated)
    marks = []
    for number, one in enumerate(swings):
        top = 34 + ROW * number
        left, right = sorted((at(one.at_low), at(one.at_high)))
        label = lines(wrap(one.label, LEFT - 60, SIZE, 2), 0, top + 6, 14, font_size=SIZE, fill="currentColor")
        bar = element("rect", x=left, y=top - 2, width=max(right - left, 1), height=18, opacity=0.7, **fill("accent"))
        at_left, at_right = (one.low, one.high) if one.at_low <= one.at_high else (one.high, one.low)
        said = [
            element("text", words(at_left), x=left - 5, y=top + 11, font_size=11, text_anchor="end", **fill("ink")),
            element("text", words(at_right), x=right + 5, y=top + 11, font_size=11, **fill("ink")),
        ]
        marks.append(titled(one.spoken, label, bar, *said))
    line = element("line", x1=middle, x2=middle, y1=22, y2=bottom, stroke_width=1.2, **stroke("ink"))
    head = f"{stated:.0%} as judged"
    above = element("text", words(head), x=middle, y=14, text_anchor="middle", font_size=SIZE, **fill("ink"))
    ends_said = [
        element("text", words(f"{share:.0%}"), x=at(share), y=bottom + 14, text_anchor="middle", font_size=11,
                **fill("ink"))
        for share in (first, last)
    ]  # fmt: skip
    return picture(WIDTH, bottom + 22, "Tornado", description, *marks, line, above, *ends_said, id=id)
