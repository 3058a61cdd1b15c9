"""Months as bars: events of the linked conflict above the line, deaths below, the month of the event marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from juncture.brief.dates import MONTHS
from juncture.brief.pictures.svg import element, fill, hatch, picture, stroke, titled, words

WIDTH, SIZE, LEFT, RIGHT, TALL = 900.0, 12.5, 64.0, 890.0, 110.0
#: Where the bars of events stand, and from where those of deaths hang.
UPPER, LOWER = 150.0, 172.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A month: its first day's year and number, what was counted, and whether the export surely holds all of it."""

    year: int
    number: int
    events: int
    deaths: int
    whole: bool = True

    @property
    def spoken(self) -> str:
        """The bar in words."""
        cut = "" if self.whole else " (the month may be cut)"
        return f"{MONTHS[self.number - 1]} {self.year}: {self.events} events, {self.deaths} deaths{cut}"


def draw_months(bars: Sequence[Bar], marked: tuple[int, int], label: str, description: str, id: str) -> str:
    """The picture; ``marked`` is the year and month of the event, ``label`` what stands over it.

    >>> bars = [Bar(2021, 4, 20, 31), Bar(2021, 5, 24, 40)]
    >>> "May 2021: 24 events, 40 deaths" in draw_months(bars, (2021, 5), "Arrests", "Two months.", "m")
    True
    """
    step = (RIGHT - LEFT) / max(1, len(bars))
    events = max([one.events for one in bars] + [1])
    deaths = max([one.deaths for one in bars] + [1])
    marks = [element("defs", hatch(f"{id}-cut"))]
    for place, one in enumerate(bars):
        left, wide = LEFT + place * step + step * 0.12, step * 0.76
        up, down = TALL * one.events / events, TALL * one.deaths / deaths
        tone = fill("accent") if one.whole else {"fill": f"url(#{id}-cut)"}
        above = element("rect", x=left, y=UPPER - up, width=wide, height=up, opacity=0.8, **tone)
        below = element("rect", x=left, y=LOWER, width=wide, height=down, opacity=0.8,
                        **(fill("contested") if one.whole else {"fill": f"url(#{id}-cut)"}))  # fmt: skip
        marks.append(titled(one.spoken, above, below))
        if (one.year, one.number) == marked:
            marks.append(_event(LEFT + (place + 0.5) * step, label))
    axis = [_years(bars, step), _side("Events", events, UPPER, -1), _side("Deaths", deaths, LOWER, 1)]
    return picture(WIDTH, LOWER + TALL + 12, "Events and deaths by month", description, *marks, *axis, id=id)


def _event(x: float, label: str) -> str:
    line = element(
        "line", x1=x, x2=x, y1=24, y2=LOWER + TALL, stroke_width=1.2, stroke_dasharray="4 3", **stroke("ink")
    )
    anchor = "end" if x > WIDTH * 0.7 else "start" if x < WIDTH * 0.3 else "middle"
    return line + element("text", words(label), x=x, y=16, text_anchor=anchor, font_size=SIZE, class_="halo", **_INK)


def _years(bars: Sequence[Bar], step: float) -> str:
    every = next((n for n in (1, 2, 3, 6, 12) if n * step >= 58), 24)
    found = []
    for place, one in enumerate(bars):
        if (one.number - 1) % every == 0 or (every == 24 and one.number == 1 and one.year % 2 == 0):
            said = f"{MONTHS[one.number - 1][:3]} {one.year}"
            x = LEFT + (place + 0.5) * step
            found.append(element("text", words(said), x=x, y=UPPER + 15, text_anchor="middle", font_size=11, **_INK))
    return "".join(found)


def _side(name: str, most: int, base: float, way: int) -> str:
    top = base + way * TALL
    line = element("line", x1=LEFT, x2=RIGHT, y1=top, y2=top, stroke_width=0.6, opacity=0.4, **stroke("quiet"))
    figure = element("text", words(f"{most:,}"), x=LEFT - 8, y=top + 4, text_anchor="end", font_size=11, **_INK)
    said = element("text", words(name), x=LEFT - 8, y=base + way * TALL / 2, text_anchor="end", font_size=SIZE, **_INK)
    return line + figure + said


_INK: dict[str, object] = {"fill": "currentColor"}
