"""Which way a variant stands to a goal: does it bear on it, does the goal bear on it, both, or neither.

Judgements are followed from descriptor to descriptor, however many lie between. A judgement upon a lever or an external
moves nothing, for those are held.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from juncture.futures.model import Model

#: ``leading``: it bears on the goal. ``loop``: it does, and the goal on it. ``consequence``: the goal bears on it
#: alone. ``apart``: neither, they merely go together.
Role = Literal["leading", "loop", "consequence", "apart"]
ROLES: tuple[Role, ...] = ("leading", "loop", "consequence", "apart")


class Bearings:
    """The judgements of a model as ways to and from the descriptors of a goal.

    >>> mali = Model.of({"movement": ["strong", "weak"], "pressure": ["strong", "weak"], "grip": ["broken", "kept"],
    ...                  "state": ["recovers", "erodes"]},
    ...                 {("movement", "pressure"): [[2, -2], [0, 0]], ("pressure", "grip"): [[1, -1], [-1, 1]],
    ...                  ("grip", "state"): [[1, -1], [0, 0]]})
    >>> found = Bearings(mali, {"grip"})
    >>> found.of("movement", "strong"), found.of("movement", "weak"), found.of("state", "erodes")
    (('leading', ('pressure',)), ('apart', ()), ('consequence', ()))
    """

    def __init__(self, model: Model, goal: Iterable[str]) -> None:
        self.model, self.goal = model, frozenset(goal)
        pairs = [(s.source, s.target) for s in model.sections if not s.empty and s.source != s.target]
        moved = [(source, target) for source, target in pairs if model.descriptor(target).judged]
        self._onward = {d: [t for s, t in moved if s == d] for d in model.ids}
        self._moved = _reached(self._onward, self.goal)

    def of(self, descriptor: str, variant: str) -> tuple[Role, tuple[str, ...]]:
        """The role of a variant, and the descriptors between it and the goal on the shortest way there."""
        way = self._way(descriptor, variant)
        moved = descriptor in self._moved
        if way is None:
            return ("consequence" if moved else "apart"), ()
        return ("loop" if moved else "leading"), way

    def _way(self, descriptor: str, variant: str) -> tuple[str, ...] | None:
        """Breadth first from what this variant itself pushes; None where no way leads to the goal."""
        pushed = {
            j.target for j in self.model.judgements() if (j.source, j.variant) == (descriptor, variant) and j.value
        }
        edge: list[tuple[str, ...]] = [(d,) for d in self._onward[descriptor] if d in pushed]
        seen = {descriptor}
        while edge:
            for way in edge:
                if way[-1] in self.goal:
                    return way[:-1]
            seen |= {way[-1] for way in edge}
            edge = [(*way, d) for way in edge for d in self._onward[way[-1]] if d not in seen]
        return None


def _reached(onward: Mapping[str, list[str]], goal: frozenset[str]) -> set[str]:
    """What the goal's descriptors bear on, however far."""
    reached: set[str] = set()
    edge = set(goal)
    while edge:
        edge = {d for one in edge for d in onward[one]} - reached
        reached |= edge
    return reached
