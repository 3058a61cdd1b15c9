"""A brief shortened for a screen: the first entries of each very long list, and a sentence that says how many are left.

Only lists are cut, of entries and of passages, and never in silence. What is written to a file is the whole brief.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from juncture.brief.document import Block, Bullets, Cell, Document, Figure, Paragraph, Point, Section, Sentence, Table

#: How many rows of a table, items of a list or points of a part a page shows.
MANY = 200
#: How many sentences together in a cell or an item, and how many passages of one sentence.
FEW = 12


def shortened(document: Document, many: int = MANY) -> Document:
    """The brief with no list longer than ``many``; what is no longer than that stays as it is.

    >>> rows = tuple((Cell((Sentence(f"Office {n}."),)),) for n in range(3))
    >>> table, note = _block(Table("Who holds what", ("Office",), rows), 2)
    >>> len(table.rows), note.sentences[0].text
    (2, 'The first 2 of 3; the rest stands in the brief that you take along.')
    """
    return replace(document, sections=tuple(_section(one, many) for one in document.sections))


def _section(section: Section, many: int) -> Section:
    parts = tuple(replace(part, blocks=_blocks(part.blocks, many)) for part in section.parts)
    return replace(section, blocks=_blocks(section.blocks, many), parts=parts)


def _blocks(blocks: Sequence[Block], many: int) -> tuple[Block, ...]:
    return (*(cut for block in blocks[:many] for cut in _block(block, many)), *_rest(blocks, many))


def _block(block: Block, many: int) -> tuple[Block, ...]:
    match block:
        case Table():
            return (_table(block, many), *_rest(block.rows, many))
        case Bullets():
            return (replace(block, items=tuple(map(_few, block.items[:many]))), *_rest(block.items, many))
        case Figure():
            return (replace(block, alternative=_table(block.alternative, many)), *_rest(block.alternative.rows, many))
        case Point():
            facts = tuple(replace(fact, items=_few(fact.items)) for fact in block.facts)
            return (replace(block, lead=_few(block.lead), facts=facts),)
        case _:
            return (block,)


def _table(table: Table, many: int) -> Table:
    return replace(table, rows=tuple(tuple(map(_cell, row)) for row in table.rows[:many]))


def _cell(cell: Cell) -> Cell:
    return replace(cell, lines=_few(cell.lines))


def _few(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Sentences that stand together, with the passages of each: a few of very many, and how many there are."""
    kept = tuple(replace(one, references=one.references[:FEW]) for one in sentences[:FEW])
    left = len(sentences) - len(kept)
    passages = sum(max(0, len(one.references) - FEW) for one in sentences[:FEW])
    told = (f"And {left:,} more." if left else "", f"{passages:,} more passages say so." if passages else "")
    return (*kept, *(Sentence(text) for text in told if text))


def _rest(found: Sequence[Any], many: int) -> Iterator[Paragraph]:
    if len(found) > many:
        said = f"The first {many:,} of {len(found):,}; the rest stands in the brief that you take along."
        yield Paragraph((Sentence(said),), role="note")
