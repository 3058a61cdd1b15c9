"""Numbered lists that begin at one."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

from juncture.brief.word.xml import element


def new_list(file: Any) -> int:
    """The number of a new list in the style of numbered lists, which starts at one."""
    style = file.styles["List Number"].element
    numbering = file.part.numbering_part.element
    given = style.pPr.numPr.numId.val
    abstract = next(one.abstractNumId.val for one in numbering.num_lst if one.numId == given)
    made = numbering.add_num(abstract)
    made.append(element("lvlOverride", element("startOverride", val=1), ilvl=0))
    number: int = made.get(qn("w:numId")) and int(made.get(qn("w:numId")))
    return number
