"""Dates: EDTF with the precision of the text, years inferred and marked so, anchors counted from."""

from __future__ import annotations

import pytest
from helping import of_kind
from hypothesis import given
from hypothesis import strategies as st

from juncture.reading.coder.relative import ago, first_day, last_day, shifted, spread
from juncture.record import edtf


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Soldiers arrested the mayor on 3 March 2019.", "2019-03-03"),
        ("Soldiers arrested the mayor on March 3, 2019.", "2019-03-03"),
        ("Soldiers arrested the mayor in March 2019.", "2019-03"),
        ("In 2019, soldiers arrested the mayor.", "2019"),
        ("Soldiers arrested the mayor in the spring of 2019.", "2019-21"),
        ("The March 2019 arrest of the mayor by soldiers shocked the town.", "2019-03"),
        ("Between 3 and 5 March 2019 soldiers arrested forty people.", "2019-03-03/2019-03-05"),
        ("The rebels have held the town since March 2019, when they captured it.", None),
    ],
)
def test_a_stated_date_keeps_its_precision(text: str, when: str | None) -> None:
    found = [one.fields.get("when") for one in of_kind("event", text)]
    assert when is None or when in found


def test_a_year_that_is_not_stated_is_inferred_and_marked() -> None:
    text = "The charter was adopted in September 2020. On 24 May officers arrested the president."
    event = next(one for one in of_kind("event", text) if one.tokens == ("arrested",))
    assert (event.fields["when"], event.year) == ("2021-05-24", "inferred")
    assert any("inferred" in one for one in event.assumed)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Soldiers arrested the mayor on Monday.", "2023-07-24"),
        ("Soldiers arrested the mayor yesterday.", "2023-07-26"),
        ("Soldiers arrested the mayor on 3 December.", "2022-12-03"),
        ("Soldiers arrested the mayor last month.", "2023-06"),
        ("Soldiers arrested the mayor last December.", "2022-12"),
        ("Soldiers arrested the mayor two years ago.", "2021~"),
    ],
)
def test_relative_dates_are_counted_from_the_day_of_publication(text: str, when: str) -> None:
    (event,) = of_kind("event", text, "2023-07-27")
    assert event.fields["when"] == when
    assert event.year == "inferred"


def test_without_a_day_of_publication_a_weekday_stays_undated() -> None:
    (event,) = of_kind("event", "Soldiers arrested the mayor on Monday.")
    assert "when" not in event.fields


def test_the_day_after_is_counted_from_what_it_names() -> None:
    text = "Soldiers arrested the mayor on 3 March 2019. The day after the arrest, the governor resigned."
    event = next(one for one in of_kind("event", text) if one.fields.get("act") == "resign")
    assert event.fields["when"] == "2019-03-04"


def test_the_next_day_is_counted_from_what_was_told_last() -> None:
    text = "Soldiers arrested the mayor on 3 March 2019. The next day the governor resigned."
    event = next(one for one in of_kind("event", text) if one.fields.get("act") == "resign")
    assert event.fields["when"] == "2019-03-04"


def test_a_date_goes_to_the_participle_beside_it() -> None:
    text = "The general announced his intention to follow the timetable negotiated with ECOWAS in September 2020."
    found = {one.tokens[0]: one.fields.get("when") for one in of_kind("event", text)}
    assert found.get("negotiated") == "2020-09"
    assert found.get("announced") != "2020-09"


def test_after_an_event_is_a_bound_and_no_date() -> None:
    text = "Officers overthrew President Keïta in August 2020. A council was installed following the August 2020 coup."
    event = next(one for one in of_kind("event", text) if one.fields.get("act") == "install")
    assert event.fields["when"] == "[2020-08..]"


FIRST = "Soldiers arrested the mayor on 3 March 2019."


def date_of(text: str, word: str, published: str | None = None) -> str | None:
    event = next(one for one in of_kind("event", text, published) if word in one.tokens)
    return event.fields.get("when")


@pytest.mark.parametrize(
    ("sequel", "when"),
    [
        ("Two days later the governor resigned.", "2019-03-05"),
        ("That evening the governor resigned.", "2019-03-03"),
        ("The governor resigned within hours.", "2019-03-03"),
        ("Weeks later the governor resigned.", "[2019-03-10..2019-05-02]"),
        ("In the following weeks the governor resigned.", "[2019-03-03..2019-05-02]"),
        ("The following year the governor resigned.", "2020"),
        ("The following month the governor resigned.", "2019-04"),
        ("The governor resigned two weeks later.", "[2019-03-15..2019-03-19]"),
        ("Three months later the governor resigned.", "2019-06~"),
    ],
)
def test_a_sequel_is_as_precise_as_its_words(sequel: str, when: str) -> None:
    assert date_of(f"{FIRST} {sequel}", "resigned") == when


