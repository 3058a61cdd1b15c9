"""How one option fares in each of many matrices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from juncture.futures.batch import alike, solve_many
from juncture.futures.constraints import given
from juncture.futures.matrix import Matrix, numbers
from juncture.futures.model import Model
from juncture.futures.paths import follow_many
from juncture.futures.problem import restrict
from juncture.futures.questions import Goal, Option
from juncture.futures.succession import Rule, held_descriptors

#: The ends of the middle eight tenths of the matrices.
LOW, HIGH = 0.1, 0.9


@dataclass(frozen=True)
class Fare:
    """Per matrix: how many consistent scenarios there are, which share meets the goal, and how far the path meets it.

    ``reached`` is the share of the attractor's states that meet the goal: 1 or 0 at a fixed point.
    """

    scenarios: NDArray[np.int64] = field(repr=False)
    share: NDArray[np.float64] = field(repr=False)
    reached: NDArray[np.float64] | None = field(repr=False, default=None)
    periods: NDArray[np.int64] | None = field(repr=False, default=None)

    @property
    def score(self) -> NDArray[np.float64]:
        """The share that meets the goal, 0 where no scenario is consistent."""
        return np.asarray(np.nan_to_num(self.share))

    @property
    def possible(self) -> float:
        """The share of matrices in which some consistent scenario meets the goal."""
        return float((self.score > 0).mean())

    @property
    def certain(self) -> float:
        """The share of matrices in which every consistent scenario meets it, and there is one."""
        return float((self.score == 1).mean())

    @property
    def none(self) -> float:
        """The share of matrices without any consistent scenario."""
        return float((self.scenarios == 0).mean())

    def json(self) -> dict[str, Any]:
        told: dict[str, Any] = {
            "matrices": len(self.share),
            "possible": self.possible,
            "certain": self.certain,
            "no_consistent_scenario": self.none,
            "mean_score": float(self.score.mean()),
            "low_score": float(np.quantile(self.score, LOW)),
            "high_score": float(np.quantile(self.score, HIGH)),
        }
        if self.reached is not None and self.periods is not None:
            told["reached"] = float((self.reached == 1).mean())
            told["goes_round"] = float((self.periods > 1).mean())
        return told


def fare_many(
    model: Model,
    values: NDArray[np.integer],
    option: Option,
    goal: Goal,
    held: NDArray[np.int16],
    start: Mapping[str, str] | None = None,
    rule: Rule = "global",
    tolerance: int = 0,
) -> Fare:
    """How an option fares in every matrix; ``held`` has the variant of each external descriptor, -1 for others."""
    matrix = Matrix.of(model)
    counts, shares = np.zeros(len(values), np.int64), np.full(len(values), np.nan)
    settings, place = np.unique(held, axis=0, return_inverse=True)
    for k, setting in enumerate(settings):
        rows = np.flatnonzero(place.ravel() == k)
        outside = {d.id: d.variants[int(v)].id for d, v in zip(model.descriptors, setting, strict=True) if v >= 0}
        first, which = alike(values[rows])
        together = restrict(model, given({**outside, **option.holds}))
        found = solve_many(matrix, values[rows[first]], tolerance, together)
        counts[rows] = found.per_matrix()[which]
        shares[rows] = found.share(goal.met(model, found.scenarios))[which]
    if start is None:
        return Fare(counts, shares)
    begin = numbers(model, {**start, **option.holds})
    ends = follow_many(matrix, values, begin, rule, held_descriptors(model, option.holds))
    return Fare(counts, shares, ends.share(goal.met(model, ends.states)), ends.periods)
