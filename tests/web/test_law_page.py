"""The law: findings with the reasons they follow from, what would change them, and letter beside practice."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from web_making import MALI, visit

from juncture import api
from juncture.rules import definitions

PAGE = "/d/mali-2021/law"
ACT = "prerogatives-removed-2021-05-25"
OWN = """
id = "desk"
name = "The desk’s own"
about = "a seizure"
attempt = "overt"
success = "overt"
[[text]]
gist = "Power is seized openly."
source = "Handbook of the desk"
[[element]]
id = "overt"
question = "Was it done openly?"
is = "overt"
"""


@pytest.fixture(scope="module")
def at_mali() -> Any:
    return visit(MALI)


def test_what_the_court_said_on_28_may_changes_the_answer_from_no_to_contested(at_mali: Any) -> None:
    before = _part(at_mali.get(f"{PAGE}?known=2021-05-27").text, ACT)
    after = _part(at_mali.get(f"{PAGE}?known=2021-05-29").text, ACT)
    assert '<span class="truth t-no">no</span>' in _verdict(before)
    assert '<span class="truth t-contested">contested</span>' in _verdict(after)
    assert "The Constitutional Court has since 28 May 2021 read art. 7" in after
    assert "The Constitutional Court" not in before


def test_the_day_of_the_change_says_what_the_answer_was_before(at_mali: Any) -> None:
    verdict = _verdict(_part(at_mali.get(f"{PAGE}?known=2021-05-28").text, ACT))
    assert "changed since 27 May 2021, when it was:" in verdict
    assert verdict.index("t-contested") < verdict.index("t-no")


def test_every_reason_of_a_finding_stands_in_its_tree(at_mali: Any) -> None:
    finding = next(one for one in api.law(api.open(str(MALI)), known="2021-05-27").findings if one.event == ACT)
    tree = _part(at_mali.get(f"{PAGE}?as_of=2021-06-02&known=2021-05-27").text, ACT)
    assert all(one.question in tree for reason in finding.reasons for one in reason.walk())


def test_what_would_change_an_answer_is_listed(at_mali: Any) -> None:
    part = _part(at_mali.get(f"{PAGE}?known=2021-06-02").text, ACT)
    assert "What would change it" in part
    assert "“Was the office of the President of the Transition vacant on 25 May 2021?”" in part


def test_the_letter_of_every_definition_stands_beside_the_practice(at_mali: Any) -> None:
    page = at_mali.get(f"{PAGE}?known=2021-06-02").text
    for id in definitions():
        assert "By its letter" in _part(page, id)
        assert "In practice" in _part(page, id)
    assert "ECOWAS said that what happened is a coup" in _part(page, "ecowas")
    assert "Nothing on record." in _part(page, "cline")


def test_success_that_waits_for_a_time_says_when_it_is_up(at_mali: Any) -> None:
    assert "Its time is up on 24 June 2021." in _part(at_mali.get(f"{PAGE}?known=2021-06-02").text, "marshall")


def test_another_event_is_set_against_the_definitions(at_mali: Any) -> None:
    page = at_mali.get(f"{PAGE}?event=coup-2020-08-18").text
    assert '<option value="coup-2020-08-18" selected>' in page
    assert at_mali.get(f"{PAGE}?event=coup-2020-08-81").status_code == 400


def test_a_definition_beside_the_dossier_stands_with_the_others(tmp_path: Path) -> None:
    folder = Path(copytree(MALI, tmp_path / "mali"))
    (folder / "definitions").mkdir()
    (folder / "definitions" / "desk.toml").write_text(OWN, encoding="utf-8")
    assert "The desk’s own" in _part(visit(folder).get(PAGE).text, "desk")


def test_a_dossier_without_acts_says_so(client: Any) -> None:
    page = client.get("/d/lantern/law").text
    assert "No act on record was done in an office" in page
    assert "What is it called?" not in page


@pytest.mark.browser
def test_the_keys_move_from_27_to_28_may_and_the_answer_changes_in_place(mali: str, browse: Callable[..., Any]) -> None:
    page = browse(f"{mali}{PAGE}?as_of=2021-06-02&known=2021-05-27")
    assert page.locator(f"#{ACT} .verdict .t-no").is_visible()
    page.get_by_role("slider", name="As known on").press("ArrowRight")
    page.locator(f"#{ACT} .verdict .t-contested").wait_for()


@pytest.mark.browser
def test_reasons_unfold_by_key_down_to_a_passage(mali: str, browse: Callable[..., Any]) -> None:
    page = browse(f"{mali}{PAGE}?as_of=2021-06-02&known=2021-05-29")
    card = page.locator(f"#{ACT}")
    card.get_by_text("Why", exact=True).press("Enter")
    leaf = card.get_by_text("How does Goïta read it?").first
    assert not leaf.is_visible()
    folded = card.locator("details.reason:not([open]) > summary:visible")
    while folded.count():
        folded.first.press("Enter")
    assert leaf.is_visible()
    assert card.locator(".leaf .citation:visible").count() > 0


@pytest.mark.browser
def test_the_event_and_the_days_are_chosen_without_scripts(mali: str, browse: Callable[..., Any]) -> None:
    page = browse(mali + PAGE, scripts=False)
    page.get_by_label("What is it called:").select_option("coup-2020-08-18")
    page.get_by_role("button", name="Show").click()
    assert "event=coup-2020-08-18" in page.url


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_to_hold_against_the_law(
    mali: str, browse: Callable[..., Any], violations: Callable[..., Any], dark: bool
) -> None:
    page = browse(mali + PAGE, dark=dark, language="fr" if dark else "en")
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert violations(page) == []


@pytest.mark.browser
def test_the_law_is_no_wider_than_a_phone(mali: str, browse: Callable[..., Any]) -> None:
    page = browse(mali + PAGE, width=360)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def _part(page: str, id: str) -> str:
    found = page.partition(f'id="{id}"')[2]
    ends = [place for tag in ("</article>", "</section>") if (place := found.find(tag)) >= 0]
    return unescape(found[: min(ends)])


def _verdict(part: str) -> str:
    return part.partition('<p class="verdict">')[2].partition("</p>")[0]
