"""What changed from one version of a model to the next, and which scenarios came or went with it."""

from __future__ import annotations

from dataclasses import dataclass

from juncture.futures.errors import QuestionError
from juncture.futures.model import Judgement, Model
from juncture.futures.scenarios import Scenario
from juncture.futures.search import consistent


@dataclass(frozen=True)
class Changes:
    """Judgements that were moved (before and after), and the scenarios that are no longer, or newly, consistent."""

    moved: tuple[tuple[Judgement, Judgement], ...]
    gone: tuple[Scenario, ...]
    new: tuple[Scenario, ...]

    def __str__(self) -> str:
        return f"{len(self.moved)} judgements moved; {len(self.gone)} scenarios gone, {len(self.new)} new."


def changes(before: Model, after: Model) -> Changes:
    """Compare two versions of a model with the same descriptors.

    >>> from juncture.futures import Model
    >>> old, new = (Model.of({"unity": ["united", "split"], "grip": ["broken", "facade"]},
    ...                      {("unity", "grip"): [[value, 0], [-1, 1]]}) for value in (2, -1))
    >>> print(changes(old, new))
    1 judgements moved; 1 scenarios gone, 1 new.
    """
    if [(d.id, d.variant_ids) for d in before.descriptors] != [(d.id, d.variant_ids) for d in after.descriptors]:
        raise QuestionError(
            "The two models have other descriptors or variants; only versions of one model are compared."
        )
    cells = dict.fromkeys((j.source, j.variant, j.target, j.on) for m in (before, after) for j in m.judgements())
    pairs = ((before.judgement(*cell), after.judgement(*cell)) for cell in cells)
    moved = tuple((a, b) for a, b in pairs if (a.value, a.lo, a.hi) != (b.value, b.lo, b.hi))
    old, new = consistent(before), consistent(after)
    kept = {s.numbers for s in old} & {s.numbers for s in new}
    return Changes(
        moved, tuple(s for s in old if s.numbers not in kept), tuple(s for s in new if s.numbers not in kept)
    )
