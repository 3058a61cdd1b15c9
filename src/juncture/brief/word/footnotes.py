"""Footnotes that a word processor numbers, moves and lets an editor change.

Each set of references is one footnote, where it is first cited; later sentences that rest on the same places
refer to it by a field, so that a number stays right when notes are added or taken out before it.
"""

from __future__ import annotations

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart

from juncture.brief.document import Reference, Sentence
from juncture.brief.notes import join
from juncture.brief.paper import place_words
from juncture.brief.word.xml import bookmarked, element, field, paragraph, run

#: What comes after the setting of footnotes in a document's settings; their order is fixed.
_AFTER = ("w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr", "w:themeFontLang", "w:clrSchemeMapping")


class Footnotes:
    """The footnotes of one document, in the order in which they are cited."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[Reference, ...], int] = {}
        self.element = element("footnotes", _line(-1, "separator"), _line(0, "continuationSeparator"))

    def mark(self, sentence: Sentence) -> list[Any]:
        """What follows a sentence: its footnote, or the number of the one that gives the same places."""
        if not sentence.references:
            return []
        if number := self.numbers.get(sentence.references):
            return list(field(f"NOTEREF {_name(number)} \\f \\h", str(number), "FootnoteReference"))
        number = self.numbers[sentence.references] = len(self.numbers) + 1
        self.element.append(_note(number, sentence.references))
        marks = element("rPr", element("rStyle", val="FootnoteReference"))
        return list(
            bookmarked(_name(number), 10_000 + number, element("r", marks, element("footnoteReference", id=number)))
        )

    def join_to(self, part: Any) -> None:
        """Make the footnotes a part of a document."""
        name = PackURI("/word/footnotes.xml")
        made = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, self.element, part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = part.settings.element
        lines = element("footnotePr", element("footnote", id=-1), element("footnote", id=0))
        settings.insert_element_before(lines, *_AFTER)


def _name(number: int) -> str:
    return f"_RefNote{number}"


def _line(number: int, kind: str) -> Any:
    spacing = element("pPr", element("spacing", after=0, line=240, lineRule="auto"))
    return element("footnote", element("p", spacing, element("r", element(kind))), type=kind, id=number)


def _note(number: int, references: tuple[Reference, ...]) -> Any:
    marks = element("rPr", element("rStyle", val="FootnoteReference"))
    text = "; ".join(f"{found[0].label} {', '.join(map(place_words, found))}".strip() for found in join(references))
    return element(
        "footnote", paragraph("FootnoteText", element("r", marks, element("footnoteRef")), *run(f" {text}.")), id=number
    )
