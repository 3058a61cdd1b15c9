"""Conclusions drawn from a model, as things that can be drawn again from a changed one.

Each speaks of a **goal** under levers and circumstances that are held, and answers with a truth: yes, no, or
unknown where the changed judgements leave nothing to conclude from (no consistent scenario at all).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from juncture.futures.batch import solve_many
from juncture.futures.constraints import given as held
from juncture.futures.errors import QuestionError, unknown
from juncture.futures.matrix import Matrix, numbers
from juncture.futures.model import Model
from juncture.futures.paths import follow_many
from juncture.futures.problem import restrict
from juncture.futures.questions import Goal
from juncture.futures.succession import Rule, held_descriptors
from juncture.record.truth import Truth

Sense = Literal["possible", "certain", "reached"]
SENSES: tuple[Sense, ...] = ("possible", "certain", "reached")


@dataclass(frozen=True)
class Conclusion:
    """ "Under these levers the goal is possible / certain / reached".

    * ``possible``: some consistent scenario meets the goal;
    * ``certain``: all consistent scenarios meet it, and there is one;
    * ``reached``: succession from ``start`` ends where the goal is met.
    """

    goal: Goal
    sense: Sense = "possible"
    given: Mapping[str, str] = field(default_factory=dict)
    start: Mapping[str, str] | None = None
    rule: Rule = "global"
    tolerance: int = 0

    def __str__(self) -> str:
        where = ", ".join(f"{d}={v}" for d, v in self.given.items())
        told = {"possible": "is possible", "certain": "is certain", "reached": "is reached from the start"}[self.sense]
        return f"{self.goal.label} {told}" + (f" with {where}" if where else "")

    def draw(self, model: Model) -> Truth:
        """Whether it holds of a model as it stands."""
        return self.draw_many(model, Matrix.of(model).values[None])[0]

    def draw_many(self, model: Model, values: NDArray[np.integer]) -> Sequence[Truth]:
        """Whether it holds of each of many matrices of the model's structure."""
        self.goal.check(model)
        if self.sense == "reached":
            return self._followed(model, values)
        if self.sense not in SENSES:
            raise QuestionError(unknown("sense of a conclusion", self.sense, SENSES))
        together = restrict(model, held(self.given))
        found = solve_many(Matrix.of(model), values, self.tolerance, together)
        share = found.share(self.goal.met(model, found.scenarios))
        return [_judge(s, self.sense) for s in share.tolist()]

    def _followed(self, model: Model, values: NDArray[np.integer]) -> Sequence[Truth]:
        if self.start is None:
            raise QuestionError(
                "A conclusion about what is reached needs a start; name a variant for every descriptor."
            )
        begin = numbers(model, {**self.start, **self.given})
        ends = follow_many(Matrix.of(model), values, begin, self.rule, held_descriptors(model, self.given))
        share = ends.share(self.goal.met(model, ends.states))
        return [Truth.YES if s == 1 else Truth.NO if s == 0 else Truth.UNKNOWN for s in share.tolist()]


def _judge(share: float, sense: Sense) -> Truth:
    if np.isnan(share):
        return Truth.UNKNOWN
    return Truth.of(share > 0 if sense == "possible" else share == 1)
