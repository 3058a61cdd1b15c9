"""Dates: what is read, what is refused, and that a comparison never says more than is known."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from datetime import date, timedelta

import edtf as oracle
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import day, entry

from juncture.record.edtf import ACCEPTED, DateError, parse
from juncture.record.truth import Truth
from juncture.record.validity import bound_text
from juncture.record.when import DAY, Bound, When, instant

FIRST, LAST = date(2020, 2, 20), date(2020, 3, 12)
DAYS = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]

days = st.sampled_from(DAYS).map(date.isoformat)
months = st.sampled_from(["2020-02", "2020-03"])
marks = st.sampled_from(["", "", "~", "?", "%"])
points = st.builds("".join, st.tuples(days | months | st.just("2020"), marks))
ends = points | st.sampled_from(["", ".."])


def _reads(text: str) -> bool:
    try:
        parse(text)
    except DateError:
        return False
    return True


intervals = st.builds("{}/{}".format, ends, ends).filter(_reads)
ranges = st.builds("[{}..{}]".format, points | st.just(""), points | st.just("")).filter(_reads)
sets = st.lists(points, min_size=1, max_size=3).map(lambda parts: f"[{','.join(parts)}]")
dates = st.one_of(points, intervals, ranges, sets)


def span(first: str, last: str) -> Bound:
    return Bound(instant(day(first)), instant(day(last)) + DAY - 1)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2021", "2021-01-01", "2021-12-31", "year"),
        ("2021-05", "2021-05-01", "2021-05-31", "month"),
        ("2020-02", "2020-02-01", "2020-02-29", "month"),
        ("2021-05-24", "2021-05-24", "2021-05-24", "day"),
        ("202X", "2020-01-01", "2029-12-31", "decade"),
        ("19XX", "1900-01-01", "1999-12-31", "century"),
        ("00XX", "0001-01-01", "0099-12-31", "century"),
        ("2021-XX", "2021-01-01", "2021-12-31", "year"),
        ("2021-XX-XX", "2021-01-01", "2021-12-31", "year"),
        ("2021-05-XX", "2021-05-01", "2021-05-31", "month"),
        ("2021-21", "2021-03-01", "2021-05-31", "season"),
        ("2021-24", "2021-12-01", "2022-02-28", "season"),
        ("[2021-05-24..2021-05-28]", "2021-05-24", "2021-05-28", "range"),
        ("[2021-05-24, 2021-05-28]", "2021-05-24", "2021-05-28", "range"),
        ("2021-05-24~", "2021-05-23", "2021-05-25", "day"),
        ("2021-05?", "2021-03-31", "2021-07-01", "month"),
        (" 2021-05-24 ", "2021-05-24", "2021-05-24", "day"),
    ],
)
def test_a_point_falls_between_the_first_and_the_last_second_that_its_text_allows(text, first, last, precision):
    when = parse(text)
    assert (when.begin, when.end) == (span(first, last), span(first, last))
    assert (when.precision, when.stretch) == (precision, False)


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("2021-05-24/2021-05-26", span("2021-05-24", "2021-05-24"), span("2021-05-26", "2021-05-26")),
        ("2021-05/2021", span("2021-05-01", "2021-05-31"), span("2021-01-01", "2021-12-31")),
        ("2021-05-24/", span("2021-05-24", "2021-05-24"), Bound()),
        ("2021-05-24/..", span("2021-05-24", "2021-05-24"), Bound()),
        ("/2021-05-26", Bound(), span("2021-05-26", "2021-05-26")),
        ("../2021-05-26", Bound(), span("2021-05-26", "2021-05-26")),
        ("2021-05-24~/2021-05-26", span("2021-05-23", "2021-05-25"), span("2021-05-26", "2021-05-26")),
    ],
)
def test_an_interval_has_two_ends_and_one_that_is_not_given_stays_unknown(text, begin, end):
    when = parse(text)
    assert (when.begin, when.end, when.stretch) == (begin, end, True)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("[..2021-05-27]", Bound(None, instant(day("2021-05-27")) + DAY - 1)),
        ("[2021-05-26..]", Bound(instant(day("2021-05-26")), None)),
    ],
)
def test_before_and_after_leave_the_other_side_unknown(text, bound):
    assert parse(text).begin == parse(text).end == bound


def test_an_offset_is_counted_and_never_dropped():
    assert parse("2021-05-24T20:15+02:00").begin == parse("2021-05-24T18:15Z").begin
    assert parse("2021-05-24T20:15-0530").begin == parse("2021-05-25T01:45:00Z").begin
    assert parse("2021-05-24T23:30-02").covers(day("2021-05-25")) is Truth.YES


@pytest.mark.parametrize(
    "text", ["2021-05-24?", "[2021-05-24?..2021-05-28]", "[2021-05-24,2021-05-25%]", "2021-05-24?/"]
)
def test_doubt_about_one_part_is_doubt_about_the_whole(text):
    assert parse(text).uncertain


@pytest.mark.parametrize("text", ["2021~", "[2021-05-24~..]", "[..2021-05-28%]", "/2021-05-24~"])
def test_about_is_kept_wherever_it_stands(text):
    assert parse(text).approximate


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "24 May", "May 2021", "24/05/2021", "2021-5-24", "21-05-24", "20210524", "2021-13", "2021-00",
        "2021-02-30", "2021-05-00", "0000", "0000-01-01", "-2021", "202", "20X1", "XXXX", "20XX-05", "2021-XX-24",
        "2021-21-05", "9999-24", "/", "../..", "..", "/..", "2021/2022/2023", "2021-05-26/2021-05-24", "[]", "[..]",
        "[2021-05-24", "[2021-05-28..2021-05-24]", "[2021-05-24..2021-05-25..2021-05-26]", "2021-05-24T25:00Z",
        "2021-05-24T20:15+99:00", "0001-01-01T00:00+02:00", "9999-12-31T23:59-05:00", "2021-05-24 T20:15",
        "2021-05-24??", "2021-05-24 / 2021-05-26", "２０２１", "२०२१-०५", "yesterday", "2021-05-24\n2021-05-25",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_the_value_and_what_would_be_read(text):
    with pytest.raises(DateError) as caught:
        parse(text)
    assert repr(text) in str(caught.value)
    assert ACCEPTED in str(caught.value)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (datetime.date(2021, 5, 24), "2021-05-24"),
        (2021, "2021"),
        (987, "0987"),
        (
            datetime.datetime(2021, 5, 24, 20, 15, tzinfo=datetime.timezone(timedelta(hours=2))),
            "2021-05-24T20:15:00+02:00",
        ),
        ("2021-05", "2021-05"),
    ],
)
def test_unquoted_dates_and_years_are_read_as_what_they_say(written, text):
    assert str(entry("event", "e", act="resign", when=written).when) == text


@pytest.mark.parametrize("written", [True, 20210524, -5, 2021.5, datetime.time(20, 15), [2021]])
def test_other_values_than_dates_are_refused_where_a_date_is_wanted(written):
    with pytest.raises(ValueError, match="no date that can be read"):
        entry("event", "e", act="resign", when=written)


@given(dates)
def test_bounds_are_ordered_and_the_text_is_kept(text):
    when = parse(text)
    for bound in (when.begin, when.end):
        assert bound.earliest is None or bound.latest is None or bound.earliest <= bound.latest
    assert when.begin.earliest is None or when.end.latest is None or when.begin.earliest <= when.end.latest
    assert str(when) == text
    assert parse(str(when)) == when


@given(st.dates(date(1, 1, 2), date(9998, 12, 30)), marks)
def test_precision_is_never_widened(moment, mark):
    """A vaguer text for the same day never has narrower bounds, and a mark of doubt never narrows them."""
    exact = parse(moment.isoformat())
    for text in (moment.isoformat() + mark, moment.isoformat()[:7] + mark, moment.isoformat()[:4] + mark):
        vague = parse(text)
        assert vague.begin.earliest <= exact.begin.earliest
        assert vague.end.latest >= exact.end.latest
    year, month = moment.year, moment.month
    assert (
        parse(f"{year:04d}-{month:02d}").end.latest == instant(date(year, month, monthrange(year, month)[1])) + DAY - 1
    )


def _seconds(bound: Bound) -> list[int]:
    """Moments that a bound may fall on: the edges of it and of every day in reach."""
    edges = [
        instant(d) + offset for d in [FIRST - timedelta(40), *DAYS, LAST + timedelta(330)] for offset in (0, DAY - 1)
    ]
    edges += [second for second in (bound.earliest, bound.latest) if second is not None]
    low = bound.earliest if bound.earliest is not None else min(edges)
    high = bound.latest if bound.latest is not None else max(edges)
    return [second for second in edges if low <= second <= high]


def _completions(when: When) -> list[tuple[int, int]]:
    """Ways in which a date may turn out to have been: its first and its last second."""
    if not when.stretch:
        return [(second, second) for second in _seconds(when.begin)]
    return [(a, b) for a in _seconds(when.begin) for b in _seconds(when.end) if a <= b]


@given(dates, dates)
def test_a_comparison_is_sure_only_where_every_completion_of_both_dates_agrees(one, other):
    first, second = parse(one), parse(other)
    verdict = first.before(second)
    latest = [end for _, end in _completions(first)]
    earliest = [begin for begin, _ in _completions(second)]
    if verdict is Truth.YES:
        assert max(latest) < min(earliest)
    elif verdict is Truth.NO:
        assert min(latest) >= max(earliest)


@given(dates, st.sampled_from(DAYS))
def test_a_day_is_covered_surely_only_where_every_completion_covers_it(text, moment):
    when = parse(text)
    found = {begin < instant(moment) + DAY and end >= instant(moment) for begin, end in _completions(when)}
    verdict = when.covers(moment)
    if verdict is Truth.YES:
        assert found == {True}
    elif verdict is Truth.NO:
        assert found == {False}


@given(points.filter(lambda text: not re.search("[~?%]", text)), st.sampled_from(DAYS))
def test_a_plain_point_is_as_sure_of_a_day_as_it_can_be(text, moment):
    when = parse(text)
    found = {begin < instant(moment) + DAY and end >= instant(moment) for begin, end in _completions(when)}
    assert (when.covers(moment) is Truth.UNKNOWN) == (len(found) == 2)


@given(dates, dates)
def test_no_two_dates_come_each_before_the_other(one, other):
    first, second = parse(one), parse(other)
    assert not (first.before(second) is Truth.YES and second.before(first) is Truth.YES)
    assert [first < second, second < first].count(True) <= 1
    assert first.conflicts(second) is second.conflicts(first)


@given(dates, dates)
def test_dates_conflict_surely_only_where_one_surely_comes_first(one, other):
    first, second = parse(one), parse(other)
    if first.conflicts(second) is Truth.YES:
        assert Truth.YES in (first.before(second), second.before(first))
    assert parse(one).conflicts(parse(one)) is not Truth.YES


_plain = st.one_of(
    st.dates(date(1000, 1, 1), date(2999, 12, 31)).flatmap(
        lambda d: st.sampled_from(
            [d.isoformat(), d.isoformat()[:7], d.isoformat()[:4], d.isoformat()[:7] + "-XX", f"{d.year}-XX"]
        )
    ),
    st.integers(100, 299).map(lambda n: f"{n}X"),
    st.integers(10, 29).map(lambda n: f"{n}XX"),
    st.tuples(st.integers(1000, 2999), st.integers(21, 23)).map(lambda pair: f"{pair[0]}-{pair[1]}"),
)


@given(_plain)
def test_points_have_the_bounds_that_the_edtf_library_gives(text):
    ours, theirs = parse(text), oracle.parse_edtf(text)
    assert ours.begin.earliest == instant(date(*theirs.lower_strict()[:3]))
    assert ours.end.latest == instant(date(*theirs.upper_strict()[:3])) + DAY - 1


@settings(max_examples=25)
@given(st.lists(st.dates(date(1000, 1, 1), date(2999, 12, 31)), min_size=2, max_size=2).map(sorted))
def test_closed_intervals_and_ranges_have_the_bounds_that_the_edtf_library_gives(ends):
    for form in ("{}/{}", "[{}..{}]"):
        text = form.format(*ends)
        ours, theirs = parse(text), oracle.parse_edtf(text)
        assert ours.begin.earliest == instant(date(*theirs.lower_strict()[:3]))
        assert ours.end.latest == instant(date(*theirs.upper_strict()[:3])) + DAY - 1


@pytest.mark.parametrize(
    ("text", "on", "truth"),
    [
        ("2021-05-24", "2021-05-24", Truth.YES),
        ("2021-05-24", "2021-05-25", Truth.NO),
        ("2021-05", "2021-05-24", Truth.UNKNOWN),
        ("2021-05", "2021-06-01", Truth.NO),
        ("2021-05-24/2021-05-26", "2021-05-25", Truth.YES),
        ("2021-05-24/", "2021-05-25", Truth.UNKNOWN),
        ("2021-05-24/", "2021-05-24", Truth.YES),
        ("2021-05-24/", "2021-05-23", Truth.NO),
        ("/2021-05-24", "2021-05-24", Truth.YES),
        ("/2021-05-24", "2021-05-23", Truth.UNKNOWN),
        ("[..2021-05-27]", "2021-05-28", Truth.NO),
        ("[..2021-05-27]", "2021-05-20", Truth.UNKNOWN),
        ("2021-05-24?", "2021-05-25", Truth.UNKNOWN),
    ],
)
def test_whether_a_day_is_covered(text, on, truth):
    assert parse(text).covers(day(on)) is truth


def test_unknown_dates_come_last_in_display_order():
    texts = ["/..", "2021-05-26", "[..2021-05-25]", "2021-05-24"]
    known = sorted(parse(text) for text in texts if _reads(text))
    assert [str(when) for when in known] == ["2021-05-24", "[..2021-05-25]", "2021-05-26"]


def test_a_moment_at_midnight_is_not_shown_as_a_whole_day():
    assert bound_text(parse("2021-05-24T00:00Z").begin).earliest == "2021-05-24T00:00:00Z"
    shown = bound_text(parse("2021-05-24").begin)
    assert (shown.earliest, shown.latest) == ("2021-05-24", "2021-05-24")


def test_events_of_one_day_are_in_no_known_order_but_moments_are():
    assert parse("2021-05-24").before(parse("2021-05-24")) is Truth.UNKNOWN
    assert parse("2021-05-24T08:00Z").before(parse("2021-05-24T20:15+02:00")) is Truth.YES
    assert parse("2021-05-24T20:15Z").before(parse("2021-05-24T20:15Z")) is Truth.NO


@pytest.mark.parametrize(
    ("one", "other", "truth"),
    [
        ("2021-05-24", "2021-05-26", Truth.YES),
        ("2021-05", "2021-05-26", Truth.NO),
        ("2021-05-24?", "2021-05-29", Truth.UNKNOWN),
        ("[..2021-05-24]", "2021-05-26", Truth.YES),
        ("/2021-05-24", "2021-05-20", Truth.UNKNOWN),
    ],
)
def test_two_dates_conflict_where_both_cannot_be_right(one, other, truth):
    assert parse(one).conflicts(parse(other)) is truth
