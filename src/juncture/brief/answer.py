"""A brief as data: JSON with a published schema."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter

from juncture.brief.document import Document, Reference, Section, Sentence, SourceEntry
from juncture.brief.notes import notes_of
from juncture.record.citation import Answer


class NoteAnswer(Answer):
    """A numbered note: the references that share it."""

    number: int
    references: tuple[Reference, ...]


class BriefAnswer(Answer):
    """A brief: the document, and its notes by number."""

    output_schema: Literal["juncture.brief/1"] = "juncture.brief/1"
    dossier: str
    title: str
    about: str
    as_of: str | None
    known: str | None
    since: str
    version: str
    authors: tuple[str, ...]
    language: str
    preface: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    sources: tuple[SourceEntry, ...]
    notes: tuple[NoteAnswer, ...]


def answer(document: Document) -> BriefAnswer:
    """The brief as an answer."""
    return BriefAnswer.model_construct(
        dossier=document.dossier,
        title=document.title,
        about=document.about,
        as_of=document.as_of_date,
        known=document.known_date,
        since=document.since,
        version=document.version,
        authors=document.authors,
        language=document.language,
        preface=document.preface,
        sections=document.sections,
        sources=document.sources,
        notes=tuple(NoteAnswer.model_construct(number=n, references=found) for n, found in notes_of(document)),
    )


def to_json(document: Document, *, indent: int | None = 2) -> str:
    """The brief as JSON."""
    return answer(document).model_dump_json(indent=indent) + "\n"


@cache
def json_schema() -> dict[str, Any]:
    """The JSON Schema of a brief."""
    return TypeAdapter(BriefAnswer).json_schema(mode="serialization")
