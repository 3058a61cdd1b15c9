"""What is asked of a model: options to compare, goals to reach, states to start from.

They live in the model's file beside the judgements, so that a question has a name and can be cited.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from juncture.futures.errors import QuestionError, unknown

if TYPE_CHECKING:
    from juncture.futures.model import Model

Places = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A course open to someone: levers held at a variant, while everything else follows.

    >>> Option("conditions", (("talks", "conditional"),)).holds
    {'talks': 'conditional'}
    """

    id: str
    levers: tuple[tuple[str, str], ...]
    name: str = ""
    rests_on: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    note: str = ""

    @property
    def label(self) -> str:
        return self.name or self.id

    @property
    def holds(self) -> dict[str, str]:
        return dict(self.levers)

    def check(self, model: Model) -> None:
        if not self.levers:
            raise QuestionError(f"The option {self.id!r} holds no lever; name at least one descriptor and its variant.")
        for descriptor, variant in self.levers:
            found = model.descriptor(descriptor)
            found.index(variant)
            if found.kind != "lever":
                levers = ", ".join(d.id for d in model.descriptors if d.kind == "lever") or "none so far"
                raise QuestionError(
                    f"The option {self.id!r} holds {descriptor!r}, which is {found.kind}, not a lever. "
                    f'Levers of this model: {levers}; give the descriptor kind = "lever".'
                )


@dataclass(frozen=True, slots=True)
class Goal:
    """What someone wants to see: every named descriptor at one of the named variants.

    >>> str(Goal("civilian-rule", (("grip", ("broken",)), ("timetable", ("kept", "shortened")))))
    'grip=broken and timetable=kept or shortened'
    """

    id: str
    wanted: Places
    name: str = ""
    note: str = ""

    @property
    def label(self) -> str:
        return self.name or self.id

    def __str__(self) -> str:
        return " and ".join(f"{d}={' or '.join(vs)}" for d, vs in self.wanted)

    def check(self, model: Model) -> None:
        if not self.wanted:
            raise QuestionError(
                f"The goal {self.id!r} names nothing; name at least one descriptor and a variant of it."
            )
        for descriptor, variants in self.wanted:
            if not variants:
                raise QuestionError(f"The goal {self.id!r} names {descriptor!r} without a variant; name at least one.")
            for variant in variants:
                model.descriptor(descriptor).index(variant)

    def met(self, model: Model, scenarios: NDArray[np.integer]) -> NDArray[np.bool_]:
        """For each scenario (a row of variant numbers, or rows of any shape) whether it reaches the goal."""
        reached = np.ones(scenarios.shape[:-1], dtype=bool)
        for descriptor, variants in self.wanted:
            places = [model.descriptor(descriptor).index(v) for v in variants]
            reached &= np.isin(scenarios[..., model.index(descriptor)], places)
        return reached


@dataclass(frozen=True, slots=True)
class Start:
    """A state of affairs from which a path runs: a variant for every descriptor, the levers aside."""

    id: str
    variants: tuple[tuple[str, str], ...]
    name: str = ""
    passages: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.name or self.id

    @property
    def places(self) -> Mapping[str, str]:
        return dict(self.variants)

    def check(self, model: Model) -> None:
        for descriptor, variant in self.variants:
            model.descriptor(descriptor).index(variant)
        missing = [d.id for d in model.descriptors if d.kind != "lever" and d.id not in self.places]
        if missing:
            raise QuestionError(
                f"The start {self.id!r} says nothing of {', '.join(missing)}; "
                "name a variant for every descriptor that is not a lever."
            )


Question = TypeVar("Question", Option, Goal, Start)


def named(questions: Sequence[Question], id: str, what: str) -> Question:
    """The option, goal or start of this id.

    >>> named([Goal("grip-broken", (("grip", ("broken",)),))], "grip-brokn", "goal of this model")
    Traceback (most recent call last):
    juncture.futures.errors.QuestionError: 'grip-brokn' is no goal of this model; did you mean 'grip-broken'? ...
    """
    for question in questions:
        if question.id == id:
            return question
    raise QuestionError(
        unknown(what, id, [q.id for q in questions]) if questions else f"{id!r} is no {what}; it has none."
    )
