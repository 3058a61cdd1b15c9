"""A problem laid out for speed: every pair in the slot of its two variants, one lane for each descriptor.

Slot ``a * (most - 1) + r`` holds the pair of chosen variant ``a`` and its ``r``-th rival, so that one pass over an
array of whole slots updates all sums, and one comparison finds every variant that is beaten beyond repair.
Lanes without such a pair hold a base that nothing can bring below 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from juncture.futures.problem import Problem

#: The base of a lane that holds no pair, and the largest sum that 16 bits are trusted with.
IDLE = 16_000
SAFE = 15_000


@dataclass(frozen=True)
class Slots:
    """``gain[i, v]`` is what variant ``v`` of descriptor ``i`` adds to every sum; ``base`` where all sums start."""

    sizes: tuple[int, ...]
    lanes: int
    gain: NDArray[Any]
    base: NDArray[Any]
    allowed: NDArray[np.bool_]
    together: NDArray[np.bool_] | None

    @property
    def most(self) -> int:
        """The largest number of variants of one descriptor."""
        return int(self.gain.shape[1])


def lay_out(problem: Problem, lane_multiple: int = 1) -> Slots:
    """Lay a problem out, in 16 bits where the sums fit, in 32 otherwise."""
    sizes, starts = problem.sizes, problem.starts
    count, most = len(sizes), max(sizes)
    lanes = -(-count // lane_multiple) * lane_multiple
    width = most * (most - 1) * lanes
    kind = np.int16 if _largest(problem) < SAFE else np.int32
    own = problem.owners[problem.chosen]
    a, b = problem.chosen - starts[own], problem.rival - starts[own]
    place = (a * (most - 1) + np.where(b > a, b - 1, b)) * lanes + own
    base = np.full(width, IDLE if kind is np.int16 else 1 << 30, kind)
    base[place] = problem.base
    gain = np.zeros((count, most, width), kind)
    allowed = np.zeros((most, lanes), bool)
    for i, (start, size) in enumerate(zip(starts.tolist(), sizes, strict=True)):
        gain[i, :size, place] = problem.gaps[start : start + size].T
        allowed[:size, i] = problem.allowed[start : start + size]
    allowed[0, count:] = True
    return Slots(sizes, lanes, gain, base, allowed, _exclusions(problem, most, lanes))


def _largest(problem: Problem) -> int:
    if not problem.gaps.size:
        return 0
    reach = np.abs(problem.base.astype(np.int64))
    for start, size in zip(problem.starts.tolist(), problem.sizes, strict=True):
        reach = reach + np.abs(problem.gaps[start : start + size]).max(axis=0)
    return int(reach.max())


def _exclusions(problem: Problem, most: int, lanes: int) -> NDArray[np.bool_] | None:
    """For each variant, which variants (most, lanes) may stand beside it; None where all may."""
    if not problem.constrained:
        return None
    beside = np.ones((len(problem.sizes), most, most, lanes), bool)
    for i, (top, rows) in enumerate(zip(problem.starts.tolist(), problem.sizes, strict=True)):
        for j, (left, columns) in enumerate(zip(problem.starts.tolist(), problem.sizes, strict=True)):
            if i != j:
                beside[i, :rows, :columns, j] = problem.together[top : top + rows, left : left + columns]
    return beside


def search_order(problem: Problem) -> list[int]:
    """In which order to fix descriptors: the most entangled first, then always the one most tied to those fixed."""
    weights = weight_of_ties(problem)
    sizes = np.array(problem.sizes)
    order = [int(np.argmax(weights.sum(axis=1) / sizes))]
    left = set(range(len(sizes))) - set(order)
    while left:
        nearest = max(sorted(left), key=lambda i: float(weights[i, order].sum() / sizes[i]))
        order.append(nearest)
        left.remove(nearest)
    return order


def weight_of_ties(problem: Problem) -> NDArray[np.int64]:
    """How much each descriptor has to do with each other one, both ways."""
    count = len(problem.sizes)
    strength = np.zeros((count, count), np.int64)
    owners = problem.owners
    rows, pairs = np.nonzero(problem.gaps)
    np.add.at(strength, (owners[rows], owners[problem.chosen[pairs]]), np.abs(problem.gaps[rows, pairs]))
    return strength + strength.T
