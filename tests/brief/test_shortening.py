"""A brief on a screen shows the beginning of very long lists and says how long they are; nothing else changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import juncture
from juncture.brief import shortened, to_fragment
from juncture.brief.document import Block, Bullets, Cell, Document, Part, Reference, Section, Sentence, Table
from juncture.brief.shortening import FEW


def document(*blocks: Block) -> Document:
    section = Section("known", "What do we know", blocks, (Part("All of it", blocks),))
    return Document("mali", "Mali", "", "", "", "", "1", (), "en", (section,), ())


def bullets(many: int) -> Bullets:
    return Bullets(tuple((Sentence(f"Point {n}."),) for n in range(many)))


def test_the_brief_on_mali_is_shown_as_it_is() -> None:
    whole = juncture.brief(juncture.open("examples/mali-2021"))
    assert to_fragment(shortened(whole)) == to_fragment(whole)


@given(st.integers(0, 30), st.integers(1, 20))
def test_of_a_list_the_beginning_stays_and_the_rest_is_counted(entries: int, many: int) -> None:
    for blocks in (shortened(document(bullets(entries)), many).sections[0].blocks,
                   shortened(document(bullets(entries)), many).sections[0].parts[0].blocks):  # fmt: skip
        shown = blocks[0]
        assert isinstance(shown, Bullets)
        assert shown.items == bullets(entries).items[:many]
        assert len(blocks) == (2 if entries > many else 1)
        assert f"of {entries}" in str(blocks[1]) if entries > many else blocks == (bullets(entries),)


@given(st.integers(0, 40), st.integers(0, 40))
def test_of_a_full_cell_a_few_sentences_and_passages_stay_and_the_rest_is_counted(lines: int, passages: int) -> None:
    said = Sentence("He resigned.", tuple(Reference("report", f"p. {n}") for n in range(passages)))
    (table,) = shortened(document(Table("T", ("A",), ((Cell((said,) * lines),),)))).sections[0].blocks
    assert isinstance(table, Table)
    shown = table.rows[0][0]
    told = " ".join(one.text for one in shown.lines[min(lines, FEW) :])
    assert all(one.references == said.references[:FEW] for one in shown.lines[: min(lines, FEW)])
    assert (f"And {lines - FEW} more" in told) == (lines > FEW)
    assert ("more passages" in told) == (passages > FEW and lines > 0)
