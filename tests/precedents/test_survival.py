"""Time to an event with censoring: the published remission times, and laws of any curve."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juncture.precedents import curve
from juncture.precedents.survival import Span

#: Weeks in remission under 6-mercaptopurine (Freireich and others 1963); those still in remission are marked.
FREIREICH = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
#: Survival and its log-log interval at each event, as survival textbooks and R's survfit print them.
PUBLISHED = [
    (6, 0.857, 0.620, 0.952), (7, 0.807, 0.563, 0.923), (10, 0.753, 0.503, 0.889), (13, 0.690, 0.432, 0.849),
    (16, 0.627, 0.368, 0.805), (22, 0.538, 0.268, 0.747), (23, 0.448, 0.188, 0.680),
]  # fmt: skip
AT_RISK = [21, 17, 15, 12, 11, 7, 6]


def spans(text: str) -> list[Span]:
    return [Span(float(one.rstrip("+")), not one.endswith("+")) for one in text.split()]


def test_the_remission_times_of_1963_give_the_published_curve() -> None:
    found = curve("remission", spans(FREIREICH))
    assert (found.n, found.k, found.median) == (21, 9, 23.0)
    assert [round(step.months) for step in found.steps] == [at for at, *_ in PUBLISHED]
    for step, (_, share, low, high) in zip(found.steps, PUBLISHED, strict=True):
        assert (step.share, step.low, step.high) == pytest.approx((share, low, high), abs=6e-4)
    assert [step.at_risk for step in found.steps] == AT_RISK


SPANS = st.lists(st.tuples(st.integers(1, 60), st.booleans()), min_size=1, max_size=40)


@given(SPANS)
def test_a_curve_only_comes_down_and_its_interval_holds_it(times: list[tuple[int, bool]]) -> None:
    found = curve("e", [Span(float(months), seen) for months, seen in times])
    shares = [1.0, *(step.share for step in found.steps)]
    assert shares == sorted(shares, reverse=True)
    assert (found.n, found.k) == (len(times), sum(seen for _, seen in times))
    for step in found.steps:
        assert step.low is None or step.low <= step.share + 1e-9
        assert step.high is None or step.share <= step.high + 1e-9


@given(st.lists(st.integers(1, 60), min_size=1, max_size=40))
def test_without_censoring_the_curve_is_the_share_still_waiting(times: list[int]) -> None:
    found = curve("e", [Span(float(months), True) for months in times])
    for step in found.steps:
        assert step.share == pytest.approx(sum(months > step.months for months in times) / len(times))


def test_where_nothing_was_seen_there_is_no_step_and_no_median() -> None:
    found = curve("e", [Span(3.0, False), Span(5.0, False)], left_out=2)
    assert (found.steps, found.median, found.n, found.k, found.left_out) == ((), None, 2, 0, 2)
