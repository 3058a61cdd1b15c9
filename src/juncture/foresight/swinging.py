"""What moves an option's figure, and what bears on the goal, as data: the tornado and the influence diagram."""

from __future__ import annotations

from juncture.foresight.system import System
from juncture.futures import wording
from juncture.futures.study import Study
from juncture.futures.tornado import Bar
from juncture.outputs import futures as told


def tornado(system: System, found: Study) -> tuple[told.TornadoAnswer, ...]:
    """For each option the judgements whose range moves its figure, the widest first."""
    answers = []
    for side in found.comparison.sides:
        bars = found.moves.tornado(side.option.id)
        swings = tuple(_swing(system, bar) for bar in bars.bars if bar.swing)
        answers.append(told.TornadoAnswer(option=side.option.id, stated=bars.stated, swings=swings))
    return tuple(answers)


def _swing(system: System, bar: Bar) -> told.SwingAnswer:
    return told.SwingAnswer(
        judgement=str(bar.judgement), low=bar.low_value, high=bar.high_value, at_low=bar.at_low, at_high=bar.at_high,
        says=wording.judgement(system.model, bar.judgement), passages=system.cite(bar.judgement.passages),
    )  # fmt: skip


def influence(system: System, found: Study) -> told.InfluenceAnswer:
    """Every judgement upon the first variant that the goal wants."""
    descriptor, variants = found.question.goal.wanted[0]
    upon = [j for j in system.model.judgements() if (j.target, j.on) == (descriptor, variants[0]) and j.value]
    name = wording.place(system.model, descriptor, variants[0])
    reasons = tuple(system.reason(j) for j in upon)
    return told.InfluenceAnswer(descriptor=descriptor, variant=variants[0], name=name, reasons=reasons)
