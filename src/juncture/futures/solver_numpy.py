"""The exact search in NumPy: whole blocks of partial scenarios at once, depth first.

One descriptor after another is given each of its variants. A block keeps, for every partial scenario, what each
sum can still come to at best; a variant whose sum falls below 0 is out, and where a descriptor has no variant
left the partial scenario is dropped. Nothing is sampled: what is left at the bottom is the complete set.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from juncture.futures.problem import Problem
from juncture.futures.slots import Slots, lay_out, search_order

BLOCK = 4_096


@dataclass(frozen=True)
class Found:
    """Scenarios as rows of variant numbers, whether they are all there are, and the steps it took."""

    scenarios: NDArray[np.int16]
    complete: bool
    nodes: int
    solver: str = "numpy"


def solve(problem: Problem, budget: int | None = None, most: int | None = None) -> Found:
    """All scenarios that answer the problem, unless ``budget`` nodes or ``most`` scenarios do not suffice."""
    slots = lay_out(problem)
    order = search_order(problem)
    if not slots.allowed.any(axis=0).all():
        return Found(np.zeros((0, len(order)), np.int16), True, 0)
    best = [slots.gain[i, : slots.sizes[i]][_free(slots, i)].max(axis=0) for i in order]
    sums = (slots.base + sum(best)).astype(slots.gain.dtype)
    stack = [(0, sums[None], slots.allowed[None].copy())]
    found: list[NDArray[np.int16]] = []
    nodes = held = 0
    while stack:
        if (budget is not None and nodes >= budget) or (most is not None and held >= most):
            return _result(found, len(order), False, nodes, most)
        depth, sums, live = stack.pop()
        if depth == len(order):
            found.append(live.argmax(axis=1).astype(np.int16)[:, : len(order)])
            held += len(live)
            continue
        if len(sums) > BLOCK:
            stack.append((depth, sums[BLOCK:], live[BLOCK:]))
            sums, live = sums[:BLOCK], live[:BLOCK]
        children = _children(slots, order[depth], best[depth], sums, live)
        nodes += children[2]
        if len(children[0]):
            stack.append((depth + 1, children[0], children[1]))
    return _result(found, len(order), True, nodes, most)


def _free(slots: Slots, descriptor: int) -> NDArray[np.bool_]:
    return slots.allowed[: slots.sizes[descriptor], descriptor]


def _children(
    slots: Slots,
    descriptor: int,
    best: NDArray[Any],
    sums: NDArray[Any],
    live: NDArray[np.bool_],
) -> tuple[NDArray[Any], NDArray[np.bool_], int]:
    """Every partial scenario with every live variant of one more descriptor, the hopeless dropped."""
    parent, variant = np.nonzero(live[:, :, descriptor])
    sums = sums[parent]
    sums += (slots.gain[descriptor] - best)[variant]
    live = live[parent]
    live[:, :, descriptor] = False
    live[np.arange(len(parent)), variant, descriptor] = True
    if slots.together is not None:
        live &= slots.together[descriptor][variant]
    beaten = (sums < 0).reshape(len(parent), slots.most, max(slots.most - 1, 0), slots.lanes)
    for a in range(slots.most):
        live[:, a] &= ~beaten[:, a].any(axis=1)
    kept = np.all(live.any(axis=1), axis=1)
    return sums[kept], live[kept], len(parent)


def _result(found: list[NDArray[np.int16]], width: int, complete: bool, nodes: int, most: int | None) -> Found:
    rows = np.concatenate(found) if found else np.zeros((0, width), np.int16)
    if most is not None and len(rows) > most:
        return Found(rows[:most], False, nodes)
    return Found(rows, complete, nodes)
