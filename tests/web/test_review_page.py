"""The review queue on its page: decided by one key, kept in the journal under the reviewer's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from web_making import COURIER, send, serving, settings, visit

from juncture.record.journal import Action
from juncture.record.store import open_store
from juncture.web.app import create_app

PAGE = "/d/lantern/review"


@pytest.fixture
def read_desk(desk: str) -> str:
    """A store into which the courier's page was read, so that proposals wait."""
    client = visit(desk)
    text = COURIER.read_text(encoding="utf-8")
    answer = send(client, "/d/lantern/sources", data={"text": text, "read": "yes", "title": "Read"})
    assert answer.headers["location"] == PAGE
    return desk


@pytest.fixture
def reviewing(read_desk: str) -> Any:
    return visit(read_desk)


def shown(client: Any, at: str = "") -> dict[str, str]:
    """The proposal in view: what its form carries."""
    page = client.get(PAGE + at).text
    return {name: _hidden(page, name) for name in ("id", "line")}


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return found[1] if found else ""


def lines(address: str) -> list[Any]:
    store = open_store(address)
    try:
        return list(store.lines("lantern"))
    finally:
        store.close()


def test_accepting_is_journaled_with_the_reviewer_and_leads_to_the_next(reviewing: Any, read_desk: str) -> None:
    first = shown(reviewing)
    answer = send(reviewing, PAGE, data={"do": "accept", **first})
    assert answer.status_code == 303
    assert shown(reviewing)["id"] != first["id"]
    last = lines(read_desk)[-1]
    assert (last.action, last.id, last.author) == (Action.ACCEPT, first["id"], "ana")


def test_a_rejected_proposal_does_not_come_back_and_an_undone_one_does(reviewing: Any, read_desk: str) -> None:
    first = shown(reviewing)
    send(reviewing, PAGE, data={"do": "reject", **first})
    assert shown(reviewing, f"?at={first['id']}")["id"] != first["id"]
    answer = send(reviewing, PAGE, data={"do": "undo"})
    assert answer.headers["location"].endswith(first["id"])
    assert shown(reviewing, f"?at={first['id']}")["id"] == first["id"]
    assert [line.action for line in lines(read_desk)[-2:]] == [Action.REJECT, Action.PROPOSE]


def test_an_undo_takes_back_nobody_elses_decision(reviewing: Any, read_desk: str) -> None:
    send(reviewing, PAGE, data={"do": "reject", **shown(reviewing)})
    from juncture.reading.review import Review

    with Review(read_desk, "ben") as other:
        assert other.undo() is None


def test_a_correction_is_what_is_accepted(reviewing: Any, read_desk: str) -> None:
    first = shown(reviewing)
    page = reviewing.get(f"{PAGE}?at={first['id']}&edit=1").text
    given = dict(re.findall(r'<input id="f-[^"]*" name="([^"]+)" value="([^"]*)"', page))
    given |= {"voice": "hedged", "hedge": "reported"}
    assert send(reviewing, PAGE, data={"do": "correct", **first, **given}).status_code == 303
    last = lines(read_desk)[-1]
    assert (last.action, last.id) == (Action.ACCEPT, first["id"])
    assert '"voice":"hedged"' in last.payload


def test_a_correction_that_cannot_stand_comes_back_with_a_sentence(reviewing: Any) -> None:
    answer = send(reviewing, PAGE, data={"do": "correct", **shown(reviewing), "voice": "shouted"})
    assert answer.status_code == 422
    assert "&#39;shouted&#39; is no voice code" in answer.text


def test_a_decision_on_what_somebody_else_decided_meanwhile_is_refused(reviewing: Any) -> None:
    first = shown(reviewing)
    send(reviewing, PAGE, data={"do": "reject", **first})
    answer = send(reviewing, PAGE, data={"do": "accept", **first})
    assert answer.status_code == 409
    assert "Nothing was written" in answer.text


def test_a_folder_says_why_it_has_no_queue(client: Any) -> None:
    assert "A folder keeps no journal" in client.get(PAGE).text


@pytest.fixture
def at_review(read_desk: str) -> Iterator[str]:
    with serving(create_app(settings(read_desk))) as address:
        yield address + PAGE


@pytest.mark.browser
def test_the_whole_review_runs_on_single_keys(at_review: str, read_desk: str, browse: Callable[..., Any]) -> None:
    page = browse(at_review)
    waiting = int(re.search(r"(\d+) proposals", page.locator(".progress").inner_text())[1])  # type: ignore[index]
    page.keyboard.press("j")
    page.get_by_text(f"2 / {waiting}").wait_for()
    page.keyboard.press("k")
    page.get_by_text(f"1 / {waiting}").wait_for()
    page.keyboard.press("a")
    page.get_by_text("1 accepted").wait_for()
    page.keyboard.press("r")
    page.get_by_text("1 rejected").wait_for()
    page.keyboard.press("u")
    page.get_by_text("0 rejected").wait_for()
    page.keyboard.press("e")
    page.get_by_role("button", name="Accept as corrected").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("^Accept a")).wait_for()


@pytest.mark.browser
def test_a_letter_typed_into_a_field_decides_nothing(
    at_review: str, read_desk: str, browse: Callable[..., Any]
) -> None:
    page = browse(at_review + "?edit=1")
    before = len(lines(read_desk))
    field = page.locator(".entry input:not([type=hidden])").first
    field.click()
    page.keyboard.type("arau")
    assert "arau" in field.input_value()
    assert len(lines(read_desk)) == before


@pytest.mark.browser
def test_it_runs_without_scripts_as_well(at_review: str, browse: Callable[..., Any]) -> None:
    page = browse(at_review, scripts=False)
    page.get_by_role("button", name="Accept").first.click()
    assert page.get_by_text("1 accepted").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("where", ["", "?edit=1"])
def test_axe_finds_nothing_to_hold_against_the_review(
    at_review: str, browse: Callable[..., Any], violations: Callable[..., Any], where: str
) -> None:
    assert violations(browse(at_review + where)) == []
