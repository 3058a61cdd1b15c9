"""Weighing several sums at once: no completion makes all of them good if a combination of them stays below 0.

The multipliers of the combination (Lagrange's) rise where its best completion leaves a sum negative, and are
inherited from parent to child. The combination also rules out single variants. All in whole numbers, so the
argument is exact. It is what makes dense models tractable: a tree of 4.3 million nodes becomes one of 0.6 million.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from juncture.futures.compiled import kernel
from juncture.futures.propagation import Scratch, Short, Tables, first
from juncture.futures.slots import IDLE


@kernel
def _mix(tables: Tables, scratch: Scratch, live: Short, multipliers: NDArray[np.int32]) -> int:
    """The multiplied sums of all fixed descriptors, variant by variant, into ``mixed``, and their base."""
    mixed, lanes, most = scratch.mixed, scratch.killed.shape[0], tables.gain.shape[1]
    base, used = 0, 0
    for a in range(most):
        for j in range(lanes):
            mixed[a, j] = 0
    for j in range(tables.weight.shape[0]):
        mask = live[j]
        if mask & (mask - 1):
            continue
        a = first(mask)
        for slot in range(a * (most - 1), (a + 1) * (most - 1)):
            pair = slot * lanes + j
            factor = multipliers[pair]
            if factor == 0 or tables.base[pair] >= IDLE:
                continue
            used = 1
            base += factor * tables.base[pair]
            for b in range(most):
                row, into = tables.turned[pair, b], mixed[b]
                for i in range(lanes):
                    into[i] += factor * row[i]
    return base if used else IDLE * 128


@kernel
def _complete_best(tables: Tables, scratch: Scratch, live: Short, bound: int) -> int:
    """The best that a completion makes of the mixture; what it makes of every single sum goes into ``exact``."""
    mixed, exact, base, most = scratch.mixed, scratch.exact, tables.base, tables.gain.shape[1]
    for k in range(exact.shape[0]):
        exact[k] = base[k]
    for i in range(tables.weight.shape[0]):
        best, choice = -(1 << 30), 0
        for a in range(most):
            if (live[i] >> a) & 1 and mixed[a, i] > best:
                best, choice = mixed[a, i], a
        bound += best
        mixed[most, i] = best
        row = tables.gain[i, choice]
        for k in range(exact.shape[0]):
            exact[k] += row[k]
    return bound


@kernel
def _raise(tables: Tables, scratch: Scratch, live: Short, multipliers: NDArray[np.int32]) -> bool:
    """Weigh more the sums that the best completion leaves negative, less the others; False where none is negative."""
    lanes, most = scratch.killed.shape[0], tables.gain.shape[1]
    negative = False
    for j in range(tables.weight.shape[0]):
        mask = live[j]
        if mask & (mask - 1):
            continue
        a = first(mask)
        for slot in range(a * (most - 1), (a + 1) * (most - 1)):
            pair = slot * lanes + j
            if tables.base[pair] >= IDLE:
                continue
            negative = negative or scratch.exact[pair] < 0
            moved = multipliers[pair] - scratch.exact[pair] // tables.unit
            multipliers[pair] = min(max(moved, 0), 127)
    return negative


@kernel
def combine(tables: Tables, scratch: Scratch, live: Short, multipliers: NDArray[np.int32], rounds: int) -> int:
    """Weigh the sums of the fixed descriptors against each other: -1 hopeless, 1 some variants marked, 0 neither."""
    killed, mixed, most = scratch.killed, scratch.mixed, tables.gain.shape[1]
    marked = 0
    for j in range(killed.shape[0]):
        killed[j] = 0
    for _ in range(rounds):
        bound = _complete_best(tables, scratch, live, _mix(tables, scratch, live, multipliers))
        if bound < 0:
            return -1
        for i in range(tables.weight.shape[0]):
            if live[i] & (live[i] - 1):
                for a in range(most):
                    if (live[i] >> a) & 1 and bound - mixed[most, i] + mixed[a, i] < 0:
                        killed[i] |= np.int16(1 << a)
                        marked = 1
        if not _raise(tables, scratch, live, multipliers):
            break
    return marked
