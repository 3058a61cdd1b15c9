"""What the typesetter sets: the brief as plain data, every note numbered and every annex labelled.

Nothing here is markup of any kind: the template that reads it (``templates/brief.typ``) holds all of that.
"""

from __future__ import annotations

from collections.abc import Iterable
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
from juncture.brief.paper import imprint, language_of, place_words, shortened

#: The margins of the page, in millimetres.
_MARGINS = {"left": 22.0, "right": 18.0, "top": 24.0, "bottom": 22.0}
#: What leaves less than a page may stay whole: a point, a row or a note of at most so many characters.
_WHOLE = 1800


def setting(document: Document, paper: str) -> dict[str, Any]:
    """The data of a document on a size of paper."""
    return _Setting(document, paper).data()


class _Setting:
    """Makes the data of one document; holds its note numbers and the labels that it has given."""

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
                    "blocks": self._blocks(section.blocks, 2),
                    "parts": [
                        {"heading": part.heading, "blocks": self._blocks(part.blocks, 3)} for part in section.parts
                    ],
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
        long = _size(sentences) > _WHOLE * 2 // 3
        return {"sentences": self._said(sentences), "notes": self._beside(sentences), "long": long}

    def _blocks(self, blocks: Iterable[Block], level: int) -> list[dict[str, Any]]:
        """Blocks; a heading in one of them is of this level."""
        return [{"kind": block.kind, "level": level, **self._block(block)} for block in blocks]

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
            "see": self.labels.next("words"), "scale": min(1.0, room / tall), "tall": tall > self.height / 2,
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


def _size(sentences: Iterable[Sentence]) -> int:
    return sum(len(sentence.text) for sentence in sentences)


def _is_long(row: Iterable[Cell]) -> bool:
    return any(len(cell.text) > _WHOLE for cell in row)
