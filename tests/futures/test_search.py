"""The consistent scenarios, against published figures and against looking at every scenario."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.futures.samples import (
    BENCH_50X50,
    BENCH_MEDIUM,
    BENCH_TYPICAL,
    CIBSA,
    MALI,
    one_line,
    signature,
    somewhereland,
)
from tests.futures.strategies import every, exclusions, matrices

from juncture.futures import Model, QuestionError, ScenarioSet, compiled, consistent, impact_balance
from juncture.futures.compiled import available
from juncture.futures.constraints import Allowed, Forbidden, Implies
from juncture.futures.matrix import Matrix, numbers
from juncture.futures.problem import pose
from juncture.futures.scwfile import read_scw
from juncture.futures.search import SOLVERS, search
from juncture.futures.slfile import read_sl, solutions
from juncture.futures.tomlfile import parse_toml

EXACT = [s for s in SOLVERS if s != "auto" and (s != "fast" or available())]

# Published at cross-impact.de, "CIB algorithm", step 4.
SOMEWHERELAND = {
    "A3B1C3D2E1F1", "A3B2C3D2E1F1", "A2B1C3D2E2F1", "A2B2C3D2E2F1", "A3B1C2D1E1F2",
    "A1B2C2D1E1F2", "A3B2C2D1E1F2", "A1B3C2D1E1F2", "A1B3C2D1E1F3", "A1B3C1D2E3F3",
}  # fmt: skip


def codes(found: ScenarioSet) -> set[str]:
    return {"".join(scenario.variants.values()) for scenario in found}


@pytest.mark.parametrize("solver", EXACT)
def test_somewhereland_has_its_ten_published_scenarios(solver: str) -> None:
    found = consistent(somewhereland(), solver=solver)  # type: ignore[arg-type]
    assert codes(found) == SOMEWHERELAND
    assert found.complete
    assert str(found.certificate).startswith("10 consistent scenarios: the complete set")


def test_the_impact_balance_of_the_manual_is_ours() -> None:
    variants = dict(zip("ABCDEF", ["A2", "B1", "C3", "D1", "E1", "F1"], strict=True))
    balance = impact_balance(somewhereland(), variants)
    assert balance.totals == [[0, 3, -3], [2, 1, -3], [-9, -1, 10], [-7, 7], [4, -1, -3], [2, -1, -1]]
    assert [v.descriptor for v in balance.inconsistent] == ["D"]
    assert balance.consistency_value == -14
    assert str(balance.of("D")) == "D: D1 (-7) is beaten by D2 (+7)."


def test_a_balance_adds_up_by_hand() -> None:
    balance = consistent(somewhereland())[0].balance()
    heading, *rows, sums, marks = balance.table()
    assert len(rows) == 6
    for column in range(1, len(heading)):
        assert sum(int(row[column] or 0) for row in rows) == int(sums[column])
    assert marks.count("*") == 6


@pytest.mark.parametrize("path", CIBSA, ids=lambda p: p.stem)
@pytest.mark.parametrize("solver", EXACT)
def test_every_field_of_a_solution_file_but_its_weights_is_ours(path: Path, solver: str) -> None:
    theirs = read_sl(path.with_suffix(".sl"))
    found = consistent(read_scw(path), solver=solver)  # type: ignore[arg-type]
    assert {(s.numbers, s.consistency_value, s.total_impact_score, 0) for s in found} == {
        (s.variants, s.consistency_value, s.total_impact_score, s.inconsistency) for s in theirs.scenarios
    }
    assert len(found) == len(theirs.scenarios)
    written = solutions(found, [s.weight for s in theirs.scenarios])
    assert {s.variants for s in written.scenarios} == {s.variants for s in theirs.scenarios}


@pytest.mark.parametrize("solver", EXACT)
@pytest.mark.parametrize(
    ("case", "signatures"),
    [
        (BENCH_MEDIUM, [191, 480]),
        (BENCH_TYPICAL, [13785, 13839]),
        (BENCH_50X50, [1984298, 8693546, 11540522, 19807290, 31030843]),
    ],
    ids=["medium", "typical", "50x50"],
)
def test_the_one_line_random_matrices_have_scenariowizards_kernels(
    case: tuple[list[int], int], signatures: list[int], solver: str
) -> None:
    matrix = one_line(*case)
    found = search(pose(matrix), solver=solver)  # type: ignore[arg-type]
    assert found.complete
    assert sorted(signature(case[0], row) for row in found.scenarios.tolist()) == signatures
    if case is BENCH_50X50:
        order = np.argsort([signature(case[0], row) for row in found.scenarios.tolist()])
        assert matrix.impact(found.scenarios)[order].tolist() == [61, 68, 74, 85, 64]


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_every_solver_finds_what_looking_at_every_scenario_finds(data: st.DataObject) -> None:
    matrix = data.draw(matrices(uncertain=True, diagonal=True))
    tolerance = data.draw(st.integers(0, 2))
    together = data.draw(exclusions(matrix))
    reading = data.draw(st.sampled_from(["stated", "possible", "necessary"]))
    problem = pose(matrix, tolerance, together, reading)
    scenarios = every(matrix.sizes)
    expected = scenarios[problem.holds(scenarios)]
    if reading == "stated" and together.all():
        assert (problem.holds(scenarios) == (matrix.consistency(scenarios) >= -tolerance)).all()
    for solver in EXACT:
        found = search(problem, solver=solver)
        assert found.complete
        assert found.count == len(expected)
        assert found.scenarios.tolist() == expected.tolist()


def test_a_given_variant_is_held() -> None:
    model = somewhereland()
    for scenario in consistent(model, {"A": "A1"}):
        assert scenario.variants["A"] == "A1"
    assert codes(consistent(model, {"A": "A1", "B": "B3"})) == {c for c in SOMEWHERELAND if c.startswith("A1B3")}


def test_tolerance_lets_in_the_nearly_consistent() -> None:
    model = somewhereland()
    found = consistent(model, tolerance=1)
    values = [s.consistency_value for s in found]
    assert min(values) == -1
    assert {c for c, v in zip(codes_in_order(found), values, strict=True) if v >= 0} == SOMEWHERELAND


def codes_in_order(found: ScenarioSet) -> list[str]:
    return ["".join(s.variants.values()) for s in found]


def test_constraints_are_observed() -> None:
    model = somewhereland()
    found = consistent(
        model,
        constraints=[
            Forbidden(("A", "A3"), ("B", "B2")),
            Implies(("A", "A1"), "F", ("F3",)),
            Allowed("E", ("E1", "E3")),
        ],
    )
    assert codes(found) == {"A3B1C3D2E1F1", "A3B1C2D1E1F2", "A1B3C2D1E1F3", "A1B3C1D2E3F3"}


def test_a_lever_never_answers_to_the_judgements() -> None:
    model = parse_toml(MALI)
    found = consistent(model, {"talks": "open"})
    assert found.complete
    assert {s.variants["grip"] for s in found} == {"facade"}
    assert {s.variants["neighbours"] for s in found} == {"calm", "tense"}


def test_no_consistent_scenario_is_a_result() -> None:
    model = Model.of(
        {"a": ["x", "y"], "b": ["x", "y"]}, {("a", "b"): [[1, -1], [-1, 1]], ("b", "a"): [[-1, 1], [1, -1]]}
    )
    found = consistent(model)
    assert list(found) == []
    assert str(found.certificate).startswith("0 consistent scenarios: the complete set")


def test_independent_parts_are_multiplied() -> None:
    pair = {"x": [[1, -1], [-1, 1]]}["x"]
    descriptors = {f"{name}{i}": ["u", "v"] for i in range(18) for name in "ab"}
    model = Model.of(
        descriptors, {(f"a{i}", f"b{i}"): pair for i in range(18)} | {(f"b{i}", f"a{i}"): pair for i in range(18)}
    )
    found = consistent(model)
    assert found.certificate.parts == 18
    assert found.total == 2**18
    assert len(found) == 2**18
    assert len(np.unique(found.numbers, axis=0)) == 2**18


def test_more_scenarios_than_can_be_listed_are_counted() -> None:
    model = Model.of({f"d{i}": ["u", "v"] for i in range(40)}, {})
    found = consistent(model)
    assert found.total == 2**40
    assert len(found) == 1_000_000
    assert found.complete


@pytest.mark.parametrize("solver", EXACT)
def test_a_search_that_runs_out_of_budget_says_so(solver: str) -> None:
    found = search(pose(one_line(*BENCH_50X50)), 2_000, solver)  # type: ignore[arg-type]
    assert not found.complete
    model = somewhereland()
    some = consistent(model, budget=20, solver=solver)  # type: ignore[arg-type]
    assert not some.complete
    assert codes(some) <= SOMEWHERELAND
    assert "the search stopped at its budget" in str(some.certificate)


@pytest.mark.skipif(not available(), reason="needs numba")
def test_threads_change_neither_scenarios_nor_nodes() -> None:
    from juncture.futures.solver_fast import solve_fast

    random = np.random.default_rng(5)
    values = random.integers(-3, 4, (60, 60))
    values *= 1 - np.kron(np.eye(20, dtype=int), np.ones((3, 3), int))
    problem = pose(Matrix.plain([3] * 20, values))
    one, two = solve_fast(problem, threads=1), solve_fast(problem, threads=3)
    assert one.nodes == two.nodes
    assert one.scenarios.tolist() == two.scenarios.tolist()
    assert one.complete


def test_questions_that_name_nothing_are_refused() -> None:
    model = somewhereland()
    with pytest.raises(QuestionError, match=r"'A4' is no variant of 'A'\. Accepted: A1, A2, A3"):
        consistent(model, {"A": "A4"})
    with pytest.raises(QuestionError, match="'G' is no descriptor"):
        consistent(model, {"G": "A4"})
    with pytest.raises(QuestionError, match="tolerance -1 is negative"):
        consistent(model, tolerance=-1)
    with pytest.raises(QuestionError, match="'quick' is no solver"):
        consistent(model, solver="quick")  # type: ignore[arg-type]
    with pytest.raises(QuestionError, match="says nothing of B, C, D, E, F"):
        impact_balance(model, {"A": "A1"})


def test_the_fast_solver_says_which_extra_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "available", lambda: False)
    with pytest.raises(QuestionError, match=r"install juncture\[fast\]"):
        consistent(somewhereland(), solver="fast")
    assert len(consistent(somewhereland())) == 10


def test_a_partial_result_does_not_depend_on_the_threads() -> None:
    if not available():
        pytest.skip("needs numba")
    from juncture.futures.solver_fast import solve_fast

    random = np.random.default_rng(5)
    values = random.integers(-3, 4, (60, 60))
    values *= 1 - np.kron(np.eye(20, dtype=int), np.ones((3, 3), int))
    problem = pose(Matrix.plain([3] * 20, values))
    one, three = solve_fast(problem, 9_000, threads=1), solve_fast(problem, 9_000, threads=3)
    assert not one.complete
    assert (one.nodes, one.scenarios.tolist()) == (three.nodes, three.scenarios.tolist())


def test_a_set_shows_itself() -> None:
    found = consistent(somewhereland())
    assert found[0].variants == {"A": "A1", "B": "B2", "C": "C2", "D": "D1", "E": "E1", "F": "F2"}
    assert [len(found.find({"A": a})) for a in ("A1", "A2", "A3")] == [4, 2, 4]
    assert found.shares()["A"] == {"A1": 0.4, "A2": 0.2, "A3": 0.4}
    assert found.tableau()[0] == ("A", [("A1", 4), ("A2", 2), ("A3", 4)])
    assert found.json()["scenarios"][0]["consistency_value"] == found[0].consistency_value
    assert [s.weight for s in found.weighted(range(10))] == list(range(10))
    assert numbers(somewhereland(), found[3].variants).tolist() == list(found[3].numbers)


# Weimer-Jehle, "Properties of cross-impact balance analysis" (arXiv:0912.5352): what leaves the result as it is.


@settings(deadline=None, max_examples=40)
@given(matrices(), st.integers(-5, 5), st.data())
def test_a_constant_added_to_a_row_of_a_section_changes_nothing(
    matrix: Matrix, shift: int, data: st.DataObject
) -> None:
    values = matrix.values.copy()
    row = data.draw(st.integers(0, matrix.width - 1))
    j = data.draw(st.integers(0, len(matrix.sizes) - 1))
    start = int(matrix.starts[j])
    values[row, start : start + matrix.sizes[j]] += shift
    _same(matrix, values)


@settings(deadline=None, max_examples=40)
@given(matrices(), st.integers(1, 5), st.data())
def test_a_block_of_columns_multiplied_changes_nothing(matrix: Matrix, factor: int, data: st.DataObject) -> None:
    values = matrix.values.copy()
    j = data.draw(st.integers(0, len(matrix.sizes) - 1))
    start = int(matrix.starts[j])
    values[:, start : start + matrix.sizes[j]] *= factor
    _same(matrix, values)


@settings(deadline=None, max_examples=40)
@given(matrices(), st.data())
def test_what_one_section_gains_and_another_loses_changes_nothing(matrix: Matrix, data: st.DataObject) -> None:
    values = matrix.values.copy()
    j, one, other = (data.draw(st.integers(0, len(matrix.sizes) - 1)) for _ in range(3))
    start, size = int(matrix.starts[j]), matrix.sizes[j]
    vector = np.array(data.draw(st.lists(st.integers(-4, 4), min_size=size, max_size=size)))
    for i, sign in ((one, 1), (other, -1)):
        top = int(matrix.starts[i])
        values[top : top + matrix.sizes[i], start : start + size] += sign * vector
    _same(matrix, values)


def _same(matrix: Matrix, values: np.ndarray) -> None:
    changed = Matrix(matrix.sizes, values, values, values, matrix.judged)
    before, after = search(pose(matrix)), search(pose(changed))
    assert before.scenarios.tolist() == after.scenarios.tolist()
