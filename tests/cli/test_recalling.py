"""`juncture precedents`: what it prints for a reader and as data, and how it refuses what it cannot use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Run

MALI = "examples/mali-2021"
PT = "country\tccode\tccode_gw\tccode_polity\tyear\tmonth\tday\tcoup\tversion\n"


@pytest.fixture
def pt(tmp_path: Path) -> Path:
    path = tmp_path / "pt.tsv"
    rows = [
        "Mali\t432\t\t\t2020\t8\t18\t2\tV9",
        "Mali\t432\t\t\t2021\t5\t21\t2\tV9",
        "Mali\t432\t\t\t2021\t2\t30\t1\tV9",
    ]
    path.write_text(PT + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_every_rate_names_its_list_its_years_n_k_and_interval(run: Run, pt: Path) -> None:
    told = json.loads(run("precedents", MALI, "--list", pt, "--json").out)
    assert told["where"] == "ECOWAS member, since 1990, military, successful"
    assert not told["where_given"]
    assert told["rates"]
    for one in told["rates"]:
        assert {"list", "from", "to", "n", "k", "interval", "unknown", "caution"} <= set(one)
        assert 0 <= one["k"] <= one["n"]
    assert {one["list"] for one in told["rates"]} == {"cline", "powell-thyne"}
    assert [one["case"]["day"] for one in told["nearest"]][:2] == ["2015-09-16", "2012-05-01"]


def test_two_dates_of_one_event_stand_side_by_side(run: Run, pt: Path) -> None:
    told = json.loads(run("precedents", MALI, "--list", pt, "--json").out)
    assert told["itself"]["dates"] == {"2021-05-24": ["cline"], "2021-05-21": ["powell-thyne"]}
    assert told["itself"]["dates"] in [one["dates"] for one in told["conflicts"]]
    assert "2021-05-24 (cline); 2021-05-21 (powell-thyne)" in run("precedents", MALI, "--list", pt).out


def test_rows_that_were_set_aside_are_said_with_their_line(run: Run, pt: Path) -> None:
    assert "pt.tsv, line 4: 2021-02-30 does not exist" in run("precedents", MALI, "--list", pt).out
    told = json.loads(run("precedents", MALI, "--list", f"powell-thyne={pt}", "--json").out)
    theirs = next(one for one in told["lists"] if one["list"] == "powell-thyne")
    assert (theirs["rows"], theirs["cases"], theirs["set_aside"]) == (3, 2, 1)


def test_the_class_and_the_question_may_be_the_users(run: Run) -> None:
    told = json.loads(
        run("precedents", MALI, "--where", "Mali, since 1990", "--rate", "successful", "--limit", "1", "--json").out
    )
    assert (told["where"], told["where_given"]) == ("Mali, since 1990", True)
    assert [(one["question"], one["n"], one["k"]) for one in told["rates"]] == [("successful", 8, 3)]
    assert len(told["nearest"]) == 1


def test_small_numbers_are_said_in_words(run: Run) -> None:
    out = run("precedents", MALI, "--where", "Mali, since 2012, carried out", "--rate", "successful").out
    assert "3 cases say little: they fit anything from" in " ".join(out.split())


def test_a_class_of_nothing_is_said_to_be_that(run: Run) -> None:
    ran = run("precedents", MALI, "--where", "Mali, before 1946")
    assert ran.status == 0
    assert "No case of the list is in this class" in " ".join(ran.out.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--where", "ECOWAS memebr"], "did you mean 'ECOWAS member'?"),
        (["--where", ""], "the filter is empty"),
        (["--rate", "sucessful"], "did you mean 'successful'?"),
        (["--event", "arrests-2021-05-25"], "did you mean 'arrests-2021-05-24'?"),
        (["--event", "charter-revised-2022", "--known", "2021-06-01"], "no event"),
        (["--list", "nowhere.csv"], "cannot be read: No such file"),
        (["--list", "powel-thyne=x.csv"], "there is no list 'powel-thyne'; did you mean 'powell-thyne'?"),
        (["--list", "colpus"], "does not come with Juncture: name your own copy of it, --list colpus=FILE"),
        (["--known", "May 2021"], "is no day"),
    ],
)
def test_what_cannot_be_used_is_answered_in_a_sentence(run: Run, words: list[str], said: str) -> None:
    ran = run("precedents", MALI, *words)
    assert ran.status == 2
    assert said in ran.err
    assert ran.out == ""


def test_one_list_given_twice_is_refused(run: Run, pt: Path) -> None:
    ran = run("precedents", MALI, "--list", pt, "--list", f"powell-thyne={pt}")
    assert ran.status == 2
    assert "are both the list powell-thyne; name one of them" in ran.err
