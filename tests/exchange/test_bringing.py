"""Taking files into stores and folders: in one step, all or nothing, and through the commands."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from exchange_making import losses
from openpyxl import load_workbook
from typer.testing import CliRunner

import juncture
from juncture import exchange
from juncture.cli.app import app
from juncture.exchange import FORMATS, Manner, bring, format_in, format_of
from juncture.outputs import OUTPUTS
from juncture.record.journal import Action
from juncture.record.opening import import_folder
from juncture.record.problems import JunctureError
from juncture.record.store import open_store

HOLDERS = [{"personLabel": "Choguel Maïga", "positionLabel": "Prime Minister of Mali", "start": "2021-06-07"}]


@pytest.fixture
def store(tmp_path):
    address = str(tmp_path / "desk.sqlite")
    import_folder(Path("examples/mali-2021"), address, author="ana")
    return address


@pytest.fixture
def sheet(store, tmp_path):
    exchange.export(juncture.open(store), "csv", tmp_path / "sheets")
    return tmp_path / "sheets"


def edit(folder: Path, old: str, new: str) -> None:
    text = (folder / "tenures.csv").read_text("utf-8")
    assert old in text
    (folder / "tenures.csv").write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def lines(address: str) -> list[Any]:
    opened = open_store(address)
    try:
        return list(opened.lines("mali-2021"))
    finally:
        opened.close()


def run(*arguments: str):
    return CliRunner().invoke(app, [str(one) for one in arguments])


def test_an_edit_is_one_line_of_the_journal_under_its_authors_name(store, sheet):
    before = len(lines(store))
    edit(sheet, "Assimi Goïta was vice president", "Assimi Goïta was the vice president")
    done = bring(FORMATS["csv"], sheet, store, Manner(author="bo"))
    (line,) = lines(store)[before:]
    assert (line.action, line.id, line.author) == (Action.SUPERSEDE, "goita-vice-president", "bo")
    assert (done.actions, done.refused) == ({"supersede": 1}, False)
    assert juncture.open(store)["goita-vice-president"].text == "Assimi Goïta was the vice president"


def test_one_bad_cell_keeps_everything_out_unless_told_otherwise(store, sheet):
    before = len(lines(store))
    edit(sheet, "Assimi Goïta was vice president", "Assimi Goïta was the vice president")
    edit(sheet, "2020-08-18", "18/08/2020")
    done = bring(FORMATS["csv"], sheet, store)
    assert done.refused
    assert len(lines(store)) == before
    done = bring(FORMATS["csv"], sheet, store, Manner(skip_faulty=True))
    assert done.actions == {"supersede": 1}


def test_a_deleted_row_is_retracted_only_when_asked(store, sheet):
    text = (sheet / "stances.csv").read_text("utf-8").splitlines(keepends=True)
    row = next(number for number, line in enumerate(text) if line.startswith("ecowas-opposes-takeover"))
    (sheet / "stances.csv").write_text("".join(text[:row] + text[row + 1 :]), encoding="utf-8", newline="")
    assert bring(FORMATS["csv"], sheet, store).gone == ("ecowas-opposes-takeover",)
    assert "ecowas-opposes-takeover" in juncture.open(store).held
    done = bring(FORMATS["csv"], sheet, store, Manner(retract_missing=True))
    assert done.actions == {"retract": 1}
    assert "ecowas-opposes-takeover" not in juncture.open(store).held


def test_to_retract_what_others_name_is_refused_and_the_store_stays(store, sheet):
    before = len(lines(store))
    text = (sheet / "actors.csv").read_text("utf-8").splitlines(keepends=True)
    (sheet / "actors.csv").write_text("".join(text[:1] + text[2:]), encoding="utf-8", newline="")
    with pytest.raises(JunctureError, match="holds no such actor"):
        bring(FORMATS["csv"], sheet, store, Manner(retract_missing=True))
    assert len(lines(store)) == before


def test_what_others_say_is_proposed_and_does_not_stand(store, tmp_path):
    file = tmp_path / "heads.json"
    file.write_text(json.dumps(HOLDERS), encoding="utf-8")
    done = bring(FORMATS["holders"], file, store)
    assert set(done.actions) == {"propose"}
    assert "choguel-maiga" not in juncture.open(store).held
    done = bring(FORMATS["holders"], file, store, Manner(propose=False))
    assert done.actions["assert"] >= 2


def test_a_folder_takes_edits_in_the_files_that_they_touch(tmp_path):
    folder = tmp_path / "mali"
    shutil.copytree("examples/mali-2021", folder)
    before = {file: file.read_text("utf-8") for file in folder.rglob("*.toml")}
    exchange.export(juncture.open(str(folder)), "csv", tmp_path / "sheets")
    edit(tmp_path / "sheets", "Assimi Goïta was vice president", "Assimi Goïta was the vice president")
    done = bring(FORMATS["csv"], tmp_path / "sheets", str(folder))
    assert done.actions == {"supersede": 1}
    changed = [file.name for file, text in before.items() if file.read_text("utf-8") != text]
    assert changed == ["02-offices.toml"]
    assert "# The transition" in (folder / "record" / "02-offices.toml").read_text("utf-8")
    assert juncture.open(str(folder))["goita-vice-president"].text == "Assimi Goïta was the vice president"


def test_a_folder_takes_no_proposals(tmp_path):
    shutil.copytree("examples/mali-2021", tmp_path / "mali")
    (tmp_path / "heads.json").write_text(json.dumps(HOLDERS), encoding="utf-8")
    with pytest.raises(JunctureError, match=r"keeps no proposals.*--assert"):
        bring(FORMATS["holders"], tmp_path / "heads.json", str(tmp_path / "mali"))


# Formats by name and suffix


def test_every_format_is_found_by_its_suffix_and_says_what_it_loses():
    for one in FORMATS.values():
        assert all(format_of(Path(f"mali{suffix}")) is one for suffix in one.suffixes)
        assert one.holds
        assert one.loses
        assert one.writer or one.reader


def test_a_suffix_that_may_mean_several_is_asked_about():
    with pytest.raises(JunctureError, match="name it with --format"):
        format_of(Path("mali.json"))
    with pytest.raises(JunctureError, match="did you mean 'xlsx'"):
        format_of(Path("mali"), "xls")


def test_a_folder_is_known_by_what_it_holds(tmp_path, sheet):
    assert format_in(sheet) is FORMATS["csv"]
    (tmp_path / "statements.csv").touch()
    assert format_in(tmp_path) is FORMATS["ftm"]
    assert format_in(Path("examples/mali-2021")) is None


@pytest.mark.parametrize(("name", "said"), [("holders", "is only read"), ("geojson", "is only written")])
def test_a_format_of_one_way_says_so(tmp_path, name, said):
    (tmp_path / "x").touch()
    made = juncture.open("examples/mali-2021")
    with pytest.raises(JunctureError, match=said):
        exchange.export(made, name, tmp_path / "y") if name == "holders" else exchange.read(name, tmp_path / "x", made)


def test_a_target_that_cannot_be_written_and_a_file_that_is_not_there_are_sentences(tmp_path):
    made = juncture.open("examples/mali-2021")
    (tmp_path / "file").touch()
    for name in ("geojson", "xlsx", "csv"):
        with pytest.raises(JunctureError, match="cannot be written"):
            exchange.export(made, name, tmp_path / "file" / "out")
    with pytest.raises(JunctureError, match="there is no file"):
        exchange.read("xlsx", tmp_path / "none.xlsx", made)


# Commands


def test_export_by_suffix_prints_what_was_lost(tmp_path):
    done = run("export", "examples/mali-2021", tmp_path / "mali.geojson")
    assert done.exit_code == 0, done.output
    assert "x event with no place, on no map" in done.output
    assert json.loads((tmp_path / "mali.geojson").read_text("utf-8"))["type"] == "FeatureCollection"


def test_export_as_json_is_the_report_and_fits_its_schema(tmp_path):
    from jsonschema import validate

    done = run("export", "examples/mali-2021", tmp_path / "out", "--format", "popolo", "--json")
    report = json.loads(done.stdout)
    validate(report, OUTPUTS["exchange"].model_json_schema())
    assert losses(exchange.Report.model_validate(report))["voice"] >= 7


def test_import_of_a_workbook_refuses_bad_cells_with_status_1(store, tmp_path):
    run("export", store, tmp_path / "m.xlsx")
    book = load_workbook(tmp_path / "m.xlsx")
    book["events"]["B2"].value = "=1+1"
    book["events"]["B3"].value = "he announced it"
    book.save(tmp_path / "m.xlsx")
    done = run("import", tmp_path / "m.xlsx", store)
    assert done.exit_code == 1
    assert "events!B2: '=1+1' is a formula" in done.output
    assert "Nothing was taken in" in done.output
    done = run("import", tmp_path / "m.xlsx", store, "--skip-faulty", "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["actions"] == {"supersede": 1}


def test_folders_go_in_and_out_as_before(tmp_path):
    store = tmp_path / "desk.sqlite"
    assert "asserted" in run("import", "examples/mali-2021", store).output
    done = run("export", store, tmp_path / "out")
    assert "files to" in done.output
    assert tomllib.loads((tmp_path / "out" / "dossier.toml").read_text("utf-8"))["dossier"]["id"] == "mali-2021"
    refused = run("export", store, tmp_path / "out2", "--known", "2021-05-27")
    assert isinstance(refused.exception, JunctureError)


def test_formats_are_listed():
    assert all(name in run("formats").output for name in FORMATS)
