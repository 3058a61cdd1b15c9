"""Who holds what: the holders of a day with everybody's word, and the powers of each office behind a fold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from web_making import MALI, visit

PAGE = "/d/mali-2021/holders"


@pytest.fixture(scope="module")
def at_mali() -> Any:
    return visit(MALI)


def test_the_answer_for_one_day_depends_on_the_day_of_knowledge(at_mali: Any) -> None:
    before = _office(at_mali.get(f"{PAGE}?as_of=2021-05-25&known=2021-05-27").text, "president-of-transition")
    after = _office(at_mali.get(f"{PAGE}?as_of=2021-05-25&known=2021-06-02").text, "president-of-transition")
    assert '<p class="status held">held</p>' in before
    assert '<p class="status contested">contested</p>' in after


def test_a_contested_end_shows_both_dates_and_whose_each_is(at_mali: Any) -> None:
    office = _office(at_mali.get(f"{PAGE}?as_of=2021-05-25&known=2021-06-02").text, "president-of-transition")
    assert "24 May 2021, says Constitutional Court" in office
    assert "26 May 2021, says Baba Cissé" in office


def test_a_suspension_is_told_with_whose_word_it_is(at_mali: Any) -> None:
    office = _office(at_mali.get(f"{PAGE}?as_of=2021-05-25&known=2021-05-27").text, "president-of-transition")
    assert "According to Assimi Goïta, the president no longer has his prerogatives" in office


def test_a_vacant_office_says_so_and_names_the_last_holder(at_mali: Any) -> None:
    office = _office(at_mali.get(PAGE).text, "prime-minister")
    assert '<p class="status vacant">vacant</p>' in office
    assert "Moctar Ouane" in office.partition("The last one recorded:")[2]


def test_an_unknown_holder_is_not_passed_off_as_one(at_mali: Any) -> None:
    office = _office(at_mali.get(PAGE).text, "minister-of-defence")
    assert '<span class="badge">unknown</span>' in office


def test_what_the_law_in_force_says_of_an_office_unfolds(at_mali: Any) -> None:
    office = _office(at_mali.get(PAGE).text, "vice-president-of-transition")
    assert "<h3>May</h3>" in office
    assert "in charge of defence and security" in office
    assert "<h3>May not</h3>" in office
    assert "How it is read" in office


def test_a_version_that_came_later_is_not_known_before(at_mali: Any) -> None:
    late = _office(at_mali.get(f"{PAGE}?as_of=2022-03-01&known=2022-03-01").text, "president-of-transition")
    early = _office(at_mali.get(PAGE).text, "president-of-transition")
    assert "revised Charter" in late
    assert "revised Charter" not in early


def test_a_dossier_without_offices_says_so(client: Any) -> None:
    assert "The dossier has no office yet." in client.get("/d/lantern/holders").text


def test_the_words_of_answers_are_said_in_french(at_mali: Any) -> None:
    page = at_mali.get(f"{PAGE}?lang=fr").text
    at_mali.cookies.clear()
    assert '<p class="status vacant">vacant</p>' in page
    assert '<p class="status held">occupé</p>' in page


@pytest.mark.browser
def test_the_keys_move_the_day_of_knowledge_and_the_answer_changes_in_place(
    mali: str, browse: Callable[..., Any]
) -> None:
    page = browse(f"{mali}{PAGE}?as_of=2021-05-25&known=2021-05-27")
    status = page.locator("#president-of-transition .status")
    assert status.inner_text().lower() == "held"
    page.get_by_role("slider", name="As known on").press("ArrowRight")
    page.locator("#president-of-transition .status.contested").wait_for()


@pytest.mark.browser
def test_the_days_are_shared_with_the_timeline(mali: str, browse: Callable[..., Any]) -> None:
    page = browse(f"{mali}{PAGE}?as_of=2021-05-25&known=2021-05-27")
    page.get_by_role("slider", name="As known on").press("ArrowRight")
    page.wait_for_url("**known=2021-05-28*")
    page.get_by_role("link", name="Timeline").click()
    assert page.get_by_label("As known on", exact=True).input_value() == "2021-05-28"
    assert page.get_by_label("As of", exact=True).input_value() == "2021-05-25"


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_to_hold_against_the_holders(
    mali: str, browse: Callable[..., Any], violations: Callable[..., Any], dark: bool
) -> None:
    page = browse(mali + PAGE, dark=dark, language="fr" if dark else "en")
    page.locator("#vice-president-of-transition summary").press("Enter")
    assert violations(page) == []


@pytest.mark.browser
def test_the_holders_are_no_wider_than_a_phone(mali: str, browse: Callable[..., Any]) -> None:
    page = browse(mali + PAGE, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def _office(page: str, id: str) -> str:
    return page.partition(f'<section class="office" id="{id}"')[2].partition("</section>")[0]
