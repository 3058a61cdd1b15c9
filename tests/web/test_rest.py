"""The interface of programs: the commands' answers, page by page, and writing on the state that was seen."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient
from team_making import signed_in, teamed
from web_making import MALI, ROOT, settings, stored, visit

from juncture.record.store import open_store
from juncture.web.app import create_app

API = "/api/v1/dossiers/lantern"
IDA = {"id": "ida-vane", "name": "Ida Vane", "type": "person"}
HOSTILE = [
    "<script>alert(1)</script>",
    "<svg onload=alert(1)>",
    "=cmd|' /C calc'!A0",
    "'; drop table journal; --",
    "\u202eevil",
]


@pytest.fixture(scope="module")
def mali() -> Any:
    return TestClient(create_app(settings(MALI)))


@pytest.fixture
def team(desk: str) -> dict[str, Any]:
    """A program of each member of a team, by name."""
    return {name: programme(desk, token) for name, token in teamed(desk).items()}


def programme(desk: str, token: str) -> TestClient:
    client = visit(desk)
    client.headers["authorization"] = f"Bearer {token}"
    return client


def valid(answer: Any) -> Any:
    """An answer that is what its published schema says."""
    data = answer.json()
    name = data["output_schema"].partition("/")[0].removeprefix("juncture.")
    schema = json.loads((ROOT / "docs" / "schemas" / f"{name}.json").read_text("utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(data)] == []
    return data


ASKED = [
    "holders?as_of=2021-05-25&known=2021-05-27", "timeline?known=2021-05-27", "actors", "stances", "claims",
    "statements", "check", "diff?earlier=2021-05-27&known=2021-06-02", "law?event=prerogatives-removed-2021-05-25",
    "define?event=arrests-2021-05-24", "sources", "ask?question=who+was+prime+minister+on+25+May+2021%3F",
    "search?words=ndaw", "scenarios?limit=3", "futures?samples=20", "entries/assimi-goita",
    "bargain?samples=20", "precedents?list=supplement", "matrix?event=arrests-2021-05-24&event=coup-2020-08-18",
]  # fmt: skip


@pytest.mark.parametrize("question", ASKED)
def test_an_answer_is_what_its_published_schema_says_and_is_not_sent_twice(mali: Any, question: str) -> None:
    answer = mali.get(f"/api/v1/dossiers/mali-2021/{question}")
    assert answer.status_code == 200
    valid(answer)
    tag = answer.headers["etag"]
    again = mali.get(f"/api/v1/dossiers/mali-2021/{question}", headers={"if-none-match": f"W/{tag}"})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(("form", "begins"), [("json", b"{"), ("html", b"<!doctype html>"), ("md", b"#")])
def test_the_brief_comes_in_each_of_its_forms(mali: Any, form: str, begins: bytes) -> None:
    answer = mali.get(f"/api/v1/dossiers/mali-2021/brief?known=2021-05-27&form={form}")
    assert answer.status_code == 200
    assert answer.content.lower().startswith(begins)


def test_a_long_list_comes_in_parts_that_make_up_the_whole(mali: Any) -> None:
    whole = mali.get("/api/v1/dossiers/mali-2021/statements?limit=1000").json()["statements"]
    address: str | None = "/api/v1/dossiers/mali-2021/statements?limit=150"
    parts: list[Any] = []
    while address:
        answer = mali.get(address)
        parts += answer.json()["statements"]
        assert answer.headers["x-total-count"] == str(len(whole))
        found = re.fullmatch(r'<([^>]+)>; rel="next"', answer.headers.get("link", ""))
        address = found[1] if found else None
    assert parts == whole
    assert len(whole) > 300


def test_a_list_that_changed_between_two_parts_is_begun_again(desk: str) -> None:
    client = visit(desk)
    for number in range(3):
        add(client, IDA | {"id": f"ida-{number}"})
    following = re.search("<(.+)>", client.get(f"{API}/actors?limit=2").headers["link"])
    assert following
    assert client.get(following[1]).status_code == 200
    add(client, IDA)
    answer = client.get(following[1])
    assert answer.status_code == 409
    assert "begin again" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("question", "status", "sentence"),
    [
        ("holders?as_of=yesterday", 400, "'yesterday' is no day"),
        ("holders?office=prime-ministr", 400, "has no office"),
        ("statements?kind=rumour", 400, "no kind of statement 'rumour'"),
        ("statements?limit=0", 422, "limit"),
        ("statements?limit=1000000", 422, "limit"),
        ("actors?cursor=-1", 400, "is none of ours"),
        ("actors?cursor=²2.ab", 400, "is none of ours"),
        ("futures?samples=100000", 422, "samples"),
        ("scenarios?given=unity", 400, "names no variant"),
        ("diff?earlier=2021-06-02&known=2021-05-27", 400, "comes after"),
        ("search?words=", 400, "names nothing to look for"),
        ("ask?question=%20", 400, "the question is empty"),
        ("entries/nobody", 404, "holds no entry 'nobody'"),
        ("entries/..%2f..%2fetc%2fpasswd", 404, ""),
        ("entries/%00", 422, ""),
        ("brief?form=exe", 422, "form"),
        ("journal", 409, "is a folder"),
    ],
)
def test_what_cannot_be_answered_is_a_problem_with_a_sentence(
    mali: Any, question: str, status: int, sentence: str
) -> None:
    answer = mali.get(f"/api/v1/dossiers/mali-2021/{question}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert sentence in answer.json()["detail"]


def test_a_dossier_that_there_is_not_is_a_problem_with_the_nearest_name(mali: Any) -> None:
    assert "did you mean 'mali-2021'?" in mali.get("/api/v1/dossiers/mali-2012/actors").json()["detail"]


def add(client: Any, entry: Any, kind: str = "actor", **given: Any) -> Any:
    return client.post(f"{API}/entries", json={"kind": kind, "entry": entry, **given})


def test_an_entry_is_added_under_the_callers_name_and_can_be_read_at_its_address(team: dict[str, Any]) -> None:
    answer = add(team["amadou"], IDA)
    assert answer.status_code == 201
    assert valid(answer)["author"] == "amadou"
    read = team["rosa"].get(answer.headers["location"])
    assert (read.json()["entry"], read.headers["etag"]) == (IDA, answer.headers["etag"])


def test_an_entry_that_will_not_do_gets_every_reason(desk: str) -> None:
    answer = add(visit(desk), {"id": "ida vane", "name": "", "type": "persn"})
    assert answer.status_code == 400
    assert "persn" in answer.json()["detail"]
    assert add(visit(desk), IDA, kind="actr").json()["detail"].endswith("did you mean 'actor'?")
    assert add(visit(desk), {"id": "x", "actor": "nobody", "target": "nothing"}, kind="stance").status_code == 400


def test_of_two_corrections_of_one_state_both_are_kept_and_shown(team: dict[str, Any], desk: str) -> None:
    made = add(team["amadou"], IDA)
    address, tag = made.headers["location"], made.headers["etag"]
    first = team["edith"].put(address, json={"entry": IDA | {"name": "Ida Wane"}}, headers={"if-match": tag})
    assert first.status_code == 200
    assert first.headers["etag"] != tag
    second = team["amadou"].put(address, json={"entry": IDA | {"name": "Ida Vahn"}}, headers={"if-match": tag})
    assert second.status_code == 403  # it is edith's by now
    third = team["ada"].put(address, json={"entry": IDA | {"name": "Ida Vane-Oru"}}, headers={"if-match": tag})
    assert (third.status_code, third.headers["content-type"]) == (409, "application/problem+json")
    both = third.json()
    assert both["theirs"]["entry"]["name"] == "Ida Wane"
    assert both["yours"]["entry"]["name"] == "Ida Vane-Oru"
    shown = team["rosa"].get(address).json()
    assert shown["entry"]["name"] == "Ida Wane"
    assert [one["author"] for one in shown["beside"]] == ["ada"]
    store = open_store(desk)
    assert store.verify("lantern").whole
    store.close()


def test_a_correction_needs_the_state_that_was_seen(desk: str) -> None:
    client = visit(desk)
    address = add(client, IDA).headers["location"]
    answer = client.put(address, json={"entry": IDA})
    assert answer.status_code == 428
    assert "If-Match" in answer.json()["detail"]


def test_an_analyst_corrects_what_is_her_own_and_an_editor_what_is_others(team: dict[str, Any]) -> None:
    made = add(team["amadou"], IDA)
    address, headers = made.headers["location"], {"if-match": made.headers["etag"]}
    again = team["amadou"].put(address, json={"entry": IDA | {"name": "Ida V."}}, headers=headers)
    assert again.status_code == 200
    edited = team["edith"].put(address, json={"entry": IDA}, headers={"if-match": again.headers["etag"]})
    assert edited.status_code == 200
    refused = team["amadou"].delete(address, headers={"if-match": edited.headers["etag"]})
    assert refused.status_code == 403
    assert "needs the role editor" in refused.json()["detail"]


def test_why_an_entry_was_corrected_or_retracted_stands_in_the_journal(desk: str) -> None:
    client = visit(desk)
    made = add(client, IDA)
    address = made.headers["location"]
    fields = {"entry": IDA | {"name": "Ida V."}, "why": "as she signs"}
    again = client.put(address, json=fields, headers={"if-match": made.headers["etag"]})
    assert again.status_code == 200
    gone = client.delete(address, params={"why": "told twice"}, headers={"if-match": again.headers["etag"]})
    assert gone.status_code == 204
    lines = valid(client.get(f"{API}/journal?entry=ida-vane"))["lines"]
    assert [line["why"] for line in lines] == ["", "as she signs", "told twice"]


def test_an_entry_is_retracted_only_as_it_was_seen_and_only_where_nothing_names_it(desk: str) -> None:
    client = visit(desk)
    made = add(client, IDA)
    claim = add(
        client, {"id": "c1", "speaker": "ida-vane", "text": "the harbour is closed", "voice": "attributed"}, "claim"
    )
    assert claim.status_code == 201
    address = made.headers["location"]
    assert client.delete(address, headers={"if-match": '"1-abc"'}).status_code == 412
    assert "names 'ida-vane'" in client.delete(address, headers={"if-match": made.headers["etag"]}).json()["detail"]
    gone = client.delete(claim.headers["location"], headers={"if-match": claim.headers["etag"]})
    assert gone.status_code == 204
    assert client.delete(address, headers={"if-match": made.headers["etag"]}).status_code == 204
    assert client.get(address).status_code == 404
    assert [line["action"] for line in client.get(f"{API}/journal?entry=ida-vane").json()["lines"]] == [
        "assert",
        "retract",
    ]


CLAIM = {"id": "closed", "text": "the harbour is closed", "voice": "asserted", "from": ["courier-2024-03-14@41-73"]}


def proposed(client: Any) -> Any:
    source = client.get(f"{API}/sources").json()["sources"][0]["id"]
    answer = add(client, CLAIM | {"from": [f"{source}@41-73"]}, "claim", propose=True)
    assert answer.status_code == 201, answer.text
    (one,) = valid(client.get(f"{API}/proposals"))["proposals"]
    return one


def test_a_proposal_is_listed_on_its_passage_and_accepted_as_corrected(team: dict[str, Any]) -> None:
    one = proposed(team["amadou"])
    assert one["exact"]
    address = f"{API}/proposals/{one['id']}/accept"
    headers = {"if-match": one["version"]}
    answer = team["edith"].post(address, json={"changes": {"text": "the port is closed"}}, headers=headers)
    assert answer.status_code == 200
    assert answer.json()["entry"]["text"] == "the port is closed"
    assert answer.json()["author"] == "edith"
    assert team["edith"].post(address, json={}, headers=headers).status_code == 404


def test_a_proposal_that_was_changed_meanwhile_is_not_decided_on(desk: str) -> None:
    client = visit(desk)
    one = proposed(client)
    add(client, one["entry"] | {"text": "the port is closed"}, "claim", propose=True)
    answer = client.post(f"{API}/proposals/closed/reject", json={}, headers={"if-match": one["version"]})
    assert answer.status_code == 412
    (still,) = client.get(f"{API}/proposals").json()["proposals"]
    done = client.post(f"{API}/proposals/closed/reject", json={}, headers={"if-match": still["version"]})
    assert done.status_code == 204


def test_a_proposal_may_name_what_is_proposed_but_nothing_that_there_is_not(desk: str) -> None:
    client = visit(desk)
    said = {"id": "c1", "speaker": "ida-vane", "text": "it is closed", "voice": "attributed"}
    assert add(client, said, "claim", propose=True).status_code == 400
    assert add(client, IDA, propose=True).status_code == 201
    assert add(client, said, "claim", propose=True).status_code == 201


def test_the_journal_comes_in_parts_and_can_be_verified(desk: str) -> None:
    client = visit(desk)
    add(client, IDA)
    first = valid(client.get(f"{API}/journal?limit=1"))["lines"]
    rest = client.get(re.search("<(.+)>", client.get(f"{API}/journal?limit=1").headers["link"])[1])  # type: ignore[index]
    assert [line["seq"] for line in (*first, *rest.json()["lines"])][:2] == [1, 2]
    assert valid(client.get(f"{API}/verify"))["whole"] is True


@pytest.mark.parametrize("token", ["", "juncture_forged", "juncture_" + "x" * 5000, "é"])
def test_a_forged_token_gets_a_sentence_and_nothing_else(team: dict[str, Any], token: str) -> None:
    headers = {"authorization": f"Bearer {token}".encode()}
    client = team["rosa"]
    client.headers.pop("authorization")
    answer = client.get("/api/v1/dossiers", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert "token" in answer.json()["detail"]


def test_without_accounts_a_foreign_page_can_send_nothing(desk: str) -> None:
    client = visit(desk)
    body = json.dumps({"kind": "actor", "entry": IDA})
    plain = client.post(f"{API}/entries", content=body, headers={"content-type": "text/plain"})
    foreign = {"content-type": "application/json", "sec-fetch-site": "cross-site"}
    assert (plain.status_code, client.post(f"{API}/entries", content=body, headers=foreign).status_code) == (403, 403)


def test_with_accounts_a_session_alone_sends_nothing_to_the_interface(team: dict[str, Any], desk: str) -> None:
    client = signed_in(desk, "ada")
    assert client.get(f"{API}/actors").status_code == 200
    assert client.post(f"{API}/entries", json={"kind": "actor", "entry": IDA}).status_code == 403


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_data_here_and_text_on_the_pages(desk: str, name: str) -> None:
    client = visit(desk)
    made = add(client, IDA | {"name": name})
    assert made.status_code in (201, 400)
    answer = client.get(f"{API}/actors")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    page = client.get("/d/lantern/statements/new?kind=claim").text
    assert "<script>alert" not in page
    assert "<svg onload" not in page


def test_an_oversized_body_is_refused(desk: str) -> None:
    client = visit(desk, upload_limit=1024 * 1024)
    answer = add(client, IDA | {"note": "x" * 2_000_000})
    assert answer.status_code == 413
    assert "larger than 1 MB" in answer.json()["detail"]


@pytest.mark.parametrize("path", ["../../etc/passwd", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "..\\..\\x", "%00", "x" * 3000])
def test_no_path_leads_out(client: Any, path: str) -> None:
    for begin in ("/static/", "/vendor/", "/d/", "/d/lantern/sources/", "/api/v1/dossiers/"):
        answer = client.get(begin + path)
        assert answer.status_code in (400, 404, 422), begin + path
        assert "root:" not in answer.text


def test_every_operation_stands_on_the_page_of_the_interface(client: Any) -> None:
    page = client.get("/api").text
    described = client.get("/api/v1/openapi.json").json()["paths"]
    assert [path for path in described if path not in page] == []
    assert len(described) > 35


def test_the_health_of_a_store_is_told_without_its_name(desk: str, tmp_path: Path, lantern: Path) -> None:
    client = visit(desk)
    client.get(f"{API}/verify")
    found = client.get("/health")
    (store,) = valid(found)["stores"]
    assert (store["reachable"], store["store_schema"], store["journals"][0]["whole"]) == (True, "2", True)
    assert "lantern" not in found.text
    assert "<h1>Health</h1>" in client.get("/health", headers={"accept": "text/html"}).text
    other = stored(lantern, tmp_path / "other.sqlite")
    failing = visit(other)
    Path(other).write_bytes(b"no database at all" * 500)
    assert failing.get("/health").status_code == 503
    assert failing.get("/health", headers={"accept": "text/html"}).status_code == 503
