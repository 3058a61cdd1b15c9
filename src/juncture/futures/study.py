"""One question put to a model from every side: options, a goal, a start, and all that is worth knowing of the answer.

The parts stay apart (structural, path, ensemble), each with the passages it rests on; commands and the brief tell them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import permutations

from juncture.futures.balance import impact_balance
from juncture.futures.comparison import Comparison, Side, compare
from juncture.futures.conditions import Conditions, conditions
from juncture.futures.ensemble import Ensemble, How
from juncture.futures.errors import QuestionError, unknown
from juncture.futures.indicators import Indicator, indicators
from juncture.futures.model import Judgement, Model
from juncture.futures.moves import Moves, moves
from juncture.futures.questions import Goal, Option, Start
from juncture.futures.theses import Weighed, put
from juncture.futures.trial import Spread
from juncture.futures.wording import gathered, of_places

#: How many options are compared where none is named.
COMPARED = 2


@dataclass(frozen=True)
class Question:
    """What is asked: which options, for which goal, from which start (None where the model knows none)."""

    model: Model = field(repr=False)
    options: tuple[Option, ...]
    goal: Goal
    start: Start | None


def ask(
    model: Model,
    options: Sequence[str] = (),
    goal: str | None = None,
    start: str | None = None,
    most: int = COMPARED,
) -> Question:
    """A question by the ids in the model; where none are given, its first options, goal and start.

    >>> from juncture.futures import Model
    >>> ask(Model.of({"timetable": ["kept", "slips"]}, {}))
    Traceback (most recent call last):
    juncture.futures.errors.QuestionError: The model has no option to compare; ...
    """
    if not model.options:
        raise QuestionError(
            "The model has no option to compare; write [[option]] with an id and the levers that it holds, "
            'for instance holds = { demand = "reinstatement" }.'
        )
    if not model.goals:
        raise QuestionError(
            'The model names no goal; write [[goal]] with an id and what it wants, as in wants = { grip = "broken" }.'
        )
    named = {one.id: one for one in model.options}
    for id in options:
        if id not in named:
            raise QuestionError(unknown("option of this model", id, named))
    chosen = tuple(named[id] for id in dict.fromkeys(options)) or model.options[:most]
    return Question(model, chosen, _goal(model, goal), _start(model, start))


def _goal(model: Model, id: str | None) -> Goal:
    goals = {one.id: one for one in model.goals}
    if id is not None and id not in goals:
        raise QuestionError(unknown("goal of this model", id, goals))
    return model.goals[0] if id is None else goals[id]


def _start(model: Model, id: str | None) -> Start | None:
    starts = {one.id: one for one in model.starts}
    if id is not None and id not in starts:
        raise QuestionError(unknown("start of this model", id, starts or ["none so far; write [[start]]"]))
    if id is None:
        return model.starts[0] if model.starts else None
    return starts[id]


@dataclass(frozen=True)
class Study:
    """The answers."""

    question: Question
    comparison: Comparison
    conditions: tuple[Conditions, ...]
    moves: Moves
    indicators: dict[str, tuple[Indicator, ...]]
    theses: tuple[Weighed, ...]

    @property
    def model(self) -> Model:
        return self.question.model

    @property
    def matrices(self) -> int:
        """How many matrices were drawn."""
        return self.comparison.ensemble.size if self.comparison.ensemble else 0

    @property
    def pairs(self) -> list[tuple[Option, Option]]:
        """Every two options, each before those after it."""
        listed = self.question.options
        return [(one, other) for k, one in enumerate(listed) for other in listed[k + 1 :]]

    def passages(self, side: Side) -> tuple[str, ...]:
        """What an option's own push rests on: the passages beneath what its levers are judged to do."""
        return tuple(dict.fromkeys((*side.option.passages, *of_places(self.model, side.option.levers))))

    def behind(self, side: Side) -> tuple[Judgement, ...]:
        """The judgements that carry the goal's descriptors where the path from the start ends."""
        if side.path is None:
            return ()
        balance = impact_balance(self.model, side.path.attractor.variants[0])
        return tuple(j for d, _ in self.question.goal.wanted for j in balance.of(d).chosen.for_it)

    def path_passages(self, side: Side) -> tuple[str, ...]:
        """The passages beneath :meth:`behind`."""
        return gathered(self.behind(side))


def study(  # noqa: PLR0913 - what may be asked
    question: Question,
    samples: int = 2_000,
    seed: int = 0,
    *,
    how: How = "ordinal",
    experts: Sequence[Model] = (),
    spread: Spread = map,
    whole: bool = True,
    tested: int | None = None,
    tell: Callable[[str], None] = lambda stage: None,
) -> Study:
    """Answer a question: ``samples`` matrices are drawn; with ``whole`` judgements are moved over the whole scale.

    With 0 samples nothing is drawn, and what rests on an ensemble stays empty.

    ``how`` and ``experts`` are as in :func:`juncture.futures.sample`, ``spread`` as in
    :func:`juncture.futures.compare`. ``tested`` bounds to how many of the matrices theses are put. ``tell`` hears what
    is being done, for whoever waits.
    """
    model, goal, start = question.model, question.goal, question.start
    here = start.places if start else None
    ensemble = Ensemble(model, samples, how, seed, tuple(experts)) if samples else None
    tell(f"comparing {len(question.options)} options in {samples} matrices")
    compared = compare(model, question.options, goal, start=here, ensemble=ensemble, spread=spread)
    tell("looking for what would have to be true")
    pairs = permutations(question.options, 2) if ensemble else ()
    told = tuple(conditions(compared, a.id, b.id, seed=seed) for a, b in pairs)
    tell("moving every judgement")
    table = moves(model, question.options, goal, here, whole=whole)
    tell("putting the source's own reasoning to the model")
    put_to = put(model, model.theses, here, ensemble.draw(tested) if ensemble else None)
    watch = {side.option.id: indicators(side.scenarios, goal) for side in compared.sides}
    return Study(question, compared, told, table, watch, put_to)


def alone(question: Question) -> Study:
    """The comparison alone, structural and path: no matrix is drawn and no judgement moved."""
    start = question.start.places if question.start else None
    compared = compare(question.model, question.options, question.goal, start=start)
    return Study(question, compared, (), Moves((), (), {}, {}), {}, ())
