"""The impact balance: the sum behind every variant of a scenario, written so that a hand can check it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from juncture.futures.matrix import numbers
from juncture.futures.model import Judgement, Model
from juncture.futures.showing import Shown


@dataclass(frozen=True, slots=True)
class Line:
    """The balance of one variant: its sum, and every judgement that is not 0 and went into it."""

    descriptor: str
    variant: str
    chosen: bool
    total: int
    reasons: tuple[Judgement, ...]

    @property
    def for_it(self) -> tuple[Judgement, ...]:
        return tuple(j for j in self.reasons if j.value > 0)

    @property
    def against_it(self) -> tuple[Judgement, ...]:
        return tuple(j for j in self.reasons if j.value < 0)


@dataclass(frozen=True, slots=True)
class Verdict(Shown):
    """How one descriptor fares: its chosen variant, the best rival, and by how much the chosen one leads."""

    descriptor: str
    judged: bool
    lines: tuple[Line, ...]

    @property
    def chosen(self) -> Line:
        return next(line for line in self.lines if line.chosen)

    @property
    def rival(self) -> Line | None:
        others = [line for line in self.lines if not line.chosen]
        return max(others, key=lambda line: line.total) if others else None

    @property
    def margin(self) -> int:
        """The lead over the best rival; 0 for a descriptor that does not answer to the judgements."""
        rival = self.rival
        return self.chosen.total - rival.total if self.judged and rival else 0

    def holds(self, tolerance: int = 0) -> bool:
        return self.margin >= -tolerance

    def __str__(self) -> str:
        chosen, rival = self.chosen, self.rival
        if not self.judged:
            return f"{self.descriptor} is held at {chosen.variant}."
        if rival is None:
            return f"{self.descriptor} has no other variant than {chosen.variant}."
        if self.margin >= 0:
            word = "leads" if self.margin else "is level with"
            return f"{self.descriptor}: {chosen.variant} ({chosen.total:+d}) {word} {rival.variant} ({rival.total:+d})."
        return (
            f"{self.descriptor}: {chosen.variant} ({chosen.total:+d}) is beaten by {rival.variant} ({rival.total:+d})."
        )


@dataclass(frozen=True, slots=True)
class Balance:
    """The impact balance of a whole scenario."""

    scenario: tuple[tuple[str, str], ...]
    verdicts: tuple[Verdict, ...]

    def of(self, descriptor: str) -> Verdict:
        return next(v for v in self.verdicts if v.descriptor == descriptor)

    @property
    def totals(self) -> list[list[int]]:
        """The sums alone, descriptor by descriptor, as ScenarioWizard prints them."""
        return [[line.total for line in verdict.lines] for verdict in self.verdicts]

    @property
    def consistency_value(self) -> int:
        return min((v.margin for v in self.verdicts if v.judged and v.rival), default=0)

    @property
    def inconsistent(self) -> tuple[Verdict, ...]:
        """The descriptors whose chosen variant is beaten."""
        return tuple(v for v in self.verdicts if v.margin < 0)

    def table(self) -> list[list[str]]:
        """Rows to add up by hand: for every acting descriptor what it says to every variant, then the sums."""
        heading = ["", *(f"{line.descriptor}={line.variant}" for v in self.verdicts for line in v.lines)]
        body = []
        for source, variant in self.scenario:
            row = [f"{source}={variant}"]
            for verdict in self.verdicts:
                for line in verdict.lines:
                    value = next((j.value for j in line.reasons if j.source == source), 0)
                    row.append(f"{value:+d}" if value else "")
            body.append(row)
        sums = ["sum", *(f"{line.total:+d}" for v in self.verdicts for line in v.lines)]
        marks = ["chosen", *("*" if line.chosen else "" for v in self.verdicts for line in v.lines)]
        return [heading, *body, sums, marks]

    def json(self) -> dict[str, Any]:
        return {
            verdict.descriptor: {
                "margin": verdict.margin,
                "says": str(verdict),
                "variants": {
                    line.variant: {
                        "chosen": line.chosen,
                        "total": line.total,
                        "reasons": [{"judgement": str(j), "passages": list(j.passages)} for j in line.reasons],
                    }
                    for line in verdict.lines
                },
            }
            for verdict in self.verdicts
        }


def impact_balance(model: Model, scenario: Mapping[str, str]) -> Balance:
    """The impact balance of any scenario, consistent or not, with its reasons.

    >>> from juncture.futures import Model
    >>> mali = Model.of({"unity": ["united", "split"], "grip": ["broken", "facade"]},
    ...                 {("unity", "grip"): [[2, -2], [-1, 1]], ("grip", "unity"): [[1, 0], [0, 1]]})
    >>> balance = impact_balance(mali, {"unity": "split", "grip": "broken"})
    >>> for verdict in balance.verdicts:
    ...     print(verdict)
    unity: split (+0) is beaten by united (+1).
    grip: broken (-1) is beaten by facade (+1).
    >>> [str(reason) for reason in balance.of("grip").chosen.reasons]
    ['unity=split -> grip=broken: -1']
    """
    numbers(model, scenario)
    held = tuple((d.id, scenario[d.id]) for d in model.descriptors)
    verdicts = []
    for target in model.descriptors:
        lines = []
        for variant in target.variant_ids:
            judged = (model.judgement(source, held_at, target.id, variant) for source, held_at in held)
            reasons = tuple(j for j in judged if j.value)
            total = sum(j.value for j in reasons)
            lines.append(Line(target.id, variant, scenario[target.id] == variant, total, reasons))
        verdicts.append(Verdict(target.id, target.judged, tuple(lines)))
    return Balance(held, tuple(verdicts))
