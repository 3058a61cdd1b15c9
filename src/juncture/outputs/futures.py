"""What the questions about the future answer with; a share is of scenarios or of matrices, never a probability."""

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


class DrawnAnswer(Answer):
    """By which way matrices were drawn: ``ordinal``, ``ranges``, ``experts`` or ``sources``; ``none`` were drawn."""

    how: str
    experts: tuple[str, ...]
    says: str


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


class OptionAnswer(Answer):
    """An option that is compared."""

    id: str
    name: str
    holds: dict[str, str]


class SaidAnswer(Answer):
    """A sentence about an option, with what it rests on."""

    option: str
    says: str
    passages: tuple[Citation, ...]


class StructuralAnswer(SaidAnswer):
    """What an option makes possible: how many of its consistent scenarios meet the goal."""

    met: int
    scenarios: int
    complete: bool


class PathAnswer(SaidAnswer):
    """Where succession from the start ends with an option: one state, or a cycle of several.

    ``breached`` are the constraints that a state on the way breaches; they do not steer it.
    """

    steps: int
    period: int
    end: tuple[dict[str, str], ...]
    met: float
    breached: tuple[str, ...] = ()


class EnsembleAnswer(SaidAnswer):
    """How an option fares in the matrices drawn, as shares of them.

    The score is the share of consistent scenarios that meet the goal; eight tenths of the matrices score from
    ``low_score`` to ``high_score``.
    """

    matrices: int
    possible: float
    certain: float
    no_consistent_scenario: float
    mean_score: float
    low_score: float
    high_score: float
    reached: float | None
    goes_round: float | None


class RegretAnswer(SaidAnswer):
    """How far an option falls short of the best one, in the matrices drawn."""

    mean: float
    greatest: float


class ConditionAnswer(Answer):
    """One bound: a judgement or a circumstance. ``support`` is how often halves of the data showed it again."""

    says: str
    low: int
    high: int
    quasi_p: float
    support: float
    passages: tuple[Citation, ...]


class ConditionsAnswer(Answer):
    """What would have to be true for one option to come out ahead of another."""

    one: str
    other: str
    says: str
    coverage: float
    density: float
    mass: float
    base: float
    conditions: tuple[ConditionAnswer, ...]
    passages: tuple[Citation, ...]


class FlipAnswer(Answer):
    """A single judgement that, moved to ``would_be``, turns a conclusion from ``before`` to ``after``."""

    conclusion: str
    judgement: str
    value: int
    would_be: int
    within_range: bool
    before: str
    after: str
    says: str
    passages: tuple[Citation, ...]


class IndicatorAnswer(SaidAnswer):
    """A variant to watch: in which share of an option's scenarios with it, and without it, the goal is met.

    ``role`` is ``leading`` (it bears on the goal, through ``via`` where there is something between), ``loop`` (and
    the goal on it), ``consequence`` (the goal bears on it alone) or ``apart`` (neither).
    """

    descriptor: str
    variant: str
    with_it: float
    without_it: float
    role: str
    via: tuple[str, ...]
    scenarios: tuple[int, ...]


class SwingAnswer(Answer):
    """A judgement moved by itself to the ends of its range, and the share of scenarios that meet the goal at each."""

    judgement: str
    low: int
    high: int
    at_low: float | None
    at_high: float | None
    says: str
    passages: tuple[Citation, ...]


class TornadoAnswer(Answer):
    """The judgements that move an option's figure, the widest first, around the figure as judged."""

    option: str
    stated: float | None
    swings: tuple[SwingAnswer, ...]


class InfluenceAnswer(Answer):
    """All judgements upon the first variant that the goal wants."""

    descriptor: str
    variant: str
    name: str
    reasons: tuple[ReasonAnswer, ...]


class ThesisAnswer(Answer):
    """What the model makes of a source's own reasoning."""

    id: str
    text: str
    borne_out: bool
    built_in: bool
    structural: str
    path: str | None
    shares: tuple[float, float, float] | None
    says: str
    passages: tuple[Citation, ...]


class FuturesOutput(Output):
    """Options compared for a goal, from every side; the parts are never merged into one figure."""

    name: ClassVar[str] = "futures"
    options: tuple[OptionAnswer, ...]
    goal: str
    start: str | None
    samples: int
    seed: int
    drawn: DrawnAnswer
    set_aside: tuple[SetAsideAnswer, ...]
    structural: tuple[StructuralAnswer, ...]
    path: tuple[PathAnswer, ...]
    ensemble: tuple[EnsembleAnswer, ...]
    regret: tuple[RegretAnswer, ...]
    conditions: tuple[ConditionsAnswer, ...]
    flips: tuple[FlipAnswer, ...]
    indicators: tuple[IndicatorAnswer, ...]
    theses: tuple[ThesisAnswer, ...]
    tornado: tuple[TornadoAnswer, ...]
    influence: InfluenceAnswer

    def _repr_html_(self) -> str:
        from juncture.outputs.shown import of_futures

        return of_futures(self)


class SupposedAnswer(Answer):
    """A conclusion as judged and with one judgement moved; ``turned`` where the two differ in what they conclude."""

    about: str
    before: str
    after: str
    turned: bool


class SupposingAnswer(Answer):
    """What one judgement moved to another value would do. A supposition: nothing of it is written anywhere."""

    judgement: str
    says: str
    value: int
    supposed: int
    within_range: bool
    confidence: str | None
    note: str
    passages: tuple[Citation, ...]
    conclusions: tuple[SupposedAnswer, ...]
