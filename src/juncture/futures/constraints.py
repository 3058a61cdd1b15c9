"""Which scenarios are out of the question whatever the judgements say.

Three forms, all of which come down to pairs of variants that exclude each other, or to variants that
are not allowed: *forbidden* (these two never together), *implies* (if this, then one of those), *allowed*
(only these variants). ``exclude`` writes them into one square table: whether two variants may occur together,
and on its diagonal whether a variant may occur at all.

Constraints choose among scenarios; they do not steer succession. A constraint says that two variants never meet, not
which of the two gives way, and a rule for that would be nobody's judgement. So paths follow the judgements alone, and
where a path or an attractor breaches a constraint, that is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from juncture.futures.model import Model

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Forbidden:
    """These two variants never occur together.

    >>> str(Forbidden(("talks", "none"), ("grip", "facade")))
    'never talks=none with grip=facade'
    """

    first: Place
    second: Place
    note: str = ""

    def __str__(self) -> str:
        return f"never {_say(self.first)} with {_say(self.second)}"

    def check(self, model: Model) -> None:
        for descriptor, variant in (self.first, self.second):
            model.descriptor(descriptor).index(variant)

    def breached(self, variants: Mapping[str, str]) -> bool:
        return all(variants[d] == v for d, v in (self.first, self.second))

    def exclude(self, model: Model, together: NDArray[np.bool_]) -> None:
        a, b = _place(model, self.first), _place(model, self.second)
        together[a, b] = together[b, a] = False


@dataclass(frozen=True, slots=True)
class Implies:
    """If the first variant occurs, the other descriptor takes one of these.

    >>> str(Implies(("talks", "conditional"), "grip", ("broken", "facade")))
    'talks=conditional implies grip=broken or facade'
    """

    when: Place
    descriptor: str
    variants: tuple[str, ...]
    note: str = ""

    def __str__(self) -> str:
        return f"{_say(self.when)} implies {self.descriptor}={' or '.join(self.variants)}"

    def check(self, model: Model) -> None:
        model.descriptor(self.when[0]).index(self.when[1])
        for variant in self.variants:
            model.descriptor(self.descriptor).index(variant)

    def breached(self, variants: Mapping[str, str]) -> bool:
        return variants[self.when[0]] == self.when[1] and variants[self.descriptor] not in self.variants

    def exclude(self, model: Model, together: NDArray[np.bool_]) -> None:
        a = _place(model, self.when)
        for variant in model.descriptor(self.descriptor).variant_ids:
            if variant not in self.variants:
                b = _place(model, (self.descriptor, variant))
                together[a, b] = together[b, a] = False


@dataclass(frozen=True, slots=True)
class Allowed:
    """Only these variants of a descriptor come into question."""

    descriptor: str
    variants: tuple[str, ...]
    note: str = ""

    def __str__(self) -> str:
        return f"{self.descriptor} is {' or '.join(self.variants)}"

    def check(self, model: Model) -> None:
        for variant in self.variants:
            model.descriptor(self.descriptor).index(variant)

    def breached(self, variants: Mapping[str, str]) -> bool:
        return variants[self.descriptor] not in self.variants

    def exclude(self, model: Model, together: NDArray[np.bool_]) -> None:
        for variant in model.descriptor(self.descriptor).variant_ids:
            if variant not in self.variants:
                place = _place(model, (self.descriptor, variant))
                together[place, place] = False


Constraint = Forbidden | Implies | Allowed


def given(variants: Mapping[str, str]) -> tuple[Allowed, ...]:
    """Descriptors held at one variant each, as constraints."""
    return tuple(Allowed(descriptor, (variant,)) for descriptor, variant in variants.items())


def breached(model: Model, states: Iterable[Mapping[str, str]]) -> tuple[Constraint, ...]:
    """The constraints of a model that any of these states breaches.

    >>> from juncture.futures import Model
    >>> from dataclasses import replace
    >>> mali = Model.of({"talks": ["open", "none"], "grip": ["broken", "facade"]}, {})
    >>> tied = replace(mali, constraints=(Forbidden(("talks", "none"), ("grip", "facade")),))
    >>> [str(one) for one in breached(tied, [{"talks": "none", "grip": "facade"}])]
    ['never talks=none with grip=facade']
    """
    held = list(states)
    return tuple(one for one in model.constraints if any(one.breached(state) for state in held))


def allowed(together: NDArray[np.bool_], starts: NDArray[np.int64], states: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Which states (rows of variant numbers) no pair of variants forbids; ``starts`` numbers the first variants."""
    owners = np.searchsorted(starts, np.arange(len(together)), side="right") - 1
    fine = np.ones(len(states), bool)
    for a, b in zip(*np.nonzero(np.triu(~together)), strict=True):
        both = (states[:, owners[a]] == a - starts[owners[a]]) & (states[:, owners[b]] == b - starts[owners[b]])
        fine &= ~both
    return fine


def _say(place: Place) -> str:
    return f"{place[0]}={place[1]}"


def _place(model: Model, place: Place) -> int:
    before = sum(len(d.variants) for d in model.descriptors[: model.index(place[0])])
    return before + model.descriptor(place[0]).index(place[1])
