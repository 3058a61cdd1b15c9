"""The questions that the asking is judged by: 144 that an analyst would type, and 20 that are none of its business."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import juncture
from juncture import api
from juncture.ask import ask, suggestions
from juncture.ask.reading import understood
from juncture.ask.spelling import corrected, one_slip
from juncture.record.record import Record

FOLDER = Path(__file__).with_name("questions")
QUESTIONS: list[dict[str, Any]] = [
    row for name in ("seen", "unseen") for row in tomllib.loads((FOLDER / f"{name}.toml").read_text())["questions"]
]


@cache
def mali() -> Record:
    return juncture.open("examples/mali-2021")


@pytest.mark.parametrize("row", QUESTIONS, ids=[row["ask"] for row in QUESTIONS])
def test_a_question_is_read_as_it_was_meant_and_answered_only_where_the_record_knows(row: dict[str, Any]) -> None:
    answer = ask(mali(), row["ask"])
    assert answer.answered == (row["outcome"] == "answer"), answer.not_known
    assert row.get("says", "") in " ".join(line.text for line in answer.says)
    assert answer.answered or answer.not_known
    if "form" in row:
        assert understood(api.view(mali()), row["ask"]).form == row["form"]


def test_what_an_answer_would_leave_out_keeps_it_from_being_one() -> None:
    answer = ask(mali(), "who was prime minister of Senegal on 20 May 2021?")
    assert not answer.answered
    assert "also says “senegal”" in (answer.not_known or "")
    assert ask(mali(), "so who exactly was the prime minister on 20 May 2021, please?").answered


def test_a_slip_is_put_right_and_said() -> None:
    answer = ask(mali(), "who was presidnet on 20 May 2021?")
    assert "“presidnet” is read as “president”." in answer.assumed
    assert any("N’Daw" in line.text for line in answer.says)


@pytest.mark.parametrize("word", ["world", "senegal", "nigeria", "trial", "gabon", "price"])
def test_another_word_is_no_slip(word: str) -> None:
    read, notes = corrected(f"what about {word}", ["niger", "president of mali", "prime minister"], mali())
    assert (read, notes) == (f"what about {word}", ())


def test_a_slip_is_one_step_and_no_more() -> None:
    assert one_slip("ministre", "minister")
    assert not one_slip("minstre", "minister")
    assert not one_slip("same", "same")


def test_a_day_told_from_another_says_from_which() -> None:
    (note,) = ask(mali(), "what happened yesterday?", known="2021-05-26").assumed
    assert note == "“yesterday” is told from 26 May 2021: 25 May 2021."


def test_a_day_told_by_an_event_says_by_which() -> None:
    answer = ask(mali(), "who was security minister before the arrests?")
    assert any(note.startswith("“arrests” is taken for 24 May 2021") for note in answer.assumed)
    assert "on 23 May 2021" in answer.understood


def test_no_coup_is_counted_without_its_list_and_years() -> None:
    (line,) = ask(mali(), "how many coups in West Africa since 1990?").says
    assert "Cline Center" in line.text
    assert "West Africa, since 1990" in line.text


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("dossier", ["mali-2021", "niger-2023"])
def test_what_a_dossier_offers_to_be_asked_it_answers(dossier: str, language: str) -> None:
    record = juncture.open(f"examples/{dossier}")
    offered = suggestions(record, language)
    assert len(offered) > 4
    for question in offered:
        assert ask(record, question).answered, question
