"""The complete set of consistent scenarios: independent parts split, solved exactly, and multiplied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import prod
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from juncture.futures import compiled
from juncture.futures.constraints import Constraint
from juncture.futures.constraints import given as held
from juncture.futures.errors import QuestionError, unknown
from juncture.futures.matrix import Matrix
from juncture.futures.model import Model
from juncture.futures.problem import Problem, Reading, parts, pose, restrict
from juncture.futures.scenarios import Certificate, ScenarioSet
from juncture.futures.solver_numpy import Found, solve

Solver = Literal["auto", "numpy", "fast"]
SOLVERS: tuple[Solver, ...] = ("auto", "numpy", "fast")
#: Partial scenarios that NumPy tries before the compiled search, which takes a moment to load, is called.
PATIENCE = 100_000
#: Scenarios that are listed one by one; where there are more, they are counted.
MOST = 1_000_000


def consistent(
    model: Model,
    given: Mapping[str, str] | None = None,
    tolerance: int = 0,
    *,
    constraints: Iterable[Constraint] = (),
    budget: int | None = None,
    solver: Solver = "auto",
    reading: Reading = "stated",
) -> ScenarioSet:
    """Every consistent scenario, with descriptors held as ``given`` and constraints observed.

    ``tolerance`` is by how much a chosen variant may trail a rival. ``budget`` bounds the number of partial
    scenarios that are tried; where it does not suffice, the set says that it is not complete.

    >>> from juncture.futures import Model
    >>> mali = Model.of({"unity": ["united", "split"], "grip": ["broken", "facade"]},
    ...                 {("unity", "grip"): [[2, -2], [-1, 1]], ("grip", "unity"): [[1, 0], [0, 1]]})
    >>> found = consistent(mali)
    >>> [str(scenario) for scenario in found]
    ['unity=united, grip=broken', 'unity=split, grip=facade']
    >>> print(consistent(mali, {"grip": "broken"}).certificate)
    1 consistent scenario, with grip=broken: the complete set (... partial scenarios tried).
    """
    if tolerance < 0:
        raise QuestionError(f"The tolerance {tolerance} is negative; it is a whole number from 0.")
    fixed = dict(given or {})
    together = restrict(model, (*held(fixed), *constraints))
    problem = pose(Matrix.of(model), tolerance, together, reading)
    found = search(problem, budget, solver)
    certificate = Certificate(
        found.complete, found.count, found.nodes, found.parts, found.solver, model.hash, tolerance, tuple(fixed.items())
    )
    return ScenarioSet(model, found.scenarios, certificate)


@dataclass(frozen=True)
class Total:
    """What a search over all parts found; ``count`` may exceed the scenarios that are listed."""

    scenarios: NDArray[np.int16]
    count: int
    complete: bool
    nodes: int
    parts: int
    solver: str


def search(problem: Problem, budget: int | None = None, solver: Solver = "auto") -> Total:
    """Solve every independent part within one budget, and multiply."""
    if solver not in SOLVERS:
        raise QuestionError(unknown("solver", solver, SOLVERS))
    found: list[tuple[NDArray[np.int64], Found]] = []
    for group, part in parts(problem):
        spent = sum(result.nodes for _, result in found)
        result = _solve(part, None if budget is None else max(budget - spent, 0), solver)
        found.append((group, result))
        if result.complete and not len(result.scenarios):
            break
    return _total(len(problem.sizes), found)


def _solve(problem: Problem, budget: int | None, solver: Solver) -> Found:
    if solver == "numpy":
        return solve(problem, budget, MOST)
    if solver == "fast":
        compiled.demand()
        return _fast(problem, budget)
    if not compiled.available():
        return solve(problem, budget, MOST)
    first = solve(problem, PATIENCE if budget is None else min(budget, PATIENCE), MOST)
    if first.complete or len(first.scenarios) >= MOST or (budget is not None and budget <= PATIENCE):
        return first
    second = _fast(problem, None if budget is None else budget - first.nodes)
    return replace(second, nodes=first.nodes + second.nodes)


def _fast(problem: Problem, budget: int | None) -> Found:
    from juncture.futures.solver_fast import fits, solve_fast

    if not fits(problem):
        return solve(problem, budget, MOST)
    return solve_fast(problem, budget, MOST)


def _total(width: int, found: list[tuple[NDArray[np.int64], Found]]) -> Total:
    """The product of the parts; one part without any scenario leaves none, whatever the others hold."""
    lengths = [len(result.scenarios) for _, result in found]
    none = any(result.complete and not len(result.scenarios) for _, result in found)
    count = 0 if none else prod(lengths)
    rows = np.zeros((min(count, MOST), width), np.int16)
    repeat = 1
    for (group, result), length in zip(reversed(found), reversed(lengths), strict=True):
        if count:
            rows[:, group] = result.scenarios[(np.arange(len(rows)) // repeat) % length]
            repeat *= length
    return Total(
        rows[np.lexsort(rows.T[::-1])],
        count,
        none or all(result.complete for _, result in found),
        sum(result.nodes for _, result in found),
        len(found),
        "+".join(sorted({result.solver for _, result in found})),
    )
