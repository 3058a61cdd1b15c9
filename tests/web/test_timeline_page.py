"""The timeline: two sliders over the days that matter, and what each day's knowledge added."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from web_making import MALI, visit

from juncture import api
from juncture.web.days import MOST, Step, Track, heights

PAGE = "/d/mali-2021/timeline"


@pytest.fixture(scope="module")
def at_mali() -> Any:
    return visit(MALI)


def test_it_shows_what_had_happened_as_known_on_the_day_asked(at_mali: Any) -> None:
    page = at_mali.get(f"{PAGE}?as_of=2021-05-25&known=2021-05-27").text
    answer = api.timeline(api.open(str(MALI)), as_of="2021-05-25", known="2021-05-27")
    assert all(f'<tr id="{entry.id}">' in page for entry in answer.timeline)
    assert 'id="court-ruling-2021-05-28"' not in page


def test_without_days_it_takes_those_of_the_dossiers_head_as_the_brief_does(at_mali: Any) -> None:
    assert 'value="2021-06-02"' in at_mali.get(PAGE).text


def test_an_event_with_dates_in_conflict_shows_each_date_and_whose_it_is(at_mali: Any) -> None:
    row = _row(at_mali.get(f"{PAGE}?known=2021-06-02").text, "resignations-2021-05-26")
    assert "dates in conflict" in row
    for day in ("24 May 2021", "25 May 2021", "26 May 2021"):
        assert f"<b>{day}</b>" in row
    assert "According to the Constitutional Court" in row


def test_what_the_day_brought_is_marked_as_new_and_what_it_left_out_is_counted(at_mali: Any) -> None:
    page = at_mali.get(f"{PAGE}?as_of=2021-05-31&known=2021-05-28").text
    record = api.open(str(MALI))
    news = api.diff(record, earlier="2021-05-27", known="2021-05-28", as_of="2021-05-31").difference.new
    assert f"{len(news)} statements are new since 27 May 2021." in page
    assert '<span class="badge">new</span>' in page
    assert "<title>New. " in page
    assert "became known on the day that is asked for" in page
    assert "left out because they were not yet public" in page


def test_the_track_shows_how_much_became_public_on_each_day(at_mali: Any) -> None:
    page = at_mali.get(PAGE).text
    assert "209 statements at most, on 27 May 2021" in page
    assert "<title>28 May 2021: 27</title>" in page


def test_hedges_and_speakers_survive_into_the_list(at_mali: Any) -> None:
    assert "It is reported, but not confirmed, that" in at_mali.get(PAGE).text


def test_a_dossier_without_events_says_so(client: Any) -> None:
    assert "Nothing that had happened by then was public by then." in client.get("/d/lantern/timeline").text


def test_dates_are_written_out_in_french(at_mali: Any) -> None:
    page = at_mali.get(f"{PAGE}?known=2021-06-02&lang=fr").text
    at_mali.cookies.clear()
    assert "2 juin 2021" in page
    assert "dates contradictoires" in page


@pytest.mark.parametrize("asked", ["as_of=<script>", "known=2021-02-30", "part=0", "part=x"])
def test_what_cannot_be_asked_gets_a_sentence(at_mali: Any, asked: str) -> None:
    answer = at_mali.get(f"{PAGE}?{asked}")
    assert answer.status_code in (400, 422)
    assert 'role="alert"' in answer.text


def test_a_part_beyond_the_last_is_the_last(at_mali: Any) -> None:
    assert at_mali.get(f"{PAGE}?part=99").status_code == 200


def test_very_many_days_are_taken_together_and_none_is_lost() -> None:
    days = [Step(date(2000, 1, 1) + timedelta(days=number), number % 3) for number in range(1000)]
    track = Track(tuple(days))
    assert len(track.steps) <= MOST
    assert sum(one.count for one in track.steps) == sum(one.count for one in days)
    assert track.steps[-1].day == days[-1].day
    assert track.before(days[700].day) == days[699].day
    assert max(heights(track)) == 1


@pytest.mark.browser
def test_the_keys_move_the_day_of_knowledge_and_the_picture_changes_in_place(
    mali: str, browse: Callable[..., Any]
) -> None:
    page = browse(f"{mali}{PAGE}?as_of=2021-05-31&known=2021-05-27")
    assert page.locator("#court-ruling-2021-05-28").count() == 0
    slider = page.get_by_role("slider", name="As known on")
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**known=2021-05-28*")
    page.get_by_text("statements are new since 27 May 2021").wait_for()
    assert slider.get_attribute("aria-valuetext") == "28 May 2021"
    assert page.evaluate("document.activeElement.id") == "slide-known"
    assert page.get_by_label("As known on", exact=True).input_value() == "2021-05-28"
    assert "known=2021-05-28" in (page.get_by_role("link", name="Brief").get_attribute("href") or "")


@pytest.mark.browser
def test_a_day_written_into_the_field_moves_the_slider(mali: str, browse: Callable[..., Any]) -> None:
    page = browse(mali + PAGE)
    page.get_by_label("As known on", exact=True).fill("2021-05-29")
    page.wait_for_url("**known=2021-05-29*")
    slider = page.get_by_role("slider", name="As known on")
    assert slider.get_attribute("aria-valuetext") == "29 May 2021"


@pytest.mark.browser
def test_without_scripts_the_fields_and_a_button_do_the_same(mali: str, browse: Callable[..., Any]) -> None:
    page = browse(mali + PAGE, scripts=False)
    assert page.get_by_role("slider").count() == 0
    page.get_by_label("As known on", exact=True).fill("2021-05-27")
    page.get_by_role("button", name="Show").click()
    assert "known=2021-05-27" in page.url


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_to_hold_against_the_timeline(
    mali: str, browse: Callable[..., Any], violations: Callable[..., Any], dark: bool
) -> None:
    assert violations(browse(mali + PAGE, dark=dark, language="fr" if dark else "en")) == []


@pytest.mark.browser
def test_the_timeline_is_no_wider_than_a_phone(mali: str, browse: Callable[..., Any]) -> None:
    page = browse(mali + PAGE, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def _row(page: str, id: str) -> str:
    return page.split(f'<tr id="{id}">')[1].partition("</tr>")[0]
