"""From a file to a document: what kind of file it is, its text, its blocks and what it tells of itself."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from juncture.reading.documents import html, telling
from juncture.reading.documents.blocks import cut, mark
from juncture.reading.documents.document import Block, Document, DocumentError, Evidence, Piece, Role
from juncture.reading.documents.office_files import from_docx, from_pdf
from juncture.reading.documents.plain_text import decode, right_to_left, with_plain_lines

LIMIT = 64 * 1024 * 1024


def load(path: Path | str, *, published: str | None = None) -> Document:
    """The document that a file holds; raises :class:`DocumentError` with the reason where it holds none."""
    path = Path(path)
    if path.is_dir():
        raise DocumentError(f"{str(path)!r} is a folder; read all of it to a table: juncture read --corpus {path}")
    try:
        if path.stat().st_size > LIMIT:
            raise DocumentError(f"{path.name!r} is larger than {LIMIT >> 20} MB; split it into documents.")
        raw = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{str(path)!r} cannot be read: {error.strerror}.") from None
    return from_bytes(raw, path.name, published=published)


def from_bytes(raw: bytes, name: str = "document", *, published: str | None = None) -> Document:
    """The document in some bytes; the kind is told by the content, not by the name."""
    if raw.startswith(b"%PDF-"):
        return _finish(*from_pdf(raw, name), name=name, published=published)
    if raw.startswith(b"PK\x03\x04"):
        return _finish(*from_docx(raw, name), name=name, published=published)
    if name.lower().endswith((".docx", ".pdf")) and raw.strip():
        kind = "Word document" if name.lower().endswith("x") else "PDF"
        raise DocumentError(f"{name!r} is no {kind}, whatever its name says; save it anew or give its text.")
    text, notes = decode(raw, name)
    if re.match(r"(?is)\s*(<\?xml.*?\?>\s*)?(<!--.*?-->\s*)*<(!doctype html|html|head|body|div|p|article)\b", text):
        return _from_html(text, name, notes, published)
    plain, pieces = with_plain_lines(text)
    return _finish(plain, pieces, {}, name=name, notes=notes, published=published)


def from_text(text: str, *, published: str | None = None) -> Document:
    """A document from a text at hand.

    >>> from_text("Soldiers seized the palace on Monday.").language
    'en'
    """
    return _finish(text, (Piece(0, 0),), {}, name="text", published=published)


def _from_html(text: str, name: str, notes: tuple[str, ...], published: str | None) -> Document:
    page = html.extract(text)
    if not page.text.strip():
        raise DocumentError(f"{name!r} is a page without text; it may be written by scripts only. Save it as text.")
    return _finish(page.text, page.pieces, page.meta, page.elements, name=name, notes=notes, published=published)


def _finish(
    text: str,
    pieces: tuple[Piece, ...],
    meta: dict[str, str],
    elements: dict[int, str] | None = None,
    *,
    name: str,
    notes: tuple[str, ...] = (),
    published: str | None = None,
) -> Document:
    if not text.strip():
        raise DocumentError(f"{name!r} is empty; there is nothing to read in it.")
    spans = list(cut(text))
    blocks = mark(text, spans, elements)
    spoken = telling.language(_sample(text, blocks))
    if right_to_left(text):
        notes = (*notes, "its text runs from right to left")
    date = Evidence(published, "given by the user") if published else telling.published(text, meta, spans)
    document = Document(
        text=text,
        blocks=blocks,
        pieces=pieces,
        title=meta.get("title") or _title(text, blocks),
        language=spoken,
        publisher=telling.publisher(text, meta),
        published=date,
        author=telling.author(text, meta),
        notes=notes,
    )
    return _without_other_languages(document)


def _sample(text: str, blocks: tuple[Block, ...]) -> str:
    body = "\n".join(text[block.start : block.end] for block in blocks[:40] if block.role is Role.BODY)
    return body or text


def _title(text: str, blocks: tuple[Block, ...]) -> str | None:
    first = next((block for block in blocks[:8] if block.role in (Role.HEADING, Role.QUESTION)), None)
    return text[first.start : first.end] if first else None


def _without_other_languages(document: Document) -> Document:
    """Mark what is not in a language that is read, and say so."""
    if document.language in (None, *telling.READ):
        return document
    note = (
        f"it is in another language ({document.language}) than those that the grammar coder reads "
        f"({', '.join(telling.READ)}); nothing is proposed from it"
    )
    blocks = tuple(replace(block, role=Role.OTHER_LANGUAGE) if block.role.coded else block for block in document.blocks)
    return replace(document, blocks=blocks, notes=(*document.notes, note))
