"""A brief as PDF, set by Typst: tagged for screen readers, on A4 or Letter, with nothing from outside pip.

The brief reaches the page as data and the typesetter's template holds all of its code, so no text of the record
is ever read as markup. Notes keep the numbers that they have on the screen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from juncture.brief import paper as paper_
from juncture.brief.document import Document
from juncture.brief.setting import setting
from juncture.record.problems import JunctureError

_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
#: The typesetter may not name all that it cannot show at once.
_ROUNDS = 4
_LACKING = (
    "Some characters stand here by their code points, as [U+4EAC] does for one: the machine that made this file has no "
    "font that shows them."
)


def to_pdf(document: Document, paper: str = "a4") -> bytes:
    """The brief as PDF/UA on a size of paper, ``a4`` or ``letter``.

    A character that no font of this machine has is given by its code point, and the head of the brief says so.
    """
    data = json.dumps(setting(document, paper_.check_paper(paper)), ensure_ascii=False)
    typst = typesetter()
    for _ in range(_ROUNDS):
        try:
            return _compile(typst, data)
        except typst.TypstError as error:
            unshown = {_unescaped(found) for found in _UNSHOWN.findall(f"{error.message}\n{error.diagnostic}")}
            if not unshown:
                raise
            data = _by_code_points(data, unshown)
    return _compile(typst, data, ())


def _by_code_points(data: str, unshown: set[str]) -> str:
    """The data with what no font shows spelt as code points."""
    for text in sorted(unshown, key=len, reverse=True):
        data = data.replace(text, "".join(f"[U+{ord(character):04X}]" for character in text))
    return json.dumps({**json.loads(data), "lacking": _LACKING}, ensure_ascii=False)


def _unescaped(text: str) -> str:
    """What the typesetter reports, as it is.

    >>> _unescaped("\\\\u{4eac}")
    '京'
    """
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda found: chr(int(found[1], 16)), text)


def _compile(typst: Any, data: str, standards: Iterable[str] = ("ua-1",)) -> bytes:
    compiler = typst.Compiler(_template(), sys_inputs={"brief": data})
    made: bytes = compiler.compile(format="pdf", pdf_standards=list(standards))
    return made


@cache
def _template() -> bytes:
    return files("juncture.brief").joinpath("templates", "brief.typ").read_bytes()


def to_png(svg: str, millimetres: float) -> bytes:
    """A picture as it is printed, in points of colour: for programs that show no SVG."""
    source = (
        f'#set page(width: {millimetres}mm, height: auto, margin: 0pt)\n#set text(font: "Libertinus Serif")\n'
        '#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
    )
    compiler = typesetter().Compiler(source.encode(), sys_inputs={"svg": paper_.on_paper(svg)})
    made: bytes = compiler.compile(format="png", ppi=220)
    return made


def typesetter() -> Any:
    """The typst package; a sentence where it is not installed."""
    try:
        import typst
    except ImportError:
        raise JunctureError(
            "PDF and DOCX need the extra “print”, which is not installed: pip install 'juncture[print]'."
        ) from None
    return typst
