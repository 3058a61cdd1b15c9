"""Rates and intervals: n, k and what is unknown; held against the published formulas and tables."""

from __future__ import annotations

import sys
from math import sqrt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from past_lists import pt_file

from juncture.brief.cases import base_of
from juncture.precedents import Base, intervals, loosened, question, rates, read_filter, read_list, shipped
from juncture.precedents.intervals import jeffreys, wilson
from juncture.precedents.rates import questions
from juncture.record.problems import JunctureError


@pytest.fixture(scope="module")
def base() -> Base:
    return base_of([shipped()])


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_the_share_and_mirrors(counted: tuple[int, int]) -> None:
    k, n = counted
    for method in (jeffreys, wilson):
        one, other = method(k, n), method(n - k, n)
        assert 0 <= one.low <= k / n <= one.high <= 1
        assert one.low == pytest.approx(1 - other.high, abs=1e-9)


@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilsons_interval_is_that_of_his_formula(counted: tuple[int, int]) -> None:
    k, n = counted
    z, p = 1.959963984540054, k / n
    middle, half = (p + z**2 / (2 * n)) / (1 + z**2 / n), z / (1 + z**2 / n) * sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    found = wilson(k, n)
    assert (found.low, found.high) == pytest.approx((max(middle - half, 0), min(middle + half, 1)), abs=1e-9)


@pytest.mark.parametrize(
    ("k", "n", "low", "high"), [(0, 10, 0.0, 0.2172), (1, 10, 0.0110, 0.3813), (5, 10, 0.2235, 0.7765)]
)
def test_jeffreys_interval_has_the_quantiles_of_its_beta(k: int, n: int, low: float, high: float) -> None:
    found = jeffreys(k, n)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-4)


def test_a_rate_counts_the_unknown_apart(tmp_path: Path) -> None:
    theirs = read_list(pt_file(tmp_path, "Mali|432|2000|1|1|2", "Mali|432|2001|1|1|2", "Mali|432|2004|1|1|1"))
    base = Base([theirs])
    found = rates(base, read_filter("Mali"), [questions()["another"]])[0]
    # The first is followed within 24 months, the second is not, and the list ends before the third's months are over.
    assert (found.n, found.k, found.unknown) == (2, 1, 1)
    assert found.share == 0.5
    assert "2 cases say little" in found.caution


def test_what_only_a_yes_is_known_of_gets_a_count_and_no_share(base: Base) -> None:
    found = rates(base, read_filter("Mali, since 2020, successful"), [questions()["suspended-au"]])[0]
    assert (found.share, found.jeffreys) == (None, None)
    assert found.k == found.n
    assert found.caution.startswith("At least") or found.k == 0


def test_a_question_that_the_class_settles_is_not_asked(base: Base) -> None:
    asked = {one.question for one in rates(base, read_filter("Mali, successful"))}
    assert "successful" not in asked
    assert "successful" in {one.question for one in rates(base, read_filter("Mali, carried out"))}


def test_the_same_question_with_each_term_left_out(base: Base) -> None:
    chosen = read_filter("West Africa, since 1990, carried out")
    moved = loosened(base, chosen, question("successful"), base.listings[0])
    assert [one.term for one in moved] == ["West Africa", "since 1990", "carried out"]
    whole = rates(base, chosen, [question("successful")])[0]
    assert all(one.rate.n >= whole.n and one.rate.k >= whole.k for one in moved)


def test_without_scipy_a_sentence_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    for cached in (intervals.stats, intervals.jeffreys, intervals.wilson):
        cached.cache_clear()
    try:
        with pytest.raises(JunctureError, match=r"pip install 'juncture\[precedents\]'"):
            jeffreys(1, 2)
        assert not intervals.installed()
    finally:
        monkeypatch.undo()
        for cached in (intervals.stats, intervals.jeffreys, intervals.wilson):
            cached.cache_clear()
