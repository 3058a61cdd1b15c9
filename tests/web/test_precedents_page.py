"""Precedents on a page: a class in words, counts before shares, each with its list; no forecast."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from web_making import MALI, visit

import juncture
from juncture import api

PAGE = "/d/mali-2021/precedents"


@pytest.fixture(scope="module")
def at_mali() -> Any:
    return visit(MALI)


def test_each_rate_is_shown_with_its_counts_its_list_and_its_years(at_mali: Any) -> None:
    answer = juncture.precedents(api.open(str(MALI)))
    page = at_mali.get(PAGE).text
    for rate in answer.rates:
        assert (f"<td>{rate.k} / {rate.n}</td>" if rate.share is not None else f"at least {rate.k}") in page
        assert f"{rate.since.year}–{rate.until.year}" in page
    assert "no forecast" in page


def test_another_class_is_counted_on_request(at_mali: Any) -> None:
    page = at_mali.get(PAGE, params={"where": "Mali, since 1990, carried out"}).text
    assert "2 attempted, 3 realised" in page


@pytest.mark.parametrize("where", ["martians", "<script>", "since noon", ",,,", "not"])
def test_a_term_that_is_none_gets_a_sentence_and_the_form_stays(at_mali: Any, where: str) -> None:
    answer = at_mali.get(PAGE, params={"where": where})
    assert answer.status_code == 422
    assert 'name="where"' in answer.text
    assert 'class="problem"' in answer.text
    assert "<script>" not in answer.text.partition("<main")[2]


def test_an_event_that_there_is_not_gets_a_sentence(at_mali: Any) -> None:
    assert "did you mean" in at_mali.get(PAGE, params={"event": "arrests-2021-05-42"}).text


def test_a_dossier_that_turns_on_no_event_says_so(client: Any) -> None:
    answer = client.get("/d/lantern/precedents")
    assert answer.status_code == 200
    assert "turning_point" in answer.text


def test_the_rates_are_drawn_as_in_the_brief(at_mali: Any) -> None:
    page, brief = at_mali.get(PAGE).text, at_mali.get("/d/mali-2021/brief").text
    for id in ("precedents-rates", "precedents-strip"):
        assert f'id="{id}"' in brief
        assert f'id="{id}"' in page


@pytest.mark.browser
def test_a_class_is_counted_in_place(mali: str, browse: Callable[..., Any]) -> None:
    page = browse(mali + PAGE)
    page.get_by_label("Which past cases").fill("Mali, since 1990, carried out")
    page.keyboard.press("Enter")
    page.get_by_text("2 attempted, 3 realised").first.wait_for()


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_to_hold_against_precedents(
    mali: str, browse: Callable[..., Any], violations: Callable[..., Any], dark: bool
) -> None:
    page = browse(mali + PAGE, dark=dark, language="fr" if dark else "en", width=390 if dark else 1200)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
