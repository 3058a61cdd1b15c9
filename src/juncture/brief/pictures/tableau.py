"""The scenario tableau: a row for each descriptor, a column for each scenario, equal neighbours as one cell."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from juncture.brief.pictures.fitting import wrap
from juncture.brief.pictures.svg import element, fill, lines, picture, stroke, titled

WIDTH, SIZE, LEFT, ROW, HEAD = 900.0, 12.0, 230.0, 30.0, 36.0


@dataclass(frozen=True, slots=True)
class Track:
    """A descriptor with its variant in each scenario; ``rank`` shades a variant by its place among the others."""

    label: str
    variants: tuple[str, ...]
    ranks: tuple[float, ...]


def draw_tableau(heads: list[str], tracks: list[Track], description: str, id: str) -> str:
    """The picture; a shade goes with a place in the descriptor's list of variants and always with its word.

    >>> svg = draw_tableau(["1", "2"], [Track("Grip", ("facade", "facade"), (0.5, 0.5))], "One.", "s")
    >>> svg.count(">facade<")
    1
    """
    wide = (WIDTH - LEFT) / max(1, len(heads))
    marks = [
        lines(wrap(head, wide - 6, SIZE, 2), round(LEFT + wide * (n + 0.5), 1), 14, 13, text_anchor="middle",
              font_size=SIZE, **fill("ink"))
        for n, head in enumerate(heads)
    ]  # fmt: skip
    marks += [_track(track, HEAD + ROW * number, wide) for number, track in enumerate(tracks)]
    return picture(WIDTH, HEAD + ROW * len(tracks) + 4, "Scenario tableau", description, *marks, id=id)


def _track(track: Track, top: float, wide: float) -> str:
    parts = [lines(wrap(track.label, LEFT - 16, SIZE, 2), 0, top + 12, 12.5, font_size=SIZE, fill="currentColor")]
    start = 0
    for (variant, rank), group in groupby(zip(track.variants, track.ranks, strict=True)):
        span = len(list(group))
        parts.append(_cell(variant, rank, LEFT + wide * start, top, wide * span))
        start += span
    return titled(f"{track.label}: {', '.join(dict.fromkeys(track.variants))}", *parts)


def _cell(variant: str, rank: float, x: float, top: float, wide: float) -> str:
    box: dict[str, object] = {"x": x + 1, "y": top + 1, "width": wide - 2, "height": ROW - 4, "rx": 2}
    ground = element("rect", **box, opacity=round(0.08 + 0.34 * rank, 2), **fill("accent"))
    frame = element("rect", **box, stroke_width=0.6, **stroke("quiet"))
    told = wrap(variant, wide - 10, SIZE - 1, 2)
    first = top + ROW / 2 + 3 - (len(told) - 1) * 6
    said = lines(
        told, round(x + wide / 2, 1), first, 11.5, font_size=SIZE - 1, text_anchor="middle", fill="currentColor"
    )
    return ground + frame + said
