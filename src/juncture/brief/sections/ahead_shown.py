"""Tables and pictures of a study: the comparison, the tableau, the tornado, what bears on the goal."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from juncture.brief.document import Cell, Figure, Reference, Sentence, Table
from juncture.brief.notes import cell
from juncture.brief.pictures.comparison import Row, draw_comparison, row_of
from juncture.brief.pictures.influence import Push, draw_influence
from juncture.brief.pictures.tornado import Swing, draw_tornado
from juncture.futures import wording
from juncture.futures.basins import basins
from juncture.futures.comparison import Comparison, Side
from juncture.futures.fare import HIGH, LOW
from juncture.futures.model import Judgement
from juncture.futures.questions import Goal
from juncture.futures.sayings import points
from juncture.futures.study import Study

Refer = Callable[[Iterable[str]], tuple[Reference, ...]]
#: Scenarios shown for each option, bars of the tornado, states followed for weights.
SHOWN, BARS, STATES = 2, 10, 1 << 22


def comparison(found: Study, refer: Refer) -> Table:
    """The options side by side for the first goal."""
    rows = [_compared(found, side, refer) for side in found.comparison.sides]
    columns = ("Option", "Consistent scenarios that meet it", "Path from the start", "Matrices drawn", "Regret")
    return Table(f"Options for the goal “{found.question.goal.label}”", columns, tuple(rows), wide=True)


def _compared(found: Study, side: Side, refer: Refer) -> tuple[Cell, ...]:
    drawn = short = "not drawn"
    if side.fare is not None and side.regret is not None:
        mean = wording.percent(float(side.fare.score.mean()))
        drawn = f"{mean} of the scenarios on average; possible in {wording.percent(side.fare.possible)} of the matrices"
        short = f"{points(float(side.regret.mean()))} on average, {points(float(side.regret.max()))} at most"
    option = Sentence(side.option.label, refer(found.passages(side)))
    end = Sentence(_end(found, side, found.question.goal), refer(found.path_passages(side)))
    return cell(option), cell(f"{side.met} of {len(side.scenarios)}"), cell(end), cell(drawn), cell(short)


def _end(found: Study, side: Side, goal: Goal) -> str:
    if side.path is None:
        return "no start"
    end = side.path.attractor
    said = "; ".join(
        " and ".join(_variant(found, d, v) for v in end.takes(d)) + ("" if end.fixed else " in turn")
        for d, _ in goal.wanted
    )
    met = [all(state[d] in vs for d, vs in goal.wanted) for state in end.variants]
    return f"{said} ({'met' if all(met) else 'not met' if not any(met) else 'met now and then'})"


def other_goals(found: Study) -> Table:
    """The same options for the other goals of the model."""
    model, goals = found.model, [one for one in found.model.goals if one.id != found.question.goal.id]
    rows = []
    for side in found.comparison.sides:
        told = [
            f"{int(goal.met(model, side.scenarios.numbers).sum())} of {len(side.scenarios)}; path: "
            f"{_end(found, side, goal)}"
            for goal in goals
        ]
        rows.append((cell(side.option.label), *(cell(text) for text in told)))
    caption = "The other goals: consistent scenarios that meet them, and the path from the start"
    return Table(caption, ("Option", *(goal.label for goal in goals)), tuple(rows), wide=True, folded=True)


def chart(compared: Comparison) -> Figure:
    """The comparison as a picture."""
    rows, table = [], []
    for side in compared.sides:
        row = _bar(side)
        rows.append(row)
        table.append((cell(row.label), cell(row.said)))
    caption = f"Share of the consistent scenarios that meet the goal “{compared.goal.label}”"
    description = f"{len(rows)} options, a bar and a line for each; the table after the picture gives the figures."
    alternative = Table(caption, ("Option", "Share of the scenarios"), tuple(table), folded=True)
    return Figure("outlook-options", caption, draw_comparison(rows, description, "outlook-options"), description,
                  alternative)  # fmt: skip


def _bar(side: Side) -> Row:
    drawn = None if side.fare is None else _middle(side.fare.score)
    return row_of(side.option.label, side.met, len(side.scenarios), drawn)


def _middle(score: NDArray[np.float64]) -> tuple[float, float, float]:
    return float(np.quantile(score, LOW)), float(score.mean()), float(np.quantile(score, HIGH))


def tableau(found: Study) -> Table:
    """The scenarios with the widest basins under each option, a column for each."""
    model = found.model
    heads, columns = [], []
    for side in found.comparison.sides:
        ways = basins(model, given=side.option.holds, exact_limit=STATES, samples=5_000)
        fixed = [one for one in ways.basins if one.attractor.fixed and not one.attractor.breached][:SHOWN]
        for number, basin in enumerate(fixed, 1):
            heads.append(f"{side.option.label} ({number})")
            state = basin.attractor.states[0]
            scenario = found.comparison.side(side.option.id).scenarios.find(basin.attractor.variants[0])[0]
            figures = [str(scenario.consistency_value), str(scenario.total_impact_score)]
            figures.append(f"{basin.weight:,} of {ways.followed:,}")
            columns.append([d.variants[state[i]].label for i, d in enumerate(model.descriptors)] + figures)
    names = [
        *(d.label for d in model.descriptors),
        "Consistency value",
        "Total impact score",
        "Weight: states that end here",
    ]
    rows = [(cell(name), *(cell(column[k]) for column in columns)) for k, name in enumerate(names)]
    caption = "Scenario tableau: under each option the consistent scenarios to which most states of affairs lead"
    return Table(caption, ("Descriptor", *heads), tuple(rows), wide=True)


def swings(found: Study, refer: Refer) -> Iterable[Figure]:
    """The tornado of the option that scores highest; nothing where no judgement moves its figure."""
    best = max(found.comparison.sides, key=lambda side: side.met / max(1, len(side.scenarios)))
    tornado = found.moves.tornado(best.option.id)
    bars = [bar for bar in tornado.bars if bar.swing and bar.at_low is not None and bar.at_high is not None][:BARS]
    if tornado.stated is None or not bars:
        return
    drawn, rows = [], []
    for bar in bars:
        words = wording.judgement(found.model, bar.judgement)
        places = _places(refer(bar.judgement.passages))
        low, high = bar.at_low or 0.0, bar.at_high or 0.0
        source, target = wording.pair(found.model, bar.judgement)
        ends = f"{low:.0%} at {wording.signed(bar.low_value)}, {high:.0%} at {wording.signed(bar.high_value)}"
        drawn.append(
            Swing(f"{source} on {target}", low, high, wording.signed(bar.low_value), wording.signed(bar.high_value),
                  f"{words}: {ends}. {places}")
        )  # fmt: skip
        rows.append((cell(Sentence(f"{words}.", refer(bar.judgement.passages))), cell(ends)))
    caption = f"Tornado for “{best.option.label}”: each judgement moved to the ends of its range"
    description = (
        f"{len(bars)} bars, the widest first; the numbers at the ends of a bar are the values of its judgement."
    )
    alternative = Table(caption, ("Judgement", "Share of the scenarios that meet the goal"), tuple(rows), folded=True)
    svg = draw_tornado(tornado.stated, drawn, description, "outlook-tornado")
    yield Figure("outlook-tornado", caption, svg, description, alternative)


def diagram(found: Study, refer: Refer) -> Figure:
    """What bears on the goal: every judgement upon its first variant."""
    descriptor, variants = found.question.goal.wanted[0]
    upon = [j for j in found.model.judgements() if (j.target, j.on) == (descriptor, variants[0]) and j.value]
    target = wording.place(found.model, descriptor, variants[0])
    pushes = [Push(wording.place(found.model, j.source, j.variant), j.value, _spoken(found, j, refer)) for j in upon]
    rows = [(cell(Sentence(f"{wording.judgement(found.model, j)}.", refer(j.passages))), cell(j.note)) for j in upon]
    caption = f"What bears on “{target}”"
    description = f"{len(upon)} judgements: what promotes it on the left, what hinders it on the right, dashed."
    alternative = Table(f"{caption}, judgement by judgement", ("Judgement", "Note"), tuple(rows), folded=True)
    svg = draw_influence(target, pushes, description, "outlook-influence")
    return Figure("outlook-influence", caption, svg, description, alternative)


def _spoken(found: Study, j: Judgement, refer: Refer) -> str:
    return f"{wording.judgement(found.model, j)}. {_places(refer(j.passages))}"


def _places(references: tuple[Reference, ...]) -> str:
    told = "; ".join(dict.fromkeys(f"{one.label} {one.place}".strip() for one in references))
    return f"Rests on {told}." if told else "Rests on no passage."


def _variant(found: Study, descriptor: str, variant: str) -> str:
    one = found.model.descriptor(descriptor)
    return one.variants[one.index(variant)].label
