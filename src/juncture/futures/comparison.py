"""Options side by side: what each makes possible, where each leads from here, and how each fares in the ensemble.

Three answers, never merged into one:

* **structural**: the consistent scenarios with the option's levers held, and whether they meet the goal;
* **path**: where succession from the stated start ends;
* **ensemble**: how both fare in every matrix that the uncertain judgements allow, under circumstances drawn with it.

An option's **score** in one matrix is the share of its consistent scenarios that meet the goal (none counts as 0);
its **regret** there is how far it falls short of the best option. All shares are of scenarios or of matrices drawn:
none is the probability of an event.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from juncture.futures.conclusions import Conclusion
from juncture.futures.ensemble import Ensemble
from juncture.futures.errors import QuestionError
from juncture.futures.fare import Fare
from juncture.futures.flips import Flip, flips
from juncture.futures.model import Model
from juncture.futures.questions import Goal, Option
from juncture.futures.scenarios import ScenarioSet
from juncture.futures.search import consistent
from juncture.futures.showing import Shown
from juncture.futures.succession import Path, Rule, succeed
from juncture.futures.trial import Spread, Trial, chunk_count, circumstances, join


@dataclass(frozen=True)
class Side:
    """One option's part of a comparison."""

    option: Option
    scenarios: ScenarioSet
    met: int
    path: Path | None
    fare: Fare | None
    regret: NDArray[np.float64] | None = field(default=None, repr=False)

    @property
    def says(self) -> str:
        """The structural answer in words."""
        total = len(self.scenarios)
        if total == 0:
            return "no consistent scenario: the judgements pull against each other wherever one starts"
        if self.met == 0:
            return f"out of reach: none of {total} consistent scenarios meets the goal"
        if self.met == total:
            return f"certain: every consistent scenario ({total}) meets the goal"
        return f"possible: {self.met} of {total} consistent scenarios meet the goal"

    def json(self) -> dict[str, Any]:
        told: dict[str, Any] = {
            "option": self.option.id,
            "holds": self.option.holds,
            "passages": list(self.option.passages),
            "structural": {"says": self.says, "met": self.met, "scenarios": self.scenarios.json()},
        }
        if self.path is not None:
            told["path"] = {
                "rule": self.path.rule,
                "states": self.path.variants,
                "attractor": self.path.attractor.variants,
                "period": self.path.attractor.period,
                "says": str(self.path.attractor),
            }
        if self.fare is not None and self.regret is not None:
            told["ensemble"] = self.fare.json()
            told["regret"] = {"mean": float(self.regret.mean()), "greatest": float(self.regret.max())}
        return told


@dataclass(frozen=True)
class Comparison(Shown):
    """Options compared for a goal; ``inputs`` are the judgements and circumstances as drawn, a row for each matrix."""

    model: Model = field(repr=False)
    goal: Goal
    sides: tuple[Side, ...]
    ensemble: Ensemble | None = field(default=None, repr=False)
    inputs: NDArray[np.int16] | None = field(default=None, repr=False)
    circumstances: tuple[tuple[str, str], ...] = ()

    def side(self, option: str) -> Side:
        for side in self.sides:
            if side.option.id == option:
                return side
        raise QuestionError(
            f"{option!r} is no option of this comparison; compared: {', '.join(s.option.id for s in self.sides)}."
        )

    def beats(self, one: str, other: str) -> NDArray[np.bool_]:
        """In which matrices of the ensemble the first option scores higher than the second."""
        ours, theirs = self.side(one).fare, self.side(other).fare
        if ours is None or theirs is None:
            raise QuestionError(
                "The options were compared without an ensemble; give one to learn when one beats the other."
            )
        return np.asarray(ours.score > theirs.score)

    def shares(self, one: str, other: str) -> tuple[float, float, float]:
        """In which share of the matrices the first option is better, level, worse."""
        better, worse = self.beats(one, other).mean(), self.beats(other, one).mean()
        return float(better), float(1 - better - worse), float(worse)

    def flips(self, option: str) -> tuple[Flip, ...]:
        """The single judgements that reverse what is concluded of an option: it can reach the goal, or it cannot."""
        side = self.side(option)
        sense = "certain" if side.met == len(side.scenarios) > 0 else "possible"
        return flips(self.model, Conclusion(self.goal, sense, side.option.holds))  # type: ignore[arg-type]

    def json(self) -> dict[str, Any]:
        return {"goal": {"id": self.goal.id, "wants": str(self.goal)}, "options": [side.json() for side in self.sides]}


def compare(
    model: Model,
    options: Sequence[Option],
    goal: Goal,
    *,
    start: Mapping[str, str] | None = None,
    ensemble: Ensemble | None = None,
    rule: Rule = "global",
    tolerance: int = 0,
    spread: Spread = map,
) -> Comparison:
    """Compare options for a goal: structurally, from a start where one is given, in an ensemble where one is given.

    ``spread`` applies a trial to the number of every chunk of the ensemble, as :func:`map` does. A pool's ``map``
    spreads the work, :func:`juncture.foresight.workers` spreads it with Dask; the result is the same.
    """
    if len(options) < 1:
        raise QuestionError("There is nothing to compare; name at least one option.")
    goal.check(model)
    for option in options:
        option.check(model)
    found = [consistent(model, option.holds, tolerance) for option in options]
    met = [int(goal.met(model, scenarios.numbers).sum()) for scenarios in found]
    paths = [None if start is None else succeed(model, {**start, **o.holds}, rule) for o in options]
    if ensemble is None:
        sides = [Side(o, s, m, p, None) for o, s, m, p in zip(options, found, met, paths, strict=True)]
        return Comparison(model, goal, tuple(sides))
    trial = Trial(model, ensemble, tuple(options), goal, start, rule, tolerance)
    chunks = sorted(spread(trial, range(chunk_count(ensemble))), key=lambda chunk: chunk.number)
    fares = [join([chunk.fares[k] for chunk in chunks]) for k in range(len(options))]
    best = np.max([f.score for f in fares], axis=0)
    sides = [
        Side(o, s, m, p, f, best - f.score) for o, s, m, p, f in zip(options, found, met, paths, fares, strict=True)
    ]
    inputs = np.concatenate([chunk.inputs for chunk in chunks])
    return Comparison(model, goal, tuple(sides), ensemble, inputs, circumstances(model))