def test_days_are_counted_from_the_date_told_last_even_where_it_dates_no_event() -> None:
    text = "The count began on 3 March 2019. Two days later the governor resigned."
    assert date_of(text, "resigned") == "2019-03-05"


def test_what_is_told_next_in_the_past_gets_a_range_and_never_a_day() -> None:
    text = f"{FIRST} Farmers blocked the bridge."
    event = next(one for one in of_kind("event", text, "2019-03-20") if "blocked" in one.tokens)
    assert event.fields["when"] == "[2019-03-03..2019-03-20]"
    assert event.year == "inferred"
    assert any(one.startswith("a range: told after") for one in event.assumed)
    assert event.confidence < next(one for one in of_kind("event", FIRST) if "arrested" in one.tokens).confidence


def test_what_is_told_as_past_before_a_date_is_bounded_by_it() -> None:
    assert date_of(f"{FIRST} The governor had deployed soldiers.", "deployed") == "[..2019-03-03]"


def test_history_told_long_after_is_not_stretched_to_the_day_of_publication() -> None:
    assert date_of(f"{FIRST} Farmers blocked the bridge.", "blocked", "2024-05-01") == "[2019-03-03..2019-06-01]"


def test_a_reaction_comes_after_what_it_answers_and_before_the_text() -> None:
    text = "Officers staged a coup on 3 March 2019. Ghana condemned the coup."
    assert date_of(text, "condemned", "2019-03-06") == "[2019-03-03..2019-03-06]"


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Tension has grown since March 2019, when gunmen killed 49 farmers.", "killed", "2019-03"),
        ("Police fired on a crowd that was marching to the palace on 3 March 2019.", "marching", "2019-03-03"),
        ("On 3 March 2019 police fired on a crowd, killing nine people.", "killing", "2019-03-03"),
        ("They discussed the coup of 3 March 2019, in which officers overthrew the king.", "overthrew", "2019-03-03"),
        (
            "The claim about the November election was dismissed by the court on 3 March 2019.",
            "dismissed",
            "2019-03-03",
        ),
        ("On the evening of 3 March 2019 troops stormed the palace.", "stormed", "2019-03-03"),
    ],
)
def test_a_date_reaches_the_event_of_its_own_clause(text: str, word: str, when: str) -> None:
    assert date_of(text, word) == when


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The council will hold a summit on Friday.", "2023-07-28"),
        ("The council held a summit on Friday.", "2023-07-21"),
        ("The council held a summit last Saturday.", "2023-07-22"),
        ("The council held a summit on Monday of last week.", "2023-07-17"),
    ],
)
def test_a_weekday_lies_ahead_of_the_text_only_for_what_is_still_to_come(text: str, when: str) -> None:
    (event,) = of_kind("event", text, "2023-07-27")  # a Thursday
    assert event.fields["when"] == when


def test_what_will_happen_comes_after_the_text() -> None:
    (event,) = of_kind("event", "The council will impose sanctions.", "2023-07-27")
    assert (event.voice, event.fields["when"]) == ("planned", "[2023-07-27..]")


@given(st.dates(), st.dates())
def test_a_range_keeps_the_days_it_was_made_of(one: object, other: object) -> None:
    first, last = sorted((one, other))  # type: ignore[type-var]
    made = spread(first, last)  # type: ignore[arg-type]
    assert made is not None
    assert (first_day(made), last_day(made)) == (first, last)
    assert spread(last, first) is None or first == last  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["The 5 June Movement rejected the offer.", "They may reject the offer.", "Some 2,012 people protested."]
)
def test_a_name_or_a_number_is_no_date(text: str) -> None:
    assert all("when" not in one.fields for one in of_kind("event", text))


@given(
    st.dates(), st.sampled_from(["two", "a few", "several", "12"]), st.sampled_from(["day", "week", "month", "year"])
)
def test_some_time_ago_is_always_a_date_that_the_record_reads(now: object, number: str, unit: str) -> None:
    if getattr(now, "year", 0) < 50:
        return
    edtf.parse(ago(now, number, unit))  # type: ignore[arg-type]


@given(
    st.dates(min_value=__import__("datetime").date(2, 1, 1), max_value=__import__("datetime").date(9000, 1, 1)),
    st.integers(-300, 300),
)
def test_a_shift_and_its_opposite_cancel(day: object, days: int) -> None:
    there = shifted(str(day), days)
    assert there is not None
    assert shifted(there, -days) == str(day)
