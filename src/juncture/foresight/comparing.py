"""Options compared: the study of a question as data, each part with the passages it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from juncture.api import Day
from juncture.foresight import swinging
from juncture.foresight.keeping import kept
from juncture.foresight.system import System, open_system
from juncture.foresight.telling import SILENCE, Telling, watched
from juncture.foresight.workers import workers as ways
from juncture.futures import sayings, wording
from juncture.futures.comparison import Side
from juncture.futures.ensemble import HOW, How
from juncture.futures.errors import unknown
from juncture.futures.flips import Flip
from juncture.futures.model import Model
from juncture.futures.study import Study, ask, study
from juncture.outputs import futures as told
from juncture.record.problems import JunctureError
from juncture.record.record import Record

#: To how many of the matrices drawn theses are put at most: they leave the levers free, which takes longest.
TESTED = 500


def futures(  # noqa: PLR0913 - what a command asks
    dossier: str | Record,
    *,
    options: Sequence[str] = (),
    goal: str | None = None,
    start: str | None = None,
    samples: int = 2_000,
    seed: int = 0,
    how: str | None = None,
    experts: Sequence[str] = (),
    workers: str | None = None,
    keep: str | Path | None = None,
    as_of: Day = None,
    known: Day = None,
    recorded: str | None = None,
    telling: Telling = SILENCE,
) -> told.FuturesOutput:
    """Options compared for a goal: structural, path, ensemble, regret, conditions, flips, indicators.

    ``how`` says by which way matrices are drawn (``ordinal``, ``ranges``, ``sources``, or ``experts``, whose
    models lie at the addresses in ``experts``). ``workers`` spreads them over threads, processes or a cluster of
    Dask, ``keep`` names a folder for what is finished; neither changes the answer. With ``as_of`` and ``known``,
    judgements that rest on nothing public by then are set aside.
    """
    if samples < 1:
        raise JunctureError(f"{samples} samples say nothing; draw at least 1.")
    if not 0 <= seed < 2**64:
        raise JunctureError(f"the seed {seed} is out of range; it is a whole number from 0 to {2**64 - 1}.")
    system = open_system(dossier, as_of=as_of, known=known, recorded=recorded)
    way, models = drawing(how, experts)
    question = ask(system.model, options, goal, start)
    with ways(workers) as spread:
        found = study(
            question, samples, seed, how=way, experts=models, tested=TESTED, tell=telling.stage,
            spread=watched(spread if keep is None else kept(keep, spread), telling),
        )  # fmt: skip
    return told_of(system, found, seed=seed, experts=experts)


def told_of(system: System, found: Study, *, seed: int = 0, experts: Sequence[str] = ()) -> told.FuturesOutput:
    """A study as data, its passages as citations in the system's record."""
    question, ensemble = found.question, found.comparison.ensemble
    return told.FuturesOutput(
        **system.head("futures"),
        options=tuple(told.OptionAnswer(id=o.id, name=o.label, holds=o.holds) for o in question.options),
        goal=question.goal.id,
        start=question.start.id if question.start else None,
        samples=found.matrices,
        seed=seed,
        drawn=told.DrawnAnswer(
            how=ensemble.how if ensemble else "none", experts=tuple(experts), says=sayings.drawn(found)
        ),
        set_aside=system.set_aside(),
        **_sides(system, found),
        conditions=_conditions(system, found),
        flips=_flips(system, found),
        indicators=_indicators(system, found),
        theses=_theses(system, found),
        tornado=swinging.tornado(system, found),
        influence=swinging.influence(system, found),
    )


def drawing(how: str | None, experts: Sequence[str]) -> tuple[How, tuple[Model, ...]]:
    """By which way to draw, and the experts' models; those who name experts and no way mean ``experts``."""
    way = how or ("experts" if experts else "ordinal")
    if way not in HOW:
        raise JunctureError(unknown("way to draw", way, HOW))
    if way == "experts" and not experts:
        raise JunctureError("drawing by experts needs their models; name at least one with --expert FILE.")
    if way != "experts" and experts:
        raise JunctureError(f"an expert's model is not used where matrices are drawn by {way!r}; leave --how out.")
    return way, tuple(_named(open_system(address).model, address) for address in experts)


def _named(model: Model, address: str) -> Model:
    """A model under the address it came from, so that what is wrong with it can be found."""
    return replace(model, id=address)


