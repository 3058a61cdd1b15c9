"""Succession, its attractors and their weights, against ScenarioWizard's."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.futures.samples import BENCH_50X50, CIBSA, DATA, MALI, one_line, signature, somewhereland
from tests.futures.strategies import every, matrices

from juncture.futures import Model, QuestionError, basins, consistent, grid, loops, succeed
from juncture.futures.basins import _follow_all
from juncture.futures.flow import Space, arrivals, flow
from juncture.futures.matrix import Matrix
from juncture.futures.scwfile import read_scw
from juncture.futures.slfile import read_sl
from juncture.futures.succession import RULES, step
from juncture.futures.tomlfile import parse_toml


@pytest.mark.parametrize("path", [p for p in CIBSA if p.stem != "CIB_natl_regional"], ids=lambda p: p.stem)
def test_the_weights_of_scenariowizard_are_ours(path: Path) -> None:
    found = basins(read_scw(path))
    assert found.exact
    assert {s.variants: s.weight for s in read_sl(path.with_suffix(".sl")).scenarios} == {
        b.attractor.states[0]: b.weight for b in found.basins if b.attractor.fixed
    }
    assert sum(b.weight for b in found.basins) == found.states


def test_where_scenariowizards_weights_are_a_sample_ours_are_exact() -> None:
    path = DATA / "cibsa" / "CIB_natl_regional.scw"
    theirs = read_sl(path.with_suffix(".sl"))
    assert theirs.total_weight == 100_000
    found = basins(read_scw(path))
    assert found.weight_of((0, 0, 2, 2, 1, 1, 2, 0, 0, 0, 2, 0, 0, 0, 0)) == 7_521_415
    for s in theirs.scenarios:
        share = found.weight_of(s.variants) / found.states
        assert abs(s.weight / 100_000 - share) < 5 * np.sqrt(share * (1 - share) / 100_000)


def test_a_model_may_have_a_cycle_of_its_own() -> None:
    found = basins(read_scw(DATA / "cibsa" / "CIB_global.scw"))
    (cycle,) = found.cycles
    assert cycle.weight == 17
    assert cycle.attractor.period == 2
    assert str(cycle.attractor).startswith("cycle of 2: ")


@pytest.mark.slow
def test_sixty_million_states_have_the_basins_of_jucib() -> None:
    matrix = one_line(*BENCH_50X50)
    cycles, weights = _follow_all(matrix, Space(matrix.sizes), "global", np.zeros(15, bool))
    assert {signature(matrix.sizes, c[0]): w for c, w in zip(cycles, weights, strict=True) if len(c) == 1} == {
        1984298: 3,
        8693546: 578,
        11540522: 113420,
        19807290: 95,
        31030843: 5633,
    }
    assert sum(weights) == 60_466_176


def test_somewhereland_comes_to_rest_from_everywhere() -> None:
    found = basins(somewhereland())
    assert [b.weight for b in found.basins] == [178, 127, 55, 35, 28, 24, 19, 14, 3, 3]
    assert found.cycles == ()
    assert str(found) == "10 fixed points and 0 cycles under the global rule; every state followed."


@settings(deadline=None, max_examples=60)
@given(matrices(diagonal=True), st.sampled_from(RULES), st.data())
def test_the_flow_of_all_states_is_the_step_of_each(matrix: Matrix, rule: str, data: st.DataObject) -> None:
    held = ~np.array(matrix.judged)
    fixed = {i: 0 for i in range(len(matrix.sizes)) if data.draw(st.booleans())}
    held[list(fixed)] = True
    space = Space(matrix.sizes, fixed)
    codes = np.arange(space.count)
    states = space.decode(codes)
    assert (space.encode(states) == codes).all()
    following = flow(matrix, space, rule, held)  # type: ignore[arg-type]
    assert following.tolist() == space.encode(step(matrix, states, rule, held)).tolist()  # type: ignore[arg-type]
    reached, counts = arrivals(following)
    assert counts.sum() == space.count
    assert reached.tolist() == np.unique(following).tolist()


@settings(deadline=None, max_examples=60)
@given(matrices(most=4), st.sampled_from(RULES))
def test_the_fixed_points_of_every_rule_are_the_consistent_scenarios(matrix: Matrix, rule: str) -> None:
    scenarios = every(matrix.sizes).astype(np.int16)
    after = step(matrix, scenarios, rule, ~np.array(matrix.judged))  # type: ignore[arg-type]
    assert ((after == scenarios).all(axis=1) == (matrix.consistency(scenarios) >= 0)).all()


def test_a_variant_is_kept_unless_strictly_beaten_and_the_first_winner_is_taken() -> None:
    model = Model.of({"a": ["x"], "b": ["u", "v", "w"]}, {("a", "b"): [[1, 1, 0]]})
    assert succeed(model, {"a": "x", "b": "v"}).states == ((0, 1),)
    assert succeed(model, {"a": "x", "b": "w"}).states == ((0, 2), (0, 0))


def test_rules_may_end_in_different_places() -> None:
    pair = {("a", "b"): [[1, -1], [-1, 1]], ("b", "a"): [[1, -1], [-1, 1]]}
    model = Model.of({"a": ["x", "y"], "b": ["x", "y"]}, pair)
    start = {"a": "x", "b": "y"}
    assert succeed(model, start).attractor.period == 2
    assert succeed(model, start, "sequential").attractor.variants == [{"a": "y", "b": "y"}]
    assert succeed(model, start, "one-step").attractor.variants == [{"a": "y", "b": "y"}]


def test_levers_externals_and_given_descriptors_stay() -> None:
    model = parse_toml(MALI)
    start = {"talks": "none", "neighbours": "tense", "unity": "united", "grip": "facade"}
    path = succeed(model, start, given={"unity": "united"})
    assert path.changes == [{"grip": ("facade", "broken")}]
    assert path.attractor.takes("grip") == ("broken",)
    assert succeed(model, start).attractor.variants[0]["unity"] == "split"
    held = basins(model, given={"talks": "open"})
    assert held.states == 12
    assert sum(b.weight for b in held.basins) == 12


def test_a_sample_carries_its_interval_and_its_seed() -> None:
    model = somewhereland()
    exact = {b.attractor.states: b.share for b in basins(model).basins}
    found = basins(model, exact_limit=100, samples=20_000, seed=3)
    assert not found.exact
    assert "a sample of 20000 of 486 states followed" in str(found)
    inside = [b.low <= exact[b.attractor.states] <= b.high for b in found.basins]
    assert sum(inside) >= 9
    assert found == basins(model, exact_limit=100, samples=20_000, seed=3)
    cyclic = basins(read_scw(DATA / "cibsa" / "CIB_global.scw"), exact_limit=1, samples=2_000)
    assert {b.attractor.period for b in cyclic.basins} == {1, 2}


def test_scenarios_take_their_weights_from_the_basins() -> None:
    model = somewhereland()
    found, b = consistent(model), basins(model)
    weighted = found.weighted([b.weight_of(s.numbers) for s in found])
    assert sum(s.weight or 0 for s in weighted) == 486


def test_questions_about_succession_that_name_nothing_are_refused() -> None:
    with pytest.raises(QuestionError, match="'local' is no rule of succession"):
        succeed(somewhereland(), {}, "local")  # type: ignore[arg-type]
    with pytest.raises(QuestionError, match="0 samples"):
        basins(somewhereland(), samples=0)


def test_the_grid_and_the_loops_of_somewhereland() -> None:
    model = somewhereland()
    standings = grid(model)
    assert sum(s.active for s in standings) == pytest.approx(sum(s.passive for s in standings))
    assert {s.descriptor: s.role for s in standings}["F"] == "active"
    rings = loops(model, longest=3)
    assert all(len(ring.descriptors) <= 3 for ring in rings)
    assert len({frozenset(ring.descriptors) for ring in rings if len(ring.descriptors) == 2}) == sum(
        len(ring.descriptors) == 2 for ring in rings
    )
    signed = loops(model, 2, consistent(model)[0].variants)
    assert {ring.sign for ring in signed} <= {1, -1}
