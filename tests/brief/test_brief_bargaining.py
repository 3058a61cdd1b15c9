"""Bargaining in the brief: a small part, labelled as a second kind of model, with its picture and its sources."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from juncture.brief import Document, brief
from juncture.brief.document import Figure, Part
from juncture.brief.notes import block_sentences
from juncture.brief.sections.bargaining import HEADING
from juncture.futures.settled import LABEL
from juncture.record.opening import open_record
from juncture.record.view import View

FOLDER = Path(__file__).parents[2] / "examples" / "mali-2021"


def part(known: date) -> Part:
    document: Document = brief(View(open_record(str(FOLDER)), known, known))
    outlook = next(one for one in document.sections if one.id == "outlook")
    return next(one for one in outlook.parts if one.heading == HEADING)


@pytest.fixture(scope="module")
def bargained() -> Part:
    return part(date(2021, 6, 2))


def test_it_opens_with_what_kind_of_model_it_is(bargained: Part) -> None:
    assert [sentence.text for sentence in block_sentences(bargained.blocks[0])] == [LABEL]


def test_the_picture_has_every_stakeholder_and_method_and_its_table_cites_the_record(bargained: Part) -> None:
    (figure,) = [block for block in bargained.blocks if isinstance(block, Figure)]
    assert len(figure.alternative.rows) == 9 + 4
    assert all(row[0].text[:20] in figure.svg for row in figure.alternative.rows)
    lines = [line for row in figure.alternative.rows[:9] for cell in row[1:] for line in cell.lines]
    assert all(bool(line.references) is ("our own judgement" not in line.text) for line in lines)


def test_the_bands_and_what_moves_the_model_are_in_words(bargained: Part) -> None:
    said = " ".join(sentence.text for block in bargained.blocks for sentence in block_sentences(block))
    assert said.count("in nine of ten draws of the inputs within their ranges") == 2 * 4
    assert "In the model as replicated the median stands at 65" in said
    assert "Position of CMAS of Imam Dicko: at 10 the model settles at" in said


def test_before_the_text_was_public_it_says_that_it_is_not_run() -> None:
    (block,) = part(date(2021, 5, 26)).blocks
    assert "not yet public" in " ".join(sentence.text for sentence in block_sentences(block))
