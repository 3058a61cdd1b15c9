"""Partial scenarios of one structure laid out close together, for very many at once.

Each descriptor has a **lane**, those with the most variants first; one that is held and answers to no judgement
needs none. Variants stand in columns: the first variant of every lane, then the second, and so on to the last that any
has. The pairs of a chosen variant and its ``r``-th rival stand in slots alike, so that whole blocks of
neighbours are compared in one go.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from juncture.futures.problem import Problem, settle
from juncture.futures.slots import search_order

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Lanes:
    """Where everything stands.

    ``variants`` numbers the variant of every column, ``columns[l]`` the columns of lane ``l``, ``places`` the slot of
    every pair; ``order`` says which lane is fixed when, ``held`` which variants need no lane, ``clash`` whether these
    exclude each other.
    """

    descriptors: Ints
    order: tuple[int, ...]
    variants: Ints
    columns: tuple[Ints, ...]
    blocks: tuple[slice, ...]
    rivals: tuple[tuple[slice, slice], ...]
    places: Ints
    slots: int
    allowed: NDArray[np.bool_]
    beside: NDArray[np.bool_] | None
    held: Ints
    clash: bool

    @classmethod
    def of(cls, problem: Problem) -> Lanes:
        sizes, owners = np.array(problem.sizes), problem.owners
        alone = np.bincount(owners[problem.allowed], minlength=len(sizes)) == 1
        alone[owners[problem.chosen]] = False
        told = settle(problem)
        mine = np.flatnonzero(~alone)
        mine = mine[np.argsort(-sizes[mine], kind="stable")]
        widths = [int((sizes[mine] > a).sum()) for a in range(int(max(sizes[mine], default=0)))]
        blocks = _side_by_side(widths)
        columns = tuple(
            np.array([block.start + lane for block in blocks[: sizes[i]]], np.int64) for lane, i in enumerate(mine)
        )
        variants = np.zeros(sum(widths), np.int64)
        for i, own in zip(mine, columns, strict=True):
            variants[own] = problem.starts[i] + np.arange(len(own))
        rivals = _side_by_side([widths[max(a, r + 1)] for a, r in _turns(widths)])
        held = np.flatnonzero(alone[owners] & problem.allowed)
        lane_of = {int(i): lane for lane, i in enumerate(mine)}
        return cls(
            descriptors=mine,
            order=tuple(lane_of[i] for i in search_order(problem) if i in lane_of),
            variants=variants,
            columns=columns,
            blocks=blocks,
            rivals=tuple(
                (slice(blocks[a].start, blocks[a].start + slots.stop - slots.start), slots)
                for (a, _), slots in zip(_turns(widths), rivals, strict=True)
            ),
            places=_places(problem, lane_of, dict(zip(_turns(widths), rivals, strict=True))),
            slots=rivals[-1].stop if rivals else 0,
            allowed=told.allowed[variants],
            beside=told.together[np.ix_(variants, variants)] if told.constrained else None,
            held=held,
            clash=not told.allowed[held].all(),
        )

    @property
    def empty(self) -> bool:
        """Whether some descriptor has no variant left, or those that are held exclude each other."""
        return self.clash or not all(self.allowed[columns].any() for columns in self.columns)

    def prune(self, sums: NDArray[Any], live: NDArray[np.bool_]) -> Ints:
        """Strike out the variants that are beaten whatever follows; the rows in which every lane keeps one."""
        enough = sums >= 0
        for chosen, slots in self.rivals:
            live[:, chosen] &= enough[:, slots]
        left = live[:, : len(self.columns)].copy()
        for block in self.blocks[1:]:
            left[:, : block.stop - block.start] |= live[:, block]
        return np.flatnonzero(left.all(axis=1))


def _side_by_side(widths: list[int]) -> tuple[slice, ...]:
    return tuple(slice(a, b) for a, b in pairwise(np.cumsum([0, *widths]).tolist()))


def _turns(widths: list[int]) -> list[tuple[int, int]]:
    """A variant's number and its rival's, among the rivals."""
    return [(a, r) for a in range(len(widths)) for r in range(len(widths) - 1)]


def _places(problem: Problem, lane_of: dict[int, int], rivals: dict[tuple[int, int], slice]) -> Ints:
    own = problem.owners[problem.chosen]
    a, b = problem.chosen - problem.starts[own], problem.rival - problem.starts[own]
    turns = zip(a.tolist(), np.where(b > a, b - 1, b).tolist(), own.tolist(), strict=True)
    return np.array([rivals[chosen, rival].start + lane_of[i] for chosen, rival, i in turns], np.int64)
