"""The compiled search itself: depth first, on the descriptor with the fewest live variants.

Propagation looks at one sum at a time, the multipliers at all of them together; the latter is tried at every node
where it cuts one branch in eight, and ever more rarely where it does not.
"""

from __future__ import annotations

import numpy as np

from juncture.futures.compiled import kernel
from juncture.futures.multipliers import combine
from juncture.futures.propagation import Scratch, Short, State, Tables, branch, bury, narrow, propagate


@kernel
def _start(tables: Tables, state: State, scratch: Scratch) -> bool:
    sums, live = state.sums[0], state.live[0]
    for k in range(sums.shape[0]):
        sums[k] = tables.base[k]
    for i in range(tables.weight.shape[0]):
        row = tables.best[i, live[i]]
        for k in range(sums.shape[0]):
            sums[k] += row[k]
    return propagate(tables, scratch, sums, live)


@kernel
def _settle(tables: Tables, scratch: Scratch, sums: Short, live: Short) -> bool:
    """Bury what the combination marked, and propagate."""
    taken = bury(tables, scratch, sums, live)
    return taken >= 0 and propagate(tables, scratch, sums, live)


@kernel
def run(tables: Tables, state: State, scratch: Scratch, found: Short, budget: int, rounds: int) -> tuple[int, int]:
    """Search until done, ``budget`` nodes were tried or ``found`` is full; the nodes and scenarios of this run."""
    nodes, held, calls, cuts = 0, 0, 0, 0
    level = state.level[0]
    if level == -2:
        level = -1
        if _start(tables, state, scratch):
            level = 0
            state.branch[0] = branch(tables, state.live[0])
            if state.branch[0] < 0:
                found[0] = state.live[0]
                state.level[0] = -1
                return 0, 1
            state.rest[0] = state.live[0, state.branch[0]]
    while level >= 0:
        if state.rest[level] == 0:
            level -= 1
            continue
        if nodes >= budget or held >= found.shape[0]:
            break
        nodes += 1
        bit = np.int16(state.rest[level] & -state.rest[level])
        state.rest[level] ^= bit
        sums, live = state.sums[level + 1], state.live[level + 1]
        sums[:] = state.sums[level]
        live[:] = state.live[level]
        state.multipliers[level + 1, :] = state.multipliers[level]
        narrow(tables, sums, live, state.branch[level], bit)
        if not propagate(tables, scratch, sums, live):
            continue
        following = branch(tables, live)
        if following >= 0 and rounds > 0 and (cuts * 8 >= calls or nodes % 16 == 0):
            calls += 1
            if calls >= 1024:
                calls, cuts = calls >> 1, cuts >> 1
            verdict = combine(tables, scratch, live, state.multipliers[level + 1], rounds)
            if verdict < 0 or (verdict > 0 and not _settle(tables, scratch, sums, live)):
                cuts += 1
                continue
            following = branch(tables, live)
        if following < 0:
            found[held] = live
            held += 1
            continue
        level += 1
        state.branch[level] = following
        state.rest[level] = live[following]
    state.level[0] = level
    return nodes, held
