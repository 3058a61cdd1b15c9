"""Citations as answers give them: where a sentence can be checked, and the words where they are at hand."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from juncture.record.passage import Passage
from juncture.record.record import Record
from juncture.record.texts import is_text_of, paragraph_of


class Answer(BaseModel):
    """The base of everything that answers are made of; its JSON Schema is published."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)


class Citation(Answer):
    """One passage: its source, place and paragraph, and its words where the text is at hand and is the right one."""

    source: str
    sha256: str | None = None
    start: int | None = None
    end: int | None = None
    locator: str | None = None
    paragraph: int | None = None
    exact: str | None = None
    orphan: bool = False


def cite(record: Record, passages: Iterable[Passage]) -> tuple[Citation, ...]:
    """Citations for passages; a passage whose text at hand is another text is marked as an orphan."""
    return tuple(_citation(record, passage) for passage in passages)


def _citation(record: Record, passage: Passage) -> Citation:
    source = record.source(passage.source)
    start, end = passage.start, passage.end
    paragraph = paragraph_of(source, start) if source and start is not None else None
    text = record.texts.get(passage.source)
    fits = text is not None and source is not None and is_its_text(record, source.id) and (end or 0) <= len(text)
    return Citation(
        source=passage.source,
        sha256=source.sha256 if source else None,
        start=start,
        end=end,
        locator=passage.locator,
        paragraph=paragraph,
        exact=text[start:end] if fits and text is not None and start is not None else None,
        orphan=text is not None and start is not None and not fits,
    )


def is_its_text(record: Record, source: str) -> bool:
    """Whether the text at hand is the one that the source's positions count in."""
    known = record.source(source)
    text = record.texts.get(source)
    if known is None or text is None or known.sha256 is None:
        return text is not None
    verdicts: dict[str, bool] = record.__dict__.setdefault("_fits", {})
    if source not in verdicts:
        verdicts[source] = is_text_of(text, known)
    return verdicts[source]
