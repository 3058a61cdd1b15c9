"""Drafts on a page: pinned as they stood, compared, taken along; the journal is never touched."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from web_making import COURIER, send, visit

from juncture.record.entering import enter
from juncture.record.journal import Action, Change
from juncture.record.pins import Pins
from juncture.record.problems import StoreError
from juncture.record.statements import Claim
from juncture.record.store import open_store
from juncture.web.identity import Role, User

PAGE = "/d/lantern/drafts"


def claim(id: str, text: str) -> Claim:
    return Claim.model_validate({"id": id, "text": text, "voice": "asserted", "from": [f"{COURIER.stem}@10-60"]})


@pytest.fixture
def pinned(desk: str) -> str:
    """A store with a brief pinned, and four changes since."""
    enter(desk, claim("harbour", "the harbour is closed"), "ana")
    enter(desk, claim("wages", "wages are owed"), "ana")
    send(visit(desk), PAGE, data={"name": "For Tuesday <b>"})
    enter(desk, claim("diesel", "diesel runs short"), "ben")
    enter(desk, claim("port", "the port authority warns"), "ben")
    store = open_store(desk)
    try:
        (line,) = store.find("lantern", ids=["harbour"])
        changed = line.payload.replace("is closed", "is open again")
        store.append("lantern", [Change(Action.SUPERSEDE, "claim", "harbour", changed)], "ben")
        store.append("lantern", [Change(Action.RETRACT, "claim", "wages")], "ben")
    finally:
        store.close()
    return desk


def test_what_changed_since_a_pin_is_told(pinned: str) -> None:
    page = visit(pinned).get(f"{PAGE}?before=1").text
    assert "New statements (2)" in page
    assert "Diesel runs short" in page
    assert "<del>The harbour is closed.</del> <ins>The harbour is open again.</ins>" in page
    assert "Statements no longer there (1)" in page
    assert "For Tuesday &lt;b&gt;" in page


def test_a_pin_compared_with_itself_says_the_same(pinned: str) -> None:
    assert "The two say the same" in visit(pinned).get(f"{PAGE}?before=1&after=1").text


@pytest.mark.parametrize(("form", "begins"), [("md", "# "), ("html", "<!doctype"), ("json", "{")])
def test_a_pinned_brief_is_taken_along_as_it_was(pinned: str, form: str, begins: str) -> None:
    answer = visit(pinned).get(f"{PAGE}/1.{form}")
    assert answer.text.startswith(begins)
    assert "2 claims" in answer.text
    assert "3 claims" in visit(pinned).get(f"/d/lantern/brief.{form}").text


def test_pinning_writes_nothing_into_the_journal(desk: str) -> None:
    store = open_store(desk)
    before = store.head("lantern")
    send(visit(desk), PAGE, data={"name": "Draft"})
    assert store.head("lantern") == before
    store.close()


def test_a_pin_that_is_taken_away_is_gone(pinned: str) -> None:
    client = visit(pinned)
    send(client, PAGE, data={"do": "remove", "key": "1"})
    assert "No brief is pinned yet" in client.get(PAGE).text
    assert client.get(f"{PAGE}?before=1").status_code >= 400


def test_a_brief_whose_line_was_altered_behind_our_back_is_refused(pinned: str) -> None:
    import sqlite3

    with sqlite3.connect(pinned) as connection:
        connection.execute("UPDATE journal SET hash = 'x' WHERE seq = (SELECT seq FROM brief_pin)")
    with Pins(pinned) as pins, pytest.raises(StoreError, match="not the one that was pinned"):
        pins.record(pins.get(1))


@pytest.mark.parametrize("name", ["", "  ", "x" * 121])
def test_a_pin_without_a_fitting_name_is_refused_and_nothing_is_written(desk: str, name: str) -> None:
    client = visit(desk)
    answer = send(client, PAGE, data={"name": name})
    assert answer.status_code >= 400
    assert "needs a name" in answer.text
    assert "No brief is pinned yet" in client.get(PAGE).text


@pytest.mark.parametrize("asked", ["?before=9", "?before=0", "?after=tomorrow", "?before=1&after=9", "/9.md", "/1.odt"])
def test_a_draft_that_there_is_not_gets_a_sentence(pinned: str, asked: str) -> None:
    answer = visit(pinned).get(PAGE + asked)
    assert answer.status_code >= 400
    assert "Traceback" not in answer.text


def test_an_analyst_looks_but_pins_nothing(desk: str) -> None:
    client = visit(desk, identify=lambda connection: User("rosa", Role.ANALYST))
    assert "Pin the brief" not in client.get(PAGE).text
    assert send(client, PAGE, data={"name": "Draft"}).status_code == 403


def test_a_folder_says_that_pins_need_a_store(client: Any) -> None:
    assert "Pins need a store" in client.get(PAGE).text
    assert "need a store" in send(client, PAGE, data={"name": "Draft"}).text


@pytest.mark.browser
def test_a_brief_is_pinned_and_compared_with_now(on_desk: str, desk: str, browse: Callable[..., Any]) -> None:
    page = browse(on_desk + PAGE)
    page.get_by_label("Name of the draft").fill("For Tuesday")
    page.get_by_role("button", name="Pin the brief").click()
    page.get_by_role("rowheader", name="For Tuesday").wait_for()
    enter(desk, claim("diesel", "diesel runs short"), "ben")
    page.get_by_role("button", name="Compare").click()
    page.get_by_text("Diesel runs short").wait_for()


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_to_hold_against_drafts(
    pinned: str, on_desk: str, browse: Callable[..., Any], violations: Callable[..., Any], dark: bool
) -> None:
    address = f"{on_desk}{PAGE}?before=1"
    page = browse(address, dark=dark, language="fr" if dark else "en", width=390 if dark else 1200)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
