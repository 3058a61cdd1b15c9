"""Succession: from a state of affairs to the one that the judgements drive it to, step by step.

Three rules, which may end in different places:

* ``global``: all descriptors that are beaten change at once (ScenarioWizard's rule: a variant is kept unless
  strictly beaten; among equal winners the first one is taken);
* ``sequential``: one after the other in the order of the model, each seeing the changes before it;
* ``one-step``: only the descriptor that is beaten by most changes, the first among equals.

Levers, externals and given descriptors stay where they are. Constraints do not steer it: they say what does not go
together, not which of it gives way. What breaches one is said. The path ends in an **attractor**: a fixed point, which
is a consistent scenario, or a cycle, in which the crisis goes round without coming to rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from juncture.futures.constraints import Constraint, breached
from juncture.futures.errors import QuestionError, unknown
from juncture.futures.matrix import Matrix, names, numbers
from juncture.futures.model import Model

Rule = Literal["global", "sequential", "one-step"]
RULES: tuple[Rule, ...] = ("global", "sequential", "one-step")
States = NDArray[np.int16]


@dataclass(frozen=True)
class Attractor:
    """Where succession comes to rest, or goes round: one state, or the states of a cycle in their order."""

    model: Model = field(repr=False)
    states: tuple[tuple[int, ...], ...]

    @property
    def period(self) -> int:
        return len(self.states)

    @property
    def fixed(self) -> bool:
        """Whether it is a fixed point, which under every rule is a consistent scenario, constraints aside."""
        return len(self.states) == 1

    @property
    def breached(self) -> tuple[Constraint, ...]:
        """The constraints of the model that a state of it breaches: they do not steer succession."""
        return breached(self.model, self.variants) if self.model.constraints else ()

    @property
    def variants(self) -> list[dict[str, str]]:
        return [names(self.model, state) for state in self.states]

    def takes(self, descriptor: str) -> tuple[str, ...]:
        """The variants that a descriptor takes in it: one where it is at rest, several where it goes round."""
        i = self.model.index(descriptor)
        return tuple(dict.fromkeys(self.model.descriptors[i].variants[state[i]].id for state in self.states))

    def __str__(self) -> str:
        parts = [f"{d}={'/'.join(self.takes(d))}" for d in self.model.ids]
        kind = "fixed point" if self.fixed else f"cycle of {self.period}"
        return f"{kind}: {', '.join(parts)}"


@dataclass(frozen=True)
class Path:
    """A succession from its start to its attractor; ``states`` holds every state up to the first that recurs."""

    model: Model = field(repr=False)
    rule: Rule
    states: tuple[tuple[int, ...], ...]
    attractor: Attractor

    @property
    def variants(self) -> list[dict[str, str]]:
        return [names(self.model, state) for state in self.states]

    @property
    def breached(self) -> tuple[Constraint, ...]:
        """The constraints of the model that a state on the way breaches, its attractor included."""
        return breached(self.model, self.variants)

    @property
    def changes(self) -> list[dict[str, tuple[str, str]]]:
        """What changed at each step: descriptor, from which variant, to which."""
        told = self.variants
        return [{d: (before[d], after[d]) for d in before if before[d] != after[d]} for before, after in pairwise(told)]


def succeed(
    model: Model, start: Mapping[str, str], rule: Rule = "global", given: Mapping[str, str] | None = None
) -> Path:
    """Follow a state of affairs to its attractor.

    >>> from juncture.futures import Model
    >>> mali = Model.of({"unity": ["united", "split"], "grip": ["broken", "facade"]},
    ...                 {("unity", "grip"): [[2, -2], [-1, 1]], ("grip", "unity"): [[1, 0], [0, 1]]})
    >>> path = succeed(mali, {"unity": "split", "grip": "broken"}, rule="sequential")
    >>> path.changes
    [{'unity': ('split', 'united')}]
    >>> print(path.attractor)
    fixed point: unity=united, grip=broken
    >>> print(succeed(mali, {"unity": "split", "grip": "broken"}).attractor)
    cycle of 2: unity=split/united, grip=broken/facade
    """
    check_rule(rule)
    fixed = dict(given or {})
    state = numbers(model, {**start, **fixed}).astype(np.int16)[None]
    matrix, held = Matrix.of(model), held_descriptors(model, fixed)
    seen: dict[tuple[int, ...], int] = {}
    while (here := tuple(state[0].tolist())) not in seen:
        seen[here] = len(seen)
        state = step(matrix, state, rule, held)
    states = tuple(seen)
    return Path(model, rule, states, Attractor(model, states[seen[here] :]))


def check_rule(rule: str) -> None:
    if rule not in RULES:
        raise QuestionError(unknown("rule of succession", rule, RULES))


def held_descriptors(model: Model, given: Iterable[str] = ()) -> NDArray[np.bool_]:
    """Which descriptors stay where they are: levers, externals, and those that are given."""
    named = {model.ids[model.index(d)] for d in given}
    return np.array([not d.judged or d.id in named for d in model.descriptors])


def step(matrix: Matrix, states: States, rule: Rule, held: NDArray[np.bool_]) -> States:
    """One step of succession for many states at once."""
    if rule == "global":
        return _settle(matrix, matrix.balances(states), states, held)
    if rule == "sequential":
        return _sweep(matrix, states, held)
    return _most_beaten(matrix, states, held)


def _settle(matrix: Matrix, balances: NDArray[np.int32], states: States, held: NDArray[np.bool_]) -> States:
    after = states.copy()
    for j in np.flatnonzero(~held):
        after[:, j] = _winner(matrix, balances, states, int(j))
    return after


def _winner(matrix: Matrix, balances: NDArray[np.int32], states: States, j: int) -> NDArray[np.int64]:
    """The variant that wins a descriptor: doubled sums with one point for the variant in place settle every tie."""
    start, size = int(matrix.starts[j]), matrix.sizes[j]
    doubled = balances[:, start : start + size] * 2
    doubled[np.arange(len(states)), states[:, j]] += 1
    winner: NDArray[np.int64] = doubled.argmax(axis=1)
    return winner


def _sweep(matrix: Matrix, states: States, held: NDArray[np.bool_]) -> States:
    after = states.copy()
    balances = matrix.balances(states)
    for j in np.flatnonzero(~held):
        winner = _winner(matrix, balances, after, int(j))
        start = int(matrix.starts[j])
        balances += matrix.values[start + winner] - matrix.values[start + after[:, j]]
        after[:, j] = winner
    return after


def _most_beaten(matrix: Matrix, states: States, held: NDArray[np.bool_]) -> States:
    margins = matrix.margins(states)
    margins[:, held] = 0
    worst = margins.argmin(axis=1)
    beaten = margins[np.arange(len(states)), worst] < 0
    settled = _settle(matrix, matrix.balances(states), states, held)
    after = states.copy()
    rows = np.flatnonzero(beaten)
    after[rows, worst[rows]] = settled[rows, worst[rows]]
    return after
