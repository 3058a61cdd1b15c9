"""Bargaining on one scale: where each stakeholder stands, and beneath them where each method settles, with its band.

A dot is larger where capability and salience together are; a line is a position’s range or an outcome’s band.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from juncture.brief.pictures.fitting import wrap
from juncture.brief.pictures.svg import element, fill, lines, picture, stroke, titled, words

Place = Callable[[float], float]
WIDTH, SIZE, LEFT, RIGHT, ROW, SHORT = 900.0, 13.0, 300.0, 830.0, 27.0, 5


@dataclass(frozen=True, slots=True)
class Stand:
    """A stakeholder or a method: where it stands and may stand, what it weighs (0 to 1), and its words."""

    label: str
    at: float
    low: float
    high: float
    weight: float
    spoken: str


def draw_bargain(
    scale: tuple[float, float], places: list[tuple[float, str]], stands: list[Stand], outcomes: list[Stand], id: str,
    description: str,
) -> str:  # fmt: skip
    """The picture.

    >>> stand = Stand("ECOWAS", 70, 50, 100, 0.5, "70, from 50 to 100")
    >>> "ECOWAS" in draw_bargain((0, 100), [(0, "officers"), (100, "civilians")], [stand], [], "b", "One.")
    True
    """
    low, high = min(scale[0], *(s.low for s in outcomes + stands)), max(scale[1], *(s.high for s in outcomes + stands))

    def at(position: float) -> float:
        return round(LEFT + (position - low) / ((high - low) or 1) * (RIGHT - LEFT), 1)

    head = 16 + 14 * SHORT if places else 24
    middle = head + ROW * len(stands) + 20
    bottom = middle + ROW * len(outcomes)
    marks = [_place(at(place), name, place, head, bottom, _room(places, at)) for place, name in places or _ends(scale)]
    marks += [_stand(one, at, head + 16 + ROW * number, "ink") for number, one in enumerate(stands)]
    rule = element("line", x1=0, x2=WIDTH, y1=middle - 8, y2=middle - 8, stroke_width=0.6, **stroke("quiet"))
    marks += [_stand(one, at, middle + 10 + ROW * number, "accent") for number, one in enumerate(outcomes)]
    return picture(WIDTH, bottom + 10, "Bargaining", description, *marks, rule, id=id)


def _ends(scale: tuple[float, float]) -> list[tuple[float, str]]:
    return [(scale[0], ""), (scale[1], "")]


def _room(places: list[tuple[float, str]], at: Place) -> float:
    """How wide the words of a place may run: as far as its neighbours leave."""
    found = sorted(place for place, _ in places)
    gaps = [at(b) - at(a) for a, b in pairwise(found)]
    return min([*gaps, 140.0]) - 8


def _place(x: float, name: str, at: float, head: float, bottom: float, room: float) -> str:
    line = element("line", x1=x, x2=x, y1=head, y2=bottom, stroke_width=0.6, opacity=0.4, **stroke("quiet"))
    said = wrap(name, room, 10.5, SHORT) if name else []
    number = element("text", words(f"{at:g}"), x=x, y=head - 3, text_anchor="middle", font_size=11, **fill("ink"))
    first = head - 4 - 12 * len(said)
    return line + number + lines(said, x, first, 12, font_size=10.5, text_anchor="middle", **fill("ink"))


def _stand(one: Stand, at: Place, y: float, tone: str) -> str:
    left, here, right = (at(end) for end in (one.low, one.at, one.high))
    label = lines(wrap(one.label, LEFT - 30, SIZE, 1), 0, y + 4, 14, font_size=SIZE, fill="currentColor")
    span = element("line", x1=left, x2=right, y1=y, y2=y, stroke_width=1.4, **stroke(tone))
    ends = "".join(
        element("line", x1=x, x2=x, y1=y - 4, y2=y + 4, stroke_width=1.4, **stroke(tone)) for x in (left, right)
    )
    if tone == "accent":
        mark = element("path", d=f"M{here} {y - 8:.1f} l7 8 l-7 8 l-7 -8 z", **fill(tone))
    else:
        mark = element("circle", cx=here, cy=y, r=2.5 + 6 * one.weight**0.5, opacity=0.8, **fill(tone))
    return titled(f"{one.label}: {one.spoken}", label, span, ends, mark)
