"""The axis of shares, from none to all, that pictures of options and of rates have in common."""

from __future__ import annotations

from juncture.brief.pictures.svg import element, fill, stroke, words

WIDTH, SIZE, LEFT, RIGHT = 900.0, 13.0, 300.0, 860.0


def at(share: float) -> float:
    """Where a share lies along the axis."""
    return round(LEFT + share * (RIGHT - LEFT), 1)


def axis(bottom: float) -> str:
    """The axis, its lines drawn down to ``bottom``."""
    parts = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = at(share)
        parts.append(element("line", x1=x, x2=x, y1=26, y2=bottom, stroke_width=0.6, opacity=0.4, **stroke("quiet")))
        parts.append(
            element("text", words(f"{share:.0%}"), x=x, y=18, text_anchor="middle", font_size=SIZE - 1, **fill("ink"))
        )
    return "".join(parts)
