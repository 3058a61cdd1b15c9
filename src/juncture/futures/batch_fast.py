"""The compiled search run over many matrices, the tables of each filled without leaving compiled code."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from juncture.futures.batch import Many
from juncture.futures.compiled import kernel
from juncture.futures.kernels import run
from juncture.futures.problem import Problem
from juncture.futures.propagation import Scratch, Short, State, Tables
from juncture.futures.slots import SAFE
from juncture.futures.solver_fast import ROUNDS, fits, make_room, tabulate

SHARE = 512
ROOM = 4_096
ENDLESS = 1 << 60


class Layout(NamedTuple):
    """Where things stand: a row of ``places`` is slot, chosen, rival, owner and tolerance of a pair."""

    starts: NDArray[np.int64]
    places: NDArray[np.int64]
    live: Short


@kernel
def _fill(tables: Tables, values: NDArray[np.int32], layout: Layout) -> None:
    """Write one matrix into the tables."""
    starts, places = layout.starts, layout.places
    gain, best, turned, base, reach = tables.gain, tables.best, tables.turned, tables.base, tables.reach
    count = starts.shape[0] - 1
    for p in range(places.shape[0]):
        slot, chosen, rival, owner = places[p, 0], places[p, 1], places[p, 2], places[p, 3]
        base[slot] = places[p, 4] + values[chosen, chosen] - values[chosen, rival]
        widest = 0
        for i in range(count):
            if i == owner:
                continue
            low, high = 1 << 14, -(1 << 14)
            for a in range(starts[i + 1] - starts[i]):
                row = starts[i] + a
                value = values[row, chosen] - values[row, rival]
                gain[i, a, slot] = value
                turned[slot, a, i] = value
                low, high = min(low, value), max(high, value)
            widest = max(widest, high - low)
        reach[slot] = widest
    for i in range(count):
        for mask in range(1, 1 << (starts[i + 1] - starts[i])):
            rest = mask & (mask - 1)
            a = 0
            while not ((mask ^ rest) >> a) & 1:
                a += 1
            into, one, other = best[i, mask], gain[i, a], best[i, rest]
            if rest:
                for k in range(into.shape[0]):
                    into[k] = max(one[k], other[k])
            else:
                into[:] = one


@kernel
def _solve_share(
    tables: Tables,
    state: State,
    scratch: Scratch,
    values: NDArray[np.int32],
    layout: Layout,
    found: Short,
    counts: NDArray[np.int64],
) -> int:
    """Solve matrix after matrix; the number of matrices done before ``found`` was full."""
    held, done = 0, 0
    for m in range(values.shape[0]):
        _fill(tables, values[m], layout)
        state.level[0] = -2
        state.live[0, :] = layout.live
        state.multipliers[0, :] = 8
        _, count = run(tables, state, scratch, found[held:], ENDLESS, ROUNDS)
        if state.level[0] != -1 or held + count >= found.shape[0]:
            break
        counts[m] = count
        held += count
        done += 1
    return done


def solve_many_fast(problem: Problem, values: NDArray[np.integer], tolerance: int = 0) -> Many | None:
    """See :func:`juncture.futures.batch.solve_many`; None where the compiled search cannot take the problem."""
    count = len(problem.sizes)
    largest = int(np.abs(values).max(initial=0)) * 2 * (count + 1) + tolerance
    if not fits(problem) or largest >= SAFE or max(problem.sizes) > 8:
        return None
    if len(np.unique(problem.owners[problem.allowed])) < count:
        return Many(len(values), np.zeros(0, np.int64), np.zeros((0, count), np.int16))
    shares = [np.ascontiguousarray(values[s : s + SHARE], np.int32) for s in range(0, len(values), SHARE)]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        results = list(pool.map(lambda share: _share(problem, share, tolerance), shares))
    counts = np.concatenate([c for c, _ in results]) if results else np.zeros(0, np.int64)
    rows = np.concatenate([r for _, r in results]) if results else np.zeros((0, count), np.int16)
    owners = np.repeat(np.arange(len(values)), counts)
    order = np.lexsort((*rows.T[::-1], owners))
    return Many(len(values), owners, rows[order])


def _share(problem: Problem, values: NDArray[np.int32], tolerance: int) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
    tables, live = tabulate(problem)
    state, scratch = make_room(tables, live)
    starts = np.append(problem.starts, sum(problem.sizes)).astype(np.int64)
    layout = Layout(starts, _places(problem, tables.gain.shape[1], len(live), tolerance), live)
    counts, rows, room, done = np.zeros(len(values), np.int64), [], ROOM, 0
    while done < len(values):
        found = np.zeros((room, len(live)), np.int16)
        here = counts[done:]
        steps = _solve_share(tables, state, scratch, values[done:], layout, found, here)
        rows.append(found[: here[:steps].sum(), : len(problem.sizes)])
        done += steps
        room = room * 4 if not steps else room
    masks = np.concatenate(rows) if rows else np.zeros((0, len(problem.sizes)), np.int16)
    return counts, np.log2(np.maximum(masks, 1).astype(np.float64)).astype(np.int16)


def _places(problem: Problem, most: int, lanes: int, tolerance: int) -> NDArray[np.int64]:
    own = problem.owners[problem.chosen]
    a, b = problem.chosen - problem.starts[own], problem.rival - problem.starts[own]
    slot = (a * (most - 1) + np.where(b > a, b - 1, b)) * lanes + own
    table = [slot, problem.chosen, problem.rival, own, np.full(len(own), tolerance)]
    return np.stack(table, axis=1).astype(np.int64)
