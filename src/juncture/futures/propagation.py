"""Propagation: which variants cannot occur in any completion of a partial scenario.

Every partial scenario keeps what each sum can still come to at best over the *live* variants of the others.

* A variant with a sum below 0 is beaten in every completion, and dies.
* A variant elsewhere that would push a sum of a *fixed* descriptor below 0 dies.
* A variant that may not stand beside a fixed one dies.

All loops run over whole rows, so that the compiler turns them into vector instructions; the same code runs,
slowly, without Numba.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from juncture.futures.compiled import inlined
from juncture.futures.slots import IDLE

Short = NDArray[np.int16]


class Tables(NamedTuple):
    """What does not change in a search; ``best[i, m]`` is the best that descriptor ``i`` adds with live set ``m``."""

    gain: Short
    best: Short
    turned: Short
    base: Short
    reach: Short
    bits: Short
    weight: NDArray[np.int64]
    beside: Short
    unit: int


class State(NamedTuple):
    """A search that can be stopped and taken up again: one row for each level of the tree.

    ``level[0]`` is the current level, -1 when all is done, -2 before the start.
    """

    sums: Short
    live: Short
    branch: NDArray[np.int64]
    rest: Short
    multipliers: NDArray[np.int32]
    level: NDArray[np.int64]


class Scratch(NamedTuple):
    """Room to compute in."""

    killed: Short
    absent: Short
    top: Short
    flags: Short
    mixed: NDArray[np.int32]
    exact: NDArray[np.int32]


@inlined
def narrow(tables: Tables, sums: Short, live: Short, descriptor: int, left: np.int16 | int) -> None:
    """Leave a descriptor with fewer live variants, and lower the sums accordingly."""
    before, after = tables.best[descriptor, live[descriptor]], tables.best[descriptor, left]
    for k in range(sums.shape[0]):
        sums[k] += np.int16(after[k] - before[k])
    live[descriptor] = left


@inlined
def _beaten(tables: Tables, scratch: Scratch, sums: Short) -> None:
    """Mark every variant that has a sum below 0."""
    killed, flags, bits = scratch.killed, scratch.flags, tables.bits
    lanes = killed.shape[0]
    for k in range(sums.shape[0]):
        flags[k] = bits[k] if sums[k] < 0 else np.int16(0)
    for j in range(lanes):
        killed[j] = 0
    for slot in range(sums.shape[0] // lanes):
        row = flags[slot * lanes : (slot + 1) * lanes]
        for j in range(lanes):
            killed[j] |= row[j]


@inlined
def first(mask: int) -> int:
    place = 0
    while not (mask >> place) & 1:
        place += 1
    return place


@inlined
def _spoilers(killed: Short, absent: Short, top: Short, gains: Short, slack: int) -> None:
    """Mark every variant that would take more from this sum of a fixed descriptor than it can spare."""
    lanes = killed.shape[0]
    row, missing = gains[0], absent[0]
    for j in range(lanes):
        top[j] = np.int16(row[j] + missing[j])
    for a in range(1, gains.shape[0]):
        row, missing = gains[a], absent[a]
        for j in range(lanes):
            top[j] = max(top[j], np.int16(row[j] + missing[j]))
    for j in range(lanes):
        top[j] = np.int16(top[j] - slack)
    for a in range(gains.shape[0]):
        row, bit = gains[a], np.int16(1 << a)
        for j in range(lanes):
            killed[j] |= bit if row[j] < top[j] else np.int16(0)


@inlined
def _guard_fixed(tables: Tables, scratch: Scratch, sums: Short, live: Short) -> None:
    """Mark what fixed descriptors cannot afford, and what may not stand beside them."""
    killed, absent = scratch.killed, scratch.absent
    lanes, most = killed.shape[0], tables.gain.shape[1]
    for a in range(most):
        row, bit = absent[a], np.int16(1 << a)
        for j in range(lanes):
            row[j] = np.int16(0) if live[j] & bit else np.int16(-IDLE)
    for j in range(tables.weight.shape[0]):
        mask = live[j]
        if mask & (mask - 1):
            continue
        a = first(mask)
        for slot in range(a * (most - 1), (a + 1) * (most - 1)):
            pair = slot * lanes + j
            if sums[pair] < tables.reach[pair]:
                _spoilers(killed, absent, scratch.top, tables.turned[pair], sums[pair])
        if tables.beside.shape[0]:
            row = tables.beside[j, a]
            for i in range(lanes):
                killed[i] |= row[i]


@inlined
def bury(tables: Tables, scratch: Scratch, sums: Short, live: Short) -> int:
    """Take the marked variants out: 0 nothing to take, 1 taken, -1 a descriptor would have none left."""
    killed, count = scratch.killed, tables.weight.shape[0]
    taken = 0
    for j in range(count):
        dying = live[j] & killed[j]
        if dying:
            if dying == live[j]:
                return -1
            taken = 1
    if taken:
        for j in range(count):
            if live[j] & killed[j]:
                narrow(tables, sums, live, j, live[j] & ~killed[j])
    return taken


@inlined
def propagate(tables: Tables, scratch: Scratch, sums: Short, live: Short) -> bool:
    """Bury what must die until nothing more does; False where the partial scenario is hopeless."""
    while True:
        taken = 1
        while taken > 0:
            _beaten(tables, scratch, sums)
            taken = bury(tables, scratch, sums, live)
        if taken < 0:
            return False
        _guard_fixed(tables, scratch, sums, live)
        taken = bury(tables, scratch, sums, live)
        if taken <= 0:
            return taken == 0


@inlined
def branch(tables: Tables, live: Short) -> int:
    """The open descriptor with the fewest live variants, the most entangled among equals; -1 where all are fixed."""
    choice, fewest = -1, 99
    for j in range(tables.weight.shape[0]):
        mask, alive = live[j], 0
        if not mask & (mask - 1):
            continue
        while mask:
            mask &= mask - 1
            alive += 1
        if alive < fewest or (alive == fewest and tables.weight[j] > tables.weight[choice]):
            choice, fewest = j, alive
    return choice
