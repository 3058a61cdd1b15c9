"""The whole answer to "which option, and on what does it hang", in one piece for a brief or a command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from juncture.futures.comparison import Comparison, compare
from juncture.futures.conditions import Conditions, conditions
from juncture.futures.ensemble import Ensemble
from juncture.futures.errors import QuestionError
from juncture.futures.flips import Flip
from juncture.futures.indicators import Indicator, indicators
from juncture.futures.model import Model
from juncture.futures.questions import named
from juncture.futures.search import consistent
from juncture.futures.trial import Spread


@dataclass(frozen=True)
class Report:
    """A comparison with what follows: conditions for each pair of options, flips for each option, indicators."""

    comparison: Comparison
    conditions: tuple[Conditions, ...]
    flips: tuple[tuple[str, tuple[Flip, ...]], ...]
    indicators: tuple[Indicator, ...]
    start: str | None = None
    ensemble: Ensemble | None = field(default=None, repr=False)

    def json(self) -> dict[str, Any]:
        """Keys ``structural``, ``path``, ``ensemble``, ``regret``, ``conditions``, ``flips`` and ``indicators``."""
        sides = {side.option.id: side.json() for side in self.comparison.sides}
        told: dict[str, Any] = {
            "model": self.comparison.model.hash,
            "goal": {"id": self.comparison.goal.id, "wants": str(self.comparison.goal)},
            "options": {name: {"holds": s["holds"], "passages": s["passages"]} for name, s in sides.items()},
            "start": self.start,
        }
        for part in ("structural", "path", "ensemble", "regret"):
            told[part] = {name: side.get(part) for name, side in sides.items()}
        if self.ensemble is not None:
            told["drawn"] = {"size": self.ensemble.size, "how": self.ensemble.how, "seed": self.ensemble.seed}
        told["conditions"] = [c.json() for c in self.conditions]
        told["flips"] = {name: [flip.json() for flip in flips] for name, flips in self.flips}
        told["indicators"] = [i.json() for i in self.indicators]
        return told


def report(
    model: Model,
    options: Sequence[str] = (),
    goal: str | None = None,
    *,
    start: str | None = None,
    ensemble: Ensemble | None = None,
    spread: Spread = map,
) -> Report:
    """Compare a model's own options, by id: all of them for its first goal where nothing is named."""
    if not model.goals or not model.options:
        missing = "goal" if not model.goals else "option"
        raise QuestionError(f"The model has no {missing}; write one as [[{missing}]] in its file.")
    chosen = [named(model.options, o, "option of this model") for o in options] or list(model.options)
    wanted = model.goals[0] if goal is None else named(model.goals, goal, "goal of this model")
    begin = None if start is None else named(model.starts, start, "start of this model")
    compared = compare(
        model, chosen, wanted, start=None if begin is None else begin.places, ensemble=ensemble, spread=spread
    )
    pairs = [(a.id, b.id) for a in chosen for b in chosen if a.id != b.id] if ensemble is not None else []
    return Report(
        compared,
        tuple(conditions(compared, a, b) for a, b in pairs),
        tuple((o.id, compared.flips(o.id)) for o in chosen),
        indicators(consistent(model), wanted),
        start,
        ensemble,
    )
