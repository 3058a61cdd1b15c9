"""Ensembles: many matrices that the uncertain judgements allow, drawn in one of four ways.

* ``ranges``: every judgement anywhere within its range;
* ``ordinal``: every judgement stays or moves to a neighbour on its scale, the likelier the lower its confidence;
* ``experts``: for every section the judgements of one expert out of several models;
* ``sources``: all judgements that rest on one source move together, or fall together where it is disbelieved.

A share of an ensemble says how many of the matrices we drew have a property. It is never the probability of
an event. Matrices come in blocks, each with a counter-based generator of its own, so an ensemble is the same
whoever draws which block.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from juncture.futures.errors import QuestionError, unknown
from juncture.futures.matrix import Matrix
from juncture.futures.model import Judgement, Model

How = Literal["ordinal", "ranges", "experts", "sources"]
#: The ways, each with what is drawn, as a clause.
DRAWN: Mapping[How, str] = {
    "ordinal": "each judgement as it stands or one step off, the likelier off the lower the confidence in it",
    "ranges": "each judgement anywhere within its stated range",
    "experts": "for each pair of descriptors the judgements of one of the experts",
    "sources": "all judgements that rest on one source moving or falling together",
}
HOW: tuple[How, ...] = tuple(DRAWN)
BLOCK = 256
#: How often a judgement moves, by the confidence in it; None where nobody said.
MOVES: Mapping[str | None, float] = {"high": 0.1, "moderate": 0.3, "low": 0.5, None: 0.3}
#: What may become of a source: its judgements stay, grow by a point, shrink by a point, or fall to 0.
FATES: tuple[tuple[float, str], ...] = ((0.6, "stays"), (0.15, "grows"), (0.15, "shrinks"), (0.1, "falls"))


@dataclass(frozen=True)
class Ensemble:
    """A recipe for ``size`` matrices; nothing is drawn before a block is asked for."""

    model: Model = field(repr=False)
    size: int
    how: How = "ordinal"
    seed: int = 0
    experts: tuple[Model, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        if self.how not in HOW:
            raise QuestionError(unknown("way to draw an ensemble", self.how, HOW))
        if self.size < 1:
            raise QuestionError(f"An ensemble of {self.size} says nothing; draw at least 1 matrix.")
        for expert in self.experts:
            if unlike := _unlike(self.model, expert):
                raise QuestionError(f"The expert's model {expert.id!r} has other descriptors: {unlike}.")
        if self.how == "experts" and not self.experts:
            raise QuestionError("An ensemble of experts needs the models of the others; name at least one.")
        if self.how != "experts" and self.experts:
            raise QuestionError(
                f"Experts' models are not used by the way {self.how!r}; draw by 'experts', or name none."
            )

    @property
    def blocks(self) -> int:
        return -(-self.size // BLOCK)

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """The judgements that may vary, in the order in which the inputs of discovery have them."""
        return tuple(j for j in self.model.judgements() if j.source != j.target and self._varies(j))

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The sources that the judgements rest on: of passages the source, else the statements themselves."""
        return tuple(dict.fromkeys(s for j in self.judgements for s in sources_of(j)))

    @cached_property
    def places(self) -> NDArray[np.int64]:
        """Where each of :attr:`judgements` stands in the matrix: row and column."""
        matrix, model = Matrix.of(self.model), self.model
        return np.array(
            [
                (
                    matrix.starts[model.index(j.source)] + model.descriptor(j.source).index(j.variant),
                    matrix.starts[model.index(j.target)] + model.descriptor(j.target).index(j.on),
                )
                for j in self.judgements
            ],
            np.int64,
        ).reshape(-1, 2)

    def length(self, number: int) -> int:
        """How many matrices a block holds; only the last may be short."""
        return min(BLOCK, self.size - number * BLOCK)

    def generator(self, number: int, stream: int = 0) -> np.random.Generator:
        """The random numbers of one block and no other."""
        return np.random.Generator(np.random.Philox(key=self.seed, counter=[0, 0, stream, number]))

    def block(self, number: int) -> NDArray[np.int16]:
        """The matrices of one block: (matrices, variants, variants)."""
        count, random = self.length(number), self.generator(number)
        stated = Matrix.of(self.model).values.astype(np.int16)
        values = np.repeat(stated[None], count, axis=0)
        rows, columns = self.places.T
        if self.how == "experts":
            return self._of_experts(values, random)
        drawn = {"ranges": self._within, "ordinal": self._nearby, "sources": self._by_source}[self.how]
        values[:, rows, columns] = drawn(random, count)
        return values

    def draw(self, most: int | None = None) -> NDArray[np.int16]:
        """All matrices at once, or the first of them."""
        wanted = self.size if most is None else min(most, self.size)
        return np.concatenate([self.block(number) for number in range(-(-wanted // BLOCK))])[:wanted]

    def inputs(self, values: NDArray[np.integer]) -> NDArray[np.int16]:
        """The judgements that vary, as columns."""
        rows, columns = self.places.T
        return np.asarray(values[:, rows, columns], np.int16)

    def _varies(self, j: Judgement) -> bool:
        if self.how == "ranges":
            return not j.certain
        if self.how == "experts":
            cell = (j.source, j.variant, j.target, j.on)
            return any(expert.judgement(*cell).value != j.value for expert in self.experts)
        return bool(j.value) or not j.certain

    def _bounds(self) -> tuple[NDArray[np.int16], NDArray[np.int16], NDArray[np.int16]]:
        lowest, highest = self.model.scale
        value = np.array([j.value for j in self.judgements], np.int16)
        low = np.array([max(lowest, j.value - 1) if j.certain else j.lo for j in self.judgements], np.int16)
        high = np.array([min(highest, j.value + 1) if j.certain else j.hi for j in self.judgements], np.int16)
        return value, low, high

    def _within(self, random: np.random.Generator, count: int) -> NDArray[np.int16]:
        _, low, high = self._bounds()
        return random.integers(low, high + 1, (count, len(low)), dtype=np.int16)

    def _nearby(self, random: np.random.Generator, count: int) -> NDArray[np.int16]:
        value, low, high = self._bounds()
        moves = random.random((count, len(value))) < [MOVES.get(j.confidence, MOVES[None]) for j in self.judgements]
        step = np.where(random.random((count, len(value))) < 0.5, np.int16(-1), np.int16(1))
        return np.clip(value + moves * step, low, high).astype(np.int16)

    def _by_source(self, random: np.random.Generator, count: int) -> NDArray[np.int16]:
        """What becomes of each source, and so of each judgement; one without a source moves by itself."""
        fates = random.choice(len(FATES), (count, max(len(self.sources), 1)), p=[share for share, _ in FATES])
        drawn = self._nearby(random, count)
        named = {source: place for place, source in enumerate(self.sources)}
        lowest, highest = self.model.scale
        for k, j in enumerate(self.judgements):
            own = [named[s] for s in sources_of(j)]
            if own:
                fallen = (fates[:, own] == 3).all(axis=1)
                pull = (fates[:, own] == 1).sum(axis=1) - (fates[:, own] == 2).sum(axis=1)
                moved = np.clip(j.value + np.sign(j.value) * np.sign(pull), lowest, highest)
                drawn[:, k] = np.where(fallen, 0, moved)
        return drawn

    def _of_experts(self, values: NDArray[np.int16], random: np.random.Generator) -> NDArray[np.int16]:
        models = (self.model, *self.experts)
        all_values = np.stack([Matrix.of(m).values for m in models]).astype(np.int16)
        matrix = Matrix.of(self.model)
        count = len(matrix.sizes)
        owners = np.repeat(np.arange(count), matrix.sizes)
        who = random.integers(0, len(models), (len(values), count, count))
        return np.take_along_axis(all_values, who[:, owners][:, :, owners].astype(np.int64), axis=0)


def _unlike(ours: Model, theirs: Model) -> str:
    """The first thing in which an expert's descriptors are not ours."""
    for mine, other in zip_longest(ours.descriptors, theirs.descriptors):
        if mine is None or other is None or mine.id != other.id:
            said = [repr(one.id) if one else "nothing" for one in (other, mine)]
            return f"it has {said[0]} where {said[1]} stands here; the same, in the same order, are wanted"
        if mine.variant_ids != other.variant_ids:
            return f"its variants of {mine.id!r} are {', '.join(other.variant_ids)}, not {', '.join(mine.variant_ids)}"
    return ""


def sources_of(j: Judgement) -> tuple[str, ...]:
    """The documents that a judgement rests on; where it names no passage, the statements it rests on."""
    documents = (passage.split("@")[0].split("#")[0] for passage in j.passages)
    return tuple(dict.fromkeys(documents)) or j.rests_on


def sample(model: Model, size: int, how: How = "ordinal", seed: int = 0, experts: Sequence[Model] = ()) -> Ensemble:
    """An ensemble of a model.

    >>> from juncture.futures import Model
    >>> mali = Model.of({"unity": ["united", "split"], "grip": ["broken", "facade"]},
    ...                 {("unity", "grip"): [[2, -2], [-1, 1]]})
    >>> drawn = sample(mali, 1000, seed=1)
    >>> [str(j) for j in drawn.judgements][:1]
    ['unity=united -> grip=broken: +2']
    >>> bool((drawn.draw() == sample(mali, 1000, seed=1).draw()).all())
    True
    """
    return Ensemble(model, size, how, seed, tuple(experts))
