"""The patient rule induction method (Friedman and Fisher 1999): a box of inputs in which an outcome is frequent.

A box starts as everything. At each step a slice of some ``alpha`` of what is left is peeled off the one side of the
one input where that raises the share of cases of interest most for what it costs. The boxes on the way trade
**coverage** (how many of the cases of interest are inside) against **density** (how many of those inside are
cases of interest). A bound lies midway between two values, so nothing ever lies on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, lgamma, log

import numpy as np
from numpy.typing import NDArray

from juncture.futures.errors import QuestionError

ALPHA = 0.1
LEAST_MASS = 0.05


@dataclass(frozen=True)
class Box:
    """Bounds on some inputs, and what they enclose of the data they were found in.

    >>> x = np.arange(20.0)[:, None]
    >>> box = peel(x, x[:, 0] > 13)[-1]
    >>> box.restricted, box.bounds(0), box.coverage, box.density
    ((0,), (13.5, 19.0), 1.0, 1.0)
    """

    lows: NDArray[np.float64]
    highs: NDArray[np.float64]
    extent: tuple[NDArray[np.float64], NDArray[np.float64]]
    cases: int
    of_interest: int
    all_cases: int
    all_of_interest: int

    @property
    def coverage(self) -> float:
        """The share of all cases of interest that lie inside."""
        return self.of_interest / self.all_of_interest if self.all_of_interest else 0.0

    @property
    def density(self) -> float:
        """The share of the cases inside that are of interest."""
        return self.of_interest / self.cases if self.cases else 0.0

    @property
    def mass(self) -> float:
        """The share of all cases that lie inside."""
        return self.cases / self.all_cases

    @property
    def worth(self) -> float:
        """Coverage and density in one figure: their harmonic mean."""
        total = self.coverage + self.density
        return 2 * self.coverage * self.density / total if total else 0.0

    @property
    def restricted(self) -> tuple[int, ...]:
        """The inputs that the box bounds."""
        bound = (self.lows > self.extent[0]) | (self.highs < self.extent[1])
        return tuple(np.flatnonzero(bound).tolist())

    def bounds(self, column: int) -> tuple[float, float]:
        return float(self.lows[column]), float(self.highs[column])

    def holds(self, x: NDArray[np.floating | np.integer]) -> NDArray[np.bool_]:
        """Which cases lie inside."""
        return np.asarray(((x >= self.lows) & (x <= self.highs)).all(axis=1))

    def free(self, column: int, x: NDArray[np.floating | np.integer], y: NDArray[np.bool_]) -> Box:
        """The same box without its bounds on one input."""
        lows, highs = self.lows.copy(), self.highs.copy()
        lows[column], highs[column] = self.extent[0][column], self.extent[1][column]
        return enclose(lows, highs, self.extent, x, y)


def enclose(
    lows: NDArray[np.float64],
    highs: NDArray[np.float64],
    extent: tuple[NDArray[np.float64], NDArray[np.float64]],
    x: NDArray[np.floating | np.integer],
    y: NDArray[np.bool_],
) -> Box:
    """A box with these bounds, counted on these cases."""
    inside = ((x >= lows) & (x <= highs)).all(axis=1)
    return Box(lows, highs, extent, int(inside.sum()), int(y[inside].sum()), len(y), int(y.sum()))


def peel(
    x: NDArray[np.floating | np.integer], y: NDArray[np.bool_], alpha: float = ALPHA, least_mass: float = LEAST_MASS
) -> list[Box]:
    """The boxes of the whole way down, the first enclosing everything."""
    if not 0 < alpha < 0.5:
        raise QuestionError(f"A slice of {alpha} cannot be peeled off; alpha lies between 0 and 0.5.")
    if x.ndim != 2 or len(x) != len(y) or not len(y):
        raise QuestionError(
            f"{x.shape} inputs and {y.shape} outcomes do not match; one row of inputs for each outcome."
        )
    pile = _Pile(x, np.asarray(y, bool))
    boxes = [pile.box()]
    while pile.peel(alpha, least_mass):
        boxes.append(pile.box())
    return boxes


class _Pile:
    """The cases still inside, each column sorted: ``values`` (inputs, cases) and the outcome beside each value."""

    def __init__(self, x: NDArray[np.floating | np.integer], y: NDArray[np.bool_]) -> None:
        self.total, self.interest = len(y), int(y.sum())
        columns = np.ascontiguousarray(x.T)
        order = np.argsort(columns, axis=1, kind="stable")
        self.order = order.astype(np.int32)
        self.values = np.take_along_axis(columns, order, axis=1).astype(np.float64)
        self.outcome = y
        self.lows, self.highs = self.values[:, 0].copy(), self.values[:, -1].copy()
        self.extent = (self.lows.copy(), self.highs.copy())
        self.inside = self.interest

    def box(self) -> Box:
        cases = self.values.shape[1]
        return Box(self.lows.copy(), self.highs.copy(), self.extent, cases, self.inside, self.total, self.interest)

    def peel(self, alpha: float, least_mass: float) -> bool:
        """Peel the best slice off; False where none may go."""
        count = self.values.shape[1]
        below, above = self._cuts(alpha)
        gains = np.stack([self._gain(count - above, from_below=False), self._gain(below, from_below=True)], axis=1)
        kept = np.stack([above, count - below], axis=1)
        gains[(kept == 0) | (kept == count)] = -np.inf
        column, side = divmod(self._choice(gains), 2)
        cut = int(kept[column, side])
        if not gains[column, side] > 0 or cut / self.total < least_mass:
            return False
        row = self.values[column]
        if side == 1:
            self.lows[column] = (row[count - cut - 1] + row[count - cut]) / 2
            going = self.order[column, : count - cut]
        else:
            self.highs[column] = (row[cut - 1] + row[cut]) / 2
            going = self.order[column, cut:]
        self._drop(going, cut)
        return True

    def _choice(self, gains: NDArray[np.float64]) -> int:
        """The greatest gain; among equals one that bounds no further input, then the first."""
        bound = (self.lows > self.extent[0]) | (self.highs < self.extent[1])
        equal = gains == gains.max()
        preferred = equal & bound[:, None]
        return int(np.argmax(preferred if preferred.any() else equal))

    def _cuts(self, alpha: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """For each input what a peel from below takes and what one from above leaves; equal values go together."""
        count = self.values.shape[1]
        first = self.values[:, int((count - 1) * alpha)]
        last = self.values[:, int(np.ceil((count - 1) * (1 - alpha)))]
        return (self.values <= first[:, None]).sum(axis=1), (self.values < last[:, None]).sum(axis=1)

    def _gain(self, taken: NDArray[np.int64], from_below: bool) -> NDArray[np.float64]:
        """By how much the mean rises for every case that is taken."""
        count = self.values.shape[1]
        widest = int(taken.max(initial=0))
        edge = self.order[:, :widest] if from_below else self.order[:, count - widest :][:, ::-1]
        hits = np.cumsum(self.outcome[edge], axis=1)
        lost = np.where(taken > 0, hits[np.arange(len(taken)), np.maximum(taken, 1) - 1], 0) if widest else taken * 0
        with np.errstate(divide="ignore", invalid="ignore"):
            mean = (self.inside - lost) / (count - taken)
            gain = (mean - self.inside / count) / taken
        return np.asarray(np.nan_to_num(gain, nan=-np.inf, posinf=-np.inf))

    def _drop(self, going: NDArray[np.int32], left: int) -> None:
        stays = np.ones(self.total, bool)
        stays[going] = False
        mask = stays[self.order]
        self.inside -= int(self.outcome[going].sum())
        self.order = self.order[mask].reshape(len(self.order), left)
        self.values = self.values[mask].reshape(len(self.values), left)


def paste(box: Box, x: NDArray[np.floating | np.integer], y: NDArray[np.bool_], alpha: float = ALPHA) -> Box:
    """Widen the bounds again where that lets in cases and does not lower the density."""
    step = max(1, int(alpha * box.cases))
    while True:
        wider = [_widened(box, column, side, step, x, y) for column in box.restricted for side in (0, 1)]
        better = [b for b in wider if b is not None and b.cases > box.cases and b.density >= box.density]
        if not better:
            return box
        box = max(better, key=lambda b: (b.density, b.coverage))


def _widened(
    box: Box, column: int, side: int, step: int, x: NDArray[np.floating | np.integer], y: NDArray[np.bool_]
) -> Box | None:
    lows, highs = box.lows.copy(), box.highs.copy()
    (lows if side == 0 else highs)[column] = box.extent[side][column]
    outside = np.sort(x[((x >= lows) & (x <= highs)).all(axis=1) & ~box.holds(x), column])
    if not len(outside):
        return None
    if side == 0 and len(outside) > step:
        lows[column] = (outside[-step] + outside[-step - 1]) / 2
    elif side == 1 and len(outside) > step:
        highs[column] = (outside[step - 1] + outside[step]) / 2
    return enclose(lows, highs, box.extent, x, y)


def quasi_p(box: Box, column: int, x: NDArray[np.floating | np.integer], y: NDArray[np.bool_]) -> float:
    """How likely the box would be as dense by chance without its bounds on one input (a one-sided binomial test)."""
    looser = box.free(column, x, y)
    return binomial_tail(box.of_interest, box.cases, looser.density)


def binomial_tail(hits: int, trials: int, share: float) -> float:
    """The probability of at least so many hits."""
    if hits <= 0 or share >= 1:
        return 1.0
    if share <= 0:
        return 0.0
    terms = (
        exp(
            lgamma(trials + 1) - lgamma(k + 1) - lgamma(trials - k + 1) + k * log(share) + (trials - k) * log(1 - share)
        )
        for k in range(hits, trials + 1)
    )
    return min(1.0, sum(terms))


@dataclass(frozen=True)
class Discovery:
    """A way of boxes on its data, from which one is taken."""

    names: tuple[str, ...]
    x: NDArray[np.floating | np.integer]
    y: NDArray[np.bool_]
    boxes: tuple[Box, ...]

    @cached_property
    def chosen(self) -> Box:
        """The box of the greatest worth, pasted, without bounds that its worth does not need."""
        box = paste(max(self.boxes, key=lambda b: b.worth), self.x, self.y)
        while box.restricted:
            looser = max((box.free(c, self.x, self.y) for c in box.restricted), key=lambda b: b.worth)
            if looser.worth < box.worth - 0.01:
                break
            box = looser
        return box

    def support(self, box: Box, runs: int = 10, seed: int = 0) -> dict[int, float]:
        """In which share of runs on random halves of the data each bounded input is bounded again."""
        random = np.random.Generator(np.random.Philox(seed))
        again = dict.fromkeys(box.restricted, 0)
        for _ in range(runs):
            half = random.permutation(len(self.y))[: max(1, len(self.y) // 2)]
            way = peel(self.x[half], self.y[half])
            nearest = min(way, key=lambda b: abs(b.coverage - box.coverage) + abs(b.density - box.density))
            for column in set(nearest.restricted) & set(again):
                again[column] += 1
        return {column: count / runs for column, count in again.items()}


def discover(
    names: Sequence[str], x: NDArray[np.floating | np.integer], y: NDArray[np.bool_], alpha: float = ALPHA
) -> Discovery:
    """Search for the box of inputs in which an outcome is frequent."""
    return Discovery(tuple(names), x, np.asarray(y, bool), tuple(peel(x, y, alpha)))
