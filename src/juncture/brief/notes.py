"""Numbers for notes: one for every set of references, in the order in which the document first uses it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from juncture.brief.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Figure,
    Paragraph,
    Point,
    Quote,
    Reference,
    Section,
    Sentence,
    Table,
)


@dataclass(frozen=True)
class Notes:
    """The notes of a document.

    >>> place = (Reference("crisis-group-2021-05", "Crisis Group", "¶5"),)
    >>> Notes({place: 1}).number(Sentence("Officers arrested Bah N’Daw.", place))
    1
    """

    numbers: dict[tuple[Reference, ...], int]

    def number(self, sentence: Sentence) -> int | None:
        """The number of a sentence's note; None where it cites nothing."""
        return self.numbers.get(sentence.references)

    def __iter__(self) -> Iterator[tuple[int, tuple[Reference, ...]]]:
        return iter([(number, references) for references, number in self.numbers.items()])


def notes_of(document: Document) -> Notes:
    """Number a document's notes."""
    numbers: dict[tuple[Reference, ...], int] = {}
    for sentence in sentences_of(document):
        if sentence.references:
            numbers.setdefault(sentence.references, len(numbers) + 1)
    return Notes(numbers)


def sentences_of(document: Document) -> Iterator[Sentence]:
    """Every sentence of a document, in order."""
    yield from document.preface
    for section in document.sections:
        for block in blocks_of(section):
            yield from block_sentences(block)


def references_of(section: Section) -> Iterator[Reference]:
    """Every reference of a section, as often as it is made."""
    for block in blocks_of(section):
        for sentence in block_sentences(block):
            yield from sentence.references


def blocks_of(section: Section) -> Iterator[Block]:
    """Every block of a section, its parts' included."""
    yield from section.blocks
    for part in section.parts:
        yield from part.blocks


def block_sentences(block: Block) -> Iterator[Sentence]:
    """Every sentence of a block, in order."""
    match block:
        case Paragraph(sentences=sentences):
            yield from sentences
        case Bullets(items=items):
            yield from (sentence for item in items for sentence in item)
        case Point(lead=lead, facts=facts):
            yield from lead
            yield from (sentence for fact in facts for sentence in fact.items)
        case Table(rows=rows):
            yield from (line for row in rows for cell in row for line in cell.lines)
        case Figure(alternative=alternative):
            yield from block_sentences(alternative)
        case Quote(source=source):
            yield source


def join(note: tuple[Reference, ...]) -> list[tuple[Reference, ...]]:
    """A note's references gathered by source, in order."""
    gathered: dict[str, list[Reference]] = {}
    for reference in note:
        gathered.setdefault(reference.source, []).append(reference)
    return [tuple(found) for found in gathered.values()]


def short_note(note: tuple[Reference, ...]) -> str:
    """A note in a few words: each source with its places.

    >>> short_note((Reference("cg", "Crisis Group", "¶5"), Reference("cg", "Crisis Group", "¶9")))
    'Crisis Group ¶5, ¶9'
    """
    parts = []
    for found in join(note):
        in_order = sorted(found, key=lambda reference: reference.start or 0)
        places = dict.fromkeys(reference.place for reference in in_order if reference.place)
        parts.append(f"{found[0].label} {', '.join(places)}".strip())
    return "; ".join(parts)


def cell(*lines: Sentence | str) -> Cell:
    """A cell of sentences or plain words."""
    return Cell(tuple(line if isinstance(line, Sentence) else Sentence(line) for line in lines if line))
