"""Documents that come in through a page: what their text is, and what they tell of themselves.

A plain text is kept as it came, so that it can be the copy whose positions a record counts in. Pages, PDF and
Word documents are read by :mod:`juncture.reading`, whose parts are an extra.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from juncture.record.problems import JunctureError
from juncture.record.saying import said
from juncture.web.forms import File, Sent

if TYPE_CHECKING:
    from juncture.reading import Document

#: The fields of a source that whoever adds it may give, besides its title.
GIVEN = ("title", "publisher", "author", "published", "published_evidence", "url", "language", "reliability")


@dataclass(frozen=True, slots=True)
class Brought:
    """A text as it came in: what it was called, its words, and whether it came as plain text."""

    name: str
    text: str
    content: bytes


def brought(sent: Sent) -> Brought:
    """The document that a form brought, uploaded or pasted; raises a sentence where it brought none."""
    file = next(iter(sent.files), None)
    pasted = sent.whole("text")
    if file and file.content:
        return Brought(file.name, text_of(file), file.content)
    if pasted.strip():
        return Brought("", pasted, pasted.encode())
    raise JunctureError(said("there is no text in this form. Choose a file or paste the document's text."))


def text_of(file: File) -> str:
    """A file's text: as it came where it is plain, else as the document in it is read."""
    return _plain(file) or document(file).text


def document(file: File, published: str | None = None) -> Document:
    """The document in a file, read by its content and not by its name."""
    try:
        from juncture.reading import from_bytes

        return from_bytes(file.content, file.name, published=published)
    except ImportError as error:
        raise JunctureError(
            said(
                "%(file)r is no plain text; reading pages, PDF and Word documents needs the extra 'reading' "
                "(%(part)s is not installed). Save it as text, or pip install 'juncture[reading]'.",
                file=file.name,
                part=error.name,
            )
        ) from None


def proposed(address: str, brought: Brought, sent: Sent, author: str) -> str:
    """Read a document and propose what it says, for review; the id of the source that it became."""
    from juncture.reading import propose
    from juncture.reading.dossier import read_into

    found = titled(document(File(brought.name or "text.txt", brought.content)), sent)
    return read_into(address, [(found, propose(found))], id=sent.text("id") or None, author=author).sources[0]


def titled(found: Document, sent: Sent) -> Document:
    """A document with what the reader says of it in the place of what it tells itself."""
    from juncture.reading import Evidence

    def told(name: str, evidence: str = "given by whoever added it") -> Evidence | None:
        return Evidence(sent.text(name), evidence) if sent.text(name) else None

    dated = told("published", sent.text("published_evidence") or "given by whoever added it")
    return replace(
        found,
        title=sent.text("title") or found.title,
        publisher=told("publisher") or found.publisher,
        author=told("author") or found.author,
        published=dated or found.published,
    )


#: What pages, PDF and Word documents begin with.
_OTHER = (b"<", b"%PDF-", b"PK\x03\x04")


def _plain(file: File) -> str | None:
    """A file's text where it is plain; None where something else must read it."""
    if b"\0" in file.content or file.content.lstrip().startswith(_OTHER):
        return None
    try:
        return file.content.decode("utf-8")
    except UnicodeDecodeError:
        return None
