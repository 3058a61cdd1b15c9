"""What the tutorial promises its reader."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sessions

import juncture
from juncture.record.record import Record

PAGE = sessions.ROOT / "docs" / "tutorial.md"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("reader")
    sessions.replay(PAGE.read_text("utf-8"), folder)
    yield juncture.open(str(folder / "out" / "tutorial" / "lantern-2024"))
    sys.argv = sys.argv[:1]


def test_every_passage_is_a_whole_clause_of_its_page(dossier: Record) -> None:
    for one in juncture.statements(dossier).statements:
        for passage in one.passages:
            text = dossier.texts[passage.source]
            assert passage.exact
            assert passage.exact == passage.exact.strip()
            before, after = text[: passage.start or 0][-1:], text[passage.end or 0 :][:1]
            assert not before.isalnum()
            assert not after.isalnum()


def test_two_dates_have_two_holders(dossier: Record) -> None:
    def who(day: str) -> list[str]:
        found = juncture.holders(dossier, as_of=day, known="2024-03-14", office="prime-minister").holders[0]
        return [found.status, *(one.name for one in found.holders)]

    assert who("2024-03-10") == ["held", "Tobias Renn"]
    assert who("2024-03-13") == ["held", "Maren Holt"]


def test_one_day_is_answered_differently_as_known_before_and_after_the_ruling(dossier: Record) -> None:
    def status(known: str) -> str:
        return juncture.holders(dossier, as_of="2024-03-13", known=known, office="prime-minister").holders[0].status

    assert (status("2024-03-14"), status("2024-03-18")) == ("held", "contested")


def test_check_shows_the_page_contradicting_itself(dossier: Record) -> None:
    found = [one for one in juncture.check(dossier, known="2024-03-14").findings if one.code == "date-conflict"]
    assert [set(one.entries) for one in found] == [{"dismissal", "dismissal-by-the-notice"}]


def test_the_brief_keeps_the_rumour_a_rumour_and_the_denial_with_its_owner(dossier: Record) -> None:
    told = juncture.render(juncture.brief(dossier, known="2024-03-18", as_of="2024-03-18"), "md")
    lines = [line for line in told.splitlines() if "Renn at his house" in line]
    assert any("According to Commodore Ida Vane, the coast guard does not hold" in line for line in lines)
    assert [line for line in lines if not re.search("rumours that the coast guard holds|does not hold", line)] == []


def test_the_crisis_is_labelled_as_invented() -> None:
    assert "The crisis is invented" in PAGE.read_text("utf-8")


def test_the_pages_that_the_reader_gets_stand_beside_the_tutorial() -> None:
    assert sorted(path.name for path in Path(PAGE.parent / "tutorial").glob("*.txt")) == [
        "courier-2024-03-14.txt",
        "court-2024-03-18.txt",
    ]