def _sides(system: System, found: Study) -> dict[str, Any]:
    parts: dict[str, list[Any]] = {"structural": [], "path": [], "ensemble": [], "regret": []}
    for side in found.comparison.sides:
        said = sayings.structural(found, side)
        base = {"option": side.option.id, "says": said.text, "passages": system.cite(said.passages)}
        scenarios = side.scenarios
        parts["structural"].append(
            told.StructuralAnswer(**base, met=side.met, scenarios=scenarios.total, complete=scenarios.complete)
        )
        parts["path"] += _path(system, found, side)
        drawn, short = sayings.ensemble(found, side), sayings.regret(found, side)
        if drawn and short and side.fare and side.regret is not None:
            fare = {"reached": None, "goes_round": None, **side.fare.json()}
            base = {"option": side.option.id, "passages": system.cite(drawn.passages)}
            parts["ensemble"].append(told.EnsembleAnswer(**base, says=drawn.text, **fare))
            mean, greatest = float(side.regret.mean()), float(side.regret.max())
            parts["regret"].append(told.RegretAnswer(**base, says=short.text, mean=mean, greatest=greatest))
    return {key: tuple(answers) for key, answers in parts.items()}


def _path(system: System, found: Study, side: Side) -> list[told.PathAnswer]:
    said = sayings.path(found, side)
    if said is None or side.path is None:
        return []
    end, wanted = side.path.attractor, found.question.goal.wanted
    met = sum(all(state[d] in variants for d, variants in wanted) for state in end.variants) / end.period
    return [
        told.PathAnswer(
            option=side.option.id, says=said.text, passages=system.cite(said.passages),
            steps=len(side.path.states) - 1, period=end.period, end=tuple(end.variants), met=met,
            breached=tuple(str(one) for one in side.path.breached),
        )
    ]  # fmt: skip


def _conditions(system: System, found: Study) -> tuple[told.ConditionsAnswer, ...]:
    answers = []
    for one in found.conditions:
        said = sayings.conditions(found, one)
        answers.append(
            told.ConditionsAnswer(
                one=one.one, other=one.other, says=said.text, coverage=one.coverage, density=one.density,
                mass=one.mass, base=one.base, passages=system.cite(said.passages),
                conditions=tuple(
                    told.ConditionAnswer(
                        says=wording.condition(found.model, c), low=c.low, high=c.high, quasi_p=c.quasi_p,
                        support=c.support, passages=system.cite(wording.condition_passages(found.model, c)),
                    )
                    for c in one.conditions
                ),
            )
        )  # fmt: skip
    return tuple(answers)


def _flips(system: System, found: Study) -> tuple[told.FlipAnswer, ...]:
    goal, table = found.question.goal.label, found.moves
    groups: list[tuple[str, tuple[Flip, ...]]] = []
    for one, other in found.pairs:
        groups.append((f"“{one.label}” scores higher than “{other.label}”", table.reversals(one.id, other.id)))
    for side in found.comparison.sides:
        sense = "is certain" if side.met == len(side.scenarios) > 0 else "is possible"
        groups.append((f"“{goal}” {sense} with “{side.option.label}”", table.flips(side.option.id)))
        reached = f"the path with “{side.option.label}” reaches “{goal}”"
        groups.append((reached, table.path_flips(side.option.id)))
    return tuple(_flip(system, found, conclusion, one) for conclusion, flips in groups for one in flips)


def _flip(system: System, found: Study, conclusion: str, one: Flip) -> told.FlipAnswer:
    said = sayings.flip(found, one)
    return told.FlipAnswer(
        conclusion=conclusion, judgement=str(one.judgement), value=one.judgement.value, would_be=one.value,
        within_range=one.honest, before=one.before.value, after=one.after.value, says=said.text,
        passages=system.cite(said.passages),
    )  # fmt: skip


def _indicators(system: System, found: Study) -> tuple[told.IndicatorAnswer, ...]:
    answers = []
    for option, listed in found.indicators.items():
        for one in listed:
            said = sayings.indicator(found, one)
            answers.append(
                told.IndicatorAnswer(
                    option=option, says=said.text, passages=system.cite(said.passages), descriptor=one.descriptor,
                    variant=one.variant, with_it=one.with_it, without_it=one.without_it, role=one.role, via=one.via,
                    scenarios=tuple(place + 1 for place in one.scenarios),
                )
            )  # fmt: skip
    return tuple(answers)


def _theses(system: System, found: Study) -> tuple[told.ThesisAnswer, ...]:
    return tuple(
        told.ThesisAnswer(
            id=one.thesis.id, text=one.thesis.text, borne_out=one.borne_out, built_in=one.built_in,
            structural=one.structural.value, path=one.path.value if one.path else None,
            shares=one.shares, says=sayings.thesis(one).text,
            passages=system.cite(one.thesis.passages),
        )
        for one in found.theses
    )  # fmt: skip
