"""The actors: the network with its filters, the table beside it, and the page of one actor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from web_making import MALI, visit

from juncture import api
from juncture.record.entering import enter
from juncture.record.items import Actor
from juncture.web.ties import MOST_ACTORS, MOST_TIES, Wanted, chosen, draw

PAGE = "/d/mali-2021/actors"
RECORD = api.open(str(MALI))
ANSWER = api.actors(RECORD)


@pytest.fixture(scope="module")
def at_mali() -> Any:
    return visit(MALI)


def test_the_table_holds_every_actor_the_most_mentioned_first(at_mali: Any) -> None:
    page = at_mali.get(PAGE).text
    assert f"{len(ANSWER.actors)} actors" in page
    assert page.index(">Bah N’Daw</bdi>") < page.index(">Constitutional Court</bdi>")


def test_a_type_keeps_actors_of_that_type_and_ties_between_them() -> None:
    found = chosen(ANSWER, Wanted(type="state"))
    kept = {one.id for one in found.actors}
    assert {one.type for one in found.actors} == {"state"}
    assert all({one.source, one.target} <= kept for one in found.ties)


def test_hostile_ties_alone_leave_out_the_others_and_whoever_has_none() -> None:
    found = chosen(ANSWER, Wanted(hostile=True))
    assert {one.hostile for one in found.ties} == {True}
    assert {one.id for one in found.actors} == {end for one in found.ties for end in (one.source, one.target)}


def test_a_neighbourhood_is_an_actor_and_whoever_has_a_tie_with_it() -> None:
    found = chosen(ANSWER, Wanted(around="constitutional-court", type="person"))
    assert all("constitutional-court" in (one.source, one.target) for one in found.ties)
    assert "constitutional-court" in {one.id for one in found.actors}


def test_too_few_mentions_leave_an_actor_out() -> None:
    assert min(one.mentions for one in chosen(ANSWER, Wanted(least=10)).actors) >= 10


def test_the_picture_bears_no_more_than_can_be_read_and_counts_the_rest() -> None:
    network = chosen(ANSWER, Wanted())
    picture = draw(RECORD, network)
    assert picture is not None
    assert picture.svg.count("marker-end") - 3 <= MOST_TIES  # three stand in its key
    assert picture.left_out > 0
    assert picture.svg.count('class="ground-fill"') <= MOST_ACTORS


def test_without_ties_there_is_no_picture_and_a_sentence_says_so(at_mali: Any) -> None:
    assert draw(RECORD, chosen(ANSWER, Wanted(type="armed-group", hostile=True))) is None
    assert "No tie answers to these filters." in at_mali.get(f"{PAGE}?type=armed-group&hostile=1").text


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("type=persn", "there is no type of actor &#39;persn&#39;; did you mean &#39;person&#39;?"),
        ("around=assimi-goit", "did you mean &#39;assimi-goita&#39;?"),
        ("least=many", "&#39;many&#39; is no number of mentions"),
        ("least=-1", "&#39;-1&#39; is no number of mentions"),
    ],
)
def test_a_filter_that_means_nothing_gets_a_sentence(at_mali: Any, asked: str, sentence: str) -> None:
    answer = at_mali.get(f"{PAGE}?{asked}")
    assert answer.status_code == 400
    assert sentence in answer.text


def test_an_actors_page_holds_offices_positions_words_and_deeds_each_cited(at_mali: Any) -> None:
    page = at_mali.get(f"{PAGE}/assimi-goita").text
    for heading in ("Offices", "Bodies and members", "Positions taken", "Said, as sources tell it", "Did, suffered"):
        assert heading in page
    assert 'href="/d/mali-2021/sources/crisis-group-2021-05?at=' in page


def test_what_was_not_public_is_not_on_an_actors_page(at_mali: Any) -> None:
    assert "by the Court’s ruling" in at_mali.get(f"{PAGE}/assimi-goita").text
    assert "by the Court’s ruling" not in at_mali.get(f"{PAGE}/assimi-goita?known=2021-05-27").text


def test_an_unknown_actor_gets_a_page_with_the_nearest_name(at_mali: Any) -> None:
    answer = at_mali.get(f"{PAGE}/asimi-goita")
    assert answer.status_code == 404
    assert "did you mean &#39;assimi-goita&#39;?" in answer.text


def test_a_hostile_name_is_shown_and_does_nothing(lantern: Path) -> None:
    name = "<script>alert(1)</script>"
    enter(str(lantern), Actor(id="mallory", name=name, type="person", names=("إبراهيم بوبكر كيتا",)), "ana")
    client = visit(lantern)
    for where in ("/d/lantern/actors", "/d/lantern/actors/mallory"):
        page = client.get(where).text
        assert name not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.replace("&amp;", "&")
    assert "<bdi>إبراهيم بوبكر كيتا</bdi>" in client.get("/d/lantern/actors/mallory").text


@pytest.mark.browser
def test_a_filter_changes_picture_and_table_in_place(mali: str, browse: Callable[..., Any]) -> None:
    page = browse(mali + PAGE)
    page.get_by_label("Hostile ties only").check()
    page.wait_for_url("**hostile=1*")
    page.get_by_label("Around").select_option("assimi-goita")
    page.wait_for_url("**around=assimi-goita*")
    page.get_by_text("3 actors, 6 ties.").wait_for()


@pytest.mark.browser
def test_by_keys_alone_one_comes_from_the_table_to_an_actor_and_to_the_neighbourhood(
    mali: str, browse: Callable[..., Any]
) -> None:
    page = browse(mali + PAGE)
    page.get_by_role("link", name="Assimi Goïta").press("Enter")
    page.wait_for_url("**/actors/assimi-goita*")
    page.get_by_role("link", name="the neighbourhood").press("Enter")
    page.wait_for_url("**around=assimi-goita*")
    assert page.get_by_label("Around").input_value() == "assimi-goita"


@pytest.mark.browser
@pytest.mark.parametrize("where", [PAGE, f"{PAGE}/assimi-goita"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_to_hold_against_the_actors(
    mali: str, browse: Callable[..., Any], violations: Callable[..., Any], where: str, dark: bool
) -> None:
    page = browse(mali + where, dark=dark, language="fr" if dark else "en")
    for fold in page.locator("details.fold > summary").all():
        fold.press("Enter")
    assert violations(page) == []


@pytest.mark.browser
@pytest.mark.parametrize("where", [PAGE, f"{PAGE}/assimi-goita"])
def test_the_actors_are_no_wider_than_a_phone(mali: str, browse: Callable[..., Any], where: str) -> None:
    page = browse(mali + where, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
