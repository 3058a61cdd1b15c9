"""The brief as a document: sections, sentences, tables and pictures, apart from any format.

Every renderer (HTML, Markdown, JSON, print, terminal) reads this model and nothing else. What a reader
can check carries its references; what is nobody's word but ours says so in ``basis``. All text in it
is clean (no control characters) and plain: each renderer escapes it for its own format.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from juncture.brief.cleaning import clean

#: On whose word a sentence stands: a source's; the dossier's authors'; or what the record shows by its own count.
Basis = Literal["source", "analyst", "record"]

#: What a cell, fact or row stands out for; it is always said in words as well.
Mark = Literal["", "contested", "unknown", "vacant"]


class _Shown:
    """The base of what is shown: every text in it is cleaned when it is made."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for name in _text_fields(type(self)):  # type: ignore[arg-type]  # mypy takes a class for no Hashable
            value = getattr(self, name)
            if isinstance(value, str):
                object.__setattr__(self, name, clean(value))
            elif value and isinstance(value[0], str):
                object.__setattr__(self, name, tuple(clean(text) for text in value))


@cache
def _text_fields(model: type[object]) -> tuple[str, ...]:
    """The fields of a class that hold text, alone or several; a picture was cleaned as it was drawn."""
    found = fields(model)  # type: ignore[arg-type]
    return tuple(field.name for field in found if field.type in ("str", "tuple[str, ...]") and field.name != "svg")


@dataclass(frozen=True, slots=True)
class Reference(_Shown):
    """Where a sentence can be checked: a place in a source, with its words where the reader's copy is attached.

    ``label`` names the source in a few words, ``place`` the place in it ("¶5", "art. 7").
    """

    source: str
    label: str
    place: str = ""
    quotation: str = ""
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None
    orphan: bool = False


@dataclass(frozen=True, slots=True)
class Sentence(_Shown):
    """One sentence, with what it rests on.

    >>> Sentence("Officers arrested Bah N’Daw.").basis
    'record'
    """

    text: str
    references: tuple[Reference, ...] = ()
    basis: Basis = "record"
    voice: str = "asserted"
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph(_Shown):
    """Sentences that run on. ``role`` is ``note`` for a remark to the reader in smaller type."""

    sentences: tuple[Sentence, ...]
    role: Literal["body", "note"] = "body"
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Bullets(_Shown):
    """A list; each item is one or more sentences."""

    items: tuple[tuple[Sentence, ...], ...]
    ordered: bool = False
    kind: Literal["bullets"] = "bullets"


@dataclass(frozen=True, slots=True)
class Fact(_Shown):
    """A labelled part of a point: its confidence, what it rests on, what would change it.

    A folded fact opens on request on a screen; on paper it stands in an annex.
    """

    label: str
    items: tuple[Sentence, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Point(_Shown):
    """A judgement or an option: what is said, and beneath it what belongs to it."""

    lead: tuple[Sentence, ...]
    title: str = ""
    facts: tuple[Fact, ...] = ()
    number: int | None = None
    kind: Literal["point"] = "point"


@dataclass(frozen=True, slots=True)
class Cell(_Shown):
    """A cell of a table: sentences or single words, each with its own references."""

    lines: tuple[Sentence, ...] = ()
    mark: Mark = ""

    @property
    def text(self) -> str:
        """The cell in plain words."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Table(_Shown):
    """A table; the first cell of each row is its heading. A wide one may take the margin's room too.

    A folded one opens on request on a screen; on paper it stands in an annex.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    wide: bool = False
    folded: bool = False
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Figure(_Shown):
    """A picture as SVG, with the same content as a table for whoever cannot see it."""

    id: str
    caption: str
    svg: str
    description: str
    alternative: Table
    kind: Literal["figure"] = "figure"


@dataclass(frozen=True, slots=True)
class Quote(_Shown):
    """Words of a source or a legal text, exactly as they stand there."""

    words: str
    source: Sentence
    language: str = ""
    kind: Literal["quote"] = "quote"


@dataclass(frozen=True, slots=True)
class SourceList(_Shown):
    """The place of the list of sources; what it lists stands in :attr:`Document.sources`."""

    kind: Literal["sources"] = "sources"


Block = Annotated[
    Paragraph | Bullets | Point | Table | Figure | Quote | SourceList,
    Field(discriminator="kind"),
]


@dataclass(frozen=True, slots=True)
class Part(_Shown):
    """A headed part of a section."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Section(_Shown):
    """One of the standing questions, with its answer. ``gist`` is the answer in a few short lines."""

    id: str
    heading: str
    blocks: tuple[Block, ...] = ()
    parts: tuple[Part, ...] = ()
    gist: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceEntry(_Shown):
    """A source as the brief lists it: number, label in notes, and what was taken from it."""

    id: str
    label: str
    title: str
    publisher: str = ""
    published: str = ""
    evidence: str = ""
    reliability: str = ""
    taken: str = ""
    url: str = ""
    language: str = ""
    attached: bool = False


@dataclass(frozen=True, slots=True)
class Document(_Shown):
    """A brief: its head, its sections in order, and the sources that it cites."""

    dossier: str
    title: str
    about: str
    as_of: str
    known: str
    since: str
    version: str
    authors: tuple[str, ...]
    language: str
    sections: tuple[Section, ...]
    sources: tuple[SourceEntry, ...]
    preface: tuple[Sentence, ...] = ()
    as_of_date: str | None = None
    known_date: str | None = None
