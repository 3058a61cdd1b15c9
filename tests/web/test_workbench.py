"""The frame of every page: where it listens, what it tells browsers, what it refuses, and how it says so."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from web_making import send, stored, token, visit

from juncture.record.attaching import attach
from juncture.record.entering import enter
from juncture.record.items import Actor
from juncture.record.problems import JunctureError, StoreError
from juncture.web.app import create_app
from juncture.web.identity import Role, User
from juncture.web.serving import settings_for
from juncture.web.shelf import Shelf, UnknownDossierError


def test_the_table_shows_every_dossier_with_its_state(client: Any) -> None:
    page = client.get("/").text
    assert "The Lantern Islands" in page
    assert "1 source" in page


def test_a_dossier_opens_on_its_brief(client: Any) -> None:
    answer = client.get("/d/lantern")
    assert (answer.status_code, answer.headers["location"]) == (303, "/d/lantern/brief")


def test_an_unknown_dossier_gets_a_sentence_with_the_nearest_name(client: Any) -> None:
    answer = client.get("/d/lantrn/brief")
    assert answer.status_code == 404
    assert "did you mean &#39;lantern&#39;?" in answer.text


def test_an_unknown_address_gets_a_page_and_no_bare_text(client: Any) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert "There is no page at this address." in answer.text


def test_programs_get_their_problems_as_json(client: Any) -> None:
    answer = client.get("/api/nowhere")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() | {"detail": ""} == {"type": "about:blank", "title": "Not Found", "status": 404, "detail": ""}


@pytest.mark.parametrize(
    "page", ["/", "/d/lantern/brief", "/d/lantern/sources", "/d/lantern/review", "/nowhere", "/static/workbench.css"]
)
def test_every_answer_forbids_foreign_content(client: Any, page: str) -> None:
    headers = client.get(page).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")


@pytest.mark.parametrize("page", ["/", "/d/lantern/brief", "/d/lantern/sources", "/d/lantern/review"])
def test_no_page_holds_a_script_or_style_of_its_own(client: Any, page: str) -> None:
    text = client.get(page).text
    assert "<style" not in text
    assert "<script>" not in text
    assert " style=" not in text
    assert " onclick=" not in text


def test_a_form_without_its_token_is_refused(client: Any) -> None:
    client.get("/")
    answer = client.post("/d/lantern/sources", data={"title": "A page"})
    assert answer.status_code == 403
    assert "Nothing was written" in answer.text


def test_a_form_with_the_token_of_another_visit_is_refused(lantern: Path) -> None:
    one, other = visit(lantern), visit(lantern)
    other.get("/")
    answer = other.post("/d/lantern/sources", data={"csrf": token(one)})
    assert answer.status_code == 403


def test_a_form_that_comes_from_elsewhere_is_refused(client: Any) -> None:
    headers = {"X-CSRF-Token": token(client), "Sec-Fetch-Site": "cross-site"}
    assert client.post("/d/lantern/sources", headers=headers).status_code == 403


def test_a_browser_that_was_led_here_under_a_foreign_name_is_refused(client: Any) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_a_request_beyond_the_limit_is_refused_with_a_sentence(lantern: Path) -> None:
    client = visit(lantern, upload_limit=1024 * 1024)
    answer = send(client, "/d/lantern/sources", files={"file": ("big.txt", b"x" * 2_000_000)}, data={"title": "Big"})
    assert answer.status_code == 413
    assert "larger than 1 MB" in answer.text


def test_a_day_that_is_none_gets_a_sentence(client: Any) -> None:
    answer = client.get("/d/lantern/brief?known=yesterday")
    assert answer.status_code == 400
    assert "&#39;yesterday&#39; is no day" in answer.text


def test_what_another_process_writes_is_seen_at_the_next_look(lantern: Path, desk: str) -> None:
    for address in (str(lantern), desk):
        shelf = Shelf([address])
        before = shelf.open("lantern")
        assert shelf.open("lantern") is before
        enter(address, Actor(id="tobias-renn", name="Tobias Renn", type="person"), "ben")
        assert shelf.open("lantern").record.get("tobias-renn") is not None
        shelf.close()


def test_a_text_that_another_process_attaches_is_seen_though_the_journal_is_the_same(
    tmp_path: Path, lantern: Path
) -> None:
    (copy,) = (lantern / "sources").glob("*.txt")
    taken = shutil.move(copy, tmp_path / "copy.txt")
    address = stored(lantern, tmp_path / "bare.sqlite")
    shelf = Shelf([address])
    assert shelf.open("lantern").record.texts == {}
    attach(address, Path(taken), copy.stem, {})
    assert list(shelf.open("lantern").record.texts) == [copy.stem]
    shelf.close()


def test_two_dossiers_of_one_id_are_told_apart(lantern: Path, desk: str) -> None:
    shelf = Shelf([str(lantern), desk])
    assert [one.slug for one in shelf.listed()] == ["lantern", "lantern-2"]
    with pytest.raises(UnknownDossierError, match="did you mean"):
        shelf.open("lantern-3")
    shelf.close()


def test_a_place_that_is_none_is_refused_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(JunctureError):
        Shelf([str(tmp_path / "nowhere")])
    with pytest.raises(StoreError):
        Shelf([str(tmp_path / "nowhere.sqlite")])


def test_it_refuses_to_listen_beyond_this_machine_without_accounts(lantern: Path) -> None:
    with pytest.raises(JunctureError, match=r"no accounts"):
        create_app(settings_for((str(lantern),), "0.0.0.0", None, "ana"))


def test_a_reader_may_not_review_and_is_told_why(desk: str) -> None:
    client = visit(desk, identify=lambda connection: User("rosa", Role.READER))
    assert client.get("/d/lantern/brief").status_code == 200
    answer = client.get("/d/lantern/review")
    assert answer.status_code == 403
    assert "this needs the role analyst" in answer.text


def test_whoever_is_nobody_is_sent_to_sign_in(desk: str) -> None:
    client = visit(desk, identify=lambda connection: None)
    answer = client.get("/d/lantern/brief")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=/d/lantern/brief")
