"""Futures on a page: options switched, one judgement supposed to be another, and nothing of it written."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from web_making import MALI, visit

from juncture import api
from juncture.foresight import open_system, suppose
from juncture.futures.errors import QuestionError
from juncture.futures.study import ask

PAGE = "/d/mali-2021/futures"
PUSH = "pressure=strong -> grip=broken"


@pytest.fixture(scope="module")
def at_mali() -> Any:
    return visit(MALI)


@pytest.fixture(scope="module")
def system() -> Any:
    return open_system(api.open(str(MALI)))


def test_the_page_compares_the_first_options_for_the_first_goal(at_mali: Any) -> None:
    page = at_mali.get(PAGE).text
    assert "46 of 86 consistent scenarios" in page
    assert "No matrices were drawn" not in page
    assert "in the matrices drawn: from the tenth" not in page


def test_other_options_and_goals_are_compared_on_request(at_mali: Any) -> None:
    asked = {"option": ["civilian-transition-with-conditions"], "goal": "no-stalemate"}
    page = at_mali.get(PAGE, params=asked).text
    assert 'value="no-stalemate" selected' in page
    assert page.count(" checked") == 1


def test_matrices_are_drawn_on_request_and_bring_conditions(at_mali: Any) -> None:
    page = at_mali.get(PAGE, params={"samples": 200}).text
    assert "of the 200 matrices drawn" in page
    assert "from the tenth to the ninetieth" in page


def test_a_judgement_supposed_to_be_another_shows_what_flips(at_mali: Any) -> None:
    page = at_mali.get(PAGE, params={"judgement": PUSH, "value": 3}).text
    assert "2 conclusions flip." in page
    assert "beyond the range" in page
    assert "leads into a cycle of 4" in page


def test_a_judgement_left_as_it_is_flips_nothing(system: Any) -> None:
    question = ask(system.model)
    for judged in list(system.model.judgements())[::25]:
        place = str(judged).rpartition(": ")[0]
        found = suppose(system, question, place, judged.value)
        assert all(one.before == one.after and not one.turned for one in found.conclusions)


def test_every_flip_that_the_page_lists_is_confirmed_by_supposing_it(at_mali: Any) -> None:
    links = re.findall(r'class="try" href="([^"#]+)', at_mali.get(PAGE).text)
    assert links
    for link in links[::3]:
        assert re.search(r"\d+ conclusions? flip", at_mali.get(unescape(link)).text)


def test_supposing_leaves_the_dossier_as_it_was(at_mali: Any) -> None:
    before = _content()
    at_mali.get(PAGE, params={"judgement": PUSH, "value": -3})
    assert _content() == before
    assert "46 of 86" in at_mali.get(PAGE).text


def _content() -> dict[str, str]:
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in MALI.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"option": "demand-reinstatment"}, "did you mean"),
        ({"goal": "<script>"}, "goal of this model"),
        ({"judgement": PUSH, "value": 9}, "off the scale"),
        ({"judgement": "pressure", "value": 1}, "names no judgement"),
        ({"judgement": "pressure=strong -> unity=split", "value": 1}, "judged pair"),
        ({"judgement": "pressure=strng -> grip=broken"}, "did you mean"),
        ({"samples": 10**9}, "samples"),
    ],
)
def test_what_cannot_be_asked_gets_a_sentence(at_mali: Any, asked: dict[str, Any], sentence: str) -> None:
    answer = at_mali.get(PAGE, params=asked)
    assert answer.status_code == 422
    assert sentence in unescape(answer.text)
    assert "<script>" not in answer.text.partition("<main")[2]


def test_a_value_off_the_scale_is_refused_in_python_too(system: Any) -> None:
    with pytest.raises(QuestionError, match="from -3 to 3"):
        suppose(system, ask(system.model), PUSH, 4)


def test_on_a_day_before_its_sources_the_system_is_not_run_and_the_page_says_why(at_mali: Any) -> None:
    answer = at_mali.get(f"{PAGE}?known=2021-05-26")
    assert answer.status_code == 422
    assert "none of its passages was public by 2021-05-26" in answer.text


def test_a_dossier_without_a_system_says_so(client: Any) -> None:
    assert "it has no system.toml" in client.get("/d/lantern/futures").text


@pytest.mark.browser
def test_one_judgement_is_moved_and_what_flips_is_seen_at_once(mali: str, browse: Callable[..., Any]) -> None:
    page = browse(mali + PAGE)
    page.locator("select[name=judgement]").select_option(PUSH)
    page.get_by_text("Choose another one to see what flips").wait_for()
    page.locator("label.step", has_text="+3").click()
    page.get_by_text("2 conclusions flip.").wait_for()
    assert page.get_by_role("link", name="crisis-group-2021-05 ¶20").first.is_visible()
    page.locator("label.step", has_text="as judged").click()
    page.get_by_text("Choose another one to see what flips").wait_for()


@pytest.mark.browser
def test_without_scripts_the_judgement_is_moved_by_buttons(mali: str, browse: Callable[..., Any]) -> None:
    page = browse(mali + PAGE, scripts=False)
    page.locator("select[name=judgement]").select_option(PUSH)
    page.get_by_role("button", name="Choose").click()
    page.get_by_role("radio", name="+3").check(force=True)
    page.get_by_role("button", name="Suppose it").click()
    assert page.get_by_text("2 conclusions flip.").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("asked", ["", f"?judgement={PUSH}&value=3", "?samples=200"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_to_hold_against_the_futures(
    mali: str, browse: Callable[..., Any], violations: Callable[..., Any], asked: str, dark: bool
) -> None:
    page = browse(mali + PAGE + asked, dark=dark, language="fr" if dark else "en", width=390 if dark else 1200)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
