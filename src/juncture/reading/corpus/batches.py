"""A batch: some documents of a corpus, read and coded together; what cannot be read is set aside with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from juncture.reading.coder.reading import propose_all
from juncture.reading.corpus.items import Item
from juncture.reading.corpus.rows import rows
from juncture.reading.documents.document import Document, DocumentError

SIZE = 64


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch came to: its events, the names of what was read, what was set aside and why, and the words read."""

    rows: list[dict[str, Any]]
    done: list[str]
    aside: list[tuple[str, str]]
    words: int


def batches(waiting: Iterable[Item], size: int | None = None) -> Iterator[list[Item]]:
    """The documents in batches."""
    iterator = iter(waiting)
    while batch := list(islice(iterator, size or SIZE)):
        yield batch


def code_batch(batch: Sequence[Item]) -> Batch:
    """Read and code a batch."""
    documents: list[tuple[str, Document]] = []
    aside: list[tuple[str, str]] = []
    for item in batch:
        try:
            documents.append((item.id, _readable(item)))
        except DocumentError as error:
            aside.append((item.id, str(error)))
    found: list[dict[str, Any]] = []
    done: list[str] = []
    words = 0
    for name, document, events in _coded(documents, aside):
        found += events
        done.append(name)
        words += document.words()
    return Batch(found, done, aside, words)


def _readable(item: Item) -> Document:
    try:
        document = item.document()
    except DocumentError:
        raise
    except Exception as error:  # one file that breaks a library must not end a run over thousands
        raise DocumentError(f"it could not be read: {_brief(error)}") from error
    if not any(block.role.coded for block in document.blocks):
        raise DocumentError("; ".join(document.notes) or "no running text was found in it")
    return document


def _coded(
    documents: list[tuple[str, Document]], aside: list[tuple[str, str]]
) -> Iterator[tuple[str, Document, list[dict[str, Any]]]]:
    """All together, which is fast; where one breaks the coder, one by one, so that the others are kept."""
    try:
        proposed = list(propose_all([document for _, document in documents], batch=SIZE))
        coded = [rows(name, document, one) for (name, document), one in zip(documents, proposed, strict=True)]
    except Exception as error:  # noqa: BLE001 - as above
        if len(documents) == 1:
            aside.append((documents[0][0], f"the coder broke on it: {_brief(error)}"))
            return
        for one in documents:
            yield from _coded([one], aside)
        return
    yield from ((name, document, events) for (name, document), events in zip(documents, coded, strict=True))


def _brief(error: Exception) -> str:
    return f"{type(error).__name__} {' '.join(str(error).split())[:120]}".strip()
