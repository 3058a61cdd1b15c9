"""Matching: one to one, nearest first, dates and outcomes side by side; and the published figures of agreement."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from past_lists import needs_lists, pt_file, published

from juncture.precedents import Case, Outcome, agreement, days_apart, happenings, read_list, shipped
from juncture.precedents.matching import WINDOW, pairs
from juncture.record.countries import states
from juncture.record.edtf import parse

_START = date(1990, 1, 1)


def case(name: str, number: int, offset: int, state: int = 432) -> Case:
    day = _START + timedelta(offset)
    return Case(name, f"{name}-{number}", states()[state], parse(day.isoformat()), Outcome.REALISED)


OFFSETS = st.lists(st.integers(0, 400), max_size=25)


@given(OFFSETS, OFFSETS, st.integers(0, 60))
def test_no_case_has_two_partners_and_every_pair_lies_within_the_window(
    first: list[int], second: list[int], window: int
) -> None:
    one = [case("a", n, o) for n, o in enumerate(first)]
    other = [case("b", n, o, 432 if n % 3 else 436) for n, o in enumerate(second)]
    found = pairs(one, other, window)
    assert len(set(found.values())) == len(found)
    for number, place in found.items():
        assert days_apart(one[number], other[place]) <= window
        assert one[number].state == other[place].state


@given(OFFSETS, OFFSETS)
def test_a_case_is_left_alone_only_where_no_free_partner_is_near(first: list[int], second: list[int]) -> None:
    one, other = [case("a", n, o) for n, o in enumerate(first)], [case("b", n, o) for n, o in enumerate(second)]
    found = pairs(one, other)
    free = [place for place in range(len(other)) if place not in found.values()]
    for number in set(range(len(one))) - set(found):
        assert all(days_apart(one[number], other[place]) > WINDOW for place in free)


@given(OFFSETS, OFFSETS)
def test_happenings_lose_no_case_and_hold_one_of_each_list_at_most(first: list[int], second: list[int]) -> None:
    lists = [[case("a", n, o) for n, o in enumerate(first)], [case("b", n, o) for n, o in enumerate(second)]]
    found = happenings(lists)
    assert sorted(c.id for h in found for c in h.cases) == sorted(c.id for cases in lists for c in cases)
    assert all(len({c.list for c in h.cases}) == len(h.cases) for h in found)


def test_dates_and_outcomes_that_differ_stand_side_by_side(tmp_path: Path) -> None:
    theirs = read_list(pt_file(tmp_path, "Mali|432|2021|5|21|2", "Burkina Faso|439|2015|9|17|1"))
    found = happenings([shipped().cases, theirs.cases])
    mali = next(one for one in found if any(c.id == "43205242021" for c in one.cases))
    assert mali.dates == {"2021-05-24": ("cline",), "2021-05-21": ("powell-thyne",)}
    assert mali.days_between == 3
    faso = next(one for one in found if one.of("powell-thyne") and one.cases[0].country == "BFA")
    assert faso.outcomes == {Outcome.REALISED: ("cline",), Outcome.ATTEMPTED: ("powell-thyne",)}


@needs_lists
def test_by_the_nearest_date_the_lists_agree_as_was_published() -> None:
    theirs = [one for one in published("powell-thyne").cases if one.outcome is Outcome.REALISED]
    to_2022 = [one for one in theirs if one.first.year <= 2022]
    assert len(to_2022) == 243
    assert list(agreement(to_2022, shipped().cases, shared=True).values()) == [225, 16, 1, 1]
    colpus = [one for one in published("colpus").cases if one.outcome is Outcome.REALISED]
    assert list(agreement(to_2022, colpus, shared=True).values()) == [184, 21, 8, 30]
    cline = [one for one in shipped().cases if one.outcome is Outcome.REALISED and one.first.year >= 1950]
    assert (len(cline), agreement(cline, to_2022, shared=True)["none"]) == (415, 160)


@needs_lists
def test_one_to_one_the_agreement_is_a_little_less_since_no_case_is_partner_twice() -> None:
    theirs = [one for one in published("powell-thyne").cases if one.outcome is Outcome.REALISED]
    to_2022 = [one for one in theirs if one.first.year <= 2022]
    assert list(agreement(to_2022, shipped().cases).values()) == [225, 15, 1, 2]
    matched = pairs(to_2022, shipped().cases)
    alone = [str(one) for place, one in enumerate(to_2022) if place not in matched]
    assert alone == ["Brazil, 1964-03-30", "Guinea, 2021-09-05"]


@needs_lists
def test_the_known_errors_of_the_lists_show() -> None:
    lists = [shipped().cases, published("powell-thyne").cases, published("colpus").cases]
    mali = [one for one in happenings(lists) if one.cases[0].country == "MLI"]
    dated = {tuple(one.dates) for one in mali}
    assert ("2021-05-24", "2021-05-21") in dated
    assert ("2012-05-01", "2012-04-30") in dated
    niger = [one for one in published("powell-thyne").cases if one.country == "NER"]
    assert str(niger[-1].when) == "2023-06-26"  # it was 26 July; no other list that is at hand reaches so far
