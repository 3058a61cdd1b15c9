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
from juncture.brief.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Figure,
    Paragraph,
    Point,
    Quote,
    Reference,
    Sentence,
    SourceList,
    Table,
)
from juncture.brief.notes import Notes, join, notes_of, short_note
from juncture.record.problems import JunctureError

#: The margins of the page, in millimetres.
_MARGINS = {"left": 22.0, "right": 18.0, "top": 24.0, "bottom": 22.0}
#: What leaves less than a page may stay whole: a point, a row or a note of at most so many characters.
_WHOLE = 1800
_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')


def to_pdf(document: Document, paper: str = "a4") -> bytes:
    """The brief as PDF/UA on a size of paper, ``a4`` or ``letter``.

    Where no font of this machine has a character, the page says which and is tagged still, yet not PDF/UA.
    """
    data = _Setting(document, paper_.check_paper(paper)).data()
    typst = typesetter()
    try:
        return _compile(typst, data, ["ua-1"])
    except typst.TypstError as error:
        unshown = "".join(dict.fromkeys(_UNSHOWN.findall(f"{error.message}\n{error.diagnostic}")))
        if not unshown:
            raise
    lacking = f"No font on the machine that made this file shows these characters, so they are missing here: {unshown}"
    return _compile(typst, {**data, "lacking": lacking}, [])


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


def _compile(typst: Any, data: dict[str, Any], standards: list[str]) -> bytes:
    inputs = {"brief": json.dumps(data, ensure_ascii=False)}
    made: bytes = typst.Compiler(_template(), sys_inputs=inputs).compile(format="pdf", pdf_standards=standards)
    return made


@cache
def _template() -> bytes:
    return files("juncture.brief").joinpath("templates", "brief.typ").read_bytes()


