"""Where one question may be settled, by every method side by side, and which single number moves that most.

The methods disagree, and the model disagrees with itself from one reading of its paper to the other; neither is
hidden. Nothing here is a forecast.
"""

from __future__ import annotations

from dataclasses import dataclass

from juncture.futures.bargaining import Method, Settlement, bargain, weighted_median
from juncture.futures.errors import QuestionError
from juncture.futures.scholz import Reading
from juncture.futures.showing import Shown
from juncture.futures.stakes import Input, Issue, Party, Quantity

_ASKED: tuple[tuple[Method, Reading], ...] = (
    ("mean", "replicated"), ("median", "replicated"), ("scholz2011", "replicated"), ("scholz2011", "plain"),
)  # fmt: skip
NAMES = {
    ("mean", None): "Weighted mean",
    ("median", None): "Weighted median",
    ("scholz2011", "replicated"): "Expected-utility model, as replicated",
    ("scholz2011", "plain"): "Expected-utility model, to the letter",
}


@dataclass(frozen=True, slots=True)
class Pull:
    """One number moved by itself to the ends of its range, and where the model settles then."""

    party: Party
    quantity: Quantity
    input: Input
    at_low: float
    at_high: float

    @property
    def width(self) -> float:
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True)
class Settling(Shown):
    """What the methods say of one question: ``settlements`` in the order of :data:`NAMES`, ``pulls`` widest first."""

    issue: Issue
    settlements: tuple[Settlement, ...]
    pulls: tuple[Pull, ...]

    @property
    def model(self) -> Settlement:
        """The model as replicated."""
        return self.settlements[2]

    @property
    def medians(self) -> tuple[float, ...]:
        """The weighted median before any move and after each round of the model."""
        weights = self.issue.stakeholders
        return tuple(
            weighted_median([s.moved(float(p)) for s, p in zip(weights, one.positions, strict=True)])
            for one in self.model.rounds
        )


def settle(issue: Issue, *, rounds: int = 10, samples: int = 200, seed: int = 0) -> Settling:
    """Put a question to every method.

    >>> from juncture.futures.stakesfile import parse_table
    >>> issue = parse_table("name,position,salience,capability\\nECOWAS,60,0.9,3\\nofficers,10,1,4\\n")
    >>> [f"{one.outcome:.0f}" for one in settle(issue, samples=10).settlements]
    ['30', '10', '10', '10']
    """
    if not 1 <= rounds <= 100:
        raise QuestionError(f"{rounds} rounds: accepted are 1 to 100.")
    if not 1 <= samples <= 100_000:
        raise QuestionError(f"{samples} draws of the inputs: accepted are 1 to 100000.")
    sides = issue.stakeholders
    found = tuple(
        bargain(sides, method, rounds=rounds, reading=reading, samples=samples, seed=seed) for method, reading in _ASKED
    )
    pulls = [
        Pull(party, quantity, one, *(_moved(issue, party, quantity, end, rounds) for end in one.within))
        for party in issue.parties
        for quantity, one in party.inputs
        if one.within
    ]
    return Settling(issue, found, tuple(sorted(pulls, key=lambda pull: -pull.width)))


def _moved(issue: Issue, party: Party, quantity: Quantity, value: float, rounds: int) -> float:
    sides = [(one.at(quantity, value) if one is party else one).stakeholder for one in issue.parties]
    return bargain(sides, rounds=rounds, samples=0).outcome
