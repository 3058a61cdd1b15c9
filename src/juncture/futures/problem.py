"""The question "which scenarios are consistent" as a system of sums, ready for a solver.

For every judged descriptor and every ordered pair of its variants, *chosen* and *rival*, the chosen variant
must not trail the rival by more than the tolerance. How far a variant elsewhere helps the chosen against the
rival is its **gap**; a scenario is consistent if for each pair whose *chosen* it holds, ``base`` plus the gaps of
its variants is at least 0. Asking for *possible* or *necessary* consistency changes the gaps and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from juncture.futures.constraints import Constraint
from juncture.futures.matrix import Ints, Matrix
from juncture.futures.model import Model

#: Which values of uncertain judgements: as written, the most favourable to the scenario, the least.
Reading = Literal["stated", "possible", "necessary"]


@dataclass(frozen=True)
class Problem:
    """Pairs, gaps and the variants that may occur.

    ``gaps[r, k]`` is what variant ``r`` (numbered through all descriptors) adds to pair ``k``; ``chosen[k]`` and
    ``rival[k]`` are variants in the same numbering; ``together`` says which variants may occur side by side.
    """

    sizes: tuple[int, ...]
    chosen: NDArray[np.int64]
    rival: NDArray[np.int64]
    gaps: Ints
    base: Ints
    together: NDArray[np.bool_]

    @property
    def starts(self) -> NDArray[np.int64]:
        return np.concatenate(([0], np.cumsum(self.sizes)[:-1])).astype(np.int64)

    @property
    def owners(self) -> NDArray[np.int64]:
        """The descriptor of every variant."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)

    @property
    def constrained(self) -> bool:
        """Whether some variants exclude each other, beyond those that are excluded altogether."""
        allowed = self.allowed
        return not self.together[np.ix_(allowed, allowed)].all()

    @property
    def allowed(self) -> NDArray[np.bool_]:
        """Which variants come into question at all."""
        return self.together.diagonal().copy()

    def holds(self, scenarios: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Whether each scenario answers every sum and constraint; the definition, for tests and small models."""
        rows = scenarios.astype(np.int64) + self.starts
        sums = self.base + self.gaps[rows].sum(axis=1)
        taken = np.zeros((len(rows), sum(self.sizes)), bool)
        np.put_along_axis(taken, rows, True, axis=1)
        consistent = ((sums >= 0) | ~taken[:, self.chosen]).all(axis=1)
        clash = np.einsum("ra,ab,rb->r", taken, ~self.together, taken)
        return np.asarray(consistent & (clash == 0))


def pose(
    matrix: Matrix,
    tolerance: int = 0,
    together: NDArray[np.bool_] | None = None,
    reading: Reading = "stated",
) -> Problem:
    """The problem that a matrix poses."""
    chosen, rival = _pairs(matrix)
    ours, theirs = {
        "stated": (matrix.values, matrix.values),
        "possible": (matrix.high, matrix.low),
        "necessary": (matrix.low, matrix.high),
    }[reading]
    gaps = ours[:, chosen].astype(np.int32) - theirs[:, rival]
    base = gaps[chosen, np.arange(len(chosen))] + np.int32(tolerance)
    owners = np.repeat(np.arange(len(matrix.sizes)), matrix.sizes)
    gaps[owners[:, None] == owners[chosen][None, :]] = 0
    free = np.ones((matrix.width, matrix.width), bool)
    return Problem(matrix.sizes, chosen, rival, gaps, base, free if together is None else together)


def _pairs(matrix: Matrix) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    pairs = [
        (start + a, start + b)
        for start, size, judged in zip(matrix.starts.tolist(), matrix.sizes, matrix.judged, strict=True)
        if judged
        for a in range(size)
        for b in range(size)
        if a != b
    ]
    table = np.array(pairs, np.int64).reshape(-1, 2)
    return table[:, 0].copy(), table[:, 1].copy()


def restrict(model: Model, constraints: Iterable[Constraint] = ()) -> NDArray[np.bool_]:
    """Which variants may occur side by side under a model's own constraints and further ones."""
    width = sum(len(d.variants) for d in model.descriptors)
    together = np.ones((width, width), bool)
    for constraint in (*model.constraints, *constraints):
        constraint.check(model)
        constraint.exclude(model, together)
    banned = ~together.diagonal()
    together[banned, :] = together[:, banned] = False
    return together


def parts(problem: Problem) -> Iterator[tuple[NDArray[np.int64], Problem]]:
    """The problem split into independent ones, each with the descriptors it is about.

    Two descriptors belong together if a gap or a constraint ties them; a descriptor fixed at one variant ties
    nothing, for what it adds is already known.
    """
    problem = settle(problem)
    owners = problem.owners
    count = len(problem.sizes)
    ties = np.zeros((count, count), bool)
    rows, pairs = np.nonzero(problem.gaps)
    ties[owners[rows], owners[problem.chosen[pairs]]] = True
    possible = problem.allowed[:, None] & problem.allowed[None, :]
    a, b = np.nonzero(~problem.together & possible)
    ties[owners[a], owners[b]] = True
    for group in _groups(ties | ties.T):
        yield group, _part(problem, group)


def settle(problem: Problem) -> Problem:
    """The same problem with the gaps of descriptors fixed at one variant moved into the base."""
    owners, allowed = problem.owners, problem.allowed
    choices = np.bincount(owners[allowed], minlength=len(problem.sizes))
    fixed = allowed & (choices == 1)[owners]
    gaps = problem.gaps.copy()
    gaps[~allowed] = 0
    base = problem.base + gaps[fixed].sum(axis=0, dtype=np.int32)
    gaps[fixed] = 0
    together = problem.together.copy()
    excluded = allowed & ~together[fixed].all(axis=0)
    together[excluded, :] = together[:, excluded] = False
    return replace(problem, gaps=gaps, base=base, together=together)


def _groups(ties: NDArray[np.bool_]) -> Iterator[NDArray[np.int64]]:
    left = set(range(len(ties)))
    while left:
        group, edge = set(), {min(left)}
        while edge:
            group |= edge
            edge = {int(j) for i in edge for j in np.flatnonzero(ties[i])} - group
        left -= group
        yield np.array(sorted(group), np.int64)


def _part(problem: Problem, group: NDArray[np.int64]) -> Problem:
    inside = np.isin(problem.owners, group)
    pairs = inside[problem.chosen]
    renumber = np.cumsum(inside) - 1
    return Problem(
        tuple(problem.sizes[i] for i in group),
        renumber[problem.chosen[pairs]],
        renumber[problem.rival[pairs]],
        np.ascontiguousarray(problem.gaps[np.ix_(inside, pairs)]),
        problem.base[pairs],
        np.ascontiguousarray(problem.together[np.ix_(inside, inside)]),
    )
