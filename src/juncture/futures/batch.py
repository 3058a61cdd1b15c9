"""Many matrices of one structure at once: the consistent scenarios of each, and where succession leads in each.

The search is that of one matrix, with a matrix number beside every partial scenario.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from juncture.futures import compiled
from juncture.futures.matrix import Matrix
from juncture.futures.problem import Problem, pose
from juncture.futures.slots import lay_out, search_order

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
    if len(np.unique(problem.owners[problem.allowed])) < len(problem.sizes):
        return Many(len(values), owners[0], scenarios[0])
    for start in range(0, len(values), GROUP):
        group = _solve_group(problem, values[start : start + GROUP], tolerance)
        owners.append(group[0] + start)
        scenarios.append(group[1])
    return Many(len(values), np.concatenate(owners), np.concatenate(scenarios))


def _gains(problem: Problem, values: NDArray[np.integer], tolerance: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """For every matrix the gaps of all pairs (matrices, variants, pairs), and where their sums start."""
    gaps = values[:, :, problem.chosen].astype(np.int32) - values[:, :, problem.rival]
    owners = problem.owners
    base = gaps[:, problem.chosen, np.arange(len(problem.chosen))] + tolerance
    gaps[:, owners[:, None] == owners[problem.chosen][None, :]] = 0
    return gaps, base


def _solve_group(
    problem: Problem, values: NDArray[np.integer], tolerance: int
) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
    slots = lay_out(problem)
    order = search_order(problem)
    count, most, lanes = len(problem.sizes), slots.most, slots.lanes
    gaps, base = _gains(problem, values, tolerance)
    starts, own = problem.starts, problem.owners[problem.chosen]
    a, b = problem.chosen - starts[own], problem.rival - starts[own]
    place = (a * (most - 1) + np.where(b > a, b - 1, b)) * lanes + own
    sums = np.tile(slots.base.astype(np.int32), (len(values), 1))
    sums[:, place] = base
    moves = np.zeros((count, len(values), most, len(slots.base)), np.int32)
    for i, size in enumerate(problem.sizes):
        free = slots.allowed[:size, i]
        moves[i][:, :size, place] = gaps[:, starts[i] : starts[i] + size]
        best = moves[i][:, :size][:, free].max(axis=1)
        sums += best
        moves[i] -= best[:, None]
    small = max(abs(int(moves.min(initial=0))), abs(int(sums[sums < 16_000].max(initial=0)))) * count < 15_000
    kind = np.int16 if small else np.int32
    which = np.arange(len(values))
    live = np.repeat(slots.allowed[None], len(values), axis=0)
    return _descend(order, moves.astype(kind), slots.together, which, sums.astype(kind), live)


def _descend(
    order: list[int],
    moves: NDArray[Any],
    together: NDArray[np.bool_] | None,
    which: NDArray[np.int64],
    sums: NDArray[Any],
    live: NDArray[np.bool_],
) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
    most, lanes = live.shape[1:]
    stack = [(0, which, sums, live)]
    owners, found = [np.zeros(0, np.int64)], [np.zeros((0, len(order)), np.int16)]
    while stack:
        depth, which, sums, live = stack.pop()
        if depth == len(order):
            owners.append(which)
            found.append(live.argmax(axis=1).astype(np.int16))
            continue
        if len(which) > BLOCK:
            stack.append((depth, which[BLOCK:], sums[BLOCK:], live[BLOCK:]))
            which, sums, live = which[:BLOCK], sums[:BLOCK], live[:BLOCK]
        i = order[depth]
        parent, variant = np.nonzero(live[:, :, i])
        which, sums, live = which[parent], sums[parent], live[parent]
        sums += moves[i][which, variant]
        live[:, :, i] = False
        live[np.arange(len(parent)), variant, i] = True
        if together is not None:
            live &= together[i][variant]
        beaten = (sums < 0).reshape(len(parent), most, max(most - 1, 0), lanes)
        for a in range(most):
            live[:, a] &= ~beaten[:, a].any(axis=1)
        kept = np.all(live.any(axis=1), axis=1)
        if kept.any():
            stack.append((depth + 1, which[kept], sums[kept], live[kept]))
    place = np.concatenate(owners)
    rows = np.concatenate(found)
    by_matrix = np.lexsort((*rows.T[::-1], place))
    return place[by_matrix], rows[by_matrix]
