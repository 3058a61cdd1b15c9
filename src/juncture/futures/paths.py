"""Succession in many matrices at once, from one state of affairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from juncture.futures.matrix import Matrix
from juncture.futures.slots import SAFE
from juncture.futures.succession import Rule, States

_GROUP = 1_024


@dataclass(frozen=True)
class Ends:
    """The attractor of every matrix: row ``k`` of ``states`` is one state of the attractor of matrix ``owners[k]``."""

    count: int
    owners: NDArray[np.int64]
    states: States

    @property
    def periods(self) -> NDArray[np.int64]:
        """The number of states of each attractor; 1 for a fixed point."""
        return np.bincount(self.owners, minlength=self.count)

    def share(self, met: NDArray[np.bool_]) -> NDArray[np.float64]:
        """In which share of its attractor's states something holds, for each matrix."""
        return np.bincount(self.owners[met], minlength=self.count) / self.periods


def follow_many(
    matrix: Matrix, values: NDArray[np.integer], start: NDArray[np.integer], rule: Rule, held: NDArray[np.bool_]
) -> Ends:
    """Where succession from one start (or from one for each matrix) ends in each of many matrices."""
    count = len(values)
    small = 4 * int(np.abs(values).max(initial=0)) * len(matrix.sizes) < SAFE
    kind = np.int16 if small else np.int32
    starts = np.broadcast_to(np.asarray(start, np.int16), (count, len(matrix.sizes)))
    owners, states = [np.zeros(0, np.int64)], [np.zeros((0, len(matrix.sizes)), np.int16)]
    for begin in range(0, count, _GROUP):
        group = slice(begin, begin + _GROUP)
        own, found = _follow(matrix, np.ascontiguousarray(values[group], kind), starts[group], rule, held)
        owners.append(own + begin)
        states.append(found)
    return Ends(count, np.concatenate(owners), np.concatenate(states))


def _follow(
    matrix: Matrix, values: NDArray[Any], starts: States, rule: Rule, held: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], States]:
    """Brent's method for all at once: a marker that jumps ahead at powers of two is met again on the cycle."""
    here, marker = starts.copy(), starts.copy()
    going = np.arange(len(values))
    periods = np.zeros(len(values), np.int64)
    power, length = 1, 0
    while len(going):
        here[going] = _step(matrix, values[going], here[going], rule, held)
        length += 1
        back = (here[going] == marker[going]).all(axis=1)
        periods[going[back]] = length
        going = going[~back]
        if length == power:
            marker[going] = here[going]
            power, length = power * 2, 0
    owners, states = [], []
    for turn in range(int(periods.max(initial=0))):
        inside = np.flatnonzero(periods > turn)
        owners.append(inside)
        states.append(here[inside])
        here[inside] = _step(matrix, values[inside], here[inside], rule, held)
    place = np.concatenate(owners)
    order = np.argsort(place, kind="stable")
    return place[order], np.concatenate(states)[order]


def _step(matrix: Matrix, values: NDArray[Any], states: States, rule: Rule, held: NDArray[np.bool_]) -> States:
    each = np.arange(len(states))
    sums = values[each[:, None], states + matrix.starts].sum(axis=1, dtype=values.dtype)
    after = states.copy()
    leads = np.zeros(states.shape, values.dtype)
    for j in np.flatnonzero(~held):
        start, size = int(matrix.starts[j]), matrix.sizes[j]
        doubled = 2 * sums[:, start : start + size]
        doubled[each, states[:, j]] += 1
        winner = doubled.argmax(axis=1)
        leads[:, j] = doubled[each, winner] // 2 - doubled[each, states[:, j]] // 2
        if rule == "sequential":
            sums += values[each, start + winner] - values[each, start + after[:, j]]
        after[:, j] = winner
    if rule == "one-step":
        worst = leads.argmax(axis=1)
        moved = states.copy()
        moved[each, worst] = after[each, worst]
        return moved
    return after
