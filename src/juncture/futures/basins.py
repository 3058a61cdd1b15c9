"""Basins: from how many states of affairs succession ends in each attractor.

Up to a stated number of states every one is followed, and the weights are exact whole numbers of 64 bits. Beyond
it a sample is followed, and each share carries its interval. A weight says how wide the way into an attractor
is; it is no probability that the crisis ends there. States that the model's constraints exclude are no starting points;
succession itself is not steered by constraints, so it may still end in what one excludes, and that is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from juncture.futures.constraints import allowed
from juncture.futures.errors import QuestionError
from juncture.futures.flow import Space, arrivals, flow, recurrent
from juncture.futures.matrix import Matrix
from juncture.futures.model import Model
from juncture.futures.problem import restrict
from juncture.futures.succession import Attractor, Rule, States, check_rule, held_descriptors, step

#: States that are all followed; two numbers of 32 bits are held for each, half a gigabyte at this limit.
EXACT_LIMIT = 1 << 26
SAMPLES = 100_000


@dataclass(frozen=True)
class Basin:
    """An attractor with the number of states, or of sampled states, that lead to it."""

    attractor: Attractor
    weight: int
    share: float
    low: float
    high: float


@dataclass(frozen=True)
class Basins:
    """All attractors that were reached, the widest first. ``exact`` says that every state was followed."""

    model: Model = field(repr=False)
    rule: Rule
    exact: bool
    states: int
    followed: int
    basins: tuple[Basin, ...]

    @property
    def excluded(self) -> int:
        """The weight of all attractors that a constraint of the model excludes."""
        return sum(b.weight for b in self.basins if b.attractor.breached)

    @property
    def cycles(self) -> tuple[Basin, ...]:
        return tuple(b for b in self.basins if not b.attractor.fixed)

    def weight_of(self, state: tuple[int, ...]) -> int:
        """The weight of the attractor that holds a state; 0 where none does."""
        return next((b.weight for b in self.basins if state in b.attractor.states), 0)

    def __str__(self) -> str:
        how = "every state followed" if self.exact else f"a sample of {self.followed} of {self.states} states followed"
        fixed = len(self.basins) - len(self.cycles)
        return f"{fixed} fixed points and {len(self.cycles)} cycles under the {self.rule} rule; {how}."


def basins(
    model: Model,
    rule: Rule = "global",
    given: Mapping[str, str] | None = None,
    *,
    exact_limit: int = EXACT_LIMIT,
    samples: int = SAMPLES,
    seed: int = 0,
) -> Basins:
    """The attractors of a model and the weight of each.

    >>> from juncture.futures import Model
    >>> mali = Model.of({"unity": ["united", "split"], "grip": ["broken", "facade"]},
    ...                 {("unity", "grip"): [[2, -2], [-1, 1]], ("grip", "unity"): [[1, 0], [0, 1]]})
    >>> print(basins(mali))
    2 fixed points and 1 cycles under the global rule; every state followed.
    >>> [(basin.weight, basin.attractor.period) for basin in basins(mali).basins]
    [(2, 2), (1, 1), (1, 1)]
    """
    check_rule(rule)
    if samples < 1:
        raise QuestionError(f"{samples} samples say nothing; take at least 1.")
    start = _Start(model)
    fixed = {model.index(d): model.descriptor(d).index(v) for d, v in (given or {}).items()}
    matrix, held = Matrix.of(model), held_descriptors(model, given or ())
    space = Space(matrix.sizes, fixed)
    exact = space.count <= exact_limit
    if exact:
        cycles, weights = _follow_all(matrix, space, rule, held, start)
    else:
        cycles, weights = _follow_some(matrix, space, rule, held, start, (samples, seed))
    total = int(sum(weights))
    found = [
        Basin(Attractor(model, cycle), weight, weight / max(1, total), *(wilson(weight, total, exact)))
        for cycle, weight in zip(cycles, weights, strict=True)
    ]
    found.sort(key=lambda b: (-b.weight, b.attractor.states))
    return Basins(model, rule, exact, space.count, total, tuple(found))


class _Start:
    """Which states of affairs are starting points: all that the model's own constraints allow."""

    def __init__(self, model: Model) -> None:
        self.together = restrict(model) if model.constraints else None
        self.starts = Matrix.of(model).starts

    def among(self, states: States) -> NDArray[np.bool_] | None:
        """Which of these are; None where all of them are."""
        return None if self.together is None else allowed(self.together, self.starts, states)


