"""PDF and DOCX in: their text, page by page or paragraph by paragraph; what holds no text is said in a sentence."""

from __future__ import annotations

import io
import logging
import re

from juncture.reading.documents.document import DocumentError, Piece

#: The most that a Word document, which is packed, may unpack to.
LARGEST = 256 * 1024 * 1024

Loaded = tuple[str, tuple[Piece, ...], dict[str, str]]


def from_pdf(raw: bytes, name: str) -> Loaded:
    """The text of a PDF with the page of each paragraph."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTTextContainer
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfparser import PDFSyntaxError
    from pdfminer.psexceptions import PSException

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    chunks: list[str] = []
    pieces: list[Piece] = []
    length = 0
    try:
        for number, page in enumerate(extract_pages(io.BytesIO(raw)), start=1):
            for box in page:
                if not isinstance(box, LTTextContainer) or not (text := _unwrapped(box.get_text())):
                    continue
                pieces.append(Piece(length, None, f"page {number}"))
                chunks.append(text)
                length += len(text) + 2
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise DocumentError(f"{name!r} is encrypted; save a copy without its password.") from None
    except (PDFSyntaxError, PSException, ValueError, TypeError, KeyError, AssertionError, RecursionError) as error:
        raise DocumentError(f"{name!r} is a broken PDF ({_brief(error)}); save it anew or give its text.") from None
    if len("".join(chunks).split()) < 3:
        raise DocumentError(f"{name!r} holds pictures of pages but no text; run a text recognition over it first.")
    return "\n\n".join(chunks), tuple(pieces), {}


def _unwrapped(text: str) -> str:
    """A box's lines as one paragraph; a word that a line end cut in two is whole again."""
    text = re.sub(r"(?<=[a-z])[-\u00ad]\n(?=[a-z])", "", text.strip())
    return re.sub(r"\s*\n\s*", " ", text)


def from_docx(raw: bytes, name: str) -> Loaded:
    """The text of a Word document with the number of each paragraph."""
    import zipfile

    from docx import Document as Word
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            size = sum(part.file_size for part in packed.infolist())
        if size > LARGEST:
            raise DocumentError(f"{name!r} would unpack to {size >> 20} MB; it was not opened.")
        word = Word(io.BytesIO(raw))
        lines = [(f"paragraph {n}", one.text.strip()) for n, one in enumerate(word.paragraphs, start=1)]
        for number, table in enumerate(word.tables, start=1):
            lines += [(f"table {number}", cell.text.strip()) for row in table.rows for cell in row.cells]
        head = word.core_properties
        meta = {"title": head.title, "author": head.author, "date": str(head.modified or "")[:10]}
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        raise DocumentError(f"{name!r} is a broken Word document ({_brief(error)}); save it anew.") from None
    chunks: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for locator, text in lines:
        if text:
            pieces.append(Piece(length, None, locator))
            chunks.append(text.replace("\r", "\n"))
            length += len(text) + 2
    if not chunks:
        raise DocumentError(f"{name!r} holds no text.")
    return "\n\n".join(chunks), tuple(pieces), {key: value for key, value in meta.items() if value}


def _brief(error: Exception) -> str:
    words = " ".join(str(error).split())
    return words[:60] if words else type(error).__name__
