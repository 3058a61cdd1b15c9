"""Scenario discovery, against the box that the EMA workbench publishes for Bryant and Lempert's data."""

from __future__ import annotations

import csv
from itertools import pairwise
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.futures.samples import DATA

from juncture.futures import QuestionError, discover
from juncture.futures.prim import binomial_tail, paste, peel, quasi_p


@pytest.fixture(scope="module")
def bryant_lempert() -> tuple[list[str], np.ndarray, np.ndarray]:
    with (DATA / "emaworkbench" / "bryant-lempert-2010.csv").open() as file:
        heading, *rows = csv.reader(file)
    table = np.array(rows, float)
    return heading[2:11], table[:, 2:11], table[:, -1] > 0


def test_box_21_is_that_of_the_ema_workbench(bryant_lempert: tuple[list[str], np.ndarray, np.ndarray]) -> None:
    names, x, y = bryant_lempert
    assert (len(y), y.sum()) == (882, 89)
    box = peel(x, y)[21]
    assert round(box.coverage, 6) == 0.752809
    assert round(box.density, 6) == 0.770115
    assert round(box.mass, 6) == 0.098639
    bounds = {names[c]: tuple(round(b, 3) for b in box.bounds(c)) for c in box.restricted}
    assert bounds == {
        "Total biomass": (450.0, 755.8),
        "Demand elasticity": (-0.422, -0.202),
        "Biomass backstop price": (150.05, 199.6),
        "Cellulosic cost": (72.65, 133.7),
    }


def test_box_21_without_its_weakest_bound_is_that_of_the_ema_workbench(
    bryant_lempert: tuple[list[str], np.ndarray, np.ndarray],
) -> None:
    names, x, y = bryant_lempert
    box = peel(x, y)[21]
    weakest = max(box.restricted, key=lambda c: quasi_p(box, c, x, y))
    assert names[weakest] == "Cellulosic cost"
    looser = box.free(weakest, x, y)
    assert (round(looser.coverage, 6), round(looser.density, 6), round(looser.mass, 5)) == (0.764045, 0.715789, 0.10771)


def test_what_is_found_is_found_again_in_half_the_data(
    bryant_lempert: tuple[list[str], np.ndarray, np.ndarray],
) -> None:
    names, x, y = bryant_lempert
    found = discover(names, x, y)
    support = found.support(found.chosen, seed=1)
    assert {names[c] for c in support} >= {"Total biomass", "Demand elasticity", "Biomass backstop price"}
    assert min(support.values()) >= 0.7
    assert support == found.support(found.chosen, seed=1)


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 2**32 - 1), st.booleans())
def test_every_box_encloses_what_it_says(seed: int, whole: bool) -> None:
    random = np.random.default_rng(seed)
    x = random.integers(-3, 4, (300, 4)) if whole else random.normal(size=(300, 4))
    y = (x[:, 0] > 0) & (random.random(300) < 0.8)
    boxes = peel(x, y)
    for box in boxes:
        inside = box.holds(x)
        assert (inside.sum(), y[inside].sum()) == (box.cases, box.of_interest)
        assert box.mass >= 0.05 or len(boxes) == 1
    for one, following in pairwise(boxes):
        assert following.cases < one.cases
        assert following.density > one.density
        assert not (following.holds(x) & ~one.holds(x)).any()
    wider = paste(boxes[-1], x, y)
    assert wider.density >= boxes[-1].density
    assert wider.cases >= boxes[-1].cases


def test_pasting_takes_back_a_slice_too_many() -> None:
    x = np.arange(100.0)[:, None]
    y = (x[:, 0] >= 40) & (x[:, 0] < 60)
    tight = peel(x, y)[-1]
    assert tight.coverage < 1
    assert paste(tight, x, y).density == 1.0
    assert discover(["x"], x, y).chosen.coverage == 1.0


def test_the_binomial_tail_is_exact() -> None:
    assert binomial_tail(3, 5, 0.5) == pytest.approx(sum(comb(5, k) for k in (3, 4, 5)) / 32)
    assert binomial_tail(0, 5, 0.5) == 1.0
    assert binomial_tail(2, 5, 0.0) == 0.0


def test_nothing_to_find_is_said_so() -> None:
    x = np.zeros((30, 2))
    assert len(peel(x, np.arange(30) % 2 == 0)) == 1
    with pytest.raises(QuestionError, match="do not match"):
        peel(x, np.zeros(29, bool))
    with pytest.raises(QuestionError, match="cannot be peeled off"):
        peel(x, np.zeros(30, bool), alpha=0.7)
