"""A brief as DOCX: real headings, tables, footnotes and styles, so that an editor can go on from it."""

from __future__ import annotations

from juncture.brief.document import Document
from juncture.brief.paper import check_paper
from juncture.brief.print import typesetter
from juncture.record.problems import JunctureError


def to_docx(document: Document, paper: str = "a4") -> bytes:
    """The brief as a document for word processors, on a size of paper, ``a4`` or ``letter``."""
    size = check_paper(paper)
    typesetter()  # it draws the pictures
    try:
        import docx as _  # noqa: F401  # the package is python-docx
    except ImportError:
        raise JunctureError(
            "DOCX needs the extra “print”, which is not installed: pip install 'juncture[print]'."
        ) from None
    from juncture.brief.word.writing import write

    return write(document, size)
