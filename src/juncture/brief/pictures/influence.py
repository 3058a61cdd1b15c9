"""What pushes one variant: what promotes it on the left, what hinders it on the right, thicker where it is strong.

Sign and strength stand on every arrow, so that nothing rests on colour; each arrow's title says what it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass

from juncture.brief.pictures.fitting import wrap
from juncture.brief.pictures.svg import element, fill, lines, picture, stroke, titled, words

WIDTH, SIZE, BOX, TALL = 900.0, 12.5, 250.0, 46.0


@dataclass(frozen=True, slots=True)
class Push:
    """One judgement upon the variant: who pushes, how hard (its sign included), and its words with what it rests on."""

    label: str
    value: int
    spoken: str


def draw_influence(target: str, pushes: list[Push], description: str, id: str) -> str:
    """The picture of what bears on a variant.

    >>> "Talks: conditional" in draw_influence("Grip: broken", [Push("Talks: conditional", 2, "¶21")], "One.", "i")
    True
    """
    ordered = sorted(pushes, key=lambda push: (-abs(push.value), push.label))
    left = [push for push in ordered if push.value > 0]
    right = [push for push in ordered if push.value < 0]
    height = max(len(left), len(right), 2) * (TALL + 10) + 30
    middle = height / 2 + 8
    marks = [_column_head("promotes it", BOX / 2), _column_head("hinders it", WIDTH - BOX / 2)]
    for column, on_left in ((left, True), (right, False)):
        first = middle - (len(column) * (TALL + 10) - 10) / 2
        marks += [_push(push, first + number * (TALL + 10), middle, on_left, id) for number, push in enumerate(column)]
    defs = element("defs", _head(id))
    return picture(WIDTH, height + 20, "Influence", description, defs, *marks, _target(target, middle), id=id)


def _column_head(said: str, x: float) -> str:
    return element("text", words(said), x=x, y=14, text_anchor="middle", font_size=SIZE, font_style="italic",
                   **fill("ink"))  # fmt: skip


def _push(push: Push, top: float, middle: float, on_left: bool, id: str) -> str:
    x = 0.0 if on_left else WIDTH - BOX
    y = top + TALL / 2
    start, end = (BOX, WIDTH / 2 - 92) if on_left else (WIDTH - BOX, WIDTH / 2 + 92)
    reach = middle + (y - middle) * 0.12
    line: dict[str, object] = {"stroke_width": 0.8 + 0.9 * abs(push.value)}
    if not on_left:
        line["stroke_dasharray"] = "5 3"
    bend = (start + end) / 2
    path = element(
        "path", d=f"M{start:.1f} {y:.1f} C{bend:.1f} {y:.1f} {bend:.1f} {reach:.1f} {end:.1f} {reach:.1f}",
        marker_end=f"url(#{id}-head)", **stroke("accent" if on_left else "ink"), **line,
    )  # fmt: skip
    said = element(
        "text", words(f"{push.value:+d}"), x=start + (14 if on_left else -14), y=y - 5, font_size=SIZE - 1,
        text_anchor="middle", class_="halo", fill="currentColor",
    )  # fmt: skip
    return titled(push.spoken, path, _box(push.label, x, top, BOX), said)


def _box(label: str, x: float, top: float, wide: float) -> str:
    told = wrap(label, wide - 14, SIZE, 2)
    ground = element(
        "rect", x=x, y=top, width=wide, height=TALL, rx=3, fill="white", stroke="currentColor", stroke_width=1,
        class_="ground-fill",
    )  # fmt: skip
    first = top + TALL / 2 - (len(told) - 1) * 8 + 4
    return ground + lines(told, x + wide / 2, first, 16, font_size=SIZE, text_anchor="middle", fill="currentColor")


def _target(label: str, middle: float) -> str:
    told = wrap(label, 160, SIZE + 0.5, 4)
    tall = len(told) * 17 + 18
    ground = element(
        "rect", x=WIDTH / 2 - 84, y=middle - tall / 2, width=168, height=tall, rx=3, fill="white", class_="ground-fill",
        stroke="currentColor", stroke_width=2,
    )  # fmt: skip
    first = middle - (len(told) - 1) * 8.5 + 4
    return ground + lines(told, WIDTH / 2, first, 17, font_size=SIZE + 0.5, text_anchor="middle", fill="currentColor")


def _head(id: str) -> str:
    arrow = element("path", d="M0 0 L8 4 L0 8 z", fill="currentColor")
    return element(
        "marker", arrow, id=f"{id}-head", viewBox="0 0 8 8", refX=7, refY=4, markerWidth=8, markerHeight=8,
        markerUnits="userSpaceOnUse", orient="auto",
    )  # fmt: skip
