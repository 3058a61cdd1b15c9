"""`juncture bargain`: what it prints, and how it refuses what it cannot use."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path

import pytest

from cli.conftest import Run
from juncture.futures.settled import LABEL

ROOT, MALI = Path(__file__).parents[2], "examples/mali-2021"


def test_it_is_labelled_as_a_second_kind_of_model_and_no_forecast(run: Run) -> None:
    shown = " ".join(run("bargain", MALI, "--samples", "20").out.split())
    assert LABEL in shown
    assert "our own" in shown
    assert "likely" not in shown


def test_as_data_it_has_baselines_bands_pulls_and_passages(run: Run) -> None:
    told = json.loads(run("bargain", MALI, "--samples", "20", "--json").out)
    assert (told["output_schema"], told["dossier"], told["label"]) == ("juncture.bargain/1", "mali-2021", LABEL)
    assert [(one["method"], one["reading"]) for one in told["settlements"]] == [
        ("mean", None), ("median", None), ("scholz2011", "replicated"), ("scholz2011", "plain"),
    ]  # fmt: skip
    assert all(one["low"] < one["high"] for one in told["settlements"])
    for one in told["stakeholders"]:
        for quantity in ("position", "salience", "capability"):
            assert bool(one[quantity]["passages"]) is not one[quantity]["own"]
    assert told["pulls"][0]["at_low"] != told["pulls"][0]["at_high"]


def test_a_store_bargains_as_its_folder_does(run: Run) -> None:
    run("import", MALI, "desk.sqlite", "--author", "ana")
    folder, store = (
        json.loads(run("bargain", where, "--samples", "5", "--json").out) for where in (MALI, "desk.sqlite")
    )
    assert {k: v for k, v in folder.items() if k != "version"} == {k: v for k, v in store.items() if k != "version"}


def test_a_file_of_stakeholders_stands_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sides.csv").write_text(
        "name,position,salience,capability\nECOWAS,60,0.9,3\nofficers,10,1,4\n", "utf-8"
    )
    told = json.loads(run("bargain", "sides.csv", "--samples", "5", "--json").out)
    assert (told["dossier"], told["settlements"][1]["outcome"]) == ("sides", 10.0)


def test_who_rests_on_what_was_not_yet_public_takes_no_part_and_is_named(run: Run, tmp_path: Path) -> None:
    dossier = tmp_path / "mali"
    shutil.copytree(ROOT / MALI, dossier)
    stakes, sources = dossier / "stakeholders.toml", (dossier / "sources-context.toml").read_text("utf-8")
    late = next(one for one in tomllib.loads(sources)["source"] if one.get("published") == "2022-02-26")["id"]
    stakes.write_text(
        stakes.read_text("utf-8").replace('passages = ["crisis-group-2021-05@6728-6839"]', f'passages = ["{late}"]'),
        "utf-8",
    )
    asked = ("bargain", str(dossier), "--samples", "5", "--known", "2021-05-27")
    told = json.loads(run(*asked, "--json").out)
    assert [(one["id"], one["quantity"]) for one in told["absent"]] == [("ecowas", "salience")]
    assert told["absent"][0]["reason"] == "none of its passages was public by 2021-05-27"
    assert "ecowas" not in [one["id"] for one in told["stakeholders"]]
    assert (told["known"], len(told["stakeholders"])) == ("2021-05-27", 8)
    assert "Takes no part: ECOWAS. The salience does not stand" in run(*asked).out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["examples/niger-2023"], "'niger-2023' has no stakeholders.toml"),
        (["gone.toml"], "There is no file 'gone.toml'"),
        ([MALI, "--rounds", "0"], "0 rounds: accepted are 1 to 100"),
        ([MALI, "--samples", "0"], "0 draws of the inputs"),
        ([MALI, "--seed", "-1"], "the seed -1 is out of range"),
        ([MALI, "--known", "2021-05-26"], "of 9 stakeholders 0 can be placed on these days"),
        ([MALI, "--known", "soon"], "known 'soon' is no day"),
        ([f"{MALI}/stakeholders.toml", "--known", "2021-05-27"], "nothing is dated; leave --as-of and --known out"),
        ([f"{MALI}/system.toml"], "is no part of a list of stakeholders"),
    ],
)
def test_bad_input_ends_in_a_sentence(run: Run, words: list[str], sentence: str) -> None:
    done = run("bargain", *words)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("juncture: ")
    assert sentence in done.err
