"""Before and after, counted: what may be set side by side, and what keeps it honest."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from exports_made import ACLED, write, years
from hypothesis import given
from hypothesis import strategies as st

import juncture
from juncture import api
from juncture.conflict import ConflictEvent, Export, Question, cautions, compare, known_as, read_export, says
from juncture.conflict.month import Month
from juncture.conflict.windows import earlier_pairs, windows
from juncture.record.problems import JunctureError

TURN = date(2021, 5, 24)
ROOT = Path(__file__).parents[2]


def event(day: date, *, last: date | None = None, deaths: int | None = 1, violent: bool = True) -> ConflictEvent:
    where = ("Mali", "Mopti", "Boni")
    return ConflictEvent(f"{day}", day, last or day, *where, "Battles", ("JNIM",), deaths, 1, violent)


def monthly(first: Month, last: Month, each: int = 1) -> Export:
    days = [date(m.year, m.number, 2 + n) for m in first.until(last) for n in range(each)]
    return Export("ACLED", "mali.csv", tuple(event(day) for day in days))


months = st.builds(Month, st.integers(1990, 2030), st.integers(1, 12))


@given(months, st.integers(-500, 500))
def test_months_are_walked_along_and_back(month: Month, steps: int) -> None:
    assert month.later(steps).earlier(steps) == month
    assert month.later(steps) - month == steps


@given(months, months, st.integers(0, 400), st.integers(1, 24))
def test_both_sides_are_as_long_as_each_other_and_inside_what_is_covered(
    month: Month, first: Month, length: int, asked: int
) -> None:
    whole = (first, first.later(length))
    found = windows(month, asked, whole)
    for stretch in (found.before, found.after, found.year_earlier):
        if stretch:
            assert whole[0] <= stretch[0] <= stretch[1] <= whole[1] or month > whole[1] or month < whole[0]
    if found.before and found.after:
        assert found.before[1] - found.before[0] == found.after[1] - found.after[0] < asked
        assert found.before[1] < month < found.after[0]
    assert all(pair[1][1] < month for pair in earlier_pairs(found, whole))


def test_the_month_of_the_event_belongs_to_neither_side() -> None:
    found = compare(monthly(Month(2020, 1), Month(2021, 12)), Question(TURN)).violent
    assert (found.before.last, found.after.first) == ("2021-04", "2021-06")
    assert found.before.events == found.after.events == 6


def test_the_first_and_the_last_month_of_an_export_may_be_cut_and_are_not_compared() -> None:
    found = compare(monthly(Month(2021, 2), Month(2021, 8)), Question(TURN))
    assert (found.violent.before.first, found.violent.after.last) == ("2021-03", "2021-07")
    assert [one.month for one in found.months if not one.whole] == ["2021-02", "2021-08"]


def test_months_that_the_export_does_not_cover_are_never_zero() -> None:
    found = compare(monthly(Month(2020, 1), Month(2021, 5)), Question(TURN))
    assert found.violent.after is None
    assert found.earlier is None
    assert "No whole month after May 2021 is covered" in " ".join(says(found))


def test_nothing_later_than_the_day_described_is_counted() -> None:
    found = compare(monthly(Month(2020, 1), Month(2022, 12)), Question(TURN, until=date(2021, 8, 15)))
    assert found.violent.after.last == "2021-07"
    assert found.months[-1].month == "2021-08"
    assert not found.months[-1].whole


def test_an_event_across_two_months_counts_in_the_stretch_that_holds_both() -> None:
    across = event(date(2021, 7, 30), last=date(2021, 8, 2))
    export = monthly(Month(2020, 1), Month(2021, 12))
    found = compare(Export("ACLED", "m.csv", (*export.events, across)), Question(TURN))
    assert found.violent.after.events == 7
    assert sum(one.events for one in found.months) == len(export.events)
    assert "1 event may lie in either of two months" in " ".join(cautions(found))


def test_what_is_not_violent_is_counted_apart() -> None:
    export = monthly(Month(2020, 1), Month(2021, 12))
    protest = event(date(2021, 6, 9), violent=False)
    found = compare(Export("ACLED", "m.csv", (*export.events, protest)), Question(TURN))
    assert found.violent.after.events == 6
    assert found.kinds[0].after.events == 7


def test_an_unchanging_conflict_shows_its_change_as_wholly_ordinary() -> None:
    found = compare(monthly(Month(2018, 1), Month(2021, 12)), Question(TURN))
    assert found.earlier.pairs == found.earlier.as_large_in_events > 0


def test_a_sudden_rise_shows_as_out_of_the_ordinary() -> None:
    calm = monthly(Month(2018, 1), Month(2021, 5)).events
    rise = monthly(Month(2021, 6), Month(2021, 12), each=9).events
    found = compare(Export("ACLED", "m.csv", (*calm, *rise)), Question(TURN))
    assert found.earlier.as_large_in_events == 0
    assert found.violent.after.events_a_month == 9


@given(
    st.lists(
        st.tuples(st.integers(0, 1400), st.integers(0, 40), st.none() | st.integers(0, 9)), min_size=1, max_size=60
    )
)
def test_no_event_is_counted_twice_and_none_is_lost_in_silence(made: list[tuple[int, int, int | None]]) -> None:
    start = date(2018, 3, 1)
    events = [event(start + timedelta(a), last=start + timedelta(a + b), deaths=d) for a, b, d in made]
    found = compare(Export("ACLED", "m.csv", tuple(events)), Question(TURN))
    assert sum(one.events for one in found.months) + found.across_months == len(events)


def test_no_word_of_a_cause_stands_in_what_is_said(tmp_path: Path) -> None:
    export = read_export(write(tmp_path / "a.csv", ACLED, years(2018, 2022)))
    for until in (None, date(2021, 6, 2), date(2021, 9, 1)):
        found = compare(export, Question(TURN, until=until))
        told = " ".join((*says(found), *cautions(found)))
        assert not re.search(r"\b(caus\w*|because|led to|due to|effect\w*|impact\w*|result\w*)\b", told)


def test_an_actor_of_the_record_is_known_by_a_name_and_never_by_likeness() -> None:
    mali = juncture.open("examples/mali-2021")
    names = ["Jama’at Nasr al-Islam wal-Muslimin", "M5-RFP", "m5 rfp men", "Choguel Maiga: prime minister"]
    assert known_as(mali, names).get("M5-RFP") == "m5-rfp"
    assert "m5 rfp men" not in known_as(mali, names)


def test_an_event_without_a_single_day_divides_nothing(tmp_path: Path) -> None:
    export = read_export(write(tmp_path / "a.csv", ACLED, years(2020, 2021)))
    mali = juncture.open("examples/mali-2021")
    vague = next(
        one.id for one in mali.statements() if one.kind == "event" and one.when and one.when.precision == "month"
    )
    with pytest.raises(JunctureError, match="no single day"):
        api.conflict(mali, [export], vague)


def test_the_brief_shows_the_counts_beside_the_claims_only_where_there_is_an_export(tmp_path: Path) -> None:
    export = read_export(write(tmp_path / "a.csv", ACLED, years(2018, 2022)))
    mali = juncture.open("examples/mali-2021")
    without = next(s for s in api.brief(mali).sections if s.id == "conflict")
    with_ = next(s for s in api.brief(mali, exports=[export]).sections if s.id == "conflict")
    assert [part.heading for part in with_.parts[1:]] == [part.heading for part in without.parts]
    assert with_.parts[0].heading == "In numbers: ACLED"
