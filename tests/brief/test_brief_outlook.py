"""What could happen, in the brief: the options compared, with pictures, and what the system does not bear out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from small_dossiers import made

from juncture.brief import Document, Section, brief
from juncture.brief.document import Figure, Table
from juncture.brief.notes import block_sentences, blocks_of
from juncture.record.opening import open_record
from juncture.record.view import View

FOLDER = Path(__file__).parents[2] / "examples" / "mali-2021"


@pytest.fixture(scope="module")
def document() -> Document:
    return brief(View(open_record(str(FOLDER)), date(2021, 6, 2), date(2021, 6, 2)))


@pytest.fixture(scope="module")
def outlook(document: Document) -> Section:
    return next(one for one in document.sections if one.id == "outlook")


def said(section: Section) -> str:
    return " ".join(sentence.text for block in blocks_of(section) for sentence in block_sentences(block))


def test_the_system_fills_the_standing_section_and_the_record_still_speaks(outlook: Section) -> None:
    headings = [part.heading for part in outlook.parts]
    assert headings[:6] == [
        "The options compared",
        "Scenarios that the options lead to",
        "What would have to be true",
        "Which single judgement flips it",
        "What to watch",
        "The reasoning of the sources, put to the system",
    ]
    assert "Risks" in headings
    assert "46 of 86 with “Demand reinstatement”" in outlook.gist[0]


def test_it_says_how_it_was_made_and_calls_no_share_a_probability(outlook: Section) -> None:
    lead = " ".join(sentence.text for sentence in block_sentences(outlook.blocks[0]))
    assert "19 descriptors" in lead
    assert "300 matrices were drawn" in lead
    assert "none is the probability of an event" in lead


def test_the_tableau_has_a_row_for_each_descriptor_and_its_figures(outlook: Section) -> None:
    table = next(
        block for block in blocks_of(outlook) if isinstance(block, Table) and block.caption.startswith("Scenario")
    )
    assert len(table.rows) == 19 + 3
    assert len(table.columns) == 1 + 2 * 3
    assert [row[0].text for row in table.rows[-3:]][:2] == ["Consistency value", "Total impact score"]


def test_each_option_is_told_three_ways_with_its_passages(outlook: Section) -> None:
    words = said(outlook)
    assert "With “Demand reinstatement” 46 of 86 consistent scenarios meet the goal" in words
    assert "From late May 2021, “Demand reinstatement” comes to rest after 3 steps" in words
    assert "the matrix that suits it worst" in words
    compared = [
        sentence
        for block in outlook.parts[0].blocks
        for sentence in block_sentences(block)
        if sentence.text.startswith(("With “", "From late May"))
    ]
    assert len(compared) == 6
    assert all(sentence.references for sentence in compared)


def test_what_the_path_does_not_bear_out_and_what_is_built_in_is_said(outlook: Section) -> None:
    words = said(outlook)
    assert "On the path from the start 3 of them make no difference" in words
    assert "it is built in, not found" in words
    assert "no single judgement, moved within its stated range, changes that" in words


def test_pictures_are_whole_and_their_arrows_cite(outlook: Section) -> None:
    figures = {block.id: block for block in blocks_of(outlook) if isinstance(block, Figure)}
    assert set(figures) == {"outlook-options", "outlook-influence", "outlook-tornado", "outlook-bargaining"}
    for figure in figures.values():
        root = ElementTree.fromstring(figure.svg)
        assert root.tag.endswith("svg")
        assert figure.alternative.rows
    titles = [one.text or "" for one in ElementTree.fromstring(figures["outlook-influence"].svg).iter()
              if one.tag.endswith("title")]  # fmt: skip
    arrows = [title for title in titles if "promotes" in title or "hinders" in title]
    assert len(arrows) == 13
    assert all("Rests on Crisis Group ¶" in title for title in arrows)


def test_before_its_statements_were_public_the_system_is_not_run() -> None:
    early = brief(View(open_record(str(FOLDER)), date(2021, 5, 26), date(2021, 5, 26)))
    section = next(one for one in early.sections if one.id == "outlook")
    assert "The crisis as a system is not run here" in said(section)
    assert "consistent scenarios" not in said(section)


def test_a_dossier_without_a_system_has_no_such_part() -> None:
    section = next(one for one in made().sections if one.id == "outlook")
    assert "Computed from the crisis as a system" not in said(section)


def test_what_warns_of_the_goal_is_kept_apart_from_what_follows_it(outlook: Section) -> None:
    watch = next(part for part in outlook.parts if part.heading == "What to watch")
    told = [" ".join(sentence.text for sentence in block_sentences(block)) for block in watch.blocks]
    assert told[0] == "What bears on the goal and may warn of it."
    assert "It leads: it bears on the goal" in told[1]
    assert "consequence" not in told[1]
    assert told[2] == "What follows the goal or goes with it, and confirms it at most."
    assert "“Credibility of the state: recovering”" in told[3]
    assert "It is a consequence" in told[3]
