"""What the question of bargaining answers with: baselines and model side by side, none of them a forecast."""

from __future__ import annotations

from typing import ClassVar

from juncture.outputs.base import Output
from juncture.record.citation import Answer, Citation


class InputAnswer(Answer):
    """One number of a stakeholder with its range; ``own`` where it is the analyst's own and no passage is read."""

    value: float
    low: float | None
    high: float | None
    own: bool
    confidence: str | None
    note: str
    passages: tuple[Citation, ...]


class StakeholderAnswer(Answer):
    """Someone with a stake: where they stand, how much they care (0 to 1), what they can bring to bear."""

    id: str
    name: str
    position: InputAnswer
    salience: InputAnswer
    capability: InputAnswer


class AbsentAnswer(Answer):
    """A stakeholder who takes no part: one of the numbers rests on what was not public, or had not come about."""

    id: str
    name: str
    quantity: str
    reason: str
    passages: tuple[Citation, ...]


class PlaceAnswer(Answer):
    """A named place on the scale."""

    at: float
    name: str


class SettlementAnswer(Answer):
    """Where a method settles; nine in ten draws of the inputs settle from ``low`` to ``high``."""

    method: str
    reading: str | None
    name: str
    outcome: float
    low: float
    high: float
    varied: str
    near: str | None
    says: str


class PullAnswer(Answer):
    """One number moved by itself to the ends of its range, and where the model as replicated settles then."""

    stakeholder: str
    quantity: str
    low: float
    high: float
    at_low: float
    at_high: float
    says: str
    passages: tuple[Citation, ...]


class BargainOutput(Output):
    """Where stakeholders may settle on one question; ``label`` says what kind of answer that is."""

    name: ClassVar[str] = "bargain"
    label: str
    question: str
    note: str
    scale: tuple[float, float]
    places: tuple[PlaceAnswer, ...]
    stakeholders: tuple[StakeholderAnswer, ...]
    absent: tuple[AbsentAnswer, ...] = ()
    settlements: tuple[SettlementAnswer, ...]
    medians: tuple[float, ...]
    pulls: tuple[PullAnswer, ...]
    rounds: int
    samples: int
    seed: int
    says: str

    def _repr_html_(self) -> str:
        from juncture.outputs.shown import of_bargain

        return of_bargain(self)
