"""All states of a system at once: numbering them, and where one step takes every one of them.

For the global rule the sums of a state are those of its first descriptors plus those of its last ones; a table of
the former is added to each row of the latter, so that sixty million states take seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from math import prod
from os import cpu_count

import numpy as np
from numpy.typing import NDArray

from juncture.futures.matrix import Matrix
from juncture.futures.succession import Rule, States, step

_CHUNK = 20_000
_STEPS = 8_192
_COUNTS = 1 << 20
Codes = NDArray[np.int64]


@dataclass(frozen=True)
class Space:
    """The states in which some descriptors are fixed, each with a number, the first free descriptor least."""

    sizes: tuple[int, ...]
    fixed: dict[int, int] = field(default_factory=dict)

    @cached_property
    def free(self) -> list[int]:
        return [i for i in range(len(self.sizes)) if i not in self.fixed]

    @property
    def count(self) -> int:
        return prod(self.sizes[i] for i in self.free)

    @cached_property
    def units(self) -> list[int]:
        """What one step up in each free descriptor adds to the number of a state."""
        return [prod(self.sizes[j] for j in self.free[:place]) for place in range(len(self.free))]

    def decode(self, codes: Codes) -> States:
        states = np.zeros((len(codes), len(self.sizes)), np.int16)
        for i, variant in self.fixed.items():
            states[:, i] = variant
        for i, unit in zip(self.free, self.units, strict=True):
            states[:, i] = codes // unit % self.sizes[i]
        return states

    def encode(self, states: States) -> Codes:
        codes = np.zeros(len(states), np.int64)
        for i, unit in zip(self.free, self.units, strict=True):
            codes += states[:, i].astype(np.int64) * unit
        return codes


def flow(matrix: Matrix, space: Space, rule: Rule, held: NDArray[np.bool_]) -> NDArray[np.signedinteger]:
    """For every state, in order, the number of the state that follows it."""
    following: NDArray[np.signedinteger] = np.zeros(space.count, np.int32 if space.count < 2**31 else np.int64)
    if rule == "global":
        _global_flow(matrix, space, held, following)
    else:
        for start in range(0, space.count, _STEPS):
            codes = np.arange(start, min(start + _STEPS, space.count), dtype=np.int64)
            following[codes] = space.encode(step(matrix, space.decode(codes), rule, held))
    return following


def arrivals(
    following: NDArray[np.signedinteger], among: Callable[[Codes], NDArray[np.bool_] | None] = lambda codes: None
) -> tuple[Codes, NDArray[np.int64]]:
    """The states that are reached in one step, and from how many starting points each; ``among`` says which are."""
    counts = np.zeros(len(following), np.int32)
    for start in range(0, len(following), _COUNTS):
        chunk = following[start : start + _COUNTS].astype(np.int64)
        wanted = among(np.arange(start, start + len(chunk), dtype=np.int64))
        np.add.at(counts, chunk if wanted is None else chunk[wanted], np.int32(1))
    codes = np.flatnonzero(counts)
    return codes, counts[codes].astype(np.int64)


def _global_flow(matrix: Matrix, space: Space, held: NDArray[np.bool_], following: NDArray[np.signedinteger]) -> None:
    """One chunk for each state of the last descriptors, over all states of the first ones."""
    many = 0
    while many < len(space.free) and prod(space.sizes[i] for i in space.free[: many + 1]) <= _CHUNK:
        many += 1
    near = space.free[:many]
    others = [i for i in range(len(space.sizes)) if i not in near]
    low = Space(space.sizes, dict.fromkeys(others, 0))
    high = Space(space.sizes, {**dict.fromkeys(near, 0), **space.fixed})
    ends = high.decode(np.arange(high.count, dtype=np.int64))
    states = low.decode(np.arange(low.count, dtype=np.int64))
    keys = _Keys(matrix)
    table = keys.rank + keys.of(states, near).T
    table = table.astype(keys.kind, order="C")

    def fill(place: int) -> None:
        end = ends[place : place + 1]
        sums = table + keys.of(end, others).T.astype(keys.kind)
        chunk = following[place * low.count : (place + 1) * low.count]
        for i, unit in zip(space.free, space.units, strict=True):
            winner = states[:, i] + end[0, i] if held[i] else keys.winners(sums, i)
            chunk += winner.astype(chunk.dtype) * chunk.dtype.type(unit)

    with ThreadPoolExecutor(cpu_count() or 1) as pool:
        for _ in pool.map(fill, range(len(ends))):
            pass


class _Keys:
    """Sums as keys whose largest names the winner: by the sum, then the variant in place, then the order."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self.bits = max(1, (max(matrix.sizes) - 1).bit_length())
        largest = int(np.abs(matrix.values).max(initial=0)) * len(matrix.sizes)
        self.kind = np.int16 if (2 * largest + 2) << self.bits < 32_000 else np.int32
        within = np.arange(matrix.width) - np.repeat(matrix.starts, matrix.sizes)
        self.rank = ((1 << self.bits) - 1 - within)[:, None].astype(np.int32)

    def of(self, states: States, descriptors: list[int]) -> NDArray[np.int32]:
        """What these descriptors add to the keys of every variant."""
        rows = states[:, descriptors] + self.matrix.starts[descriptors]
        keys = np.zeros((len(states), self.matrix.width), np.int32)
        for column in rows.T:
            keys += 2 * self.matrix.values[column]
        np.put_along_axis(keys, rows, np.take_along_axis(keys, rows, 1) + 1, 1)
        return keys << self.bits

    def winners(self, keys: NDArray[np.signedinteger], descriptor: int) -> NDArray[np.signedinteger]:
        start = int(self.matrix.starts[descriptor])
        best = keys[start]
        for a in range(start + 1, start + self.matrix.sizes[descriptor]):
            best = np.maximum(best, keys[a])
        last = best.dtype.type((1 << self.bits) - 1)
        winner: NDArray[np.signedinteger] = last - (best & last)
        return winner


def recurrent(codes: Codes, following: Codes) -> list[list[int]]:
    """The cycles of states that only lead to each other, each told from its smallest state on."""
    leads = dict(zip(codes.tolist(), following.tolist(), strict=True))
    cycles = []
    while leads:
        first = min(leads)
        cycle = [first]
        state = leads.pop(first)
        while state != first:
            cycle.append(state)
            state = leads.pop(state)
        cycles.append(cycle)
    return cycles
