"""The tornado: every judgement moved by itself, and how far each moves the figure that matters.

The figure is the share of consistent scenarios that meet a goal. It is a share of scenarios, not a probability.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan
from typing import Any

import numpy as np

from juncture.futures.batch import solve_many
from juncture.futures.constraints import given as held
from juncture.futures.matrix import Matrix
from juncture.futures.model import Judgement, Model
from juncture.futures.problem import restrict
from juncture.futures.questions import Goal
from juncture.futures.showing import Shown


@dataclass(frozen=True, slots=True)
class Bar:
    """One judgement: the figure with it at its low end and at its high end; None where no scenario is left."""

    judgement: Judgement
    low_value: int
    high_value: int
    at_low: float | None
    at_high: float | None

    @property
    def swing(self) -> float:
        """How far apart the two ends are; losing every consistent scenario counts as the whole width."""
        if self.at_low is None or self.at_high is None:
            return 0.0 if self.at_low is self.at_high else 1.0
        return abs(self.at_high - self.at_low)

    def json(self) -> dict[str, Any]:
        return {
            "judgement": str(self.judgement),
            "range": [self.low_value, self.high_value],
            "at_low": self.at_low,
            "at_high": self.at_high,
            "passages": list(self.judgement.passages),
        }


@dataclass(frozen=True, slots=True)
class Tornado(Shown):
    """All bars, the longest first, around the figure of the model as stated."""

    stated: float | None
    bars: tuple[Bar, ...]


def tornado(model: Model, goal: Goal, given: Mapping[str, str] | None = None, tolerance: int = 0) -> Tornado:
    """Every judgement moved to the ends of its range, or by a point where it has none; each model solved exactly."""
    goal.check(model)
    matrix = Matrix.of(model)
    judged = [j for j in model.judgements() if j.source != j.target and (j.value or not j.certain)]
    ends = [(j.lo, j.hi) if not j.certain else _neighbours(j, model.scale) for j in judged]
    values = np.repeat(matrix.values[None], 1 + 2 * len(judged), axis=0)
    for k, (j, (low, high)) in enumerate(zip(judged, ends, strict=True)):
        row = matrix.starts[model.index(j.source)] + model.descriptor(j.source).index(j.variant)
        column = matrix.starts[model.index(j.target)] + model.descriptor(j.target).index(j.on)
        values[1 + 2 * k, row, column], values[2 + 2 * k, row, column] = low, high
    found = solve_many(matrix, values, tolerance, restrict(model, held(given or {})))
    share = [None if isnan(s) else s for s in found.share(goal.met(model, found.scenarios)).tolist()]
    bars = [
        Bar(j, low, high, share[1 + 2 * k], share[2 + 2 * k])
        for k, (j, (low, high)) in enumerate(zip(judged, ends, strict=True))
    ]
    return Tornado(share[0], tuple(sorted(bars, key=lambda bar: (-bar.swing, str(bar.judgement)))))


def _neighbours(judged: Judgement, scale: tuple[int, int]) -> tuple[int, int]:
    return max(scale[0], judged.value - 1), min(scale[1], judged.value + 1)
