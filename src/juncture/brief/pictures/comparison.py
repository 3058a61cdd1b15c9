"""Options compared on one axis: a bar for the scenarios that meet the goal, a line for the matrices drawn.

The bar says what share of the consistent scenarios meets the goal as the judgements stand; the line reaches over the
middle eight tenths of the matrices, with a stroke at their mean. Each has its figures in words beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from juncture.brief.pictures.fitting import wrap
from juncture.brief.pictures.shares import LEFT, SIZE, WIDTH, at, axis
from juncture.brief.pictures.svg import element, fill, lines, picture, stroke, titled, words

ROW = 74.0


@dataclass(frozen=True, slots=True)
class Row:
    """An option: the share as stated (None without any scenario), and its low, mean and high in the matrices drawn."""

    label: str
    stated: float | None
    drawn: tuple[float, float, float] | None
    said: str


def row_of(label: str, met: int, total: int, drawn: tuple[float, float, float] | None) -> Row:
    """An option by its figures: scenarios that meet the goal, of how many; low, mean and high in the matrices drawn.

    >>> row_of("Demand reinstatement", 46, 86, (0.4, 0.52, 0.6)).said
    '46 of 86 scenarios as judged; in the matrices 40% to 60%, on average 52%'
    >>> row_of("Demand reinstatement", 46, 86, None).said
    '46 of 86 scenarios as judged'
    """
    said = f"{met} of {total} scenarios as judged"
    if drawn:
        low, mean, high = drawn
        said += f"; in the matrices {low:.0%} to {high:.0%}, on average {mean:.0%}"
    return Row(label, met / total if total else None, drawn, said)


def draw_comparison(rows: list[Row], description: str, id: str) -> str:
    """The picture of these options.

    >>> row = Row("Demand reinstatement", 0.53, (0.4, 0.52, 0.6), "46 of 86")
    >>> "46 of 86" in draw_comparison([row], "One option.", "c")
    True
    """
    bottom = 34 + ROW * len(rows)
    marks = [axis(bottom)]
    marks += [_row(row, 40 + ROW * number) for number, row in enumerate(rows)]
    legend = _legend(bottom + 32, any(row.drawn for row in rows))
    return picture(WIDTH, bottom + 46, "Options compared", description, *marks, legend, id=id)


def _row(row: Row, top: float) -> str:
    label = lines(wrap(row.label, LEFT - 20, SIZE, 3), 0, top + 12, 16, font_size=SIZE, fill="currentColor")
    parts = [label]
    if row.stated is not None:
        wide = max(at(row.stated) - LEFT, 1.5)
        parts.append(element("rect", x=LEFT, y=top, width=wide, height=16, opacity=0.75, **fill("accent")))
    parts += _drawn(row.drawn, top + 28) if row.drawn else []
    parts.append(
        element("text", words(row.said), x=LEFT, y=top + 52, font_size=SIZE - 1.5, class_="halo", fill="currentColor")
    )
    return titled(f"{row.label}: {row.said}", *parts)


def _drawn(drawn: tuple[float, float, float], middle: float) -> list[str]:
    low, mean, high = map(at, drawn)
    strokes = (
        (low, high, middle, middle, 1.6),
        (low, low, middle - 4, middle + 4, 1.6),
        (high, high, middle - 4, middle + 4, 1.6),
        (mean, mean, middle - 7, middle + 7, 3.0),
    )
    return [
        element("line", x1=x1, x2=x2, y1=y1, y2=y2, stroke_width=thick, **stroke("ink"))
        for x1, x2, y1, y2, thick in strokes
    ]


def _legend(y: float, drawn: bool) -> str:
    bar = element("rect", x=0, y=y - 9, width=34, height=12, opacity=0.75, **fill("accent"))
    first = element(
        "text", words("share of the consistent scenarios, as judged"), x=42, y=y, font_size=12, **fill("ink")
    )
    if not drawn:
        return element("g", bar, first, aria_hidden="true")
    line = element("line", x1=330, x2=364, y1=y - 3, y2=y - 3, stroke_width=1.6, **stroke("ink"))
    mean = element("line", x1=347, x2=347, y1=y - 10, y2=y + 4, stroke_width=3, **stroke("ink"))
    said = "in the matrices drawn: from the tenth to the ninetieth hundredth, thick at the mean"
    second = element("text", words(said), x=372, y=y, font_size=12, **fill("ink"))
    return element("g", bar, line, mean, first, second, aria_hidden="true")
