"""What commands print under --json is what the published schemas say, on the dossier that ships."""

import json
import subprocess
import sys
import tomllib
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import sessions
from jsonschema import Draft202012Validator

from juncture.outputs import SCHEMAS
from juncture.record.folder.layout import toml_files

ROOT = sessions.ROOT
MALI = str(ROOT / "examples" / "mali-2021")
REPORTS = ROOT / "docs" / "guides" / "reading"
DATES = ["--as-of", "2021-05-25", "--known", "2021-05-27"]

ASKED: dict[str, list[str]] = {
    "holders": ["holders", MALI, *DATES],
    "timeline": ["timeline", MALI, "--known", "2021-05-27"],
    "actors": ["actors", MALI],
    "stances": ["stances", MALI],
    "claims": ["claims", MALI],
    "statements": ["statements", MALI],
    "check": ["check", MALI],
    "diff": ["diff", MALI, "2021-05-27", "2021-06-02", "--as-of", "2021-05-25"],
    "law": ["law", MALI, "prerogatives-removed-2021-05-25"],
    "define": ["define", MALI, "arrests-2021-05-24", "--known", "2021-05-27"],
    "matrix": ["define", MALI, "arrests-2021-05-24", "coup-2020-08-18"],
    "scenarios": ["scenarios", MALI, "--limit", "5", "--explain", "1"],
    "futures": ["futures", MALI, "--samples", "100"],
    "bargain": ["bargain", MALI, "--samples", "20"],
    "conflict": ["conflict", MALI, str(ROOT / "docs" / "tutorial" / "clashes-made-up.csv")],
    "ask": ["ask", MALI, "who was prime minister on 25 May 2021?"],
    "precedents": ["precedents", MALI],
    "sources": ["source", "list", MALI],
    "search": ["search", MALI, "ndaw resign*"],
    "brief": ["brief", MALI],
    "read": ["read", str(REPORTS / "radio.txt")],
    "merged": ["read", str(REPORTS / "agency.txt"), str(REPORTS / "copy.txt"), str(REPORTS / "radio.txt")],
}


