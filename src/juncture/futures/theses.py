"""What a source reasons, as statements about results that the model may or may not bear out.

"Demanding reinstatement leads to more stalemate than a civilian transition" becomes: with the one held, a greater
share of the consistent scenarios has a stalemate than with the other. It is tested three times, and the answers are
never merged: among the consistent scenarios, on the path from a stated start, and in an ensemble. All shares are of
scenarios or of matrices drawn; none is the probability of an event.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from juncture.futures.errors import QuestionError, unknown
from juncture.record.truth import Truth

if TYPE_CHECKING:
    from juncture.futures.batch import Many
    from juncture.futures.model import Model

Expect = Literal["more", "less"]
Places = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Thesis:
    """With ``holds``, more (or less) of ``of`` than with ``instead``.

    >>> thesis = Thesis("unity", "pressure works through unity", (("unity", "united"),), (("unity", "split"),),
    ...                 (("pressure", ("strong",)),))
    >>> str(thesis)
    'with unity=united more pressure=strong than with unity=split'
    """

    id: str
    text: str
    holds: Places
    instead: Places
    of: tuple[tuple[str, tuple[str, ...]], ...]
    expect: Expect = "more"
    passages: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    note: str = ""

    def __str__(self) -> str:
        held, other = (", ".join(f"{d}={v}" for d, v in places) for places in (self.holds, self.instead))
        wanted = " and ".join(f"{d}={' or '.join(vs)}" for d, vs in self.of)
        return f"with {held} {self.expect} {wanted} than with {other}"

    def check(self, model: Model) -> None:
        if self.expect not in ("more", "less"):
            raise QuestionError(unknown(f"expectation of the thesis {self.id!r}", str(self.expect), ("more", "less")))
        for key, places in (("with", self.holds), ("than", self.instead), ("of", self.of)):
            if not places:
                raise QuestionError(f"The thesis {self.id!r} names nothing under {key!r}; name a descriptor there.")
        for descriptor, variant in (*self.holds, *self.instead):
            model.descriptor(descriptor).index(variant)
        for descriptor, variants in self.of:
            for variant in variants:
                model.descriptor(descriptor).index(variant)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A thesis and what the model makes of it.

    ``met`` and ``scenarios`` are counts, ``reached`` shares of the states that the path from the start ends in, each
    for the one side and the other; ``shares`` says in which part of the matrices drawn it holds, is level, fails.
    """

    thesis: Thesis
    met: tuple[int, int]
    scenarios: tuple[int, int]
    reached: tuple[float, float] | None = None
    shares: tuple[float, float, float] | None = None
    matrices: int = 0
    #: Whether nothing but what is held bears on the outcome, so that the answer is put in by one section.
    built_in: bool = False

    @property
    def structural(self) -> Truth:
        """Whether the consistent scenarios bear it out; unknown where both sides are level or one has none."""
        if not all(self.scenarios):
            return Truth.UNKNOWN
        return self._judge(self.met[0] * self.scenarios[1], self.met[1] * self.scenarios[0])

    @property
    def path(self) -> Truth | None:
        """Whether the path from the start bears it out; None where there is no start."""
        return None if self.reached is None else self._judge(*self.reached)

    @property
    def borne_out(self) -> bool:
        """Whether the scenarios bear it out and neither the path nor most matrices speak against it."""
        against = self.path is Truth.NO or (self.shares is not None and self.shares[0] <= 0.5)
        return self.structural is Truth.YES and not against

    def _judge(self, one: float, other: float) -> Truth:
        if one == other:
            return Truth.UNKNOWN
        return Truth.of((one > other) is (self.thesis.expect == "more"))


def put(
    model: Model,
    theses: Sequence[Thesis],
    start: Mapping[str, str] | None = None,
    values: NDArray[np.integer] | None = None,
) -> tuple[Weighed, ...]:
    """Put theses to a model, and to the matrices of an ensemble where they are given.

    >>> from juncture.futures import Model
    >>> mali = Model.of({"unity": ["united", "split"], "pressure": ["strong", "weak"]},
    ...                 {("unity", "pressure"): [[2, -2], [-3, 3]]})
    >>> thesis = Thesis("unity", "pressure works through unity", (("unity", "united"),), (("unity", "split"),),
    ...                 (("pressure", ("strong",)),))
    >>> put(mali, [thesis])[0].borne_out
    True
    """
    found = _Sides(model, start, values)
    return tuple(_put(found, thesis) for thesis in theses)


def _put(sides: _Sides, thesis: Thesis) -> Weighed:
    thesis.check(sides.model)
    one, other = (sides.side(places, thesis) for places in (thesis.holds, thesis.instead))
    shares = None
    if one.shares is not None and other.shares is not None:
        ours, theirs = np.nan_to_num(one.shares), np.nan_to_num(other.shares)
        better, worse = (ours > theirs, ours < theirs) if thesis.expect == "more" else (ours < theirs, ours > theirs)
        shares = (float(better.mean()), float((~better & ~worse).mean()), float(worse.mean()))
    reached = None
    if one.reached is not None and other.reached is not None:
        reached = (one.reached, other.reached)
    return Weighed(
        thesis,
        (one.met, other.met),
        (one.scenarios, other.scenarios),
        reached,
        shares,
        sides.count,
        _built_in(sides.model, thesis),
    )


def _built_in(model: Model, thesis: Thesis) -> bool:
    held, outcome = {d for d, _ in thesis.holds}, {d for d, _ in thesis.of}
    return {s.source for s in model.sections if s.target in outcome and not s.empty} <= held


@dataclass(frozen=True, slots=True)
class _Side:
    met: int
    scenarios: int
    reached: float | None
    shares: NDArray[np.float64] | None


class _Sides:
    """What a model says with some variants held; each holding is solved once, whatever is asked of it."""

    def __init__(self, model: Model, start: Mapping[str, str] | None, values: NDArray[np.integer] | None) -> None:
        self.model, self.start, self.values = model, start, values
        self.count = 0 if values is None else len(values)
        self._solved: dict[Places, Many] = {}

    def side(self, places: Places, thesis: Thesis) -> _Side:
        from juncture.futures.questions import Goal
        from juncture.futures.search import consistent
        from juncture.futures.succession import succeed

        wanted = Goal(thesis.id, thesis.of)
        found = consistent(self.model, dict(places))
        reached = None
        if self.start is not None:
            states = np.array(succeed(self.model, {**self.start}, given=dict(places)).attractor.states)
            reached = float(wanted.met(self.model, states).mean())
        shares = None
        if self.values is not None:
            first, which = self._alike
            many = self._solve(places, self.values[first])
            shares = many.share(wanted.met(self.model, many.scenarios))[which]
        return _Side(int(wanted.met(self.model, found.numbers).sum()), len(found), reached, shares)

    @cached_property
    def _alike(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        from juncture.futures.batch import alike

        return alike(np.empty((0, 1, 1), np.int16) if self.values is None else self.values)

    def _solve(self, places: Places, values: NDArray[np.integer]) -> Many:
        from juncture.futures.batch import solve_many
        from juncture.futures.constraints import given
        from juncture.futures.matrix import Matrix
        from juncture.futures.problem import restrict

        if places not in self._solved:
            together = restrict(self.model, given(dict(places)))
            self._solved[places] = solve_many(Matrix.of(self.model), values, 0, together)
        return self._solved[places]
