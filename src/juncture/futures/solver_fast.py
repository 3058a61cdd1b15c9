"""Driving the compiled search: tables, threads, budgets.

A search that is not done within its first slice is split into its open branches, which two or more threads
then share. How it is split depends on the problem alone, so the scenarios *and* the count of nodes are the
same on one thread and on many.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from juncture.futures.kernels import run
from juncture.futures.problem import Problem
from juncture.futures.propagation import Scratch, State, Tables
from juncture.futures.slots import Slots, lay_out, weight_of_ties
from juncture.futures.solver_numpy import Found

LANES = 8
SLICE = 2_000
LONGEST = 2_000_000
ROUNDS = 3
FULL = 4_096
_ROOM = 64 << 20


def fits(problem: Problem) -> bool:
    """Whether the compiled search can take the problem: 16-bit sums, ten variants at most, tables of sensible size."""
    most = max(problem.sizes)
    if most > 10:
        return False
    lanes = -(-len(problem.sizes) // LANES) * LANES
    room = len(problem.sizes) * (1 << most) * most * max(most - 1, 1) * lanes * 2
    return room <= _ROOM and lay_out(problem, LANES).gain.dtype == np.int16


def tabulate(problem: Problem) -> tuple[Tables, NDArray[np.int16]]:
    """The tables of a problem, and the live sets that the search starts from."""
    slots = lay_out(problem, LANES)
    count, most, width = slots.gain.shape
    gain = slots.gain.astype(np.int16)
    best = np.zeros((count, 1 << most, width), np.int16)
    for mask in range(1, 1 << most):
        members = [a for a in range(most) if mask >> a & 1]
        best[:, mask] = gain[:, members].max(axis=1)
    turned = np.zeros((width, most, slots.lanes), np.int16)
    turned[:, :, :count] = gain.transpose(2, 1, 0)
    reach = (gain.max(axis=1) - gain.min(axis=1)).max(axis=0).astype(np.int16)
    rivals = max(most - 1, 0)
    bits = np.repeat(np.array([1 << a for a in range(most) for _ in range(rivals)], np.int16), slots.lanes)
    weight = weight_of_ties(problem).sum(axis=1)
    live = (slots.allowed * (1 << np.arange(most))[:, None]).sum(axis=0).astype(np.int16)
    unit = max(1, int(np.abs(gain).max(initial=0)) // 6)
    tables = Tables(gain, best, turned, slots.base.astype(np.int16), reach, bits, weight, _barred(slots), unit)
    return tables, live


def _barred(slots: Slots) -> NDArray[np.int16]:
    """For each variant, as a set of bits in every lane, what may not stand beside it."""
    if slots.together is None:
        return np.zeros((0, slots.most, slots.lanes), np.int16)
    bits = (1 << np.arange(slots.most))[None, None, :, None]
    barred: NDArray[np.int16] = (~slots.together * bits).sum(axis=2).astype(np.int16)
    return barred


@dataclass(frozen=True)
class _Piece:
    """What one run over one branch found, and the branches that it left open."""

    scenarios: NDArray[np.int16]
    nodes: int
    open: list[NDArray[np.int16]]


@dataclass
class _Branch:
    """An open branch in line: where it starts, how many nodes it may take, and the work on it once begun."""

    live: NDArray[np.int16]
    length: int
    work: Future[_Piece] | None = None


def solve_fast(
    problem: Problem, budget: int | None = None, most: int | None = None, threads: int | None = None
) -> Found:
    """All scenarios that answer the problem, unless ``budget`` nodes or ``most`` scenarios do not suffice."""
    count = len(problem.sizes)
    if not all(_any_allowed(problem)):
        return Found(np.zeros((0, count), np.int16), True, 0, "fast")
    tables, live = tabulate(problem)
    limit = budget if budget is not None else np.iinfo(np.int64).max
    cap = most if most is not None else np.iinfo(np.int64).max
    first = _explore(tables, live, min(SLICE, limit), cap)
    pieces, nodes, held = [first.scenarios], first.nodes, len(first.scenarios)
    complete = not first.open
    if first.open and nodes < limit and held < cap:
        complete, more, extra = _share(tables, first.open, limit - nodes, cap - held, threads)
        pieces += more
        nodes += extra
    rows = np.concatenate(pieces)[:, :count]
    places = np.log2(rows.astype(np.float64)).astype(np.int16) if len(rows) else rows
    if len(places) > cap:
        places, complete = places[:cap], False
    return Found(places, complete, nodes, "fast")


def _any_allowed(problem: Problem) -> list[bool]:
    owners = problem.owners[problem.allowed]
    return [bool((owners == i).any()) for i in range(len(problem.sizes))]


def _share(
    tables: Tables, branches: list[NDArray[np.int16]], limit: int, cap: int, threads: int | None
) -> tuple[bool, list[NDArray[np.int16]], int]:
    """Explore open branches on several threads; their results are taken in the order of the tree.

    Threads work ahead of that order, so that where the search stops does not depend on how many there are.
    """
    pieces: list[NDArray[np.int16]] = []
    nodes = held = 0
    line: deque[_Branch] = deque(_Branch(live, SLICE * 4) for live in branches)
    count = threads or os.cpu_count() or 1
    with ThreadPoolExecutor(count) as pool:
        while line and nodes < limit and held < cap:
            for ahead in islice(line, 2 * count):
                if ahead.work is None:
                    ahead.work = pool.submit(_explore, tables, ahead.live, ahead.length, cap)
            branch = line.popleft()
            piece = branch.work.result()  # type: ignore[union-attr]
            pieces.append(piece.scenarios)
            nodes += piece.nodes
            held += len(piece.scenarios)
            longer = min(branch.length * 4, LONGEST)
            line.extendleft(_Branch(live, longer) for live in reversed(piece.open))
        for ahead in line:
            if ahead.work is not None:
                ahead.work.cancel()
    return not line, pieces, nodes


def _explore(tables: Tables, live: NDArray[np.int16], length: int, cap: int) -> _Piece:
    """Search below one live set for so many nodes; what is left then becomes branches of its own."""
    state, scratch = make_room(tables, live)
    pieces, nodes, held = [], 0, 0
    while nodes < length and held < cap and state.level[0] != -1:
        found = np.zeros((FULL, len(live)), np.int16)
        steps, count = run(tables, state, scratch, found, length - nodes, ROUNDS)
        pieces.append(found[:count])
        nodes += steps
        held += count
    return _Piece(np.concatenate(pieces), nodes, _open(state))


def _open(state: State) -> list[NDArray[np.int16]]:
    """The branches that a stopped search has not looked into, the largest first."""
    branches = []
    for level in range(int(state.level[0]) + 1):
        rest = int(state.rest[level])
        while rest:
            live = state.live[level].copy()
            live[state.branch[level]] = rest & -rest
            branches.append(live)
            rest &= rest - 1
    return branches


def make_room(tables: Tables, live: NDArray[np.int16]) -> tuple[State, Scratch]:
    """Arrays for one search from a live set."""
    count, most, width = tables.gain.shape
    lanes = len(live)
    levels = count + 2
    state = State(
        np.zeros((levels, width), np.int16),
        np.zeros((levels, lanes), np.int16),
        np.zeros(levels, np.int64),
        np.zeros(levels, np.int16),
        np.full((levels, width), 8, np.int32),
        np.array([-2], np.int64),
    )
    state.live[0] = live
    scratch = Scratch(
        np.zeros(lanes, np.int16),
        np.zeros((most, lanes), np.int16),
        np.zeros(lanes, np.int16),
        np.zeros(width, np.int16),
        np.zeros((most + 1, lanes), np.int32),
        np.zeros(width, np.int32),
    )
    return state, scratch
