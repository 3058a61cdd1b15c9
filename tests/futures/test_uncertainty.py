"""Uncertain judgements: intervals, flips, tornado and ensembles hold what their definitions promise."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.futures.samples import MALI, somewhereland
from tests.futures.strategies import every, exclusions, matrices

from juncture.futures import (
    Conclusion,
    Goal,
    Model,
    QuestionError,
    consistent,
    flips,
    impact_balance,
    robust,
    sample,
    scenario_flips,
    succeed,
    tornado,
)
from juncture.futures.batch import solve_many
from juncture.futures.compiled import available
from juncture.futures.ensemble import BLOCK, HOW, sources_of
from juncture.futures.matrix import Matrix
from juncture.futures.paths import follow_many
from juncture.futures.problem import pose
from juncture.futures.search import search
from juncture.futures.succession import RULES, held_descriptors
from juncture.futures.tomlfile import parse_toml
from juncture.record.truth import Truth

SOLVERS = ["numpy", "fast"] if available() else ["numpy"]


@settings(deadline=None, max_examples=80)
@given(matrices(most=4, uncertain=True), st.integers(0, 2**32 - 1), st.integers(0, 1))
def test_what_is_necessary_is_sampled_and_what_is_sampled_is_possible(
    matrix: Matrix, seed: int, tolerance: int
) -> None:
    necessary, possible = (
        set(map(tuple, search(pose(matrix, tolerance, reading=reading)).scenarios.tolist()))  # type: ignore[arg-type]
        for reading in ("necessary", "possible")
    )
    random = np.random.default_rng(seed)
    values = random.integers(matrix.low, matrix.high + 1, (20, *matrix.values.shape), dtype=np.int32)
    found = solve_many(matrix, values, tolerance)
    for k in range(20):
        sampled = set(map(tuple, found.scenarios[found.owners == k].tolist()))
        assert necessary <= sampled <= possible


@settings(deadline=None, max_examples=60)
@given(matrices(most=4, uncertain=True))
def test_every_standing_has_its_witness(matrix: Matrix) -> None:
    """For each scenario the most and the least favourable matrix show it possible, or not necessary."""
    problems = {reading: pose(matrix, reading=reading) for reading in ("necessary", "possible")}  # type: ignore[arg-type]
    scenarios = every(matrix.sizes)[:40]
    for scenario in scenarios:
        rows = scenario + matrix.starts
        for reading, ours, theirs in (("possible", matrix.high, matrix.low), ("necessary", matrix.low, matrix.high)):
            witness = theirs.copy()
            witness[:, rows] = ours[:, rows]
            held = bool(
                (Matrix(matrix.sizes, witness, witness, witness, matrix.judged).consistency([scenario]) >= 0)[0]
            )
            assert held == problems[reading].holds(scenario[None])[0]


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_many_matrices_at_once_are_each_solved(data: st.DataObject) -> None:
    matrix = data.draw(matrices(diagonal=True))
    together = data.draw(exclusions(matrix))
    tolerance = data.draw(st.integers(0, 1))
    random = np.random.default_rng(data.draw(st.integers(0, 99)))
    values = matrix.values[None] + random.integers(-1, 2, (5, *matrix.values.shape)) * (matrix.values != 0)
    for solver in SOLVERS:
        found = solve_many(matrix, values, tolerance, together, solver)
        for k in range(5):
            one = Matrix(matrix.sizes, values[k], values[k], values[k], matrix.judged)
            alone = search(pose(one, tolerance, together))
            assert found.scenarios[found.owners == k].tolist() == alone.scenarios.tolist()


@settings(deadline=None, max_examples=60)
@given(matrices(), st.sampled_from(RULES), st.integers(0, 2**32 - 1))
def test_many_paths_at_once_end_where_each_ends(matrix: Matrix, rule: str, seed: int) -> None:
    names = {f"d{i}": [str(v) for v in range(size)] for i, size in enumerate(matrix.sizes)}
    kinds = {f"d{i}": "ordinary" if judged else "lever" for i, judged in enumerate(matrix.judged)}
    random = np.random.default_rng(seed)
    values = matrix.values[None] + random.integers(-1, 2, (4, *matrix.values.shape)) * (matrix.values != 0)
    start = np.array([random.integers(size) for size in matrix.sizes])
    ends = follow_many(matrix, values, start, rule, ~np.array(matrix.judged))  # type: ignore[arg-type]
    for k in range(4):
        model = model_of(names, values[k], matrix.sizes, kinds)
        begin = {f"d{i}": str(v) for i, v in enumerate(start.tolist())}
        attractor = succeed(model, begin, rule).attractor  # type: ignore[arg-type]
        assert ends.periods[k] == attractor.period
        assert {tuple(s) for s in ends.states[ends.owners == k].tolist()} == set(attractor.states)


def model_of(names: dict[str, list[str]], values: np.ndarray, sizes: tuple[int, ...], kinds: dict[str, str]) -> Model:
    starts = np.cumsum([0, *sizes])
    sections = {
        (a, b): values[starts[i] : starts[i + 1], starts[j] : starts[j + 1]].tolist()
        for i, a in enumerate(names)
        for j, b in enumerate(names)
        if i != j
    }
    return Model.of(names, sections, kinds, scale=(-99, 99))  # type: ignore[arg-type]


def test_a_model_that_is_certain_has_one_answer() -> None:
    found = robust(somewhereland())
    assert str(found) == "10 necessarily consistent, 10 as stated, 10 possibly consistent."
    assert found.complete
    assert found.standing(found.stated[0]) == "necessary"
    assert found.standing((0, 0, 0, 0, 0, 0)) == "excluded"


def test_a_scenario_that_hangs_on_an_uncertain_judgement_is_only_possible() -> None:
    model = parse_toml(MALI)
    found = robust(model, {"talks": "conditional", "neighbours": "calm"})
    assert {s.variants["grip"] for s in found.stated} == {"broken"}
    assert {s.variants["grip"] for s in found.possible} == {"broken", "facade"}
    assert {found.standing(s) for s in found.possible} <= {"necessary", "stated", "possible"}


@pytest.mark.parametrize("place", range(10))
def test_every_flip_of_a_scenario_does_flip_it_and_one_point_less_does_not(place: int) -> None:
    model = replace(somewhereland(), scale=(-9, 9))
    scenario = consistent(model)[place]
    found = scenario_flips(model, scenario.variants)
    assert found.consistent
    assert found.distance == scenario.consistency_value + 1
    assert abs(found.flips[0].change) == found.distance
    for flip in found.flips:
        for value, holds in ((flip.value, False), (flip.value - int(np.sign(flip.change)), True)):
            balance = impact_balance(_moved(model, flip.judgement, value), scenario.variants)
            assert (balance.consistency_value >= 0) is holds


def _moved(model: Model, judged: object, value: int) -> Model:
    j = judged
    section = model.section(j.source, j.target)  # type: ignore[attr-defined]
    assert section is not None
    row = model.descriptor(j.source).index(j.variant)  # type: ignore[attr-defined]
    column = model.descriptor(j.target).index(j.on)  # type: ignore[attr-defined]
    rows = [list(cells) for cells in section.rows]
    rows[row][column] = replace(rows[row][column], value=value, lo=None, hi=None)
    return model.replacing(replace(section, rows=tuple(map(tuple, rows))))


def test_an_inconsistent_scenario_says_what_would_mend_it() -> None:
    model = replace(somewhereland(), scale=(-20, 20))
    variants = dict(zip("ABCDEF", ["A2", "B1", "C3", "D1", "E1", "F1"], strict=True))
    found = scenario_flips(model, variants)
    assert not found.consistent
    assert found.distance == 14
    assert {(f.judgement.on, f.change) for f in found.flips} == {("D1", 14), ("D2", -14)}
    for flip in found.flips:
        assert impact_balance(_moved(model, flip.judgement, flip.value), variants).consistency_value == 0


def test_where_two_descriptors_are_beaten_no_single_judgement_mends_it() -> None:
    model = Model.of({"a": ["x"], "b": ["u", "v"], "c": ["u", "v"]}, {("a", "b"): [[-1, 1]], ("a", "c"): [[-2, 1]]})
    found = scenario_flips(model, {"a": "x", "b": "u", "c": "u"})
    assert (found.consistent, found.distance, found.flips) == (False, 5, ())


GOAL = Goal("grip-broken", (("grip", ("broken",)),))


def test_the_flips_of_a_conclusion_reverse_it_and_carry_their_passages() -> None:
    model = parse_toml(MALI)
    conclusion = Conclusion(GOAL, "possible", {"talks": "open"})
    assert str(conclusion) == "grip-broken is possible with talks=open"
    assert conclusion.draw(model) is Truth.NO
    found = flips(model, conclusion)
    assert found
    for flip in found:
        assert conclusion.draw(_moved(model, flip.judgement, flip.value)) is flip.after is Truth.YES
    honest = [f for f in found if f.honest]
    assert {f.passages for f in found if f.judgement.variant == "open" and f.judgement.on == "facade"} == {
        ("crisis-group-2021-05@8900-8990",)
    }
    assert all(f.judgement.lo <= f.value <= f.judgement.hi for f in honest)
    assert found[0].json()["says"] == str(found[0])


def test_a_conclusion_about_a_path_needs_a_start() -> None:
    model = parse_toml(MALI)
    start = model.starts[0].places
    reached = Conclusion(GOAL, "reached", {"talks": "conditional"}, start)
    assert reached.draw(model) is Truth.NO
    assert flips(model, reached)
    with pytest.raises(QuestionError, match="needs a start"):
        Conclusion(GOAL, "reached").draw(model)
    with pytest.raises(QuestionError, match="'likely' is no sense of a conclusion"):
        Conclusion(GOAL, "likely").draw(model)  # type: ignore[arg-type]


def test_without_any_consistent_scenario_a_conclusion_is_unknown() -> None:
    model = Model.of(
        {"a": ["x", "y"], "b": ["x", "y"]}, {("a", "b"): [[1, -1], [-1, 1]], ("b", "a"): [[-1, 1], [1, -1]]}
    )
    goal = Goal("g", (("a", ("x",)),))
    assert Conclusion(goal, "certain").draw(model) is Truth.UNKNOWN


def test_the_bars_of_a_tornado_are_the_models_at_their_ends() -> None:
    model = parse_toml(MALI)
    found = tornado(model, GOAL, {"talks": "conditional"})
    assert found.stated is not None
    for bar in found.bars:
        for value, share in ((bar.low_value, bar.at_low), (bar.high_value, bar.at_high)):
            scenarios = consistent(_moved(model, bar.judgement, value), {"talks": "conditional"})
            met = [s.variants["grip"] == "broken" for s in scenarios]
            assert share == (sum(met) / len(met) if met else None)
    assert [bar.swing for bar in found.bars] == sorted((bar.swing for bar in found.bars), reverse=True)
    assert found.bars[0].json()["passages"] == list(found.bars[0].judgement.passages)


@pytest.mark.parametrize("how", [h for h in HOW if h != "experts"])
def test_an_ensemble_is_the_same_however_its_blocks_are_drawn(how: str) -> None:
    model = parse_toml(MALI)
    drawn = sample(model, BLOCK * 2 + 10, how, seed=7)  # type: ignore[arg-type]
    assert drawn.blocks == 3
    backwards = [drawn.block(k) for k in (2, 1, 0)][::-1]
    assert (np.concatenate(backwards) == drawn.draw()).all()
    assert len(drawn.draw()) == BLOCK * 2 + 10
    assert (drawn.draw() != sample(model, BLOCK * 2 + 10, how, seed=8).draw()).any()  # type: ignore[arg-type]


def test_what_is_drawn_stays_within_ranges_and_scale() -> None:
    model = parse_toml(MALI)
    matrix = Matrix.of(model)
    ranged = sample(model, 500, "ranges").draw()
    assert (ranged >= matrix.low).all()
    assert (ranged <= matrix.high).all()
    for how in ("ordinal", "sources"):
        drawn = sample(model, 500, how).draw()  # type: ignore[arg-type]
        assert drawn.min() >= -3
        assert drawn.max() <= 3
        assert (drawn[:, matrix.values == 0][:, :] == 0).mean() > 0.9


def test_confidence_decides_how_often_a_judgement_moves() -> None:
    model = parse_toml(MALI.replace('confidence = "moderate"', 'confidence = "high"'))
    drawn = sample(model, 4_000, seed=2)
    moved = (drawn.inputs(drawn.draw()) != [j.value for j in drawn.judgements]).mean(axis=0)
    by_confidence = {j.confidence: [] for j in drawn.judgements}  # type: ignore[var-annotated]
    for j, share in zip(drawn.judgements, moved, strict=True):
        if j.lo < j.value < j.hi or j.certain:
            by_confidence[j.confidence].append(share)
    assert np.mean(by_confidence["high"]) == pytest.approx(0.1, abs=0.03)
    assert np.mean(by_confidence[None]) == pytest.approx(0.3, abs=0.05)


def test_judgements_of_one_source_move_and_fall_together() -> None:
    model = parse_toml(MALI)
    drawn = sample(model, 1_000, "sources", seed=4)
    assert drawn.sources == ("crisis-group-2021-05",)
    own = [k for k, j in enumerate(drawn.judgements) if sources_of(j)]
    inputs = drawn.inputs(drawn.draw())[:, own]
    stated = np.array([drawn.judgements[k].value for k in own])
    fallen = (inputs == 0).all(axis=1)
    assert 0.06 < fallen.mean() < 0.14
    pull = np.sign(np.abs(inputs) - np.abs(stated))[~fallen]
    assert ((pull >= 0).all(axis=1) | (pull <= 0).all(axis=1)).all()


def test_an_ensemble_of_experts_takes_each_section_from_one_of_them() -> None:
    model = parse_toml(MALI)
    other = parse_toml(
        MALI.replace("united = [2, 0, -2]", "united = [-1, 0, 1]").replace("split = [-2, 1, 1]", "split = [3, 0, -3]")
    )
    drawn = sample(model, 400, "experts", seed=1, experts=[other])
    rows = drawn.inputs(drawn.draw())
    assert {tuple(r) for r in rows.tolist()} == {(2, -2, -2, 1, 1), (-1, 1, 3, 0, -3)}
    with pytest.raises(QuestionError, match="needs the models of the others"):
        sample(model, 10, "experts")
    with pytest.raises(QuestionError, match="has other descriptors"):
        sample(model, 10, "experts", experts=[somewhereland()])
    with pytest.raises(QuestionError, match="'luck' is no way to draw"):
        sample(model, 10, "luck")  # type: ignore[arg-type]
    with pytest.raises(QuestionError, match="An ensemble of 0"):
        sample(model, 0)


def test_levers_are_held_in_every_matrix() -> None:
    model = parse_toml(MALI)
    assert held_descriptors(model).tolist() == [True, True, False, False]
