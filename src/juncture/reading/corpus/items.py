"""The documents of a corpus: the files of a folder, or the lines of a JSONL file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from juncture.reading.documents.document import Document, DocumentError
from juncture.reading.documents.loading import from_text, load

KINDS = frozenset((".txt", ".md", ".html", ".htm", ".pdf", ".docx"))


@dataclass(frozen=True, slots=True)
class Item:
    """One document of a corpus: its name there, and where its text is to be had."""

    id: str
    path: Path | None = None
    text: str | None = None
    published: str | None = None
    publisher: str | None = None
    problem: str | None = None

    def document(self) -> Document:
        """The document; raises :class:`DocumentError` with the reason where there is none."""
        if self.problem:
            raise DocumentError(self.problem)
        if self.path is not None:
            return load(self.path)
        if not (self.text or "").strip():
            raise DocumentError(f"{self.id!r} is empty; there is nothing to read in it.")
        return from_text(self.text or "", published=self.published)


def items(corpus: Path) -> Iterator[Item]:
    """The documents of a folder (by name, through its folders) or of a JSONL file (id, text, date, publisher)."""
    if corpus.is_dir():
        for path in sorted(corpus.rglob("*")):
            if path.is_file() and path.suffix.lower() in KINDS:
                yield Item(str(path.relative_to(corpus)), path=path)
        return
    if not corpus.is_file():
        raise DocumentError(f"{str(corpus)!r} is neither a folder of documents nor a JSONL file.")
    with corpus.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _from_line(line, number)


def _from_line(line: str, number: int) -> Item:
    try:
        content = json.loads(line)
        text = content["text"]
    except (ValueError, KeyError, TypeError):
        return Item(f"line-{number}", problem=f"line {number} is no JSON object with a 'text'.")
    if not isinstance(text, str):
        return Item(f"line-{number}", problem=f"line {number} has a 'text' that is no text.")
    date = content.get("published") or content.get("date")
    id = str(content.get("id") or f"line-{number}")
    return Item(id, text=text, published=str(date)[:10] if date else None, publisher=content.get("publisher"))
