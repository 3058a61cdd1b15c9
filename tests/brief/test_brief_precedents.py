"""The brief on past cases: the class in words, rates with their list, the nearest cases, and what is missing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest

import juncture
from juncture.brief.document import Document, Figure, Point, Section, Table
from juncture.brief.notes import blocks_of, references_of
from juncture.precedents import intervals

CACHED = (intervals.stats, intervals.jeffreys, intervals.wilson)


def section(document: Document) -> Section:
    return next(one for one in document.sections if one.id == "precedents")


@pytest.fixture(scope="module")
def document() -> Document:
    return juncture.brief(juncture.open("examples/mali-2021"))


@pytest.fixture
def without_scipy(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "scipy", None)
    for cached in CACHED:
        cached.cache_clear()
    yield
    monkeypatch.undo()
    for cached in CACHED:
        cached.cache_clear()


def test_the_class_stands_in_words_with_its_list_and_its_number(document: Document) -> None:
    said = section(document).blocks[0].sentences[0]  # type: ignore[union-attr]
    assert "ECOWAS member, since 1990, military, successful" in said.text
    assert "20 such cases up to 2 June 2021, the event itself not counted" in said.text
    assert said.references[0].source == "cline-2-1-2"


def test_every_rate_has_k_of_n_and_its_list_and_years(document: Document) -> None:
    table = next(block for block in section(document).blocks if isinstance(block, Table))
    assert [row[0].text for row in table.rows][:2] == [
        "Another coup or attempt followed within 24 months", "The ousted were back in office",
    ]  # fmt: skip
    for row in table.rows:
        assert " of " in row[1].text
        assert row[4].text == "Cline Center Coup d’État Project 2.1.2, 1945–2021"
        assert row[0].lines[0].references


def test_the_nearest_cases_are_told_in_two_sentences_with_their_sources(document: Document) -> None:
    points = [block for block in blocks_of(section(document)) if isinstance(block, Point)]
    assert len(points) == 3
    for point in points:
        assert len(point.lead) == 2
        assert point.lead[0].references
    assert points[0].title.startswith("Mali, between 10 and 11 December 2012: Ousting of Prime Minister Diarra")
    assert points[1].title == "Burkina Faso, 16 September 2015: Coup of the presidential guard"
    assert "Michel Kafando, transitional president, lost power and was back in office" in points[1].lead[0].text


def test_the_pictures_are_well_formed_and_have_their_figures_in_words(document: Document) -> None:
    figures = [block for block in section(document).blocks if isinstance(block, Figure)]
    assert {one.id for one in figures} >= {"precedents-rates", "precedents-curve-1", "precedents-strip"}
    for one in figures:
        ET.fromstring(one.svg)
        assert one.alternative.rows


def test_every_source_that_past_cases_cite_is_listed(document: Document) -> None:
    listed = {entry.id for entry in document.sources}
    assert {one.source for one in references_of(section(document))} <= listed


def test_nothing_that_came_after_the_day_of_the_brief_is_counted(document: Document) -> None:
    strip = next(b for b in section(document).blocks if isinstance(b, Figure) and b.id == "precedents-strip")
    assert not any("2022" in row[0].text or "2021" in row[0].text for row in strip.alternative.rows)


def test_without_scipy_the_section_says_so_and_keeps_its_counts(without_scipy: None) -> None:
    found = section(juncture.brief(juncture.open("examples/mali-2021")))
    texts = [line.text for block in found.blocks for line in getattr(block, "sentences", ())]
    assert any("need the extra “precedents”" in text for text in texts)
    table = next(block for block in found.blocks if isinstance(block, Table))
    assert table.rows[0][2].text == "70%"
    figures = {block.id for block in found.blocks if isinstance(block, Figure)}
    assert figures == {"precedents-strip"}
