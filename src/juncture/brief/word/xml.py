"""Elements of WordprocessingML. Text goes in as text, so nothing in the record can be read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

#: A stretch in a script that runs from right to left: Hebrew, Arabic and their neighbours.
_LETTERS = "\u0590-\u08ff\u200c\u200d\ufb1d-\ufdff\ufe70-\ufefc"
_RIGHT_TO_LEFT = re.compile(f"([{_LETTERS}](?:[{_LETTERS} ]*[{_LETTERS}])?)")


def element(tag: str, *children: Any, **attributes: object) -> Any:
    """An element of the ``w`` space with its children.

    >>> element("tab", val="right").attrib.values()
    ['right']
    """
    made = OxmlElement(f"w:{tag}", attrs={qn(_spaced(name)): str(value) for name, value in attributes.items()})
    made.extend(children)
    return made


def _spaced(name: str) -> str:
    return name if ":" in name else f"w:{name}"


def words(text: str) -> Any:
    """Text as it is, spaces at its ends included."""
    made = element("t")
    made.text = text
    made.set(qn("xml:space"), "preserve")
    return made


def run(text: str, style: str = "", language: str = "") -> Iterator[Any]:
    """Text in runs, those in a script that runs from right to left marked as such."""
    for number, part in enumerate(_RIGHT_TO_LEFT.split(text)):
        if part:
            marks = [element("rStyle", val=style)] if style else []
            marks += [element("rtl")] if number % 2 else []
            marks += [element("lang", val=language)] if language else []
            yield element("r", *([element("rPr", *marks)] if marks else []), words(part))


def field(code: str, shown: str, style: str = "") -> Iterator[Any]:
    """A field that a reader's program can bring up to date, with what it shows until then."""
    yield _mark("begin", style)
    text = element("instrText")
    text.text = f" {code} "
    text.set(qn("xml:space"), "preserve")
    yield element("r", *_styled(style), text)
    yield _mark("separate", style)
    yield element("r", *_styled(style), words(shown))
    yield _mark("end", style)


def _mark(kind: str, style: str) -> Any:
    return element("r", *_styled(style), element("fldChar", fldCharType=kind))


def _styled(style: str) -> list[Any]:
    """The look of a field's runs; LibreOffice raises a number only where the run itself says so, too."""
    raised = [element("vertAlign", val="superscript")] if style == "FootnoteReference" else []
    return [element("rPr", element("rStyle", val=style), *raised)] if style else []


def bookmarked(name: str, number: int, *inner: Any) -> Iterator[Any]:
    """Elements between the two ends of a bookmark."""
    yield element("bookmarkStart", id=number, name=name)
    yield from inner
    yield element("bookmarkEnd", id=number)


def linked(name: str, inner: Iterable[Any]) -> Iterator[Any]:
    """Runs that lead to a bookmark."""
    yield element("hyperlink", *inner, anchor=name, history=1)


def paragraph(style: str, *inner: Any, keep: bool = False, number: int | None = None) -> Any:
    """A paragraph in a style, of a numbered list perhaps; one to keep stays on the page of what follows it."""
    marks = [element("pStyle", val=style)]
    marks += [element("keepNext")] if keep else []
    marks += [element("numPr", element("ilvl", val=0), element("numId", val=number))] if number else []
    return element("p", element("pPr", *marks), *inner)
