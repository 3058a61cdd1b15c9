"""What to watch: variants whose appearance tells which of the scenarios is coming about.

Two things tell: what bears on the goal, which is seen before it, and what the goal brings about, which is seen with it
or after. Warning comes from the first alone, so the two are kept apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from juncture.futures.bearings import ROLES, Bearings, Role
from juncture.futures.model import Model
from juncture.futures.questions import Goal
from juncture.futures.scenarios import ScenarioSet


@dataclass(frozen=True, slots=True)
class Indicator:
    """One variant of one descriptor.

    ``with_it`` and ``without_it`` are the shares of the scenarios with and without this variant that meet the goal;
    ``scenarios`` are the places in the set of those that have it. A variant that some scenarios alone have speaks for
    those; passages are those of its judgements upon the descriptors of the goal. ``role`` is which way it stands to the
    goal, ``via`` the descriptors between them, on the shortest way.
    """

    descriptor: str
    variant: str
    with_it: float
    without_it: float
    scenarios: tuple[int, ...]
    passages: tuple[str, ...]
    role: Role = "apart"
    via: tuple[str, ...] = ()

    @property
    def tells(self) -> float:
        """By how much its appearance moves the share that meets the goal."""
        return self.with_it - self.without_it

    def __str__(self) -> str:
        direction = "for" if self.tells > 0 else "against"
        return (
            f"{self.descriptor}={self.variant} speaks {direction} the goal: it is met in {self.with_it:.0%} of the "
            f"scenarios with it and in {self.without_it:.0%} of those without."
        )

    def json(self) -> dict[str, Any]:
        return {
            "descriptor": self.descriptor,
            "variant": self.variant,
            "says": str(self),
            "with_it": self.with_it,
            "without_it": self.without_it,
            "role": self.role,
            "via": list(self.via),
            "scenarios": list(self.scenarios),
            "passages": list(self.passages),
        }


def indicators(found: ScenarioSet, goal: Goal) -> tuple[Indicator, ...]:
    """The variants that tell most about whether the goal will be met, among the listed scenarios.

    Levers and the descriptors of the goal itself are left out: the one is chosen, the other is the question. Those that
    lead come first, then those in a loop with the goal, its consequences, and the rest; within each, what tells most.
    """
    model, numbers = found.model, found.numbers
    met = goal.met(model, numbers)
    wanted = {d for d, _ in goal.wanted}
    told = []
    bearings = Bearings(model, wanted)
    for i, d in enumerate(model.descriptors):
        if d.kind == "lever" or d.id in wanted:
            continue
        for a, variant in enumerate(d.variant_ids):
            has = numbers[:, i] == a
            if has.any() and not has.all():
                shares = float(met[has].mean()), float(met[~has].mean())
                places = tuple(np.flatnonzero(has).tolist())
                passages = _passages(model, d.id, variant, wanted)
                told.append(Indicator(d.id, variant, *shares, places, passages, *bearings.of(d.id, variant)))
    told.sort(key=lambda t: (ROLES.index(t.role), -abs(t.tells), t.descriptor, t.variant))
    return tuple(t for t in told if t.tells)


def _passages(model: Model, descriptor: str, variant: str, wanted: set[str]) -> tuple[str, ...]:
    found = dict.fromkeys(
        passage
        for j in model.judgements()
        if j.source == descriptor and j.variant == variant and j.target in wanted and j.value
        for passage in j.passages
    )
    return tuple(found)
