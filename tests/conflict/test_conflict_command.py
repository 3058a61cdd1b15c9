"""`juncture conflict` as a user types it."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest
from exports_made import ACLED, clash, write, years

from juncture.cli import main

MALI = Path(__file__).parents[2] / "examples" / "mali-2021"


def run(monkeypatch: pytest.MonkeyPatch, *words: object) -> int:
    monkeypatch.setattr(sys, "argv", ["juncture", *map(str, words)])
    with pytest.raises(SystemExit) as stop:
        main()
    return int(stop.value.code or 0)


def test_exports_in_the_dossiers_folder_are_counted_without_being_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    dossier = shutil.copytree(MALI, tmp_path / "mali-2021")
    (dossier / "conflict").mkdir()
    write(dossier / "conflict" / "acled.csv", ACLED, years(2019, 2022))
    assert run(monkeypatch, "conflict", dossier, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["exports"][0]["counts"]["violent"]["before"]["months"] == 6
    assert {claim["kind"] for claim in found["claims"]} == {"influence"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "there is no export to count in; name a CSV file"),
        (["missing.csv"], "cannot be read"),
        (["a.csv", "--event", "arrests-2021-05-25"], "did you mean 'arrests-2021-05-24'"),
        (["a.csv", "--months", "0"], "0 months leave nothing to compare"),
        (["a.csv", "--actor", "Wagner"], "has no event with the actor 'Wagner'"),
    ],
)
def test_what_cannot_be_counted_is_said_in_a_sentence(
    words: list[str], told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.csv", ACLED, years(2020, 2021))
    assert run(monkeypatch, "conflict", MALI, *words) == 2
    said = capsys.readouterr().err
    assert said.startswith("juncture: ")
    assert told in said


def test_a_row_set_aside_is_shown_with_its_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = write(tmp_path / "a.csv", ACLED, [*years(2020, 2021), clash(99_999, "2021-13-01")])
    assert run(monkeypatch, "conflict", MALI, path) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "1 row could not be read and is left out." in printed
    assert "event_date '2021-13-01' is no day that exists" in printed
