"""Searching on a page: the words that are found, where they stand, and what rests on them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web_making import MALI, visit

from juncture.record.search import Hit
from juncture.web.pages.search import runs

PAGE = "/d/lantern/search"


@pytest.fixture(scope="module")
def at_mali() -> Any:
    return visit(MALI)


@given(
    st.text("abc ", min_size=1, max_size=900), st.lists(st.tuples(st.integers(0, 899), st.integers(1, 9)), max_size=6)
)
def test_what_is_marked_are_the_words_found_and_nothing_else(text: str, places: list[tuple[int, int]]) -> None:
    spans = tuple((start, min(start + length, len(text))) for start, length in sorted(places) if start < len(text))
    shown = list(runs(Hit(kind="event", text=text, highlights=spans)))
    words = "".join(run.text for run in shown)
    assert words.removeprefix("… ").removesuffix(" …") in text
    if len(text) <= 320 and not any(start > 106 for start, _ in spans):
        assert words == text
        places_found = {place for first, last in spans for place in range(first, last)}
        marked, at = set(), 0
        for run in shown:
            marked |= set(range(at, at + len(run.text))) if run.found else set()
            at += len(run.text)
        assert marked == places_found


def test_a_folder_and_a_store_find_the_same(client: Any, desk: str) -> None:
    folder, store = (one.get(f"{PAGE}?q=harbour").text for one in (client, visit(desk)))
    assert "<mark>" in folder
    assert re.findall("<mark>.*?</mark>", folder) == re.findall("<mark>.*?</mark>", store)


def test_a_place_found_opens_its_source_there(client: Any) -> None:
    page = client.get(f"{PAGE}?q=harbour").text
    link = re.search(r'href="(/d/lantern/sources/[^"#]+\?at=\d+-\d+)', page)
    assert link
    assert 'class="asked"' in client.get(link[1]).text


def test_a_search_is_narrowed_to_a_kind(at_mali: Any) -> None:
    page = at_mali.get("/d/mali-2021/search?q=arrest*&kind=event").text
    assert 'value="event" selected' in page
    assert set(re.findall(r'<span class="label">(\w+)</span>', page)) == {"event"}


def test_texts_that_are_not_at_hand_are_said_to_be_unsearched(at_mali: Any) -> None:
    assert "not at hand and could not be searched" in at_mali.get("/d/mali-2021/search?q=arrest*").text


def test_many_places_are_turned_over_page_by_page(at_mali: Any) -> None:
    first = at_mali.get("/d/mali-2021/search?q=the").text
    link = re.search(r'rel="next" href="([^"]+)"', first)
    assert link
    second = at_mali.get(link[1].replace("&amp;", "&")).text
    assert 'start="21"' in second
    assert 'rel="prev"' in second


@pytest.mark.parametrize("words", ['"open', "*", "-", "()", "a OR b", "<script>alert(1)</script>", "%00", "NEAR(a b)"])
def test_odd_words_get_an_answer_or_a_sentence(client: Any, desk: str, words: str) -> None:
    for one in (client, visit(desk)):
        answer = one.get(PAGE, params={"q": words})
        assert answer.status_code in (200, 422)
        assert "<script>alert" not in answer.text


@pytest.mark.parametrize("asked", [{"kind": "evnt"}, {"source": "nowhere"}])
def test_a_kind_or_source_that_there_is_not_gets_a_sentence(client: Any, asked: dict[str, str]) -> None:
    answer = client.get(PAGE, params={"q": "harbour", **asked})
    assert answer.status_code == 422
    assert "there is no kind" in answer.text or "has no source" in answer.text


@pytest.mark.browser
def test_words_are_found_in_place_and_open_their_passage(on_desk: str, browse: Callable[..., Any]) -> None:
    page = browse(on_desk + PAGE)
    page.get_by_label("Words in the texts").fill("harbour")
    page.keyboard.press("Enter")
    page.locator(".hits mark").first.wait_for()
    page.locator(".hits a.citation").first.click()
    page.locator("mark.asked").first.wait_for()


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_to_hold_against_a_search(
    on_desk: str, browse: Callable[..., Any], violations: Callable[..., Any], dark: bool
) -> None:
    page = browse(f"{on_desk}{PAGE}?q=harbour", dark=dark, language="fr" if dark else "en", width=390 if dark else 1200)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
