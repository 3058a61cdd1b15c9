"""An ensemble worked through chunk by chunk, so that any number of workers may share it.

What a chunk holds depends on its number and the ensemble's seed alone; a trial travels to a worker as it is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from juncture import __version__
from juncture.futures.ensemble import BLOCK, Ensemble, sources_of
from juncture.futures.fare import Fare, fare_many
from juncture.futures.model import Model
from juncture.futures.questions import Goal, Option
from juncture.futures.succession import Rule

#: Blocks of an ensemble that are solved together; enough to be worth the compiled search.
CHUNK = 8


@dataclass(frozen=True)
class Chunk:
    """How every option fares in one chunk, and what was drawn for it."""

    number: int
    fares: tuple[Fare, ...]
    inputs: NDArray[np.int16]


@dataclass(frozen=True)
class Trial:
    """The work on one chunk, called with its number."""

    model: Model
    ensemble: Ensemble
    options: tuple[Option, ...]
    goal: Goal
    start: Mapping[str, str] | None
    rule: Rule
    tolerance: int

    @cached_property
    def key(self) -> str:
        """The sha256 of all that a chunk depends on but its number and length: model, question, recipe and seed.

        An ensemble that is larger, drawn alike, has the same key: it begins with the same chunks.
        """
        drawn = self.ensemble
        told = {
            "versions": (__version__, np.__version__, BLOCK, CHUNK),
            "model": self.model.hash,
            "judgements": [(str(j), j.lo, j.hi, j.confidence, sources_of(j)) for j in self.model.judgements()],
            "drawn": (drawn.how, drawn.seed, [expert.hash for expert in drawn.experts]),
            "options": [option.levers for option in self.options],
            "goal": self.goal.wanted,
            "start": None if self.start is None else sorted(self.start.items()),
            "rule": (self.rule, self.tolerance),
        }
        return hashlib.sha256(json.dumps(told, separators=(",", ":")).encode()).hexdigest()

    def length(self, number: int) -> int:
        """How many matrices a chunk holds; only the last may be short."""
        return min(CHUNK * BLOCK, self.ensemble.size - number * CHUNK * BLOCK)

    def __call__(self, number: int) -> Chunk:
        blocks = range(number * CHUNK, min((number + 1) * CHUNK, self.ensemble.blocks))
        values = np.concatenate([self.ensemble.block(k) for k in blocks])
        held = np.concatenate([outside(self.ensemble, k) for k in blocks])
        fares = tuple(
            fare_many(self.model, values, option, self.goal, held, self.start, self.rule, self.tolerance)
            for option in self.options
        )
        places = [(self.model.index(d), self.model.descriptor(d).index(v)) for d, v in circumstances(self.model)]
        flags = [held[:, i] == a for i, a in places]
        judged = self.ensemble.inputs(values)
        return Chunk(number, fares, np.column_stack([judged, *flags]).astype(np.int16))


#: Applies a trial to every number, as :func:`map` does; the chunks may come in any order.
Spread = Callable[[Trial, Iterable[int]], Iterable[Chunk]]


def chunk_count(ensemble: Ensemble) -> int:
    return -(-ensemble.blocks // CHUNK)


def circumstances(model: Model) -> tuple[tuple[str, str], ...]:
    """Every variant of every external descriptor, in the order in which the inputs have them."""
    return tuple((d.id, v) for d in model.descriptors if d.kind == "external" for v in d.variant_ids)


def outside(ensemble: Ensemble, number: int) -> NDArray[np.int16]:
    """For the matrices of one block a variant for every external descriptor; -1 for the others."""
    random = ensemble.generator(number, stream=1)
    descriptors = ensemble.model.descriptors
    held = np.full((ensemble.length(number), len(descriptors)), -1, np.int16)
    for i, d in enumerate(descriptors):
        if d.kind == "external":
            held[:, i] = random.integers(0, len(d.variants), len(held))
    return held


def join(fares: Sequence[Fare]) -> Fare:
    """The fares of consecutive chunks as one."""
    reached = [f.reached for f in fares if f.reached is not None]
    periods = [f.periods for f in fares if f.periods is not None]
    return Fare(
        np.concatenate([f.scenarios for f in fares]),
        np.concatenate([f.share for f in fares]),
        np.concatenate(reached) if reached else None,
        np.concatenate(periods) if periods else None,
    )