class _Setting:
    """What the template sets: the document as plain data, every note numbered and every annex labelled."""

    def __init__(self, document: Document, paper: str) -> None:
        self.document = document
        self.size = paper_.PAPERS[paper]
        self.width = self.size[0] - _MARGINS["left"] - _MARGINS["right"]
        self.height = self.size[1] - _MARGINS["top"] - _MARGINS["bottom"]
        self.notes: Notes = notes_of(document)
        self.listed = {entry.id for entry in document.sources}
        self.labels = paper_.Labels()

    def data(self) -> dict[str, Any]:
        document = self.document
        lang, region = language_of(document.language)
        facts = [("As of", document.as_of), ("As known on", document.known), ("Version", document.version)]
        if document.authors:
            facts.append(("Authors", ", ".join(document.authors)))
        return {
            **_MARGINS, "paper": self.size, "width": self.width, "lang": lang, "region": region,
            "title": document.title, "about": document.about, "authors": list(document.authors),
            "as-of": document.as_of, "facts": facts, "preface": self._said(document.preface), "lacking": "",
            "running": shortened(document.title),
            "clocks": f"As of {document.as_of}, as known on {document.known}",
            "imprint": imprint(document),
            "sections": [
                {
                    "heading": section.heading,
                    "blocks": self._blocks(section.blocks),
                    "parts": [{"heading": part.heading, "blocks": self._blocks(part.blocks)} for part in section.parts],
                }
                for section in document.sections
            ],
            "annexes": [
                {"heading": annex.heading, "entries": [self._entry(one) for one in annex.entries]}
                for annex in paper_.annexes(document)
            ],
            "notes": [self._note(number, references) for number, references in self.notes],
            "sources": [
                {
                    "id": one.id, "label": one.label, "title": one.title, "url": one.url,
                    "publisher": one.publisher if one.publisher != one.label else "", "published": one.published,
                    "evidence": one.evidence, "reliability": one.reliability, "taken": one.taken,
                }
                for one in document.sources
            ],
        }  # fmt: skip

    def _sentence(self, sentence: Sentence, *, marked: bool = True) -> dict[str, Any]:
        own = marked and sentence.basis == "analyst"
        return {"text": sentence.text, "number": self.notes.number(sentence), "own": own}

    def _said(self, sentences: Iterable[Sentence], *, marked: bool = True) -> list[dict[str, Any]]:
        return [self._sentence(sentence, marked=marked) for sentence in sentences]

    def _beside(self, sentences: Iterable[Sentence]) -> list[dict[str, Any]]:
        """The notes that stand in the margin, each once."""
        found = {number: one.references for one in sentences if (number := self.notes.number(one))}
        return [{"number": number, "short": short_note(references)} for number, references in found.items()]

    def _items(self, items: Iterable[tuple[Sentence, ...]]) -> list[dict[str, Any]]:
        return [self._running(item) for item in items]

    def _running(self, sentences: tuple[Sentence, ...]) -> dict[str, Any]:
        long = _size(sentences) > _WHOLE // 2
        return {"sentences": self._said(sentences), "notes": self._beside(sentences), "long": long}

    def _blocks(self, blocks: Iterable[Block]) -> list[dict[str, Any]]:
        return [{"kind": block.kind, **self._block(block)} for block in blocks]

    def _block(self, block: Block) -> dict[str, Any]:
        match block:
            case Paragraph(sentences=sentences, role=role):
                return {**self._running(sentences), "role": role, "leads": paper_.leads_on(block)}
            case Bullets(items=items, ordered=ordered):
                return {"items": self._items(items), "ordered": ordered}
            case Point():
                return self._point(block)
            case Table(caption=caption, folded=True):
                return {"caption": caption, "see": self.labels.next("table")}
            case Table():
                return {**self._table(block), "see": None}
            case Figure():
                return self._figure(block)
            case Quote(words=words, source=source, language=language):
                lang, _ = language_of(language or self.document.language)
                notes = self._beside((source,))
                return {"words": words, "lang": lang, "source": self._sentence(source), "notes": notes}
            case SourceList():
                return {"columns": paper_.SOURCE_COLUMNS, "shares": paper_.source_shares(self.document.sources)}

    def _point(self, point: Point) -> dict[str, Any]:
        marked = point.number is None  # numbered judgements are introduced as the analysts' own
        facts = []
        for fact in point.facts:
            see = self.labels.next("fact") if fact.folded else None
            facts.append({"label": fact.label, "items": self._said(fact.items, marked=marked), "see": see})
        opened = [*point.lead, *(one for fact in point.facts if not fact.folded for one in fact.items)]
        return {
            "number": point.number, "title": point.title, "lead": self._said(point.lead, marked=marked),
            "facts": facts, "notes": self._beside(opened), "long": _size(opened) > _WHOLE,
        }  # fmt: skip

    def _entry(self, one: paper_.Entry) -> dict[str, Any]:
        table = self._table(one.table) if one.table else None
        return {
            "heading": one.heading,
            "label": one.label,
            "items": self._items((s,) for s in one.items),
            "table": table,
        }

    def _table(self, table: Table) -> dict[str, Any]:
        rows = [{"cells": [self._cell(one) for one in row], "long": _is_long(row)} for row in table.rows]
        return {"caption": table.caption, "columns": table.columns, "shares": paper_.shares(table), "rows": rows}

    def _cell(self, cell: Cell) -> dict[str, Any]:
        return {"lines": self._said(cell.lines), "mark": cell.mark}

    def _figure(self, figure: Figure) -> dict[str, Any]:
        svg = paper_.on_paper(figure.svg)
        room = self.height - 20  # for the caption
        tall = self.width * paper_.tallness(svg)
        return {
            "caption": figure.caption, "svg": svg, "description": f"{figure.caption}. {figure.description}",
            "see": f"words-{figure.id}", "scale": min(1.0, room / tall), "tall": tall > self.height / 2,
        }  # fmt: skip

    def _note(self, number: int, references: tuple[Reference, ...]) -> dict[str, Any]:
        parts: list[dict[str, Any]] = [
            {
                "source": found[0].source,
                "label": found[0].label,
                "places": ", ".join(map(place_words, found)),
                "listed": found[0].source in self.listed,
            }
            for found in join(references)
        ]
        long = sum(len(part["places"]) for part in parts) > _WHOLE // 3
        return {"number": number, "parts": parts, "long": long}


def place_words(one: Reference) -> str:
    """Where in a source, with the characters and the words where they are at hand."""
    place = one.place
    if one.start is not None:
        place = f"{place} ({one.start}–{one.end})".lstrip()
    if one.orphan:
        place += ", the text at hand is another one"
    return f"{place}: “{one.quotation}”".removeprefix(": ") if one.quotation else place


def imprint(document: Document) -> str:
    """The line at the foot: which dossier, in which version, written how."""
    return f"Dossier {document.dossier}, {document.version}. Written by Juncture from the record alone."


def _size(sentences: Iterable[Sentence]) -> int:
    return sum(len(sentence.text) for sentence in sentences)


def _is_long(row: Iterable[Cell]) -> bool:
    return any(len(cell.text) > _WHOLE for cell in row)


def shortened(title: str, most: int = 80) -> str:
    """A title for a running head."""
    return title if len(title) <= most else f"{title[: most - 1].rstrip()}…"


def language_of(code: str) -> tuple[str, str | None]:
    """A language's code and its region's, as typesetters want them.

    >>> language_of("pt-BR"), language_of("")
    (('pt', 'BR'), ('en', None))
    """
    found = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?(?:[-_].*)?", code)
    return (found[1].lower(), found[2].upper() if found[2] else None) if found else ("en", None)
