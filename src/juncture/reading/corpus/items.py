"""The documents of a corpus: the files of a folder, or the lines of a JSONL file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

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
        for path in sorted(corpus.resolve().rglob("*")):
            if _wanted(path):
                yield Item(str(path.relative_to(corpus.resolve())), path=path)
        return
    with _lines(corpus) as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _from_line(line, number)


def count(corpus: Path) -> int:
    """How many documents there are in a corpus."""
    if corpus.is_dir():
        return sum(_wanted(path) for path in corpus.rglob("*"))
    with _lines(corpus) as lines:
        return sum(1 for line in lines if line.strip())


def _wanted(path: Path) -> bool:
    return path.suffix.lower() in KINDS and path.is_file()


def _lines(corpus: Path) -> TextIO:
    try:
        return corpus.open(encoding="utf-8", errors="replace")
    except OSError as error:
        raise DocumentError(
            f"{str(corpus)!r} is neither a folder of documents nor a JSONL file that can be read: {error.strerror}."
        ) from None


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
