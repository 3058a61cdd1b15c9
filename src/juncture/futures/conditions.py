"""What would have to be true for one option to beat another: a box of judgements and circumstances, in words.

The box is found by scenario discovery in the ensemble of a comparison. Inputs are the judgements that tell most
about the outcome, and every circumstance; each bound comes back as a sentence with the passages it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from juncture.futures.comparison import Comparison
from juncture.futures.ensemble import Ensemble
from juncture.futures.model import Judgement
from juncture.futures.prim import Box, Discovery, discover, paste, quasi_p

#: How many judgements discovery looks at: those whose values go most with the outcome.
TELLING = 24
#: A bound that adds less than this share of the box's excess is left off.
LITTLE = 0.1
#: Above this a bound may well be chance, and is not told.
CHANCE = 0.1


@dataclass(frozen=True, slots=True)
class Condition:
    """One bound of the box. ``support`` is in which share of runs on half the data it came up again."""

    text: str
    low: int
    high: int
    judgement: Judgement | None
    quasi_p: float
    support: float

    @property
    def passages(self) -> tuple[str, ...]:
        return self.judgement.passages if self.judgement else ()

    def json(self) -> dict[str, Any]:
        return {
            "says": self.text,
            "range": [self.low, self.high],
            "quasi_p": self.quasi_p,
            "support": self.support,
            "passages": list(self.passages),
        }


@dataclass(frozen=True, slots=True)
class Conditions:
    """When the first option beats the second. ``base`` is how often it does in the whole ensemble."""

    one: str
    other: str
    conditions: tuple[Condition, ...]
    coverage: float
    density: float
    mass: float
    base: float
    cases: int

    def __str__(self) -> str:
        pair = f"{self.one} beats {self.other}"
        if self.base in (0.0, 1.0):
            return f"{pair} in {'every' if self.base else 'no'} matrix of {self.cases}: there is nothing it depends on."
        if not self.conditions:
            return f"{pair} in {self.base:.0%} of {self.cases} matrices; no condition on the judgements tells when."
        when = "; ".join(c.text for c in self.conditions)
        return (
            f"{pair} when: {when}. Then it does in {self.density:.0%} of the matrices ({self.base:.0%} overall); "
            f"that is {self.coverage:.0%} of all matrices in which it does."
        )

    def json(self) -> dict[str, Any]:
        return {
            "one": self.one,
            "other": self.other,
            "says": str(self),
            "coverage": self.coverage,
            "density": self.density,
            "mass": self.mass,
            "base": self.base,
            "conditions": [c.json() for c in self.conditions],
        }


def conditions(comparison: Comparison, one: str, other: str, runs: int = 10, seed: int = 0) -> Conditions:
    """What would have to be true for the first option to beat the second."""
    outcome = comparison.beats(one, other)
    base = float(outcome.mean())
    ensemble, inputs = comparison.ensemble, comparison.inputs
    if base in (0.0, 1.0) or ensemble is None or inputs is None or not inputs.shape[1]:
        return Conditions(one, other, (), base, base, 1.0, base, len(outcome))
    columns = telling(inputs, outcome, len(ensemble.judgements))
    found = discover([str(c) for c in columns], inputs[:, columns], outcome)
    box = _without_chance(found)
    support = found.support(box, runs, seed)
    told = []
    for column in box.restricted:
        chance = quasi_p(box, column, found.x, found.y)
        told.append(_condition(comparison, ensemble, int(columns[column]), box.bounds(column), chance, support[column]))
    told.sort(key=lambda c: c.quasi_p)
    return Conditions(one, other, tuple(told), box.coverage, box.density, box.mass, base, len(outcome))


def telling(inputs: NDArray[np.integer], outcome: NDArray[np.bool_], judged: int) -> NDArray[np.int64]:
    """The columns of the judgements that go most with the outcome, and of all circumstances."""
    x = inputs - inputs.mean(axis=0)
    y = outcome - outcome.mean()
    spread = np.sqrt((x**2).sum(axis=0))
    with np.errstate(divide="ignore", invalid="ignore"):
        strength = np.nan_to_num(np.abs(x.T @ y) / spread)
    first = np.argsort(-strength[:judged], kind="stable")[:TELLING]
    return np.concatenate([np.sort(first), np.arange(judged, inputs.shape[1])]).astype(np.int64)


def _excess(box: Box) -> float:
    """By how many cases of interest a box has more than the whole would have in as many cases, as a share of all."""
    return box.mass * (box.density - box.all_of_interest / box.all_cases)


def _telling_box(found: Discovery) -> Box:
    """The box of the greatest excess, pasted, without bounds that add little to it.

    Where the outcome is frequent anyhow, a box chosen by coverage and density together is everything, and says nothing.
    """
    box = paste(max(found.boxes, key=_excess), found.x, found.y)
    while box.restricted:
        looser = max((box.free(c, found.x, found.y) for c in box.restricted), key=_excess)
        if _excess(looser) < (1 - LITTLE) * _excess(box):
            break
        box = looser
    return box


def _without_chance(found: Discovery) -> Box:
    box = _telling_box(found)
    while box.restricted:
        worst = max(box.restricted, key=lambda c: quasi_p(box, c, found.x, found.y))
        if quasi_p(box, worst, found.x, found.y) <= CHANCE:
            break
        box = box.free(worst, found.x, found.y)
    return box


def _condition(
    comparison: Comparison,
    ensemble: Ensemble,
    column: int,
    bounds: tuple[float, float],
    chance: float,
    support: float,
) -> Condition:
    low, high = int(np.ceil(bounds[0])), int(np.floor(bounds[1]))
    judged = ensemble.judgements
    if column >= len(judged):
        descriptor, variant = comparison.circumstances[column - len(judged)]
        text = f"{descriptor} is {variant}" if low == 1 else f"{descriptor} is not {variant}"
        return Condition(text, low, high, None, chance, support)
    j = judged[column]
    drawn = comparison.inputs[:, column] if comparison.inputs is not None else np.array([j.lo, j.hi])
    pair = f"{j.source}={j.variant} upon {j.target}={j.on}"
    if low == high:
        text = f"{pair} is exactly {low:+d}"
    elif high >= drawn.max():
        text = f"{pair} is at least {low:+d}"
    elif low <= drawn.min():
        text = f"{pair} is at most {high:+d}"
    else:
        text = f"{pair} is {low:+d} to {high:+d}"
    return Condition(text + f" (judged {j.value:+d})", low, high, j, chance, support)
