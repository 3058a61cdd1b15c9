"""The table of dossiers: there at once, however long the checks of a large dossier take."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from web_making import serving, settings, visit

from juncture import api
from juncture.record.entering import enter
from juncture.record.items import Actor
from juncture.web.app import create_app
from juncture.web.pages import home

UNCOUNTED, COUNTED = "count what there is to look at", "to look at</a>"
NUMBER = re.compile(r"\d+ findings? to look at")


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A note of each time that all checks ran."""
    ran: list[str] = []
    whole = api.check

    def noting(*asked: Any, **days: Any) -> Any:
        ran.append("once more")
        return whole(*asked, **days)

    monkeypatch.setattr(api, "check", noting)
    return ran


def test_a_small_dossier_is_counted_before_the_table_is_sent(client: Any, checked: list[str]) -> None:
    assert UNCOUNTED not in client.get("/").text
    assert checked == ["once more"]


def test_a_large_one_stands_there_before_any_check_ran_and_is_counted_when_asked(
    desk: str, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home, "SMALL", 0)
    client = visit(desk)
    assert UNCOUNTED in client.get("/").text
    assert checked == []
    counted = client.get("/?count=lantern").text
    assert UNCOUNTED not in counted
    assert client.get("/").text.count(COUNTED) == counted.count(COUNTED) == 1
    assert checked == ["once more"]


def test_a_number_of_findings_never_outlives_the_version_that_it_was_counted_in(
    desk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home, "SMALL", 0)
    client = visit(desk)
    assert COUNTED in client.get("/?count=lantern").text
    enter(desk, Actor(id="ferrymen", name="The Ferrymen", type="organisation"), "ana")
    assert UNCOUNTED in client.get("/").text


def test_a_dossier_that_is_not_there_is_not_counted_in_silence(client: Any) -> None:
    answer = client.get("/?count=lantrn")
    assert answer.status_code == 404
    assert "did you mean &#39;lantern&#39;?" in answer.text


def test_the_number_comes_by_itself_and_without_scripts_behind_a_link(
    desk: str, browse: Any, violations: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home, "SMALL", 0)
    with serving(create_app(settings(desk))) as address:
        plain = browse(address, scripts=False)
        plain.get_by_role("link", name=UNCOUNTED).click()
        plain.get_by_role("link", name=NUMBER).wait_for()
        enter(desk, Actor(id="ferrymen", name="The Ferrymen", type="organisation"), "ana")
        page = browse(address)
        page.get_by_role("link", name=NUMBER).wait_for()
        assert page.url.rstrip("/") == address
        assert violations(page) == []
