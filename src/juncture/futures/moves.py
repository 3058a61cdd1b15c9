"""Every judgement moved by itself, and what that does to each option: flips, reversals and the tornado from one table.

A move changes one judgement to one other value; the model that results is solved exactly under each option. The
figure is an option's score: the share of its consistent scenarios that meet the goal, 0 where there is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan

import numpy as np
from numpy.typing import NDArray

from juncture.futures.batch import solve_many
from juncture.futures.constraints import given
from juncture.futures.flips import Flip
from juncture.futures.matrix import Matrix, numbers
from juncture.futures.model import Judgement, Model
from juncture.futures.paths import follow_many
from juncture.futures.problem import restrict
from juncture.futures.questions import Goal, Option
from juncture.futures.succession import held_descriptors
from juncture.futures.tornado import Bar, Tornado
from juncture.record.truth import Truth


@dataclass(frozen=True)
class Moves:
    """The table: a row for each move, the first row being the model as stated."""

    judgements: tuple[Judgement, ...]
    values: tuple[int, ...]
    shares: Mapping[str, NDArray[np.float64]] = field(repr=False)
    reached: Mapping[str, NDArray[np.float64]] = field(repr=False)

    def flips(self, option: str) -> tuple[Flip, ...]:
        """The single judgements that reverse what is concluded of an option: out of reach, possible or certain."""
        share = self.shares[option]
        certain = share[0] == 1
        return self._turned([_truth(s, certain) for s in share.tolist()])

    def path_flips(self, option: str) -> tuple[Flip, ...]:
        """The single judgements that change whether the path from the start ends where the goal is met."""
        if option not in self.reached:
            return ()
        told = [Truth.YES if s == 1 else Truth.NO if s == 0 else Truth.UNKNOWN for s in self.reached[option].tolist()]
        return self._turned(told)

    def reversals(self, one: str, other: str) -> tuple[Flip, ...]:
        """The single judgements that reverse which option scores higher; unknown stands for a draw."""
        ours, theirs = np.nan_to_num(self.shares[one]), np.nan_to_num(self.shares[other])
        return self._turned([Truth.UNKNOWN if a == b else Truth.of(a > b) for a, b in zip(ours, theirs, strict=True)])

    def tornado(self, option: str) -> Tornado:
        """How far each judgement moves an option's figure at the ends of its range."""
        share = [None if isnan(s) else s for s in self.shares[option].tolist()]
        found: dict[Judgement, dict[int, float | None]] = {}
        for row, (judged, value) in enumerate(zip(self.judgements, self.values, strict=True), 1):
            found.setdefault(judged, {judged.value: share[0]})[value] = share[row]
        bars = []
        for judged in dict.fromkeys(self.judgements):
            at = found[judged]
            low, high = (judged.lo, judged.hi) if not judged.certain else (min(at), max(at))
            if low in at and high in at and not judged.certain:
                bars.append(Bar(judged, low, high, at[low], at[high]))
        return Tornado(share[0], tuple(sorted(bars, key=lambda bar: (-bar.swing, str(bar.judgement)))))

    def _turned(self, truths: Sequence[Truth]) -> tuple[Flip, ...]:
        """For each judgement and direction the smallest move that changes the truth, the smallest first."""
        before, nearest = truths[0], dict[tuple[Judgement, bool], Flip]()
        for judged, value, truth in zip(self.judgements, self.values, truths[1:], strict=True):
            key = (judged, value > judged.value)
            flip = Flip(judged, value, before, truth)
            if truth is not before and (key not in nearest or abs(flip.change) < abs(nearest[key].change)):
                nearest[key] = flip
        return tuple(sorted(nearest.values(), key=lambda flip: (abs(flip.change), not flip.honest, str(flip))))


def moves(
    model: Model,
    options: Sequence[Option],
    goal: Goal,
    start: Mapping[str, str] | None = None,
    *,
    whole: bool = False,
) -> Moves:
    """Move every judgement within its stated range, or with ``whole`` over the whole scale.

    >>> from juncture.futures import Goal, Model, Option
    >>> mali = Model.of({"talks": ["conditional", "open"], "grip": ["broken", "facade"]},
    ...                 {("talks", "grip"): [[2, -2], [-1, 1]]}, {"talks": "lever"})
    >>> table = moves(mali, [Option("conditions", (("talks", "conditional"),)), Option("open", (("talks", "open"),))],
    ...               Goal("broken", (("grip", ("broken",)),)), whole=True)
    >>> print(table.flips("open")[0])
    talks=open -> grip=broken: -1 would have to be +1
    """
    matrix = Matrix.of(model)
    judged = [j for j in model.judgements() if j.source != j.target]
    made = [(j, value) for j in judged for value in _others(j, model.scale, whole)]
    values = np.repeat(matrix.values[None], 1 + len(made), axis=0)
    for row, (j, value) in enumerate(made, 1):
        place = matrix.starts[model.index(j.source)] + model.descriptor(j.source).index(j.variant)
        values[row, place, matrix.starts[model.index(j.target)] + model.descriptor(j.target).index(j.on)] = value
    shares, reached = {}, {}
    for option in options:
        found = solve_many(matrix, values, 0, restrict(model, given(option.holds)))
        shares[option.id] = found.share(goal.met(model, found.scenarios))
        if start is not None:
            begin = numbers(model, {**start, **option.holds})
            ends = follow_many(matrix, values, begin, "global", held_descriptors(model, option.holds))
            reached[option.id] = ends.share(goal.met(model, ends.states))
    return Moves(tuple(j for j, _ in made), tuple(value for _, value in made), shares, reached)


def _others(judged: Judgement, scale: tuple[int, int], whole: bool) -> list[int]:
    low, high = scale if whole else (judged.lo, judged.hi)
    return [value for value in range(low, high + 1) if value != judged.value]


def _truth(share: float, certain: bool) -> Truth:
    if isnan(share):
        return Truth.UNKNOWN
    return Truth.of(share == 1 if certain else share > 0)
