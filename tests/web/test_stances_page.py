"""Who stands where: the matrix, its filter, and the statements that a cell rests on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from web_making import MALI, serving, settings, visit

from juncture import api
from juncture.record.entering import enter
from juncture.record.items import Actor, Issue
from juncture.record.statements import Stance
from juncture.web.app import create_app
from juncture.web.pages.stances import matrix_of

PAGE = "/d/mali-2021/stances"
ANSWER = api.stances(api.open(str(MALI)))


@pytest.fixture(scope="module")
def at_mali() -> Any:
    return visit(MALI)


def test_the_whole_matrix_is_that_of_the_answer() -> None:
    matrix = matrix_of(ANSWER)
    assert (matrix.actors, matrix.targets) == (ANSWER.matrix.actors, ANSWER.matrix.targets)
    assert {
        actor: {target: tuple(one.statement for one in matrix.cells[(actor, target)]) for target in row}
        for actor, row in ANSWER.matrix.cells.items()
    } == ANSWER.matrix.cells


def test_a_position_keeps_only_cells_that_hold_it() -> None:
    matrix = matrix_of(ANSWER, "reserves")
    assert {one.position for cell in matrix.cells.values() for one in cell} == {"reserves"}
    assert {actor for actor, _ in matrix.cells} == set(matrix.actors)


def test_one_issue_keeps_one_column() -> None:
    assert matrix_of(ANSWER, on="transition-timetable").targets == ("transition-timetable",)


def test_a_cell_opens_its_statements_with_voice_hedge_date_and_passages(at_mali: Any) -> None:
    hedged = next(one for one in ANSWER.stances if one.voice == "hedged" and one.hedge == "possible")
    said = _said(at_mali.get(f"{PAGE}?actor={hedged.actor}&target={hedged.target}").text)
    assert "hedged, possible" in said
    assert "It is possible that" in said
    assert f"/sources/{hedged.sources[0].source}" in said


def test_a_cell_opens_every_word_on_it_the_latest_first(at_mali: Any) -> None:
    said = _said(at_mali.get(f"{PAGE}?actor=ecowas&target=takeover-may-2021").text)
    assert said.count("<article>") == 3
    assert said.index("30 May 2021") < said.index("24 May 2021")


def test_a_cell_in_which_nothing_was_known_yet_says_so(at_mali: Any) -> None:
    page = at_mali.get(f"{PAGE}?actor=african-union&target=role-of-officers&known=2021-05-27").text
    assert "Nothing is on record there on these days." in _said(page)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("position=support", "did you mean &#39;supports&#39;?"),
        ("on=takeover-may-2020", "there is no entry &#39;takeover-may-2020&#39;"),
        ("actor=<script>&target=x", "there is no entry &#39;&lt;script&gt;&#39;"),
    ],
)
def test_what_is_not_there_gets_a_sentence(at_mali: Any, asked: str, sentence: str) -> None:
    answer = at_mali.get(f"{PAGE}?{asked}")
    assert answer.status_code == 400
    assert sentence in answer.text


def test_a_dossier_without_stances_says_so(client: Any) -> None:
    assert "Nobody is on record with such a position" in client.get("/d/lantern/stances").text


@pytest.mark.browser
def test_a_cell_opens_by_key_beside_the_matrix_and_one_comes_back(mali: str, browse: Callable[..., Any]) -> None:
    page = browse(mali + PAGE, width=1400)
    cell = page.locator("#c-ecowas--takeover-may-2021")
    cell.press("Enter")
    page.get_by_role("heading", name="ECOWAS: Takeover of May 2021").wait_for()
    assert cell.get_attribute("aria-current") == "true"
    assert page.evaluate("document.activeElement.id") == "said-name"
    page.get_by_role("link", name="Back to the cell").press("Enter")
    page.wait_for_url("**#c-ecowas--takeover-may-2021")


@pytest.mark.browser
def test_a_cell_opens_without_scripts(mali: str, browse: Callable[..., Any]) -> None:
    page = browse(mali + PAGE, scripts=False)
    page.locator("#c-ecowas--takeover-may-2021").click()
    assert page.get_by_role("heading", name="ECOWAS: Takeover of May 2021").is_visible()


@pytest.mark.browser
def test_a_filter_by_position_narrows_the_matrix_in_place(mali: str, browse: Callable[..., Any]) -> None:
    page = browse(mali + PAGE)
    page.get_by_label("Position").select_option("reserves")
    page.wait_for_url("**position=reserves*")
    page.get_by_text("2 actors, 1 issue.").wait_for()


@pytest.mark.browser
def test_long_names_and_names_from_right_to_left_fit_a_phone(lantern: Path, browse: Callable[..., Any]) -> None:
    long = "The Very Long Named Extraordinary Intergovernmental Committee for Unpronounceabletransitionaladministration"
    for entry in (
        Actor(id="keita", name="إبراهيم بوبكر كيتا رئيس الجمهورية", type="person"),
        Actor(id="committee", name=long, type="organisation"),
        Issue(id="vote", name="موعد الانتخابات"),
        Stance(id="s1", actor="keita", target="vote", position="opposes", voice="asserted", public="2024-03-14"),
        Stance(id="s2", actor="committee", target="vote", position="supports", voice="asserted", public="2024-03-14"),
    ):
        enter(str(lantern), entry, "ana")
    with serving(create_app(settings(lantern))) as address:
        page = browse(f"{address}/d/lantern/stances?actor=committee&target=vote", width=360)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.get_by_role("link", name="إبراهيم").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_to_hold_against_the_stances(
    mali: str, browse: Callable[..., Any], violations: Callable[..., Any], dark: bool
) -> None:
    address = f"{mali}{PAGE}?actor=ecowas&target=takeover-may-2021"
    assert violations(browse(address, width=1400, dark=dark, language="fr" if dark else "en")) == []


@pytest.mark.browser
def test_the_stances_are_no_wider_than_a_phone(mali: str, browse: Callable[..., Any]) -> None:
    page = browse(f"{mali}{PAGE}?actor=ecowas&target=takeover-may-2021", width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def _said(page: str) -> str:
    return page.partition('<section id="said"')[2].partition("</section>")[0]