Cycles = list[tuple[tuple[int, ...], ...]]


def _follow_all(
    matrix: Matrix, space: Space, rule: Rule, held: NDArray[np.bool_], start: _Start | None = None
) -> tuple[Cycles, list[int]]:
    """Push the weight of all states forward until it rests on states that recur."""
    after = flow(matrix, space, rule, held)
    codes, weights = arrivals(after, lambda codes: start.among(space.decode(codes)) if start else None)
    while True:
        following = after[codes].astype(np.int64)
        image, place = np.unique(following, return_inverse=True)
        if len(image) == len(codes):
            break
        pushed = np.zeros(len(image), np.int64)
        np.add.at(pushed, place, weights)
        codes, weights = image, pushed
    cycles = recurrent(codes, following)
    held_weight = dict(zip(codes.tolist(), weights.tolist(), strict=True))
    return [_states(space, cycle) for cycle in cycles], [sum(held_weight[c] for c in cycle) for cycle in cycles]


def _follow_some(
    matrix: Matrix, space: Space, rule: Rule, held: NDArray[np.bool_], start: _Start, drawn: tuple[int, int]
) -> tuple[Cycles, list[int]]:
    """Follow a random sample; every state that is met is followed once."""
    samples, seed = drawn
    random = np.random.Generator(np.random.Philox(seed))
    starts = np.zeros((samples, len(space.sizes)), np.int16)
    for i, size in enumerate(space.sizes):
        starts[:, i] = space.fixed[i] if i in space.fixed else random.integers(0, size, samples)
    among = start.among(starts)
    starts = starts if among is None else starts[among]
    known: dict[bytes, bytes] = {}
    edge, first = np.unique(starts, axis=0, return_counts=True)
    begin = [row.tobytes() for row in edge]
    while len(edge):
        after = step(matrix, edge, rule, held)
        known.update(zip((r.tobytes() for r in edge), (r.tobytes() for r in after), strict=True))
        edge = np.unique(
            np.array([r for r in after if r.tobytes() not in known], np.int16).reshape(-1, edge.shape[1]), axis=0
        )
    home = _homes(known)
    weights: dict[tuple[bytes, ...], int] = {}
    for state, count in zip(begin, first.tolist(), strict=True):
        weights[home[state]] = weights.get(home[state], 0) + count
    cycles = [tuple(tuple(np.frombuffer(s, np.int16).tolist()) for s in cycle) for cycle in weights]
    return cycles, list(weights.values())


def _homes(following: dict[bytes, bytes]) -> dict[bytes, tuple[bytes, ...]]:
    """For every state the cycle it ends in, told from the cycle's smallest state on."""
    home: dict[bytes, tuple[bytes, ...]] = {}
    for start in following:
        path: dict[bytes, int] = {}
        state = start
        while state not in home and state not in path:
            path[state] = len(path)
            state = following[state]
        if state not in home:
            cycle = list(path)[path[state] :]
            first = cycle.index(min(cycle))
            named = tuple(cycle[first:] + cycle[:first])
            home.update(dict.fromkeys(cycle, named))
        home.update(dict.fromkeys(path, home[state]))
    return home


def _states(space: Space, cycle: list[int]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(row) for row in space.decode(np.array(cycle, np.int64)).tolist())


def wilson(count: int, total: int, exact: bool) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson); for an exact weight the share itself."""
    share = count / total
    if exact:
        return share, share
    z = 1.959963984540054
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return max(0.0, middle - half), min(1.0, middle + half)
