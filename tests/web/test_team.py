"""A team on one store: signing in and out, what each may do, and what a session or form is worth once it is over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from team_making import PASSWORD, sign_in, signed_in, teamed
from web_making import send, serving, settings, stored, token, visit

from juncture.record.problems import JunctureError
from juncture.record.store import open_store
from juncture.web.accounts import Accounts
from juncture.web.app import create_app
from juncture.web.serving import settings_for


@pytest.fixture
def team(desk: str) -> str:
    """The small dossier in a store with an account for each role."""
    teamed(desk)
    return desk


@pytest.fixture
def serving_team(team: str) -> Iterator[str]:
    """Its address in a browser."""
    with serving(create_app(settings(team))) as address:
        yield address


def accounts_of(address: str) -> Any:
    return Accounts(open_store(address))


def test_whoever_is_not_signed_in_gets_the_sign_in_page_and_then_where_they_were(team: str) -> None:
    client = visit(team)
    answer = client.get("/d/lantern/brief?known=2024-03-14")
    assert answer.status_code == 303
    page = client.get(answer.headers["location"]).text
    back = re.search(r'name="next" value="([^"]+)"', page)
    assert back
    assert back[1] == "/d/lantern/brief?known=2024-03-14"
    assert sign_in(client, "rosa", next=back[1]).headers["location"] == "/d/lantern/brief?known=2024-03-14"
    assert client.get(back[1]).status_code == 200


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "/a\r\nb: c"]
)
def test_signing_in_leads_nobody_elsewhere(team: str, elsewhere: str) -> None:
    assert sign_in(visit(team), "rosa", next=elsewhere).headers["location"] == "/"


def test_the_cookie_of_a_session_is_for_no_script_and_behind_https_for_nothing_else(team: str) -> None:
    plain = sign_in(visit(team), "rosa").headers["set-cookie"]
    assert "HttpOnly" in plain
    assert "SameSite=lax" in plain
    assert "Secure" not in plain
    assert "Secure" in sign_in(visit(team, https=True), "rosa").headers["set-cookie"]


def test_a_wrong_password_and_an_unknown_name_get_the_same_sentence(team: str) -> None:
    client = visit(team)
    wrong, unknown = sign_in(client, "rosa", "not this one at all"), sign_in(client, "nobody", "not this one at all")
    assert (wrong.status_code, unknown.status_code) == (401, 401)
    assert "the name or the password is wrong" in wrong.text
    assert "the name or the password is wrong" in unknown.text


def test_whoever_tries_too_often_is_told_when_to_come_again(team: str) -> None:
    client = visit(team)
    for _ in range(5):
        sign_in(client, "rosa", "not this one at all")
    answer = sign_in(client, "rosa")
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    assert "too many failed sign-ins" in answer.text


def test_a_sign_in_form_from_elsewhere_is_refused(team: str) -> None:
    client = visit(team)
    given = {"name": "rosa", "password": PASSWORD}
    assert client.post("/sign-in", data=given).status_code == 403
    headers = {"X-CSRF-Token": token(client, "/sign-in"), "Sec-Fetch-Site": "cross-site"}
    assert client.post("/sign-in", data=given, headers=headers).status_code == 403


def test_signing_in_anew_ends_the_session_before(team: str) -> None:
    client = signed_in(team, "rosa")
    before = client.cookies["juncture-session"]
    sign_in(client, "amadou")
    other = visit(team)
    other.cookies.set("juncture-session", before)
    assert other.get("/").status_code == 303


def test_signing_out_ends_the_session_for_whoever_kept_its_cookie(team: str) -> None:
    client = signed_in(team, "rosa")
    kept = client.cookies["juncture-session"]
    assert send(client, "/sign-out").headers["location"] == "/sign-in"
    assert client.get("/").status_code == 303
    client.cookies.set("juncture-session", kept)
    assert client.get("/").status_code == 303
    assert "your session has ended" in client.get("/sign-in").text


def test_a_form_of_an_earlier_session_is_refused_with_a_sentence(team: str) -> None:
    client = signed_in(team, "amadou")
    old = token(client)
    sign_in(client, "amadou")
    answer = client.post("/d/lantern/statements", headers={"X-CSRF-Token": old}, data={"kind": "actor"})
    assert answer.status_code == 403
    assert "Nothing was written" in answer.text


def test_a_form_of_one_member_is_no_form_of_another(team: str) -> None:
    one, other = signed_in(team, "amadou"), signed_in(team, "edith")
    answer = other.post("/d/lantern/statements", headers={"X-CSRF-Token": token(one)}, data={"kind": "actor"})
    assert answer.status_code == 403


def test_a_form_that_is_sent_after_the_session_ended_writes_nothing_and_says_so(team: str) -> None:
    client = signed_in(team, "amadou")
    proof = token(client)
    accounts_of(team).set_password("amadou", "five other words will do")
    before = open_store(team).head("lantern")
    answer = client.post("/d/lantern/statements", headers={"X-CSRF-Token": proof}, data={"kind": "actor"})
    assert answer.status_code == 401
    assert "Nothing was written" in answer.text
    assert open_store(team).head("lantern") == before


@pytest.mark.parametrize("forged", ["x", "a" * 43, "'; drop table account_session; --", "é" * 20])
def test_a_forged_session_is_nobody(team: str, forged: str) -> None:
    client = visit(team)
    answer = client.get("/", headers={"cookie": f"juncture-session={forged}".encode()})
    assert answer.status_code == 303


def test_a_token_of_a_program_outweighs_the_cookie_beside_it(team: str) -> None:
    client = signed_in(team, "ada")
    answer = client.get("/d/lantern/brief", headers={"authorization": "Bearer juncture_forged"})
    assert answer.status_code == 303


def test_what_a_member_writes_stands_under_their_name_in_the_journal(team: str) -> None:
    client = signed_in(team, "amadou")
    given = {"kind": "actor", "id": "ida-vane", "name": "Ida Vane", "type": "person"}
    assert send(client, "/d/lantern/statements", data=given).status_code == 303
    assert list(open_store(team).lines("lantern"))[-1].author == "amadou"


def test_a_role_in_one_dossier_counts_there_and_at_once(team: str) -> None:
    client = signed_in(team, "rosa")
    assert client.get("/d/lantern/review").status_code == 403
    accounts_of(team).set_role("rosa", "analyst", dossier="lantern")
    assert client.get("/d/lantern/review").status_code == 200


def test_an_admin_adds_an_account_and_gives_it_a_role(team: str) -> None:
    client = signed_in(team, "ada")
    given = {"do": "add", "name": "ibou", "password": "six quiet birds at dawn", "role": "reader"}
    assert send(client, "/accounts", data=given).status_code == 303
    send(client, "/accounts", data={"do": "role", "name": "ibou", "role": "editor", "dossier": "lantern"})
    page = client.get("/accounts").text
    assert "lantern: editor" in page
    assert "role changed" in page
    send(client, "/accounts", data={"do": "remove", "name": "ibou"})
    assert "ibou" not in [one.name for one in accounts_of(team).all()]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"do": "add", "name": "ana<script>", "password": PASSWORD, "role": "reader"}, "will not do as a name"),
        ({"do": "add", "name": "ibou", "password": "short", "role": "reader"}, "take 12 or more"),
        ({"do": "add", "name": "ibou", "password": PASSWORD, "role": "boss"}, "there is no role"),
        ({"do": "role", "name": "ada", "role": "reader"}, "is the only admin"),
        ({"do": "remove", "name": "nobody"}, "there is no account"),
    ],
)
def test_what_an_admin_cannot_do_is_said_on_the_page(team: str, given: dict[str, str], sentence: str) -> None:
    answer = send(signed_in(team, "ada"), "/accounts", data=given)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "<script>" not in answer.text.replace('<script type="module"', "").replace("<script src", "")


def test_ones_own_password_is_changed_with_the_present_one_and_ends_other_sessions(team: str) -> None:
    client, elsewhere = signed_in(team, "rosa"), signed_in(team, "rosa")
    new = "six quiet birds at dawn"
    wrong = send(client, "/account/password", data={"password": "not this one", "new": new, "again": new})
    assert "the name or the password is wrong" in wrong.text
    assert "not the same" in send(client, "/account/password", data={"password": PASSWORD, "new": new}).text
    done = send(client, "/account/password", data={"password": PASSWORD, "new": new, "again": new})
    assert done.status_code == 303
    assert client.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 303


def test_a_token_is_shown_once_and_works_until_it_is_revoked(team: str) -> None:
    client = signed_in(team, "amadou")
    page = send(client, "/account/tokens", data={"name": "nightly", "role": "reader", "days": "3"}).text
    made = re.search(r"juncture_[\w-]+", page)
    assert made
    assert made[0] not in client.get("/account").text
    program = visit(team)
    headers = {"authorization": f"Bearer {made[0]}"}
    assert program.get("/d/lantern/brief", headers=headers).status_code == 200
    assert program.get("/d/lantern/review", headers=headers).status_code == 403
    send(client, "/account/tokens/revoke", data={"name": "nightly"})
    assert program.get("/d/lantern/brief", headers=headers).status_code == 303


@pytest.mark.parametrize("days", ["0", "9999", "three", "-1", "1e9", "²"])
def test_a_token_that_lasts_for_no_number_of_days_is_refused(team: str, days: str) -> None:
    answer = send(signed_in(team, "rosa"), "/account/tokens", data={"name": "x", "days": days})
    assert answer.status_code == 422


def test_signing_out_everywhere_ends_every_session_of_ones_own(team: str) -> None:
    client, elsewhere, other = signed_in(team, "rosa"), signed_in(team, "rosa"), signed_in(team, "edith")
    send(client, "/account/sign-out-everywhere")
    assert (client.get("/").status_code, elsewhere.get("/").status_code, other.get("/").status_code) == (303, 303, 200)


def test_without_accounts_there_is_nowhere_to_sign_in(client: Any) -> None:
    answer = client.get("/sign-in")
    assert answer.status_code == 404
    assert "serves one person" in answer.text


def test_with_accounts_it_may_be_reached_by_others(team: str) -> None:
    app = create_app(settings_for((team,), "0.0.0.0", None, "ana"))
    assert app.state.team is not None
    app.state.shelf.close()


def test_two_stores_with_accounts_are_not_served_together(team: str, lantern: Path, tmp_path: Path) -> None:
    other = stored(lantern, tmp_path / "other.sqlite")
    teamed(other)
    with pytest.raises(JunctureError, match="both hold accounts"):
        create_app(settings_for((team, other), "127.0.0.1", None, "ana"))


@pytest.mark.parametrize(
    "url", ["desk.example.org", "ftp://desk.example.org", "https://desk.example.org/a?b", "https://"]
)
def test_an_address_of_a_web_server_that_is_none_gets_a_sentence(url: str) -> None:
    with pytest.raises(JunctureError, match="no address of a web server"):
        settings_for((), "127.0.0.1", None, "ana", url=url)


@pytest.mark.parametrize("page", ["/sign-in", "/account", "/accounts"])
def test_the_pages_around_accounts_stand_before_axe(
    team: str, page: str, browse: Any, violations: Any, serving_team: str
) -> None:
    opened = browse(f"{serving_team}/sign-in")
    if page != "/sign-in":
        opened.fill("[name=name]", "ada")
        opened.fill("[name=password]", PASSWORD)
        opened.click("main button")
        opened.wait_for_url("**/")
        opened.goto(f"{serving_team}{page}")
    assert violations(opened) == []
