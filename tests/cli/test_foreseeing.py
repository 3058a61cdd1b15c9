"""The commands about the future: what they print for a reader and as data, and how they refuse what they cannot use."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from cli.conftest import Run

MALI = "examples/mali-2021"
HELD = ["--given", "demand=civilian-transition", "--given", "conditions=none"]
ASKED = ["futures", MALI, "--samples", "100", "--seed", "3"]
PARTS = ("structural", "path", "ensemble", "regret", "conditions", "flips", "indicators")


@pytest.fixture(scope="module")
def scw() -> str:
    return (Path(__file__).parents[1] / "futures" / "data" / "cibsa" / "CIB_global.scw").read_text("latin-1")


def test_scenarios_come_complete_with_figures_weights_and_a_certificate(run: Run) -> None:
    told = json.loads(run("scenarios", MALI, *HELD, "--json").out)
    assert told["output_schema"] == "juncture.scenarios/1"
    assert told["certificate"]["complete"]
    assert (told["certificate"]["count"], len(told["scenarios"])) == (14, 14)
    assert told["certificate"]["given"] == {"demand": "civilian-transition", "conditions": "none"}
    assert told["weights"]["exact"]
    first = told["scenarios"][0]
    assert {"variants", "consistency_value", "total_impact_score", "weight"} <= set(first)
    assert [one["weight"] for one in told["scenarios"]] == sorted(
        (s["weight"] for s in told["scenarios"]), reverse=True
    )


def test_a_balance_adds_up_and_every_reason_has_its_passages(run: Run) -> None:
    told = json.loads(run("scenarios", MALI, *HELD, "--explain", "1", "--json").out)
    assert len(told["explained"]) == 19
    for descriptor in told["explained"]:
        for line in descriptor["variants"]:
            assert line["total"] == sum(reason["value"] for reason in line["reasons"])
            assert all(reason["passages"] for reason in line["reasons"])
    shown = run("scenarios", MALI, *HELD, "--explain", "1").out
    assert "Each sum adds up the values above it" in shown
    assert "“Talks with the junta: unconditional”" in " ".join(shown.split())


def test_a_limit_lists_less_and_says_so(run: Run) -> None:
    assert "2 of 14 are shown" in run("scenarios", MALI, *HELD, "--limit", "2").out
    assert len(json.loads(run("scenarios", MALI, "--limit", "2", "--json").out)["scenarios"]) == 2


def test_cycles_and_a_missing_scenario_have_their_own_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "torn.toml").write_text(
        '[[descriptor]]\nid = "a"\nvariants = ["x", "y"]\n[[descriptor]]\nid = "b"\nvariants = ["x", "y"]\n'
        '[[judgement]]\nfrom = "a"\nto = "b"\nrows = { x = [2, -2], y = [-2, 2] }\n'
        '[[judgement]]\nfrom = "b"\nto = "a"\nrows = { x = [-2, 2], y = [2, -2] }\n',
        "utf-8",
    )
    shown = run("scenarios", "torn.toml")
    assert (shown.status, shown.err) == (0, "")
    assert "No scenario is consistent: wherever one starts, some judgement pulls away from it." in shown.out
    assert "4 states follow each other without end" in shown.out.replace("\n", " ")
    told = json.loads(run("scenarios", "torn.toml", "--json").out)
    assert (told["scenarios"], told["cycles"][0]["period"]) == ([], 4)


def test_a_scenariowizard_file_is_read(run: Run, tmp_path: Path, scw: str) -> None:
    (tmp_path / "global.scw").write_text(scw, "latin-1")
    told = json.loads(run("scenarios", "global.scw", "--json").out)
    assert told["certificate"]["complete"]
    land = Path(__file__).parents[1] / "futures" / "data" / "stochasticcib" / "somewhereland.csv"
    assert json.loads(run("scenarios", land, "--json").out)["certificate"]["count"] == 10


def test_a_model_too_large_is_honestly_incomplete_with_what_was_found(run: Run, tmp_path: Path) -> None:
    random.seed(5)
    lines = [f'[[descriptor]]\nid = "d{i}"\nvariants = ["a", "b", "c"]' for i in range(30)]
    for i in range(30):
        for j in range(30):
            if i != j and random.random() < 0.1:
                rows = ", ".join(f"{v} = {[random.randint(-3, 3) for _ in range(3)]}" for v in "abc")
                lines.append(f'[[judgement]]\nfrom = "d{i}"\nto = "d{j}"\nrows = {{ {rows} }}')
    (tmp_path / "large.toml").write_text("\n".join(lines), "utf-8")
    told = json.loads(run("scenarios", "large.toml", "--budget", "50", "--json").out)
    assert not told["certificate"]["complete"]
    assert "the search stopped at its budget" in told["says"]
    assert not told["weights"]["exact"]
    assert "a sample" in told["weights"]["says"]


def test_futures_has_every_part_and_each_entry_its_passages(run: Run) -> None:
    done = run(*ASKED, "--json")
    assert (done.status, done.err) == (0, "")
    told = json.loads(done.out)
    assert told["output_schema"] == "juncture.futures/1"
    assert [one["id"] for one in told["options"]] == [
        "demand-reinstatement",
        "civilian-transition-without-reinstatement",
    ]
    for part in PARTS:
        assert told[part], part
        assert all("passages" in one for one in told[part]), part
    for part in ("structural", "path", "ensemble", "regret", "flips", "indicators"):
        assert all(one["passages"] for one in told[part]), part
    assert [(one["met"], one["scenarios"]) for one in told["structural"]] == [(46, 86), (0, 14)]
    assert [one["end"][0]["grip"] for one in told["path"]] == ["consolidated", "facade"]


def test_the_same_seed_gives_the_same_answer_and_no_share_is_called_a_probability(run: Run) -> None:
    first = run(*ASKED)
    assert first == run(*ASKED)
    said = first.out.replace("\n", " ")
    assert "Shares are no probabilities." in said
    assert "likely" not in said


def test_options_goal_and_start_are_chosen_by_id(run: Run) -> None:
    words = ["--option", "civilian-transition-with-conditions", "--goal", "facade-avoided", "--from", "now"]
    told = json.loads(run(*ASKED, *words, "--json").out)
    assert [(one["option"], one["met"]) for one in told["structural"]] == [("civilian-transition-with-conditions", 14)]
    assert (told["goal"], told["start"], told["conditions"]) == ("facade-avoided", "now", [])


def test_a_store_answers_as_its_folder_does(run: Run) -> None:
    run("import", MALI, "desk.sqlite", "--author", "ana")
    for words in (ASKED, ["scenarios", MALI, *HELD]):
        folder = json.loads(run(*words, "--json").out)
        store = json.loads(run(*["desk.sqlite" if word == MALI else word for word in words], "--json").out)
        assert {k: v for k, v in folder.items() if k != "version"} == {k: v for k, v in store.items() if k != "version"}


MODEL = """
[[descriptor]]
id = "demand"
kind = "lever"
variants = ["reinstatement", "none"]
[[descriptor]]
id = "grip"
variants = ["broken", "facade"]
"""

SENTENCES = {
    "a variant that there is not": (
        ["scenarios", MALI, "--given", "unity=untied"],
        "'untied' is no variant of 'unity'; did you mean 'united'?",
    ),
    "a descriptor that there is not": (["scenarios", MALI, "--given", "unty=split"], "'unty' is no descriptor"),
    "given without a variant": (["scenarios", MALI, "--given", "unity"], "write DESCRIPTOR=VARIANT"),
    "given twice": (["scenarios", MALI, "--given", "unity=split", "--given", "unity=united"], "hold it once"),
    "a negative tolerance": (["scenarios", MALI, "--tolerance", "-1"], "The tolerance -1 is negative"),
    "a negative limit": (["scenarios", MALI, "--limit", "-1"], "the limit -1 is negative"),
    "no budget": (["scenarios", MALI, "--budget", "0"], "lets nothing be tried"),
    "no such scenario": (["scenarios", MALI, *HELD, "--explain", "99"], "there is no scenario 99; there are 1 to 14."),
    "a cut file": (["scenarios", "cut.scw"], "cut.scw"),
    "a file that is no text": (["scenarios", "bytes.toml"], "'bytes.toml' is not text in UTF-8"),
    "numbers for tables": (["scenarios", "numbers.toml"], "'descriptor' is no list of tables"),
    "no file": (["scenarios", "gone.scw"], "There is no file 'gone.scw'"),
    "a dossier without a system": (["scenarios", "examples/niger-2023"], "'niger-2023' has no system.toml"),
    "no option of that name": (["futures", MALI, "--option", "demand"], "'demand' is no option of this model"),
    "no goal of that name": (["futures", MALI, "--goal", "peace"], "'peace' is no goal of this model"),
    "no start of that name": (["futures", MALI, "--from", "then"], "'then' is no start of this model"),
    "no samples": (["futures", MALI, "--samples", "0"], "0 samples say nothing"),
    "a negative seed": (["futures", MALI, "--seed", "-1"], "the seed -1 is out of range"),
    "no options": (["futures", "bare.toml"], "The model has no option to compare"),
    "a goal that names nothing": (["futures", "empty-goal.toml"], "The goal 'g' names nothing"),
    "an option without a lever": (["futures", "no-lever.toml"], "holds 'grip', which is ordinary, not a lever"),
    "an option that holds nothing": (["futures", "nothing-held.toml"], "The option 'o' holds no lever"),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_bad_input_ends_in_a_sentence(run: Run, tmp_path: Path, scw: str, case: str) -> None:
    (tmp_path / "cut.scw").write_text(scw[: len(scw) // 2], "latin-1")
    (tmp_path / "bytes.toml").write_bytes(b"\0\xff")
    (tmp_path / "numbers.toml").write_text("descriptor = [1]", "utf-8")
    option = '[[option]]\nid = "o"\nholds = { demand = "reinstatement" }\n'
    for name, more in {
        "bare": "",
        "empty-goal": option + '[[goal]]\nid = "g"\nwants = {}\n',
        "no-lever": '[[option]]\nid = "o"\nholds = { grip = "broken" }\n',
        "nothing-held": '[[option]]\nid = "o"\nholds = {}\n',
    }.items():
        (tmp_path / f"{name}.toml").write_text(MODEL + more, "utf-8")
    words, sentence = SENTENCES[case]
    done = run(*words)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("juncture: ")
    assert sentence in done.err
    assert "Traceback" not in done.err


def test_weights_under_constraints_say_that_they_are_not_steered_by_them(run: Run, tmp_path: Path) -> None:
    forbid = '[[forbid]]\nboth = { demand = "none", grip = "facade" }\n'
    judged = '[[judgement]]\nfrom = "demand"\nto = "grip"\nrows = { none = [-2, 2] }\n'
    (tmp_path / "tied.toml").write_text(MODEL + judged + forbid, "utf-8")
    told = json.loads(run("scenarios", "tied.toml", "--json").out)
    assert (told["weights"]["states"], told["weights"]["followed"], told["weights"]["excluded"]) == (4, 3, 1)
    assert all(not (s["variants"]["demand"] == "none" and s["variants"]["grip"] == "facade") for s in told["scenarios"])
    shown = " ".join(run("scenarios", "tied.toml").out.split())
    assert "1 of these end in what a constraint excludes, and count for no scenario listed." in shown


def test_the_tableau_writes_equal_neighbours_once(run: Run) -> None:
    shown = run("scenarios", MALI, *HELD, "--tableau", "--limit", "3").out
    assert "Scenario tableau of mali-2021" in shown
    grip = next(line for line in shown.splitlines() if line.strip().startswith("grip "))
    assert grip.split() == ["grip", "facade", "″", "″"]


def test_futures_shows_a_tornado_and_what_each_indicator_is(run: Run) -> None:
    shown = " ".join(run(*ASKED).out.split())
    assert "Tornado for Demand reinstatement: 53% of the scenarios as judged" in shown
    assert "leading through" in shown
    told = json.loads(run(*ASKED, "--json").out)
    assert {one["role"] for one in told["indicators"]} == {"leading", "loop", "consequence"}
    assert told["tornado"][0]["swings"][0]["passages"]
    assert told["influence"]["reasons"][0]["passages"]
    assert all(one["low_score"] <= one["high_score"] for one in told["ensemble"])
