"""Many matrices of one structure at once: the consistent scenarios of each, and where succession leads in each.

The search is that of one matrix, with a matrix number beside every partial scenario.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from juncture.futures import compiled
from juncture.futures.lanes import Lanes
from juncture.futures.matrix import Matrix
from juncture.futures.problem import Problem, pose
from juncture.futures.slots import SAFE

#: Matrices that are laid out side by side, and partial scenarios that one step takes.
GROUP = 256
BLOCK = 16_384
#: Matrices from which on the compiled search repays the moment it takes to load.
WORTH = 2_000


@dataclass(frozen=True)
class Many:
    """The consistent scenarios of many matrices: row ``k`` belongs to matrix ``owners[k]``."""

    count: int
    owners: NDArray[np.int64]
    scenarios: NDArray[np.int16]

    def per_matrix(self) -> NDArray[np.int64]:
        """How many consistent scenarios each matrix has."""
        return np.bincount(self.owners, minlength=self.count)

    def share(self, met: NDArray[np.bool_]) -> NDArray[np.float64]:
        """In each matrix the share of its scenarios of which something holds; not a number where it has none."""
        total = self.per_matrix()
        holding = np.bincount(self.owners[met], minlength=self.count)
        with np.errstate(invalid="ignore"):
            return np.asarray(np.where(total > 0, holding / np.maximum(total, 1), np.nan))


def alike(values: NDArray[np.integer]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places of matrices that differ, and for every matrix which of these it equals.

    Where all judgements rest on few sources, an ensemble drawn by source holds few matrices, each many times.

    >>> [found.tolist() for found in alike(np.array([[[1]], [[0]], [[1]]]))]
    [[1, 0], [1, 0, 1]]
    """
    rows = np.ascontiguousarray(values).reshape(len(values), -1)
    _, first, which = np.unique(
        rows.view(np.dtype((np.void, rows.shape[1] * rows.itemsize))).ravel(), return_index=True, return_inverse=True
    )
    return first.astype(np.int64), which.astype(np.int64)


def solve_many(
    matrix: Matrix,
    values: NDArray[np.integer],
    tolerance: int = 0,
    together: NDArray[np.bool_] | None = None,
    solver: str = "auto",
) -> Many:
    """The consistent scenarios of every matrix in ``values`` (matrices, variants, variants).

    >>> matrix = Matrix.plain([2, 2], np.zeros((4, 4), int))
    >>> driven = np.zeros((2, 4, 4), int)
    >>> driven[1, 0, 2] = driven[1, 1, 3] = 1
    >>> solve_many(matrix, driven).per_matrix().tolist()
    [4, 2]
    """
    problem = pose(matrix, tolerance, together)
    if solver == "fast":
        compiled.demand()
    if solver == "fast" or (solver == "auto" and len(values) >= WORTH and compiled.available()):
        from juncture.futures.batch_fast import solve_many_fast

        found = solve_many_fast(problem, values, tolerance)
        if found is not None:
            return found
    owners, scenarios = [np.zeros(0, np.int64)], [np.zeros((0, len(matrix.sizes)), np.int16)]
    lanes = Lanes.of(problem)
    if lanes.empty:
        return Many(len(values), owners[0], scenarios[0])
    for start in range(0, len(values), GROUP):
        group = _solve_group(problem, lanes, values[start : start + GROUP], tolerance)
        owners.append(group[0] + start)
        scenarios.append(group[1])
    return Many(len(values), np.concatenate(owners), np.concatenate(scenarios))


def _solve_group(
    problem: Problem, lanes: Lanes, values: NDArray[np.integer], tolerance: int
) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
    moves, sums = _gains(problem, lanes, values, tolerance)
    which, live = np.arange(len(values)), np.repeat(lanes.allowed[None], len(values), axis=0)
    owners, taken = _descend(lanes, moves, which, sums, live)
    rows = np.empty((len(taken), len(problem.sizes)), np.int16)
    of_held = problem.owners[lanes.held]
    rows[:, of_held] = lanes.held - problem.starts[of_held]
    rows[:, lanes.descriptors] = taken
    order = np.lexsort((*rows.T[::-1], owners))
    return owners[order], rows[order]


def _gains(
    problem: Problem, lanes: Lanes, values: NDArray[np.integer], tolerance: int
) -> tuple[list[NDArray[Any]], NDArray[Any]]:
    """What each variant takes from the best that each sum may come to (a table for each lane), and that best."""
    largest = int(np.abs(values).max(initial=0)) * 2 * (len(problem.sizes) + 1) + tolerance
    kind: type[Any] = np.int16 if largest < SAFE else np.int32
    told: NDArray[Any] = values.astype(kind, copy=False)
    gaps: NDArray[Any] = told[:, :, problem.chosen] - told[:, :, problem.rival]
    base = gaps[:, problem.chosen, np.arange(len(problem.chosen))] + kind(tolerance)
    owners = problem.owners
    gaps[:, owners[:, None] == owners[problem.chosen][None, :]] = 0
    sums = np.zeros((len(values), lanes.slots), kind)
    sums[:, lanes.places] = base + gaps[:, lanes.held].sum(axis=1, dtype=kind)
    moves = []
    for lane, i in enumerate(lanes.descriptors):
        move = np.zeros((len(values), problem.sizes[i], lanes.slots), kind)
        start = int(problem.starts[i])
        move[:, :, lanes.places] = gaps[:, start : start + problem.sizes[i]]
        best = move[:, lanes.allowed[lanes.columns[lane]]].max(axis=1)
        sums += best
        moves.append((move - best[:, None]).reshape(-1, lanes.slots))
    return moves, sums


def _descend(
    lanes: Lanes,
    moves: list[NDArray[Any]],
    which: NDArray[np.int64],
    sums: NDArray[Any],
    live: NDArray[np.bool_],
) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
    stack = [(0, which, sums, live)]
    owners, found = [np.zeros(0, np.int64)], [np.zeros((0, len(lanes.descriptors)), np.int16)]
    while stack:
        depth, which, sums, live = stack.pop()
        if depth == len(lanes.order):
            owners.append(which)
            taken = [live[:, columns].argmax(axis=1) for columns in lanes.columns]
            found.append(np.array(taken, np.int16).reshape(-1, len(live)).T)
            continue
        if len(which) > BLOCK:
            stack.append((depth, which[BLOCK:], sums[BLOCK:], live[BLOCK:]))
            which, sums, live = which[:BLOCK], sums[:BLOCK], live[:BLOCK]
        lane = lanes.order[depth]
        columns = lanes.columns[lane]
        parent, variant = np.nonzero(live[:, columns])
        which, live = which[parent], live[parent]
        sums = sums[parent] + moves[lane][which * len(columns) + variant]
        live[:, columns] = variant[:, None] == np.arange(len(columns))
        if lanes.beside is not None:
            live &= lanes.beside[columns[variant]]
        kept = lanes.prune(sums, live)
        if len(kept):
            stack.append((depth + 1, which[kept], sums[kept], live[kept]))
    return np.concatenate(owners), np.concatenate(found)