@cache
def validator(name: str) -> Draft202012Validator:
    schema = json.loads((ROOT / "docs" / "schemas" / f"{name}.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def printed(words: list[str], place: Path) -> Any:
    return json.loads(sessions._in_process([*words, "--json"], place))


def valid(name: str, data: Any) -> Any:
    assert [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in validator(name).iter_errors(data)] == []
    return data


@pytest.mark.parametrize("name", ASKED)
def test_what_a_command_prints_is_what_its_schema_says(name: str, tmp_path: Path) -> None:
    valid(name, printed(ASKED[name], tmp_path))


def test_every_output_names_the_schema_that_it_follows(tmp_path: Path) -> None:
    for name, words in ASKED.items():
        data = printed(words, tmp_path)
        assert data["output_schema"] == f"juncture.{name}/1"


def test_keeping_commands_print_what_their_schemas_say(tmp_path: Path) -> None:
    text = str(ROOT / "docs" / "tutorial" / "courier-2024-03-14.txt")
    sessions._in_process(["new", "lantern-2024"], tmp_path)
    sessions._in_process(["source", "add", "lantern-2024", text, "--title", "A page"], tmp_path)
    done = valid("import", printed(["import", "lantern-2024", "desk.sqlite"], tmp_path))
    assert (done["superseded"], done["retracted"], done["texts"]) == (0, 0, 1)
    assert valid("verify", printed(["verify", "desk.sqlite"], tmp_path))["whole"] is True
    went = valid("exchange", printed(["export", "desk.sqlite", "lantern.xlsx"], tmp_path))
    assert went["format"] == "xlsx"
    assert valid("bring", printed(["import", "lantern.xlsx", "desk.sqlite"], tmp_path))["dossier"] == "lantern-2024"
    copied = valid("copy", printed(["copy", "desk.sqlite", "other.sqlite"], tmp_path))
    assert (copied["texts"], copied["lines"] > 0) == (1, True)
    assert valid("formats", printed(["formats"], tmp_path))["formats"]
    again = printed(["source", "add", "desk.sqlite", text, "--id", "courier-2024-03-14"], tmp_path)
    assert valid("attached", again)["new"] is False
    found = valid("find", printed(["source", "find", "desk.sqlite", "courier-2024-03-14", "diesel"], tmp_path))
    assert [one["passage"] for one in found["passages"]] == ["courier-2024-03-14@981-987"]


def test_commands_around_accounts_print_what_their_schemas_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sessions._in_process(["import", MALI, "desk.sqlite"], tmp_path)
    monkeypatch.setattr(sys, "stdin", StringIO("four words will do\n"))
    sessions._in_process(["account", "add", "desk.sqlite", "ana", "--role", "editor"], tmp_path)
    sessions._in_process(["account", "role", "desk.sqlite", "ana", "reader", "--dossier", "mali-2021"], tmp_path)
    told = valid("accounts", printed(["account", "list", "desk.sqlite"], tmp_path))["accounts"]
    assert [(one["name"], one["role"], one["dossiers"]) for one in told] == [("ana", "editor", {"mali-2021": "reader"})]
    kept = valid("backup", printed(["backup", "desk.sqlite", "desk.zip", "--with-accounts"], tmp_path))
    back = valid("restore", printed(["restore", "desk.zip", "back.sqlite"], tmp_path))
    assert kept["dossiers"] == back["dossiers"]
    assert back["accounts"] is True
    made = valid("tokens", printed(["account", "token", "desk.sqlite", "ana", "--for", "export"], tmp_path))
    assert made["made"].startswith("juncture_")
    deeds = valid("audit", printed(["account", "audit", "desk.sqlite"], tmp_path))["deeds"]
    assert [one["deed"] for one in deeds] == ["token made", "role changed", "account added"]


def test_each_statement_has_id_kind_voice_speaker_valid_and_passages(tmp_path: Path) -> None:
    schema = validator("statements").schema["$defs"]  # type: ignore[index,call-overload]
    assert {"id", "kind", "voice", "speaker", "valid", "passages"} <= set(schema["StatementAnswer"]["required"])
    assert {"source", "sha256", "start", "end"} <= set(schema["Citation"]["required"])
    told = printed(["statements", MALI], tmp_path)["statements"]
    assert len(told) > 157
    for one in told:
        assert {"id", "kind", "voice", "speaker", "valid", "passages"} <= set(one)
        assert all({"source", "sha256", "start", "end"} <= set(passage) for passage in one["passages"])


def test_holders_name_capacity_start_event_voice_and_sources(tmp_path: Path) -> None:
    told = {one["office"]: one for one in printed(ASKED["holders"], tmp_path)["holders"]}
    held = told["vice-president-of-transition"]["holders"][0]
    assert (held["holder"], held["capacity"], held["voice"]) == ("assimi-goita", "titular", "asserted")
    assert (held["since"], held["began_by"]) == ("2020-09-25", "inauguration-2020-09-25")
    assert held["sources"][0]["source"] == "crisis-group-2021-05"
    assert {one["status"] for one in told.values()} <= {"held", "contested", "vacant", "unknown"}


@pytest.mark.parametrize(
    "file",
    [file for folder in sorted((ROOT / "examples").iterdir()) if folder.is_dir() for file in toml_files(folder)],
    ids=lambda file: file.relative_to(ROOT).as_posix(),
)
def test_the_files_that_ship_are_what_the_dossier_schema_says(file: Path) -> None:
    valid("dossier", tomllib.loads(file.read_text("utf-8")))


def test_every_schema_of_an_output_is_held_against_what_a_command_prints_or_a_route_answers() -> None:
    keeping = {
        "import",
        "verify",
        "find",
        "exchange",
        "bring",
        "copy",
        "accounts",
        "tokens",
        "audit",
        "backup",
        "restore",
        "attached",
        "formats",
    }
    served = {
        "dossiers",
        "entry",
        "journal",
        "proposals",
        "health",
    }  # held against the routes in tests/web/test_rest.py
    assert set(SCHEMAS) - {"dossier"} == {*ASKED, *keeping, *served}


def test_the_schema_refuses_a_field_that_there_is_not() -> None:
    assert not validator("dossier").is_valid({"actor": [{"id": "a", "name": "A", "type": "person", "label": "A"}]})


def test_the_schema_command_prints_the_published_file(tmp_path: Path) -> None:
    code = "from juncture.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "schema", "holders"], capture_output=True, check=True, cwd=tmp_path
    )
    assert json.loads(done.stdout) == validator("holders").schema
