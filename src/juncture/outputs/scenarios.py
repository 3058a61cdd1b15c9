"""What the question for consistent scenarios answers with; a weight is of states, never a probability."""

from __future__ import annotations

from typing import ClassVar

from juncture.outputs.base import Output
from juncture.record.citation import Answer, Citation


class CertificateAnswer(Answer):
    """How far a list of scenarios may be trusted to be all there is; ``says`` has it in words."""

    complete: bool
    count: int
    nodes: int
    parts: int
    solver: str
    model: str
    tolerance: int
    given: dict[str, str]
    says: str


class WeightsAnswer(Answer):
    """How weights were found: ``exact`` where every state was followed, else on a sample with 95 % intervals.

    ``excluded`` is how many of the states followed end in what a constraint excludes, for constraints steer none.
    """

    exact: bool
    states: int
    followed: int
    limit: int
    excluded: int = 0
    says: str


class ScenarioAnswer(Answer):
    """A scenario with its figures; ``number`` is its place in the order of variants, whatever the order of the list."""

    number: int
    variants: dict[str, str]
    consistency_value: int
    total_impact_score: int
    weight: int
    weight_share: float
    weight_low: float
    weight_high: float


class CycleAnswer(Answer):
    """States that follow each other round and round, from which no scenario is reached."""

    period: int
    weight: int
    weight_share: float
    changing: dict[str, tuple[str, ...]]
    breached: tuple[str, ...] = ()
    says: str


class ReasonAnswer(Answer):
    """A judgement that goes into a balance."""

    judgement: str
    value: int
    says: str
    confidence: str | None
    note: str
    passages: tuple[Citation, ...]


class BalanceLine(Answer):
    """A variant's balance: the sum of its reasons."""

    variant: str
    chosen: bool
    total: int
    reasons: tuple[ReasonAnswer, ...]


class BalanceAnswer(Answer):
    """A descriptor in a scenario: by how much its variant leads, and what adds up to that."""

    descriptor: str
    name: str
    margin: int
    says: str
    variants: tuple[BalanceLine, ...]


class SetAsideAnswer(Answer):
    """A judgement or a thesis that an answer does without: what it rests on was not public, or had not come about."""

    what: str
    value: int | None
    reason: str
    passages: tuple[Citation, ...]


class ScenariosOutput(Output):
    """The consistent scenarios of a model, with a certificate of the search."""

    name: ClassVar[str] = "scenarios"
    certificate: CertificateAnswer
    weights: WeightsAnswer
    scenarios: tuple[ScenarioAnswer, ...]
    cycles: tuple[CycleAnswer, ...]
    explained: tuple[BalanceAnswer, ...] = ()
    set_aside: tuple[SetAsideAnswer, ...] = ()
    says: str

    def _repr_html_(self) -> str:
        from juncture.outputs.shown import of_scenarios

        return of_scenarios(self)
