"""Which single judgement, were it another, would reverse a result, and what that judgement rests on.

For one scenario this is read off its impact balance (no search); for a conclusion every judgement is moved one point
after another and the whole model solved again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from juncture.futures.balance import Verdict, impact_balance
from juncture.futures.conclusions import Conclusion
from juncture.futures.matrix import Matrix
from juncture.futures.model import Judgement, Model
from juncture.record.truth import Truth


@dataclass(frozen=True, slots=True)
class Flip:
    """One judgement moved to ``value``, which reverses a result. ``honest`` is whether its stated range allows it."""

    judgement: Judgement
    value: int
    before: Truth
    after: Truth

    @property
    def change(self) -> int:
        return self.value - self.judgement.value

    @property
    def honest(self) -> bool:
        return self.judgement.lo <= self.value <= self.judgement.hi

    @property
    def passages(self) -> tuple[str, ...]:
        return self.judgement.passages

    def __str__(self) -> str:
        j = self.judgement
        return f"{j.source}={j.variant} -> {j.target}={j.on}: {j.value:+d} would have to be {self.value:+d}"

    def json(self) -> dict[str, Any]:
        return {
            "judgement": str(self.judgement),
            "value": self.judgement.value,
            "would_be": self.value,
            "within_range": self.honest,
            "before": self.before.value,
            "after": self.after.value,
            "says": str(self),
            "passages": list(self.passages),
        }


@dataclass(frozen=True, slots=True)
class ScenarioFlips:
    """How far a scenario is from changing sides, in points, and the single judgements that would do it.

    Only judgements that somebody made are moved: an arrow that is missing is a matter for the lint. A
    consistent scenario falls when its weakest descriptor is overtaken; an inconsistent one stands when all the
    beaten descriptors are lifted, which one judgement can do only where one is beaten.
    """

    consistent: bool
    distance: int
    flips: tuple[Flip, ...]


def scenario_flips(model: Model, scenario: Mapping[str, str], tolerance: int = 0) -> ScenarioFlips:
    """The flip distance of a scenario and the single judgements that reverse it, the smallest change first.

    >>> from juncture.futures import Model
    >>> mali = Model.of({"unity": ["united", "split"], "grip": ["broken", "facade"]},
    ...                 {("unity", "grip"): [[2, -2], [-1, 1]]})
    >>> found = scenario_flips(mali, {"unity": "split", "grip": "facade"})
    >>> found.consistent, found.distance
    (True, 3)
    >>> for flip in found.flips:
    ...     print(flip)
    unity=split -> grip=broken: -1 would have to be +2
    unity=split -> grip=facade: +1 would have to be -2
    """
    balance = impact_balance(model, scenario)
    driven = {section.target for section in model.sections}
    contested = [v for v in balance.verdicts if v.judged and v.rival is not None and v.descriptor in driven]
    beaten = [v for v in contested if not v.holds(tolerance)]
    if beaten:
        distance = sum(-v.margin - tolerance for v in beaten)
        moves = _moves(model, scenario, beaten[0], tolerance, lift=True) if len(beaten) == 1 else iter(())
    else:
        distance = min((v.margin + tolerance + 1 for v in contested), default=0)
        moves = (move for v in contested for move in _moves(model, scenario, v, tolerance, lift=False))
    ranked = sorted(moves, key=lambda flip: (abs(flip.change), not flip.honest, str(flip)))
    return ScenarioFlips(not beaten, distance, tuple(ranked))


def _moves(model: Model, scenario: Mapping[str, str], verdict: Verdict, tolerance: int, lift: bool) -> Iterator[Flip]:
    """Single judgements upon one descriptor that lift its chosen variant back, or let a rival overtake it."""
    chosen, sign = verdict.chosen, 1 if lift else -1
    before, after = (Truth.NO, Truth.YES) if lift else (Truth.YES, Truth.NO)
    for source, variant in scenario.items():
        if model.section(source, verdict.descriptor) is None:
            continue
        for line in verdict.lines:
            judged = model.judgement(source, variant, verdict.descriptor, line.variant)
            if line.chosen:
                needed = -verdict.margin - tolerance if lift else verdict.margin + tolerance + 1
                value = judged.value + sign * needed
            elif not lift:
                value = judged.value + chosen.total - line.total + tolerance + 1
            elif _only_rival(verdict, line.variant, tolerance):
                value = judged.value - (line.total - chosen.total - tolerance)
            else:
                continue
            if model.scale[0] <= value <= model.scale[1]:
                yield Flip(judged, value, before, after)


def _only_rival(verdict: Verdict, variant: str, tolerance: int) -> bool:
    ahead = [line.variant for line in verdict.lines if line.total > verdict.chosen.total + tolerance]
    return ahead == [variant]


def flips(model: Model, conclusion: Conclusion) -> tuple[Flip, ...]:
    """Every single judgement that reverses a conclusion, at its smallest sufficient change, the smallest first.

    Every cell of every section is moved point by point to both ends of the scale, and each model that
    results is solved exactly. Cells nobody judged stay out: an arrow that is missing is a matter for the lint.
    """
    matrix = Matrix.of(model)
    judged = [j for j in model.judgements() if j.source != j.target]
    places = [
        (model.index(j.source), model.descriptor(j.source).index(j.variant), model.index(j.target),
         model.descriptor(j.target).index(j.on)) for j in judged
    ]  # fmt: skip
    before = conclusion.draw(model)
    found: list[Flip] = []
    for ends in (range(1, model.scale[1] - model.scale[0] + 1), range(-1, model.scale[0] - model.scale[1] - 1, -1)):
        open_cells = list(range(len(judged)))
        for change in ends:
            open_cells = [c for c in open_cells if model.scale[0] <= judged[c].value + change <= model.scale[1]]
            if not open_cells:
                break
            values = np.repeat(matrix.values[None], len(open_cells), axis=0)
            for k, c in enumerate(open_cells):
                i, a, j, b = places[c]
                values[k, matrix.starts[i] + a, matrix.starts[j] + b] += change
            answers = conclusion.draw_many(model, values)
            turned = {c: answer for c, answer in zip(open_cells, answers, strict=True) if answer is not before}
            found += [Flip(judged[c], judged[c].value + change, before, answer) for c, answer in turned.items()]
            open_cells = [c for c in open_cells if c not in turned]
    return tuple(sorted(found, key=lambda flip: (abs(flip.change), not flip.honest, str(flip))))
