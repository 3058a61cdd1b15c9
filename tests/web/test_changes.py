"""What others write while a page is open: it is said on the page, and nothing is exchanged under the reader's eyes."""

from __future__ import annotations

from pathlib import Path

import pytest
from team_making import PASSWORD, signed_in, teamed
from web_making import serving, settings, visit

from juncture.record.changes import payload
from juncture.record.items import Actor
from juncture.record.journal import Action, Change
from juncture.record.record import Held
from juncture.record.store import open_store
from juncture.web.app import create_app
from juncture.web.pages import changes


@pytest.fixture
def team(desk: str) -> str:
    teamed(desk)
    return desk


def write(address: str, author: str, id: str) -> int:
    """Write an actor into the journal; the line before it."""
    store = open_store(address)
    before = store.head("lantern").seq
    entry = payload(Held(Actor(id=id, name=id, type="person"), "actors.toml"))
    store.append("lantern", (Change(Action.ASSERT, "actor", id, entry),), author)
    store.close()
    return before


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "LOOKS", 1)
    monkeypatch.setattr(changes, "PAUSE", 0)


def test_what_another_wrote_is_told_with_their_name_and_where_to_go_on(team: str, short: None) -> None:
    before = write(team, "ben", "a-new-man")
    told = signed_in(team, "rosa").get(f"/d/lantern/changes?since={before}").text
    assert f"id: {before + 1}\n" in told
    assert "Written meanwhile: 1, by ben." in told


def test_what_one_wrote_oneself_is_no_news(team: str, short: None) -> None:
    before = write(team, "rosa", "a-new-man")
    assert "data:" not in signed_in(team, "rosa").get(f"/d/lantern/changes?since={before}").text


def test_a_browser_that_comes_back_goes_on_from_what_it_heard_of_last(team: str, short: None) -> None:
    before = write(team, "ben", "a-new-man")
    client = signed_in(team, "rosa")
    again = client.get(f"/d/lantern/changes?since={before}", headers={"last-event-id": str(before + 1)})
    assert "data:" not in again.text


def test_it_is_said_in_the_readers_language_and_a_name_steers_nothing(team: str, short: None) -> None:
    before = write(team, "ben\n\ndata: <script>", "a-new-man")
    told = signed_in(team, "rosa").get(f"/d/lantern/changes?since={before}&lang=fr").text
    assert "Écrit entre-temps : 1, par ben data: <script>." in told
    assert told.count("\ndata: ") == 1


def test_a_folder_keeps_no_journal_and_a_stranger_hears_nothing(team: str, lantern: Path, short: None) -> None:
    assert visit(lantern).get("/d/lantern/changes").status_code == 204
    assert visit(team).get("/d/lantern/changes?since=0").status_code in (303, 401)


@pytest.mark.browser
def test_an_open_page_says_that_somebody_else_wrote(team: str, browse, violations) -> None:  # type: ignore[no-untyped-def]
    with serving(create_app(settings(team))) as address:
        page = browse(f"{address}/sign-in")
        page.get_by_label("Name").fill("rosa")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.goto(f"{address}/d/lantern/sources")
        assert page.locator("#changes").is_hidden()
        write(team, "ben", "a-new-man")
        page.locator("#changes:not([hidden])").wait_for(timeout=10_000)
        assert "Written meanwhile: 1, by ben." in page.locator("#changes").inner_text()
        assert violations(page) == []
        page.get_by_role("link", name="Show it").click()
        page.wait_for_load_state()
        assert page.locator("#changes").is_hidden()
        page.goto("about:blank")


@pytest.mark.browser
def test_without_accounts_the_page_in_view_says_what_another_process_wrote(desk: str, browse) -> None:  # type: ignore[no-untyped-def]
    with serving(create_app(settings(desk))) as address:
        page = browse(f"{address}/d/lantern/sources")
        write(desk, "ben", "a-new-man")
        page.locator("#changes:not([hidden])").wait_for(timeout=10_000)
        assert "Written meanwhile: 1, by ben." in page.locator("#changes").inner_text()
        page.goto("about:blank")


@pytest.mark.browser
def test_a_page_out_of_view_does_not_listen_and_hears_what_it_missed_when_it_comes_back(desk: str, browse) -> None:  # type: ignore[no-untyped-def]
    turned = (
        "Object.defineProperty(document, 'hidden', {value: %s, configurable: true});"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )
    with serving(create_app(settings(desk))) as address:
        page = browse(f"{address}/d/lantern/sources")
        page.evaluate(turned % "true")
        write(desk, "ben", "a-new-man")
        page.wait_for_timeout(2_500)
        assert page.locator("#changes").is_hidden()
        page.evaluate(turned % "false")
        page.locator("#changes:not([hidden])").wait_for(timeout=10_000)
        page.goto("about:blank")
