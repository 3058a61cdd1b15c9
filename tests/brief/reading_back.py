"""What a reader's program finds in a PDF and a DOCX: the words in order, the notes, the structure."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from juncture.brief import Document
from juncture.brief.notes import blocks_of, sentences_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def squeezed(text: str) -> str:
    """Text without what lines and pages do to it."""
    return "".join(text.replace("\u00ad", "").split())


def all_told(document: Document) -> Iterator[str]:
    """Every heading, sentence, cell, label and caption of a brief."""
    yield document.title
    for section in document.sections:
        yield section.heading
        yield from (part.heading for part in section.parts)
        for block in blocks_of(section):
            found = [block, getattr(block, "alternative", None)]
            yield from (
                text for one in found for text in (getattr(one, "caption", ""), getattr(one, "title", "")) if text
            )
            yield from (name for one in found for name in getattr(one, "columns", ()))
            yield getattr(block, "words", "")
    yield from (sentence.text for sentence in sentences_of(document))
    for source in document.sources:
        yield from (source.label, source.title, source.published, source.evidence, source.reliability, source.taken)


class _Words(PDFTextDevice):
    """The words of a PDF in the order in which they are drawn; what repeats on each page (an artifact) apart."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.words: list[str] = []
        self.marks: list[str] = []

    def begin_tag(self, tag: Any, props: Any = None) -> None:  # noqa: ARG002
        self.marks.append(str(tag.name))

    def end_tag(self) -> None:
        self.marks.pop()

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:  # noqa: ARG002
        if "Artifact" not in self.marks:
            for one in seq:
                if isinstance(one, bytes):
                    self.words += [textstate.font.to_unichr(code) for code in textstate.font.decode(one)]


def pdf_text(pdf: bytes) -> str:
    """The words of a PDF, without running heads."""
    manager = PDFResourceManager()
    device = _Words(manager)
    interpreter = PDFPageInterpreter(manager, device)
    for page in PDFPage.get_pages(io.BytesIO(pdf)):
        interpreter.process_page(page)
    return "".join(device.words)


def pdf_catalog(pdf: bytes) -> dict[str, Any]:
    """The catalog of a PDF, its parts resolved when they are asked for."""
    return PDFDocument(PDFParser(io.BytesIO(pdf))).catalog


def pdf_pages(pdf: bytes) -> list[tuple[float, float]]:
    """The sizes of a PDF's pages in points."""
    return [(page.mediabox[2], page.mediabox[3]) for page in PDFPage.get_pages(io.BytesIO(pdf))]


def pdf_structure(pdf: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    """The kinds of a PDF's elements in order, each with its attributes."""
    waiting = [resolve1(pdf_catalog(pdf)["StructTreeRoot"])]
    while waiting:
        one = resolve1(waiting.pop())
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict):
            if "S" in one:
                yield one["S"].name, one
            waiting.append(one.get("K"))


def docx_part(docx: bytes, name: str) -> ElementTree.Element:
    """A part of a DOCX."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return ElementTree.fromstring(package.read(name))


def docx_text(docx: bytes, name: str = "word/document.xml") -> str:
    """The words of a part of a DOCX, in order."""
    return "".join(one.text or "" for one in docx_part(docx, name).iter(f"{W}t"))


def docx_paragraphs(docx: bytes) -> list[tuple[str, str]]:
    """Each paragraph's style and words."""
    return [
        (one.find(f"{W}pPr/{W}pStyle").get(f"{W}val", ""), "".join(t.text or "" for t in one.iter(f"{W}t")))  # type: ignore[union-attr]
        for one in docx_part(docx, "word/document.xml").iter(f"{W}p")
    ]
