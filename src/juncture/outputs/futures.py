"""What the comparison of options answers with; a share is of scenarios or of matrices, never a probability."""

from __future__ import annotations

from typing import ClassVar

from juncture.outputs.base import Output
from juncture.outputs.scenarios import ReasonAnswer, SetAsideAnswer
from juncture.record.citation import Answer, Citation


class DrawnAnswer(Answer):
    """By which way matrices were drawn: ``ordinal``, ``ranges``, ``experts`` or ``sources``; ``none`` were drawn."""

    how: str
    experts: tuple[str, ...]
    says: str


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
