"""Ensembles by any way, spread and kept, on the command line: the same answer, and sentences where that cannot be."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from cli.conftest import Run
from juncture.cli.progress import telling
from juncture.foresight.telling import SILENCE

MALI = "examples/mali-2021"
ASKED = ["futures", MALI, "--samples", "60", "--json"]


@pytest.mark.parametrize("how", ["ordinal", "ranges", "sources"])
def test_the_answer_says_by_which_way_matrices_were_drawn(run: Run, how: str) -> None:
    words = ["--option", "demand-reinstatement", "--how", how]
    drawn = json.loads(run(*ASKED, *words).out)["drawn"]
    assert (drawn["how"], drawn["experts"]) == (how, [])
    assert drawn["says"].startswith(f"60 matrices were drawn by the way “{how}” with seed 0: ")
    assert "probab" not in drawn["says"]


def test_experts_are_drawn_beside_the_model(run: Run, tmp_path: Path) -> None:
    system = (tmp_path / MALI / "system.toml").read_text("utf-8")
    (tmp_path / "second.toml").write_text(system.replace("reinstatement = [1, -1]", "reinstatement = [3, -3]"), "utf-8")
    told = json.loads(run(*ASKED, "--expert", "second.toml").out)
    assert told["drawn"]["how"] == "experts"
    assert told["drawn"]["experts"] == ["second.toml"]
    assert "2 experts with the model itself" in told["drawn"]["says"]
    assert told["ensemble"] != json.loads(run(*ASKED).out)["ensemble"]


def test_workers_and_a_kept_run_change_nothing(run: Run, tmp_path: Path) -> None:
    alone = run(*ASKED)
    assert run(*ASKED, "--workers", "2", "--keep", "runs") == alone
    assert len(list((tmp_path / "runs").glob("*/000000.npz"))) == 1
    assert run(*ASKED, "--keep", "runs") == alone


SENTENCES = {
    "a way that there is not": (["--how", "ordinally"], "'ordinally' is no way to draw; did you mean 'ordinal'?"),
    "experts without a model": (["--how", "experts"], "name at least one with --expert FILE"),
    "an expert for another way": (
        ["--how", "ranges", "--expert", MALI],
        "not used where matrices are drawn by 'ranges'",
    ),
    "an expert that is not there": (["--expert", "gone.toml"], "There is no file 'gone.toml'"),
    "an expert on something else": (
        ["--expert", "other.toml"],
        "The expert's model 'other.toml' has other descriptors: it has 'tide' where 'demand' stands here",
    ),
    "no workers": (["--workers", "0"], "--workers '0' asks for 0 workers; 1 to 256 are possible."),
    "workers that are none": (["--workers", "all"], "--workers 'all' cannot be read; write 4, threads:4"),
    "nobody at the address": (["--workers", "tcp://127.0.0.1:1"], "no scheduler answers at tcp://127.0.0.1:1"),
    "a folder with something else": (["--keep", "."], "holds something else than kept runs (examples"),
    "a file to keep in": (["--keep", "other.toml"], "--keep names a folder; 'other.toml' is a file."),
    "no day": (["--known", "yesterday"], "known 'yesterday' is no day. Write one such as 2021-05-25."),
    "nothing public yet": (["--known", "2021-05-20"], "all 179 judgements of system.toml are set aside"),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_what_cannot_be_done_ends_in_a_sentence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    monkeypatch.setattr("juncture.foresight.workers.PATIENCE", 1)
    (tmp_path / "other.toml").write_text('[[descriptor]]\nid = "tide"\nvariants = ["high", "low"]\n', "utf-8")
    words, sentence = SENTENCES[case]
    done = run("futures", MALI, "--samples", "20", *words)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("juncture: ")
    assert sentence in done.err
    assert not list(tmp_path.glob("*/run.json"))


def test_a_bar_is_shown_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with telling() as heard:
        assert heard is SILENCE
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with telling() as heard:
        heard.stage("comparing 2 options")
        heard.done(1, 4)
        assert heard is not SILENCE
    assert capsys.readouterr().out == ""
