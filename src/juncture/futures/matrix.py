"""A model as arrays: what the search, the succession and the ensembles compute with.

Variants are numbered through all descriptors; row ``r`` of ``values`` is the judgement of variant ``r`` upon
every variant. A scenario is a row of variant numbers *within* each descriptor.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from juncture.futures.errors import QuestionError
from juncture.futures.model import Model

Ints = NDArray[np.int32]


@dataclass(frozen=True)
class Matrix:
    """The judgements of a model as whole numbers, with the bounds within which they may lie.

    >>> from juncture.futures import Model
    >>> mali = Model.of({"unity": ["united", "split"], "grip": ["broken", "facade"]},
    ...                 {("unity", "grip"): [[2, -2], [-1, 1]]})
    >>> Matrix.of(mali).balances([[0, 1]])
    array([[ 0,  0,  2, -2]], dtype=int32)
    """

    sizes: tuple[int, ...]
    values: Ints
    low: Ints
    high: Ints
    judged: tuple[bool, ...]

    @classmethod
    def of(cls, model: Model) -> Matrix:
        sizes = tuple(len(d.variants) for d in model.descriptors)
        starts = dict(zip(model.ids, np.concatenate(([0], np.cumsum(sizes)[:-1])).tolist(), strict=True))
        full = np.zeros((3, sum(sizes), sum(sizes)), np.int32)
        for section in model.sections:
            top, left = starts[section.source], starts[section.target]
            cells = [[(c.value, c.low, c.high) for c in row] for row in section.rows]
            block = np.array(cells, np.int32).transpose(2, 0, 1)
            full[:, top : top + block.shape[1], left : left + block.shape[2]] = block
        full.flags.writeable = False
        return cls(sizes, full[0], full[1], full[2], tuple(d.judged for d in model.descriptors))

    @classmethod
    def plain(cls, sizes: Sequence[int], values: NDArray[np.integer]) -> Matrix:
        """A matrix of certain values, every descriptor judged."""
        whole = np.ascontiguousarray(values, np.int32)
        return cls(tuple(sizes), whole, whole, whole, (True,) * len(sizes))

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """Where the variants of each descriptor begin."""
        return np.concatenate(([0], np.cumsum(self.sizes)[:-1])).astype(np.int64)

    @property
    def width(self) -> int:
        """The number of variants of all descriptors together."""
        return sum(self.sizes)

    def rows(self, scenarios: NDArray[np.integer] | Sequence[Sequence[int]]) -> NDArray[np.int64]:
        """Scenarios as numbers of rows of the matrix."""
        return np.asarray(scenarios, np.int64) + self.starts

    def balances(self, scenarios: NDArray[np.integer] | Sequence[Sequence[int]]) -> Ints:
        """The impact balance of every variant in each scenario: the sum of the chosen rows."""
        total: Ints = self.values[self.rows(scenarios)].sum(axis=-2, dtype=np.int32)
        return total

    def margins(self, scenarios: NDArray[np.integer] | Sequence[Sequence[int]]) -> Ints:
        """By how much each chosen variant leads its best rival; an unjudged descriptor, or one without rival, by 0.

        A negative margin is what makes a scenario inconsistent.
        """
        chosen = np.asarray(scenarios, np.int64)
        balances = self.balances(chosen)
        margins = np.zeros(chosen.shape, np.int32)
        for j, (start, size) in enumerate(zip(self.starts, self.sizes, strict=True)):
            if self.judged[j] and size > 1:
                block = balances[..., start : start + size].copy()
                own = np.take_along_axis(block, chosen[..., j, None], -1)
                np.put_along_axis(block, chosen[..., j, None], np.iinfo(np.int32).min // 2, -1)
                margins[..., j] = own[..., 0] - block.max(-1)
        return margins

    def consistency(self, scenarios: NDArray[np.integer] | Sequence[Sequence[int]]) -> Ints:
        """The smallest margin of each scenario over the judged descriptors: its consistency value."""
        margins = self.margins(scenarios)
        judged = [j for j, size in enumerate(self.sizes) if self.judged[j] and size > 1]
        smallest: Ints = margins[..., judged].min(-1) if judged else np.zeros(margins.shape[:-1], np.int32)
        return smallest

    def impact(self, scenarios: NDArray[np.integer] | Sequence[Sequence[int]]) -> Ints:
        """The total impact score of each scenario: the sum of the balances of the chosen variants."""
        chosen = np.take_along_axis(self.balances(scenarios), self.rows(scenarios), -1)
        total: Ints = chosen.sum(-1, dtype=np.int32)
        return total


def numbers(model: Model, variants: Mapping[str, str]) -> NDArray[np.int64]:
    """A full scenario, given by names, as variant numbers."""
    missing = [d for d in model.ids if d not in variants]
    if missing:
        raise QuestionError(f"The scenario says nothing of {', '.join(missing)}; name a variant for every descriptor.")
    for descriptor in variants:
        model.index(descriptor)
    return np.array([d.index(variants[d.id]) for d in model.descriptors], np.int64)


def names(model: Model, scenario: Sequence[int] | NDArray[np.integer]) -> dict[str, str]:
    """A scenario, given as variant numbers, by names."""
    return {d.id: d.variants[int(v)].id for d, v in zip(model.descriptors, scenario, strict=True)}
