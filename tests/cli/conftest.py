"""Running commands inside the process, as `juncture` runs them: what they print on each channel and their status."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from juncture.cli import main

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ran:
    """What a command printed, and with which status it ended."""

    out: str
    err: str
    status: int


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run a command in an empty folder that holds nothing but `examples`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")

    def runs(*words: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["juncture", *map(str, words)])
        status = 0
        try:
            main()
        except SystemExit as stop:
            status = int(stop.code or 0)
        printed = capsys.readouterr()
        return Ran(printed.out, printed.err, status)

    return runs


@pytest.fixture
def lantern(run: Run, tmp_path: Path) -> Path:
    """A small dossier with one source, its text attached."""
    page = ROOT / "docs" / "tutorial" / "courier-2024-03-14.txt"
    assert run("new", "lantern", "--title", "The Lantern Islands").status == 0
    assert run("source", "add", "lantern", page, "--title", "A page", "--published", "2024-03-14").status == 0
    return tmp_path / "lantern"
