"""Scenarios as results: what each is, how firmly it holds, and whether the list of them is the whole list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from juncture.futures.balance import Balance, impact_balance
from juncture.futures.errors import QuestionError
from juncture.futures.matrix import Matrix, names
from juncture.futures.model import Model
from juncture.futures.showing import Shown


@dataclass(frozen=True, slots=True)
class Certificate:
    """How far a result may be trusted to be all there is.

    ``complete`` is a proof, not an estimate: the search looked everywhere. ``nodes`` is how many partial scenarios
    it tried, ``parts`` into how many independent systems the model fell, ``model`` the hash of what was searched.
    """

    complete: bool
    count: int
    nodes: int
    parts: int
    solver: str
    model: str
    tolerance: int = 0
    given: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        held = "".join(f", with {d}={v}" for d, v in self.given)
        found = f"{self.count} consistent scenario{'' if self.count == 1 else 's'}{held}"
        if self.complete:
            return f"{found}: the complete set ({self.nodes} partial scenarios tried)."
        return (
            f"{found} so far: the search stopped at its budget after {self.nodes} partial scenarios; there may be more."
        )


@dataclass(frozen=True)
class Scenario:
    """One scenario of a model with its figures.

    ``consistency_value`` is the smallest lead of a chosen variant over a rival; ``total_impact_score`` the sum of the
    balances of all chosen variants; ``weight`` the number of starting points from which succession ends here.
    """

    model: Model = field(repr=False)
    numbers: tuple[int, ...]
    consistency_value: int
    total_impact_score: int
    weight: int | None = None

    @property
    def variants(self) -> dict[str, str]:
        return names(self.model, self.numbers)

    def balance(self) -> Balance:
        """The impact balance of every variant in this scenario, with the judgements that make it up."""
        return impact_balance(self.model, self.variants)

    def __str__(self) -> str:
        return ", ".join(f"{d}={v}" for d, v in self.variants.items())

    def json(self) -> dict[str, Any]:
        return {
            "variants": self.variants,
            "consistency_value": self.consistency_value,
            "total_impact_score": self.total_impact_score,
            "weight": self.weight,
        }


@dataclass(frozen=True)
class ScenarioSet(Shown, Sequence[Scenario]):
    """The consistent scenarios of a model, in the order of their variants, with the certificate of the search.

    No consistent scenario at all is a result too: the judgements pull against each other wherever one starts.
    """

    model: Model = field(repr=False)
    numbers: NDArray[np.int16] = field(repr=False)
    certificate: Certificate
    weights: tuple[int, ...] | None = None

    @property
    def complete(self) -> bool:
        return self.certificate.complete

    @property
    def total(self) -> int:
        """How many scenarios there are, which may be more than are listed."""
        return self.certificate.count

    @cached_property
    def _figures(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        matrix = Matrix.of(self.model)
        return matrix.consistency(self.numbers), matrix.impact(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(len(self)))]
        values, scores = self._figures
        weight = None if self.weights is None else self.weights[place]
        row = tuple(self.numbers[place].tolist())
        return Scenario(self.model, row, int(values[place]), int(scores[place]), weight)

    def __iter__(self) -> Iterator[Scenario]:
        return (self[i] for i in range(len(self)))

    def find(self, variants: Mapping[str, str]) -> list[Scenario]:
        """The scenarios in which these descriptors take these variants."""
        wanted = [(self.model.index(d), self.model.descriptor(d).index(v)) for d, v in variants.items()]
        return [s for s in self if all(s.numbers[i] == v for i, v in wanted)]

    def weighted(self, weights: Sequence[int]) -> ScenarioSet:
        """The same set with a weight for every scenario."""
        if len(weights) != len(self):
            raise QuestionError(f"{len(weights)} weights were given for {len(self)} scenarios; there must be as many.")
        return replace(self, weights=tuple(weights))

    def shares(self) -> dict[str, dict[str, float]]:
        """For every descriptor, in which share of the listed scenarios it takes each variant.

        A share of scenarios says how often a variant fits; it is no probability.
        """
        return {
            d.id: {
                v: float((self.numbers[:, i] == a).mean()) if len(self) else 0.0 for a, v in enumerate(d.variant_ids)
            }
            for i, d in enumerate(self.model.descriptors)
        }

    def tableau(self) -> list[tuple[str, list[tuple[str, int]]]]:
        """The scenario tableau: for each descriptor its variants across the list, equal neighbours as one cell."""
        table = []
        for i, d in enumerate(self.model.descriptors):
            cells: list[tuple[str, int]] = []
            for number in self.numbers[:, i].tolist():
                variant = d.variants[number].id
                if cells and cells[-1][0] == variant:
                    cells[-1] = (variant, cells[-1][1] + 1)
                else:
                    cells.append((variant, 1))
            table.append((d.id, cells))
        return table

    def json(self) -> dict[str, Any]:
        c = self.certificate
        return {
            "model": c.model,
            "complete": c.complete,
            "count": c.count,
            "nodes": c.nodes,
            "tolerance": c.tolerance,
            "given": dict(c.given),
            "scenarios": [s.json() for s in self],
        }
