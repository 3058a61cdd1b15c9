"""The brief on its page: the same as the command writes, for the days that are asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from web_making import MALI, visit

from juncture import api


@pytest.fixture(scope="module")
def at_mali() -> Any:
    return visit(MALI)


def test_the_page_holds_the_brief_of_the_days_asked(at_mali: Any) -> None:
    page = at_mali.get("/d/mali-2021/brief?known=2021-05-27").text
    assert "27 May 2021" in page
    assert 'value="2021-05-27"' in page


@pytest.mark.parametrize(
    ("form", "begins"), [("html", b"<!doctype"), ("md", b"# "), ("json", b"{"), ("pdf", b"%PDF"), ("docx", b"PK")]
)
def test_the_brief_is_taken_along_in_every_form(at_mali: Any, form: str, begins: bytes) -> None:
    answer = at_mali.get(f"/d/mali-2021/brief.{form}?known=2021-05-27")
    assert answer.content.startswith(begins)
    assert f'filename="mali-2021-brief-2021-05-27.{form}"' in answer.headers["content-disposition"]


def test_the_exported_brief_is_the_one_that_the_command_writes(at_mali: Any) -> None:
    record = api.open(str(MALI))
    assert at_mali.get("/d/mali-2021/brief.md").text == api.render(api.brief(record), "md")


def test_a_form_that_there_is_not_gets_a_sentence(at_mali: Any) -> None:
    answer = at_mali.get("/d/mali-2021/brief.odt")
    assert answer.status_code == 400
    assert "html, pdf, docx, md, json" in answer.text


@pytest.mark.browser
def test_another_day_changes_the_brief_in_place(mali: str, browse: Callable[..., Any]) -> None:
    page = browse(f"{mali}/d/mali-2021/brief")
    page.locator("input[name=known]").fill("2021-05-27")
    page.get_by_text("27 May 2021", exact=True).first.wait_for()
    page.locator("#pages a[href*='timeline'][href*='known=2021-05-27']").wait_for()
    page.locator("#exports a[href*='known=2021-05-27']").first.wait_for()
    assert "known=2021-05-27" in page.url


@pytest.mark.browser
def test_without_scripts_a_button_does_the_same(mali: str, browse: Callable[..., Any]) -> None:
    page = browse(f"{mali}/d/mali-2021/brief", scripts=False)
    page.locator("input[name=known]").fill("2021-05-27")
    page.get_by_role("button", name="Show").click()
    assert page.get_by_text("27 May 2021", exact=True).first.is_visible()


@pytest.mark.browser
def test_a_note_opens_beside_its_number(mali: str, browse: Callable[..., Any]) -> None:
    page = browse(f"{mali}/d/mali-2021/brief")
    page.locator("a.ref").first.click()
    assert page.locator(".card").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("where", ["/", "/d/mali-2021/brief", "/d/mali-2021/sources", "/d/mali-2021/review"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_to_hold_against_a_page(
    mali: str, browse: Callable[..., Any], violations: Callable[..., Any], where: str, dark: bool
) -> None:
    assert violations(browse(mali + where, dark=dark, language="fr" if dark else "en")) == []


@pytest.mark.browser
@pytest.mark.parametrize("where", ["/", "/d/mali-2021/brief", "/d/mali-2021/sources", "/d/mali-2021/review"])
def test_no_page_is_wider_than_a_phone(mali: str, browse: Callable[..., Any], where: str) -> None:
    page = browse(mali + where, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
