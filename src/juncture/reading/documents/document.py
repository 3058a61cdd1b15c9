"""A document as reading sees it: clean text with a stable hash, cut into blocks that say what they are.

Positions everywhere are Unicode code points of ``Document.text``; :meth:`Document.origin` leads back
to the file. A block that repeats another or is no running text is marked and stays where it is.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from juncture.record.canonical import digest
from juncture.record.problems import JunctureError


class DocumentError(JunctureError):
    """A file that cannot be read as a document; the message shows why and what to do."""


class Role(StrEnum):
    """What a block of a document is."""

    BODY = "body"
    HEADING = "heading"
    QUESTION = "question"
    CAPTION = "caption"
    CREDIT = "credit"
    KICKER = "kicker"
    DATELINE = "dateline"
    PROMOTION = "promotion"
    REPEATED = "repeated"
    OTHER_LANGUAGE = "other-language"

    @property
    def coded(self) -> bool:
        """Whether statements are looked for in such a block."""
        return self in (Role.BODY, Role.CAPTION)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or caption, with the section that it stands under."""

    start: int
    end: int
    role: Role
    section: str | None = None
    repeats: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of clean text and where it starts in the original: a code point of the file, or a page or paragraph."""

    start: int
    original: int | None = None
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A value with how it is known."""

    value: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Document:
    """Clean text with its blocks and what could be learnt about it.

    >>> document = Document("On 24 May.", (Block(0, 10, Role.BODY),))
    >>> document.origin(3)
    Piece(start=3, original=3, locator=None)
    """

    text: str
    blocks: tuple[Block, ...]
    pieces: tuple[Piece, ...] = (Piece(0, 0),)
    title: str | None = None
    language: str | None = None
    publisher: Evidence | None = None
    published: Evidence | None = None
    author: Evidence | None = None
    notes: tuple[str, ...] = field(default=())

    @property
    def sha256(self) -> str:
        """The hash under which the record knows this text."""
        return digest(self.text)

    def origin(self, place: int) -> Piece:
        """The original's place of a code point of the clean text."""
        number = bisect_right(self.pieces, place, key=lambda piece: piece.start) - 1
        piece = self.pieces[max(number, 0)]
        moved = None if piece.original is None else piece.original + place - piece.start
        return Piece(place if moved is not None and place else piece.start, moved, piece.locator)

    def words(self) -> int:
        """How many words it holds."""
        return len(self.text.split())
