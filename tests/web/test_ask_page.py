"""Asking on a page: the answer with its passages, how it was understood, and plainly where the record does not know."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from web_making import MALI, visit

PAGE = "/d/mali-2021/ask"
MINISTER = f"{PAGE}?q=who+was+prime+minister+on+25+May+2021%3F"


@pytest.fixture(scope="module")
def at_mali() -> Any:
    return visit(MALI)


def test_the_answer_says_how_it_was_understood_and_cites_passages_that_open(at_mali: Any) -> None:
    page = at_mali.get(MINISTER).text
    assert "Who held the office “Prime Minister of Mali” on 25 May 2021?" in page
    assert "Moctar Ouane" in page
    links = re.findall(r'href="(/d/mali-2021/sources/[^"#]+)', page)
    assert links
    assert all(at_mali.get(unescape(link)).status_code == 200 for link in links)


def test_the_same_question_in_french_gets_the_same_answer(at_mali: Any) -> None:
    page = at_mali.get(PAGE, params={"q": "qui était premier ministre le 25 mai 2021 ?", "lang": "fr"}).text
    assert "Comprise ainsi" in page
    assert "Moctar Ouane" in page


def test_the_answer_names_the_command_that_asks_the_same(at_mali: Any) -> None:
    assert "--office prime-minister --as-of 2021-05-25" in at_mali.get(MINISTER).text


def test_what_the_record_does_not_know_is_said_and_nothing_guessed(at_mali: Any) -> None:
    page = at_mali.get(PAGE, params={"q": "who was king of France in 1700?"}).text
    assert 'class="not-known"' in page
    assert 'class="said' not in page


def test_a_knowledge_date_changes_the_answer_and_is_said(at_mali: Any) -> None:
    page = at_mali.get(f"{MINISTER}&known=2021-05-24").text
    assert "As known on 2021-05-24." in page


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_question_offered_as_an_example_is_understood_and_answered(at_mali: Any, language: str) -> None:
    page = at_mali.get(PAGE, params={"lang": language}).text
    offered = re.findall(r'<li><a href="(/d/mali-2021/ask\?q=[^"]+)"', page)
    assert len(offered) == 11
    for link in offered:
        answer = at_mali.get(unescape(link)).text
        assert "A search for its words" not in answer
        assert 'class="not-known"' not in answer


def test_an_empty_dossier_offers_only_what_can_be_asked_of_it(client: Any) -> None:
    page = client.get("/d/lantern/ask").text
    assert "there is nothing to ask yet" in page
    assert "Who was" not in page


def test_an_answer_leads_on_to_the_pages_of_what_it_is_about(at_mali: Any) -> None:
    page = at_mali.get(PAGE, params={"q": "where does France stand?"}).text
    links = re.findall(r'href="(/d/mali-2021/(?:stances|actors)[^"]*)"', page[page.index('class="ways"') :])
    assert [link.partition("?")[0] for link in links] == ["/d/mali-2021/stances", "/d/mali-2021/actors/france"]
    assert all(at_mali.get(unescape(link)).status_code == 200 for link in links)


def test_a_phrasing_is_offered_only_where_a_model_is_set_up(at_mali: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JUNCTURE_MODEL_URL", raising=False)
    at_mali.get(PAGE, params={"lang": "en"})
    assert 'name="phrase"' not in at_mali.get(MINISTER).text
    assert 'class="phrased"' not in at_mali.get(f"{MINISTER}&phrase=1").text
    monkeypatch.setenv("JUNCTURE_MODEL_URL", "http://127.0.0.1:9/v1")
    assert "http://127.0.0.1:9/v1 join" in at_mali.get(MINISTER).text
    page = at_mali.get(f"{MINISTER}&phrase=1").text
    assert "cannot be reached" in page
    assert "Moctar Ouane" in page


@pytest.mark.parametrize(
    "question", ["<script>alert(1)</script>", "\u202egnp.exe", "'; DROP TABLE lines; --", "?" * 40]
)
def test_a_hostile_question_is_shown_as_it_is_and_never_run(at_mali: Any, question: str) -> None:
    answer = at_mali.get(PAGE, params={"q": question})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_a_text_in_place_of_a_question_gets_a_sentence(at_mali: Any) -> None:
    answer = at_mali.get(PAGE, params={"q": "word " * 200})
    assert answer.status_code == 422
    assert "500 are read" in answer.text


@pytest.mark.browser
def test_a_question_is_answered_in_place_and_a_citation_opens_its_passage(
    mali: str, browse: Callable[..., Any]
) -> None:
    page = browse(mali + PAGE)
    page.get_by_label("A question in English or French").fill("what did ECOWAS say?")
    page.keyboard.press("Enter")
    page.get_by_text("What did ECOWAS say?").wait_for()
    page.wait_for_url("**/ask?q=what*")
    page.locator(".answer a.citation").first.click()
    page.wait_for_url("**/sources/**")


@pytest.mark.browser
@pytest.mark.parametrize("where", [PAGE, MINISTER, f"{PAGE}?q=who+was+king+of+France"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_to_hold_against_an_answer(
    mali: str, browse: Callable[..., Any], violations: Callable[..., Any], where: str, dark: bool
) -> None:
    page = browse(mali + where, dark=dark, language="fr" if dark else "en", width=390 if dark else 1200)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
