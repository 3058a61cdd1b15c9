"""Tables that an editor can change: heading rows that come again on each page, rows that stay whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from juncture.brief.document import Cell, Mark, Sentence
from juncture.brief.paper import dense
from juncture.brief.word.styles import CONTESTED
from juncture.brief.word.xml import element, paragraph, run

#: How a sentence becomes runs: with its note, in a style of characters.
Say = Callable[[Sentence, str], Iterable[Any]]


def table(caption: str, columns: Sequence[str], shares: Sequence[float], room: int, rows: Iterable[Any]) -> Any:
    """A table as wide as the room, in twentieths of a point; ``rows`` are made by :func:`row`."""
    widths = [round(share * room) for share in shares]
    marks = element(
        "tblPr",
        element("tblStyle", val="BriefTable"),
        element("tblW", w=sum(widths), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1),
        element("tblCaption", val=caption),
    )
    layout = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    style = "TableHeadingSmall" if dense(len(columns)) else "TableHeading"
    heads = (_cell(width, "", paragraph(style, *run(name))) for width, name in zip(widths, columns, strict=True))
    head = element("tr", element("trPr", element("cantSplit"), element("tblHeader")), *heads)
    made = element("tbl", marks, layout, head, *rows)
    for line in made.tr_lst[1:]:
        for width, one in zip(widths, line.tc_lst, strict=True):
            one.tcPr.insert(0, element("tcW", w=width, type="dxa"))
    return made


def row(cells: Sequence[Any], *, whole: bool = True) -> Any:
    """A row of cells, which stays on one page unless it is too long for that."""
    return element("tr", *([element("trPr", element("cantSplit"))] if whole else []), *cells)


def cell(one: Cell, say: Say, *, small: bool = False) -> Any:
    """A cell of the brief: a paragraph a line, what is contested with a line beside it."""
    style = "Unsettled" if one.mark in ("vacant", "unknown") else ""
    return lines_cell([list(say(line, style)) for line in one.lines], one.mark, small=small)


def lines_cell(lines: Sequence[Iterable[Any]], mark: Mark = "", *, small: bool = False) -> Any:
    """A cell of lines that are runs already."""
    style = "TableTextSmall" if small else "TableText"
    return _cell(None, mark, *([paragraph(style, *line) for line in lines] or [paragraph(style)]))


def _cell(width: int | None, mark: Mark, *paragraphs: Any) -> Any:
    marks = [element("tcW", w=width, type="dxa")] if width else []
    if mark == "contested":
        marks.append(element("tcBorders", element("left", val="single", sz=18, space=0, color=CONTESTED)))
        marks.append(element("tcMar", element("left", w=100, type="dxa")))
    return element("tc", element("tcPr", *marks), *paragraphs)
