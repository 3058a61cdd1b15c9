"""The styles of the DOCX: an editor changes one of them, and all that bears it follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from juncture.brief.word.xml import element

INK, QUIET, ACCENT, CONTESTED = "1C1B19", "555555", "1D4E79", "A3460F"
#: The one family of the document, and what stands in for it in scripts that it lacks.
_LATIN, _COMPLEX = "Cambria", "Times New Roman"


@dataclass(frozen=True)
class Paragraphs:
    """How the paragraphs of a style look: sizes in points, spaces before and after them, an indent in millimetres."""

    size: float
    before: float = 0
    after: float = 0
    bold: bool = False
    colour: str = INK
    keep: bool = False
    indent: float = 0
    base: str = "Normal"


STYLES = {
    "Normal": Paragraphs(10.5, after=6, base=""),
    "Title": Paragraphs(22, after=6, bold=True, keep=True),
    "Subtitle": Paragraphs(11.5, after=8),
    "Heading 1": Paragraphs(15, before=20, after=6, bold=True, keep=True),
    "Heading 2": Paragraphs(12, before=12, after=4, bold=True, keep=True),
    "Heading 3": Paragraphs(10.5, before=8, after=3, bold=True, keep=True),
    "Caption": Paragraphs(9, before=12, after=4, colour=QUIET),
    "Picture Caption": Paragraphs(9, before=4, after=12, colour=QUIET, base="Caption"),
    "Header": Paragraphs(8.5, colour=QUIET),
    "Footer": Paragraphs(8.5, colour=QUIET),
    "Quote": Paragraphs(10.5, before=10, after=2, indent=6, keep=True),
    "List Bullet": Paragraphs(10.5, after=4),
    "List Bullet 2": Paragraphs(10, after=3),
    "List Number": Paragraphs(10.5, after=4),
    "Brief Facts": Paragraphs(10.5, after=2),
    "Brief Note": Paragraphs(9.5, before=6, after=6, colour=QUIET),
    "Judgement": Paragraphs(11.5, before=8, after=4, keep=True),
    "Point": Paragraphs(10.5, before=8, after=3),
    "Fact": Paragraphs(10, after=3, indent=6),
    "Quote Source": Paragraphs(9.5, after=8, indent=6, colour=QUIET),
    "Picture": Paragraphs(10.5, before=12, keep=True),
    "Table Heading": Paragraphs(9, before=2, after=2, bold=True, keep=True),
    "Table Text": Paragraphs(9, before=1, after=1),
    "Table Heading Small": Paragraphs(7.5, before=2, after=2, bold=True, keep=True, base="Table Heading"),
    "Table Text Small": Paragraphs(7.5, before=1, after=1, base="Table Text"),
    "footnote text": Paragraphs(8, after=0),
    "toc 1": Paragraphs(9.5, after=0),
}


def set_styles(document: Any, language: str) -> None:
    """Give a new document the styles of the brief."""
    for name, look in STYLES.items():
        _paragraphs(_style(document, name, WD_STYLE_TYPE.PARAGRAPH), look, document)
    document.styles["Normal"].paragraph_format.line_spacing = 1.15
    for name in ("Table Heading", "Table Text", "footnote text"):
        document.styles[name].paragraph_format.line_spacing = 1.0
    for name in ("Quote", "Subtitle", "Caption", "Picture Caption"):
        document.styles[name].font.italic = False
    reference = _characters(document, "footnote reference", ACCENT)
    reference.font.superscript = True
    _characters(document, "Label", QUIET).font.small_caps = True
    _characters(document, "Own Judgement", QUIET).font.small_caps = True
    _characters(document, "Unsettled", QUIET).font.italic = True
    _characters(document, "Quiet", QUIET)
    _characters(document, "Strong", INK).font.bold = True
    document.styles.element.append(_table_style())
    _ruled(document.styles["Heading 1"].element, "top")
    _ruled(document.styles["Title"].element, None)
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for one in defaults.findall(qn("w:lang")):
        one.set(qn("w:val"), language)


def _style(document: Any, name: str, kind: Any) -> Any:
    """A style by its name; those that word processors know have lower-case names of their own."""
    found = [one for one in document.styles if one.name.lower() == name.lower()]
    if found:
        return found[0]
    made = document.styles.add_style(name, kind, builtin=name.islower())
    made.element.styleId = _joined(name)
    return made


def _joined(name: str) -> str:
    """A style's name as its identifier.

    >>> _joined("footnote text"), _joined("toc 1")
    ('FootnoteText', 'TOC1')
    """
    return name.title().replace("Toc", "TOC").replace(" ", "")


def _paragraphs(style: Any, look: Paragraphs, document: Any) -> None:
    style.base_style = document.styles[look.base] if look.base else None
    style.hidden, style.quick_style = False, True
    _typeface(style)
    for old in style.element.get_or_add_pPr().findall(qn("w:contextualSpacing")):
        style.element.pPr.remove(old)
    style.font.size, style.font.bold = Pt(look.size), look.bold
    style.font.color.rgb = RGBColor.from_string(look.colour)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.keep_with_next, form.widow_control = look.keep, True
    if look.indent:
        form.left_indent = Mm(look.indent)


def _characters(document: Any, name: str, colour: str) -> Any:
    style = _style(document, name, WD_STYLE_TYPE.CHARACTER)
    style.font.color.rgb = RGBColor.from_string(colour)
    style.hidden = False
    return style


def _typeface(style: Any) -> None:
    """One family for all scripts that it has; themes of the template would otherwise prevail."""
    style.font.name = _LATIN
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.lower().endswith("theme"):
            del fonts.attrib[name]
    fonts.set(qn("w:cs"), _COMPLEX)
    for extra in style.element.rPr.findall(qn("w:spacing")) + style.element.rPr.findall(qn("w:kern")):
        style.element.rPr.remove(extra)


def _ruled(style: Any, side: str | None) -> None:
    """A style with a rule on one side, or with none."""
    for old in style.pPr.findall(qn("w:pBdr")):
        style.pPr.remove(old)
    if side:
        borders = element("pBdr", element(side, val="single", sz=4, space=8, color="B0B0B0"))
        style.pPr.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _table_style() -> Any:
    thin = {"val": "single", "sz": 4, "space": 0, "color": "B0B0B0"}
    whole = element(
        "tblPr",
        element("tblBorders", element("bottom", **thin), element("insideH", **thin)),
        element("tblCellMar", element("left", w=0, type="dxa"), element("right", w=140, type="dxa")),
    )
    head = element(
        "tblStylePr",
        element("tcPr", element("tcBorders", element("bottom", val="single", sz=8, space=0, color=INK))),
        type="firstRow",
    )
    return element(
        "style",
        element("name", val="Brief Table"), element("basedOn", val="TableNormal"), element("uiPriority", val=59),
        element("qFormat"), whole, head,
        type="table", customStyle=1, styleId="BriefTable",
    )  # fmt: skip
