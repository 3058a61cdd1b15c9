"""Bargaining over one issue: where stakeholders with different weight and will may settle on a line of positions.

This is a second, separate kind of model, and labelled as such: it knows nothing of judgements or scenarios. Two
plain baselines (weighted mean and weighted median) stand beside the expected-utility model of Bueno de Mesquita as
Scholz, Calbert and Smith (2011) set it down. That model is known to be touchy, so its result always comes with the
band that the inputs give within their ranges, or with small changes where an input has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from juncture.futures.errors import QuestionError, unknown
from juncture.futures.scholz import Reading, Round, play

Method = Literal["mean", "median", "scholz2011"]
METHODS: tuple[Method, ...] = ("mean", "median", "scholz2011")
Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """Someone with a stake: how much weight they have, where they stand, how much they care.

    Each of the three may have a range within which it honestly lies.

    >>> Stakeholder("ECOWAS", capability=0.4, position=18, salience=0.9).influence
    0.36000000000000004
    """

    name: str
    capability: float
    position: float
    salience: float
    capability_range: Range | None = None
    position_range: Range | None = None
    salience_range: Range | None = None

    def __post_init__(self) -> None:
        for capability in (self.capability, *(self.capability_range or ())):
            if not 0 <= capability < inf:
                raise QuestionError(f"{self.name} has the capability {capability:g}; accepted: 0 or more.")
        for salience in (self.salience, *(self.salience_range or ())):
            if not 0 <= salience <= 1:
                raise QuestionError(f"{self.name} has the salience {salience:g}; accepted: 0 to 1.")
        for position in (self.position, *(self.position_range or ())):
            if not -inf < position < inf:
                raise QuestionError(f"{self.name} has the position {position:g}; accepted: a number on the scale.")

    @property
    def influence(self) -> float:
        return self.capability * self.salience

    def moved(self, position: float) -> Stakeholder:
        """The same stakeholder at another position."""
        return replace(self, position=position)


@dataclass(frozen=True)
class Settlement:
    """Where a method puts the outcome. ``rounds`` is the way there, for the model that has one.

    ``low`` and ``high`` hold nine in ten of the outcomes with every input drawn from its range, or up to ``spread`` off
    where it has none (``varied`` says which); ``outcomes`` are all of them. The band says how much hangs on the inputs;
    it is no probability of where talks will end.
    """

    method: Method
    outcome: float
    low: float
    high: float
    spread: float
    outcomes: NDArray[np.float64]
    rounds: tuple[Round, ...] = ()
    reading: Reading | None = None
    varied: str = ""

    def __str__(self) -> str:
        band = f"{self.low:.4g} to {self.high:.4g} with inputs {self.varied}"
        return f"{self.method}: {self.outcome:.4g} ({band})"


def weighted_mean(stakeholders: Sequence[Stakeholder]) -> float:
    """The mean position, each weighted by capability and salience."""
    total = sum(s.influence for s in stakeholders)
    return sum(s.influence * s.position for s in stakeholders) / total


def weighted_median(stakeholders: Sequence[Stakeholder]) -> float:
    """The position that beats every other in a vote of two, each voting for the nearer with capability and salience."""
    ordered = sorted(stakeholders, key=lambda s: s.position)
    half, run = sum(s.influence for s in ordered) / 2, 0.0
    for s in ordered:
        run += s.influence
        if run >= half:
            return s.position
    return ordered[-1].position


def bargain(
    stakeholders: Sequence[Stakeholder],
    method: Method = "scholz2011",
    *,
    rounds: int = 10,
    reading: Reading = "replicated",
    spread: float = 0.1,
    samples: int = 200,
    seed: int = 0,
) -> Settlement:
    """Where the stakeholders settle by one method, with the band that uncertain inputs give.

    >>> sides = [Stakeholder("ECOWAS", 0.6, 18, 0.9), Stakeholder("junta", 0.5, 36, 1.0)]
    >>> print(bargain(sides, "mean"))
    mean: 26.65 (25.23 to 27.94 with inputs up to 10% off)
    """
    if method not in METHODS:
        raise QuestionError(unknown("method of bargaining", method, METHODS))
    if len(stakeholders) < 2 or not sum(s.influence for s in stakeholders):
        raise QuestionError("Bargaining needs at least two stakeholders, and someone with capability and salience.")
    way = _way(stakeholders, rounds, reading) if method == "scholz2011" else ()
    outcome = _outcome(stakeholders, method, rounds, reading)
    random = np.random.Generator(np.random.Philox(seed))
    outcomes = np.array(
        [_outcome(_shaken(stakeholders, spread, random), method, rounds, reading) for _ in range(samples)]
    )
    low, high = np.quantile(outcomes, [0.05, 0.95]) if samples else (outcome, outcome)
    read = reading if method == "scholz2011" else None
    varied = _varied(stakeholders, spread)
    return Settlement(method, outcome, float(low), float(high), spread, outcomes, way, read, varied)


def _varied(stakeholders: Sequence[Stakeholder], spread: float) -> str:
    ranged = [r is not None for s in stakeholders for r in (s.capability_range, s.position_range, s.salience_range)]
    loose = f"up to {spread:.0%} off"
    if not any(ranged):
        return loose
    return "within their ranges" if all(ranged) else f"within their ranges, or {loose} where they have none"


def _way(stakeholders: Sequence[Stakeholder], rounds: int, reading: Reading) -> tuple[Round, ...]:
    inputs = np.array([(s.capability, s.position, s.salience) for s in stakeholders], float)
    return play(inputs, rounds, reading)


def _outcome(stakeholders: Sequence[Stakeholder], method: Method, rounds: int, reading: Reading) -> float:
    if method == "mean":
        return weighted_mean(stakeholders)
    if method == "median":
        return weighted_median(stakeholders)
    way = _way(stakeholders, rounds, reading)
    return weighted_median([s.moved(float(p)) for s, p in zip(stakeholders, way[-1].positions, strict=True)])


def _shaken(stakeholders: Sequence[Stakeholder], spread: float, random: np.random.Generator) -> list[Stakeholder]:
    width = max(s.position for s in stakeholders) - min(s.position for s in stakeholders)
    shaken = []
    for s in stakeholders:
        capability, salience, position = random.uniform(-1, 1, 3)
        shaken.append(
            Stakeholder(
                s.name,
                _drawn(s.capability_range, capability, s.capability * (1 + spread * capability)),
                _drawn(s.position_range, position, s.position + width * spread * position),
                _drawn(s.salience_range, salience, min(1.0, s.salience * (1 + spread * salience))),
            )
        )
    return shaken


def _drawn(within: Range | None, draw: float, otherwise: float) -> float:
    """A draw from -1 to 1 as a place in a range, or what it makes of an input without one."""
    return otherwise if within is None else within[0] + (within[1] - within[0]) * (draw + 1) / 2
