"""The question that is bargained over, and who has a stake in it, each number with what it rests on.

A position, a salience or a capability is never in a text: a text says who wants what, and how much it matters to them;
the number is ours. So each names the passages that it reads, or is marked as the analyst's own judgement and then has
a range.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from juncture.futures.bargaining import Range, Stakeholder
from juncture.futures.errors import ModelError
from juncture.futures.evidence import Evidence

Quantity = Literal["position", "salience", "capability"]
QUANTITIES: tuple[Quantity, ...] = ("position", "salience", "capability")


@dataclass(frozen=True, slots=True)
class Input(Evidence):
    """One number of a stakeholder, with its range, and whether it is the analyst's own."""

    value: float
    within: Range | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A named place on the scale: what an outcome there would be."""

    at: float
    name: str


@dataclass(frozen=True, slots=True)
class Party:
    """A stakeholder: the id of an actor of the record where it is one, a name, and its three numbers."""

    id: str
    name: str
    position: Input
    salience: Input
    capability: Input
    note: str = ""

    def __post_init__(self) -> None:
        _stakeholder(self)

    @property
    def inputs(self) -> tuple[tuple[Quantity, Input], ...]:
        return (("position", self.position), ("salience", self.salience), ("capability", self.capability))

    @property
    def stakeholder(self) -> Stakeholder:
        """The numbers alone, as the methods take them."""
        return _stakeholder(self)

    def at(self, quantity: Quantity, value: float) -> Party:
        """The same party with one number moved."""
        moved = replace(getattr(self, quantity), value=value)
        return replace(self, **{quantity: moved})


def _stakeholder(party: Party) -> Stakeholder:
    capability, position, salience = party.capability, party.position, party.salience
    return Stakeholder(
        party.name, capability.value, position.value, salience.value,
        capability.within, position.within, salience.within,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Issue:
    """One question on a scale, and the parties to it.

    >>> sides = tuple(Party(n, n, Input(p), Input(0.9), Input(1)) for n, p in (("ECOWAS", 60), ("officers", 10)))
    >>> issue = Issue("leadership", "Who leads the transition?", (Mark(0, "officers"), Mark(100, "civilians")), sides)
    >>> issue.scale, issue.near(62).name
    ((0, 100), 'civilians')
    """

    id: str
    question: str
    marks: tuple[Mark, ...]
    parties: tuple[Party, ...]
    note: str = ""

    def __post_init__(self) -> None:
        if len(self.parties) < 2:
            raise ModelError(f"Bargaining needs at least two stakeholders; {self.id or 'this file'!r} has "
                             f"{len(self.parties)}.")  # fmt: skip
        for ids in ([p.id for p in self.parties], [f"the place {m.at:g}" for m in self.marks]):
            twice = next((id for id in ids if ids.count(id) > 1), None)
            if twice:
                raise ModelError(f"{twice!r} stands twice; name each stakeholder and each place of the scale once.")
        low, high = self.scale
        for party in self.parties:
            for end in (party.position.value, *(party.position.within or ())):
                if self.marks and not low <= end <= high:
                    raise ModelError(
                        f"{party.id}: the position {end:g} is off the scale; accepted: {low:g} to {high:g}."
                    )
        if not any(p.stakeholder.influence for p in self.parties):
            raise ModelError("Nobody has both capability and salience, so there is nothing to weigh.")

    @property
    def stakeholders(self) -> list[Stakeholder]:
        return [party.stakeholder for party in self.parties]

    @property
    def scale(self) -> Range:
        """From the first to the last named place; from the first to the last position where none is named."""
        places = [mark.at for mark in self.marks] or [party.position.value for party in self.parties]
        return min(places), max(places)

    def near(self, position: float) -> Mark | None:
        """The named place that is nearest."""
        return min(self.marks, key=lambda mark: abs(mark.at - position), default=None)
