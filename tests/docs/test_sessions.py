"""Every command in the documentation is run, and prints what the page says."""

from pathlib import Path

import pytest
import sessions


@pytest.mark.parametrize("page", sessions.pages(), ids=lambda page: page.relative_to(sessions.ROOT).as_posix())
def test_every_command_prints_what_the_page_shows(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    shown = page.read_text("utf-8")
    assert sessions.steady(sessions.replay(shown, tmp_path)) == sessions.steady(shown), "run make reference"


def test_a_command_is_what_stands_behind_the_dollar_and_continues_behind_a_backslash() -> None:
    body = ["$ juncture new x \\", '    --title "X"', "Started x.", "$ ls"]
    assert list(sessions.commands(body)) == [["juncture new x \\", '    --title "X"'], ["ls"]]


def test_a_changed_output_is_noticed(tmp_path: Path) -> None:
    page = "```console\n$ juncture --version\njuncture 0.0.0\n```"
    assert sessions.replay(page, tmp_path) == "```console\n$ juncture --version\njuncture 0.1.0\n```"


def test_only_heads_of_journals_and_hashes_of_contents_may_differ_between_two_runs() -> None:
    assert sessions.steady("Version 39-74f2897e7a4f.") == sessions.steady("Version 39-000000000000.")
    assert sessions.steady("Version 39-74f2897e7a4f.") != sessions.steady("Version 40-74f2897e7a4f.")
    assert sessions.steady("2024-03-14") == "2024-03-14"
