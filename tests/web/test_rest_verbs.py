"""Each command has its address under /api/v1, or a reason why it stays in the terminal; both answer the same."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import sessions
import typer.main
from starlette.testclient import TestClient
from web_making import COURIER, MALI, ROOT, settings, stored, visit

from juncture.cli.app import app
from juncture.web.app import create_app
from juncture.web.rest.description import described, operations

AT = "/api/v1/dossiers/{slug}"
SENDS = {"X-Requested-With": "tests"}
CLASHES = ROOT / "docs" / "tutorial" / "clashes-made-up.csv"
#: What a command is asked with beside its options: the dossier comes with the address, the author with the token.
GIVEN = {"help", "as_json", "dossier", "author"}


class Terminal(str):
    """Why a command or an option stays in the terminal."""


#: Each command, and where a program asks the same. A new command stands here before it can be merged.
VERBS: dict[str, list[str] | Terminal] = {
    **{
        name: [f"{AT}/{name}"]
        for name in (
            "ask", "holders", "timeline", "actors", "stances", "claims", "statements", "check", "diff", "search",
            "law", "scenarios", "futures", "bargain", "conflict", "precedents", "brief", "verify", "import",
        )
    },
    "define": [f"{AT}/define", f"{AT}/matrix"],
    "export": [f"{AT}/export", f"{AT}/export/report"],
    "formats": ["/api/v1/formats"],
    "schema": ["/api/v1/schemas/{name}"],
    "read": ["/api/v1/read", f"{AT}/read"],
    "review": [f"{AT}/proposals{do}" for do in ("", "/{id}/accept", "/{id}/reject", "/undo")],
    "source list": [f"{AT}/sources"],
    "source add": [f"{AT}/sources"],
    "source find": [f"{AT}/sources/{{source}}/find"],
    "new": Terminal("it makes a folder where the analyst writes; a server chooses no places on its disk"),
    "copy": Terminal("it joins two stores by their addresses, which only the machine that holds them knows"),
    "backup": Terminal("it holds every dossier of a store, whoever may read which; it is for who keeps the machine"),
    "restore": Terminal("it makes a store, before there is anything to serve"),
    "serve": Terminal("it is what answers"),
    "score": Terminal("it measures the coder against a reader's list and asks no dossier"),
    **{
        f"account {name}": Terminal("a token that made accounts or tokens would outlive its owner's role; pages do it")
        for name in ("add", "list", "role", "password", "remove", "token", "audit")
    },
}  # fmt: skip

#: Options that are called otherwise here.
CALLED = {
    "diff": {"later": "known"},
    "define": {"events": "event", "definition": "files"},
    "conflict": {"exports": "files"},
    "precedents": {"lists": "list", "rates": "rate"},
    "brief": {"conflict": "files"},
    "source add": {"by": "author", "evidence": "published_evidence"},
    "read": {"source": "id", "into": "slug"},
    "export": {"target": "format"},
}
ON_THE_SERVER = Terminal("a file on the server's disk, to which no request leads")
#: Options that stay in the terminal.
ASIDE: dict[str, dict[str, Terminal]] = {
    "scenarios": {
        "model": ON_THE_SERVER,
        "tableau": Terminal("a way of printing"),
        "budget": Terminal("the server sets its own, so that no request takes all of it"),
    },
    "futures": dict.fromkeys(("expert", "workers", "keep"), ON_THE_SERVER),
    "bargain": {"stakeholders": ON_THE_SERVER},
    "brief": {"out": ON_THE_SERVER},
    "import": {"store": Terminal("the dossier comes with the address")},
    "export": {"with_texts": Terminal("texts of sources are under copyright and leave by the hand of who holds them")},
    "read": {
        **dict.fromkeys(("corpus", "out", "workers"), ON_THE_SERVER),
        "coder": Terminal("a model is the server's own and costs its owner"),
        "timeout": Terminal("a model is the server's own and costs its owner"),
    },
}


def commands(group: Any, before: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, one in group.commands.items():
        if hasattr(one, "commands"):
            yield from commands(one, f"{name} ")
        else:
            yield before + name, one


COMMANDS = dict(commands(typer.main.get_command(app)))


@pytest.fixture(scope="module")
def mali() -> Iterator[Any]:
    with TestClient(create_app(settings(MALI))) as client:
        yield client


@pytest.fixture(scope="module")
def description(mali: Any) -> Any:
    return described(mali.app)


def test_each_command_has_an_address_or_a_reason() -> None:
    assert set(VERBS) == set(COMMANDS)


def test_each_address_of_a_command_is_described(description: Any) -> None:
    named = {path for paths in VERBS.values() if isinstance(paths, list) for path in paths}
    assert named <= set(description["paths"])


@pytest.mark.parametrize("verb", [verb for verb, paths in VERBS.items() if isinstance(paths, list)])
def test_each_option_of_a_command_can_be_asked_or_has_a_reason(verb: str, description: Any) -> None:
    asked = set().union(*(fields(description, path) for path in VERBS[verb]))
    options = {str(one.name) for one in COMMANDS[verb].params} - GIVEN
    aside, called = ASIDE.get(verb, {}), CALLED.get(verb, {})
    assert {name for name in options if name not in aside and called.get(name, name) not in asked} == set()
    assert {*aside, *called} <= options


def fields(description: Any, path: str) -> set[str]:
    """What an address can be asked with: parameters, and the fields of forms."""
    found: set[str] = set()
    for one in description["paths"][path].values():
        found |= {given["name"] for given in one.get("parameters", ())}
        for body in one.get("requestBody", {}).get("content", {}).values():
            name = body["schema"].get("$ref", "").rpartition("/")[2]
            found |= set(description["components"]["schemas"].get(name, {}).get("properties", {}))
    return found


def test_each_operation_says_what_it_is_and_which_problems_it_may_answer_with(description: Any) -> None:
    for one in operations(description):
        assert one["summary"].endswith((".", "?")), one
        assert len(one["summary"]) < 130, one
        problems = [said for status, said in one["responses"].items() if status.startswith(("4", "5"))]
        assert problems, one
        assert all("application/problem+json" in said["content"] for said in problems), one


DATES = ("--as-of", "2021-05-25", "--known", "2021-05-27")
ASKED = "as_of=2021-05-25&known=2021-05-27"
SAME: list[tuple[tuple[str, ...], str]] = [
    *(
        ((name, *DATES), f"{name}?limit=1000&{ASKED}")
        for name in ("holders", "timeline", "actors", "stances", "claims")
    ),
    (("statements", "--kind", "event"), "statements?limit=1000&kind=event"),
    (("check",), "check?limit=1000"),
    (("diff", "2021-05-27", "2021-06-02"), "diff?earlier=2021-05-27&known=2021-06-02"),
    (("search", "ndaw resign*", "--limit", "50"), "search?words=ndaw+resign*&limit=50"),
    (("law", "prerogatives-removed-2021-05-25"), "law?event=prerogatives-removed-2021-05-25"),
    (("define", "arrests-2021-05-24", *DATES[2:]), "define?event=arrests-2021-05-24&known=2021-05-27"),
    (
        ("define", "arrests-2021-05-24", "coup-2020-08-18"),
        "matrix?event=arrests-2021-05-24&event=coup-2020-08-18",
    ),
    (("ask", "who was prime minister on 25 May 2021?"), "ask?question=who+was+prime+minister+on+25+May+2021%3F"),
    (("scenarios", "--limit", "3", "--explain", "1"), "scenarios?limit=3&explain=1"),
    (("futures", "--samples", "20", "--goal", "grip-broken"), "futures?samples=20&goal=grip-broken"),
    (("bargain", "--samples", "20", *DATES[2:]), "bargain?samples=20&known=2021-05-27"),
    (("precedents", "--list", "supplement", "--limit", "3"), "precedents?list=supplement&limit=3"),
    (("brief", *DATES), f"brief?{ASKED}"),
    (("source list",), "sources?limit=1000"),
]


@pytest.mark.parametrize(("words", "address"), SAME, ids=[f"{words[0]}-{n}" for n, (words, _) in enumerate(SAME)])
def test_a_command_and_its_address_answer_the_same(mali: Any, words: tuple[str, ...], address: str) -> None:
    answer = mali.get(f"/api/v1/dossiers/mali-2021/{address}")
    assert answer.status_code == 200, answer.text
    assert answer.json() == printed(*words[0].split(), str(MALI), *words[1:])


def printed(*words: str, place: Path = ROOT) -> Any:
    """What a command prints as data."""
    return json.loads(sessions._in_process([*words, "--json"], place))


def posted(client: Any, address: str, name: str, file: Path, *, field: str = "files", **given: Any) -> Any:
    """What an address answers to a file."""
    answer = client.post(address, files=[(field, (name, file.read_bytes()))], headers=SENDS, **given)
    assert answer.status_code in (200, 201), answer.text
    return answer.json()


def test_files_that_are_sent_are_read_as_a_command_reads_them(mali: Any, tmp_path: Path) -> None:
    at, own = "/api/v1/dossiers/mali-2021", tmp_path / "mine.toml"
    clashes = posted(mali, f"{at}/conflict?months=3", "clashes.csv", CLASHES)
    shutil.copy(CLASHES, tmp_path / "clashes.csv")
    assert clashes == printed("conflict", str(MALI), "clashes.csv", "--months", "3", place=tmp_path)
    told = posted(mali, f"{at}/brief", "clashes.csv", CLASHES)
    assert told == printed("brief", str(MALI), "--conflict", "clashes.csv", place=tmp_path)
    shipped = ROOT / "src/juncture/rules/definitions/cline.toml"
    own.write_text(shipped.read_text("utf-8").replace('id = "cline"', 'id = "mine"', 1), "utf-8")
    found = posted(mali, f"{at}/define?event=arrests-2021-05-24", "mine.toml", own)
    assert found == printed("define", str(MALI), "arrests-2021-05-24", "--definition", "mine.toml", place=tmp_path)
    assert "mine" in found["definitions"]


def test_documents_are_read_as_a_command_reads_them(mali: Any) -> None:
    folder = ROOT / "docs" / "guides" / "reading"
    one = posted(mali, "/api/v1/read?published=2024-03-15", "radio.txt", folder / "radio.txt")
    assert one == printed("read", "radio.txt", "--published", "2024-03-15", place=folder)
    files = [("files", (name, (folder / name).read_bytes())) for name in ("agency.txt", "radio.txt")]
    several = mali.post("/api/v1/read", files=files, headers=SENDS).json()
    assert several == printed("read", "agency.txt", "radio.txt", place=folder)


def test_a_copy_of_a_list_is_counted_as_the_command_counts_it(mali: Any, tmp_path: Path) -> None:
    made = tmp_path / "powell-thyne.txt"
    made.write_text("country\tccode\tyear\tmonth\tday\tcoup\nMali\t432\t2012\t3\t21\t2\n", "utf-8")
    found = posted(mali, "/api/v1/dossiers/mali-2021/precedents?limit=0", made.name, made)
    assert found == printed("precedents", str(MALI), "--list", made.name, "--limit", "0", place=tmp_path)
    assert len(found["lists"]) == 2


def test_formats_and_schemas_are_those_that_commands_print(mali: Any) -> None:
    assert mali.get("/api/v1/formats").json() == printed("formats")
    schema = sessions._in_process(["schema", "holders"], ROOT)
    assert mali.get("/api/v1/schemas/holders").json() == json.loads(schema)


def test_what_a_format_loses_is_told_as_the_command_tells_it(mali: Any, tmp_path: Path) -> None:
    report = mali.get("/api/v1/dossiers/mali-2021/export/report?format=popolo&known=2021-05-27").json()
    words = ("export", str(MALI), "mali-2021.popolo.json", "--known", "2021-05-27")
    assert report == printed(*words, place=tmp_path)
    sent = mali.get("/api/v1/dossiers/mali-2021/export?format=popolo&known=2021-05-27")
    assert sent.content == (tmp_path / "mali-2021.popolo.json").read_bytes()


def test_a_store_is_added_to_searched_proved_and_asked_of_its_past_as_by_commands(
    lantern: Path, tmp_path: Path
) -> None:
    here, there = stored(lantern, tmp_path / "here.sqlite"), stored(lantern, tmp_path / "there.sqlite")
    client, at = visit(here), "/api/v1/dossiers/lantern"
    given = {"id": "courier", "title": "A page"}
    added = posted(client, f"{at}/sources", "courier.txt", COURIER, field="file", data=given)
    assert added == printed("source", "add", there, str(COURIER), "--id", "courier", "--title", "A page")
    assert (added["new"], added["output_schema"]) == (True, "juncture.attached/1")
    found = client.get(f"{at}/sources/courier/find?words=diesel").json()
    assert found == printed("source", "find", here, "courier", "diesel")
    assert client.get(f"{at}/verify").json() == printed("verify", here)
    moment = client.get(f"{at}/journal").json()["lines"][0]["at"]
    before = client.get(f"{at}/statements?recorded={moment}").json()
    assert before == printed("statements", here, "--recorded", moment)
    assert before["version"] != client.get(f"{at}/statements").json()["version"]


def test_what_is_taken_along_comes_back_as_the_command_brings_it(lantern: Path, tmp_path: Path) -> None:
    here, there = stored(lantern, tmp_path / "here.sqlite"), stored(lantern, tmp_path / "there.sqlite")
    client, at = visit(here), "/api/v1/dossiers/lantern"
    file = tmp_path / "lantern.jsonl"
    file.write_bytes(client.get(f"{at}/export?format=jsonl").content)
    line = json.dumps({"kind": "actor", "id": "ida-vane", "entry": {"id": "ida-vane", "name": "Ida", "type": "person"}})
    file.write_text(f"{file.read_text('utf-8').rstrip()}\n{line}\n", "utf-8")
    done = posted(client, f"{at}/import", "lantern.jsonl", file, field="file")
    assert {**done, "version": None} == {**printed("import", "lantern.jsonl", there, place=tmp_path), "version": None}
    packed = tmp_path / "lantern.zip"
    packed.write_bytes(client.get(f"{at}/export?format=csv").content)
    assert posted(client, f"{at}/import", "lantern.zip", packed, field="file")["refused"] is False


def test_a_document_is_read_for_review_and_a_decision_is_taken_back(desk: str) -> None:
    client, at = visit(desk), "/api/v1/dossiers/lantern"
    told = posted(client, f"{at}/read", "radio.txt", ROOT / "docs" / "guides" / "reading" / "radio.txt")
    waiting = client.get(f"{at}/proposals").json()
    assert told["proposals"]
    assert waiting["pending"] > 0
    assert client.post(f"{at}/proposals/undo", headers=SENDS).status_code == 404
    one = waiting["proposals"][-1]
    headers = {"if-match": one["version"]}
    assert client.post(f"{at}/proposals/{one['id']}/reject", json={}, headers=headers).status_code == 204
    again = client.post(f"{at}/proposals/undo", headers=SENDS).json()
    assert one["id"] in [waits["id"] for waits in again["proposals"]]
