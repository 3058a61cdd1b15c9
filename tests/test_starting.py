"""Starting a dossier for any country with its leaders proposed."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from juncture import api
from juncture.record.journal import Action
from juncture.record.problems import JunctureError
from juncture.record.store import open_store
from juncture.starting import start

DATA = Path(__file__).parents[2] / "shared" / "data"
ARCHIGOS = ("obsid", "idacr", "ccode", "leader", "startdate", "enddate", "entry", "exit", "exitcode")
#: Made up, but for the country's number and letters.
RULED: dict[str, Any] = {"idacr": "NIR", "ccode": "436", "entry": "Regular", "exit": "Regular", "exitcode": "Regular"}


def archigos(path: Path, *rows: dict[str, Any]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, ARCHIGOS)
        table.writeheader()
        table.writerows({**RULED, **row} for row in rows)
    return path


def two(path: Path) -> Path:
    return archigos(
        path,
        {"obsid": "NIR-1", "leader": "Abdou Sani", "startdate": "1999-04-11", "enddate": "1999-12-22"},
        {"obsid": "NIR-2", "leader": "Mariama Issa", "startdate": "1999-12-22", "exit": "Still in Office"},
        {"obsid": "MLI-1", "ccode": "432", "leader": "Ali Keita", "startdate": "1999-01-01", "enddate": "2001-01-01"},
    )  # fmt: skip


def test_leaders_of_the_country_wait_as_proposals_on_the_word_of_the_list(tmp_path: Path) -> None:
    started = start(tmp_path / "niger-2023", country="NER", holders=two(tmp_path / "archigos_4.1.csv"))
    assert started.store is not None
    store = open_store(str(started.store))
    lines = [line for line in store.lines("niger-2023") if line.action is Action.PROPOSE]
    store.close()
    tenures = [json.loads(line.payload) for line in lines if line.kind == "tenure"]
    assert [one["entry"]["from"] for one in tenures] == [["archigos-4-1#NIR-1"], ["archigos-4-1#NIR-2"]]
    assert [one["entry"].get("ended") for one in tenures] == ["1999-12-22", None]
    assert api.statements(api.open(str(started.store))).statements == ()


@pytest.mark.parametrize(
    ("holders", "country", "told"),
    [
        ("archigos.csv", None, "name it with --country"),
        ("archigos.csv", "FRA", "has no leader of France"),
        ("archigos.csv", "XYZ", "'XYZ', which is no country that is known"),
        ("missing.csv", "NER", "there is no file"),
        ("notes.csv", "NER", "is none of the lists that are read"),
    ],
)
def test_where_leaders_cannot_be_found_nothing_is_started(
    holders: str, country: str | None, told: str, tmp_path: Path
) -> None:
    two(tmp_path / "archigos.csv")
    (tmp_path / "notes.csv").write_text("when,what,who\n2023,coup,guard\n")
    with pytest.raises(JunctureError, match=told):
        start(tmp_path / "niger-2023", country=country, holders=tmp_path / holders)
    assert not (tmp_path / "niger-2023").exists()
    assert not (tmp_path / "niger-2023.sqlite").exists()


def test_a_store_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "niger-2023.sqlite").write_bytes(b"something")
    with pytest.raises(JunctureError, match="already exists"):
        start(tmp_path / "niger-2023", country="NER", holders=two(tmp_path / "archigos.csv"))
    assert (tmp_path / "niger-2023.sqlite").read_bytes() == b"something"
    assert not (tmp_path / "niger-2023").exists()


def test_a_list_of_holders_in_the_manner_of_wikidata_serves_as_well(tmp_path: Path) -> None:
    (tmp_path / "wikidata.csv").write_text(
        "person,personLabel,position,positionLabel,start,startPrecision\n"
        "Q57464,Mohamed Bazoum,Q843952,President of Niger,2021-04-02T00:00:00Z,11\n"
    )
    started = start(tmp_path / "niger-2023", country="NER", holders=tmp_path / "wikidata.csv")
    assert started.brought is not None
    assert started.brought.report.faults == ()
    assert started.brought.actions["propose"] == 4


@pytest.mark.skipif(not DATA.exists(), reason="the public lists are not beside this clone")
@pytest.mark.parametrize("file", ["archigos_4.1.csv", "reign_leaderlist_3_21.csv"])
@pytest.mark.parametrize("country", ["NER", "MLI", "BFA", "THA", "BOL", "DEU", "RUS"])
def test_any_country_starts_from_the_public_lists(file: str, country: str, tmp_path: Path) -> None:
    shutil.copy(DATA / file, tmp_path / file)
    started = start(tmp_path / "crisis", country=country, holders=tmp_path / file)
    assert started.brought is not None
    assert started.brought.report.faults == ()
    assert started.brought.actions["propose"] > 5
