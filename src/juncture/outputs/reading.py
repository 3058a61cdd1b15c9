"""What reading answers with: the proposals from a document, and several documents merged."""

from __future__ import annotations

from typing import ClassVar

from pydantic import ConfigDict

from juncture.record.citation import Answer


class Known(Answer):
    """A value that a document tells of itself, with how it is known."""

    value: str
    evidence: str


class BlockAnswer(Answer):
    """A stretch of a document: what it is, the heading that it stands under, and the block that it repeats."""

    start: int
    end: int
    role: str
    section: str | None
    repeats: int | None


class QuotedAnswer(Answer):
    """A passage in code points of the document's text, and its words."""

    start: int
    end: int
    exact: str


class ProposalAnswer(Answer):
    """A proposed statement: besides these, the fields of its kind, with names in the words of the text."""

    model_config = ConfigDict(extra="allow")

    kind: str
    voice: str
    speaker: str | None = None
    hedge: str | None = None
    condition: str | None = None
    year: str | None = None
    section: str | None = None
    passages: tuple[QuotedAnswer, ...]
    rule: str
    tokens: tuple[str, ...]
    assumed: tuple[str, ...]
    confidence: float
    foreground: bool
    coder: str


class ReadOutput(Answer):
    """What a document holds and what is proposed from it."""

    name: ClassVar[str] = "read"

    output_schema: str = "juncture.read/1"
    file: str
    sha256: str
    length: int
    title: str | None
    language: str | None
    publisher: Known | None
    published: Known | None
    notes: tuple[str, ...]
    model: str | None
    blocks: tuple[BlockAnswer, ...]
    proposals: tuple[ProposalAnswer, ...]


class MergedTelling(Answer):
    """A passage that tells a statement: in which document, in whose voice, by which date."""

    source: str
    voice: str
    speaker: str | None
    hedge: str | None
    when: str | None
    start: int
    end: int
    exact: str | None


class MergedAnswer(Answer):
    """One statement from several documents.

    ``independent`` counts those who tell it without depending on one another (copies of one report, and documents
    of one publisher, count once); ``unnamed`` those of them whose publisher is not known. ``against`` holds the
    numbers of the statements that cannot be right together with it, ``entries`` its ids in the dossier.
    """

    number: int
    kind: str
    says: str
    sources: int
    independent: int
    unnamed: int
    against: tuple[int, ...]
    entries: tuple[str, ...]
    tellings: tuple[MergedTelling, ...]


class MergedOutput(Answer):
    """Several documents, and what they say together (with the dossier that they were read into)."""

    name: ClassVar[str] = "merged"

    output_schema: str = "juncture.merged/1"
    dossier: str | None
    proposed: int
    widened: int
    known: int
    problems: tuple[str, ...]
    documents: tuple[ReadOutput, ...]
    merged: tuple[MergedAnswer, ...]
