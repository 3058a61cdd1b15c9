"""Answers as a notebook shows them: the brief's own pictures, each with the sentences that go with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from juncture.brief.pictures.bargain import Stand, draw_bargain
from juncture.brief.pictures.comparison import draw_comparison, row_of
from juncture.brief.pictures.influence import Push, draw_influence
from juncture.brief.pictures.tableau import Track, draw_tableau
from juncture.brief.pictures.tornado import Swing, draw_tornado

if TYPE_CHECKING:
    from juncture.outputs.bargaining import BargainOutput, InputAnswer, StakeholderAnswer
    from juncture.outputs.futures import FuturesOutput, TornadoAnswer
    from juncture.outputs.scenarios import ScenariosOutput
    from juncture.record.citation import Citation

#: Scenarios and bars that a picture holds at most.
SCENARIOS, BARS = 8, 10


def of_scenarios(answer: ScenariosOutput) -> str:
    """The tableau of the scenarios of greatest weight, with the certificate."""
    shown = answer.scenarios[:SCENARIOS]
    said = [answer.says, answer.weights.says, *(f"A cycle: {one.says}" for one in answer.cycles[:3])]
    if not shown:
        return _page(_said(said))
    heads = [f"No {one.number}: {one.weight:,} states" for one in shown]
    tracks = [_track(d, tuple(one.variants[d] for one in shown)) for d in shown[0].variants]
    description = f"{len(tracks)} descriptors in {len(shown)} of {answer.certificate.count} scenarios."
    return _page(draw_tableau(heads, tracks, description, _id(answer.version, "tableau", *heads)), _said(said))


def _track(label: str, variants: tuple[str, ...]) -> Track:
    known = list(dict.fromkeys(variants))
    return Track(label, variants, tuple(known.index(v) / max(1, len(known) - 1) for v in variants))


def of_futures(answer: FuturesOutput) -> str:
    """The comparison, what bears on the goal, and a tornado for each option; under each what it rests on."""
    names = {one.id: one.name for one in answer.options}
    drawn = {one.option: (one.low_score, one.mean_score, one.high_score) for one in answer.ensemble}
    rows = [row_of(names[s.option], s.met, s.scenarios, drawn[s.option]) for s in answer.structural]
    chart = draw_comparison(rows, f"{len(rows)} options.", _id(answer.version, "chart", answer.goal))
    aim = answer.influence
    pushes = [Push(r.judgement.partition(" -> ")[0], r.value, f"{r.says}. {_rests(r.passages)}") for r in aim.reasons]
    diagram = draw_influence(aim.name, pushes, f"{len(pushes)} judgements.", _id(answer.version, "influence", aim.name))
    tornados = [_tornado(answer, names[one.option], one) for one in answer.tornado]
    conditions = _said(one.says for one in answer.conditions)
    lead = f"Options of {answer.dossier} for the goal {answer.goal}. Shares are no probabilities."
    return _page(_said([lead]), chart, conditions, diagram, *tornados)


def _tornado(answer: FuturesOutput, name: str, one: TornadoAnswer) -> str:
    swings = [
        Swing(
            s.judgement.rpartition(":")[0],
            s.at_low,
            s.at_high,
            str(s.low),
            str(s.high),
            f"{s.says}. {_rests(s.passages)}",
        )
        for s in one.swings
        if s.at_low is not None and s.at_high is not None
    ][:BARS]
    if one.stated is None or not swings:
        return _said([f"No judgement, moved within its range, moves the figure of “{name}”."])
    svg = draw_tornado(one.stated, swings, f"{len(swings)} bars.", _id(answer.version, "tornado", one.option))
    return _said([f"Tornado for “{name}”"]) + svg


def of_bargain(answer: BargainOutput) -> str:
    """The stakeholders and the methods on one scale, labelled as what it is."""
    most = max(one.capability.value * one.salience.value for one in answer.stakeholders)
    ordered = sorted(answer.stakeholders, key=lambda one: one.position.value)
    stands = [_stand(one, one.position, most) for one in ordered]
    outcomes = [Stand(one.name, one.outcome, one.low, one.high, 1, one.says) for one in answer.settlements]
    places = [(one.at, one.name) for one in answer.places]
    id = _id(answer.version, "bargain", answer.question)
    svg = draw_bargain(answer.scale, places, stands, outcomes, id, f"{len(stands)} stakeholders.")
    return _page(_said([answer.label, answer.question]), svg, _said([one.says for one in answer.settlements]))


def _stand(one: StakeholderAnswer, position: InputAnswer, most: float) -> Stand:
    low = position.value if position.low is None else position.low
    high = position.value if position.high is None else position.high
    weight = one.capability.value * one.salience.value / most
    return Stand(one.name, position.value, low, high, weight, _rests(position.passages))


def _rests(citations: Iterable[Citation]) -> str:
    places = (f"{one.source} ¶{one.paragraph}" if one.paragraph else one.source for one in citations)
    told = "; ".join(dict.fromkeys(places))
    return f"Rests on {told}." if told else "Rests on no passage."


def _said(sentences: Iterable[str]) -> str:
    return "".join(f"<p>{escape(one)}</p>" for one in sentences if one)


def _page(*parts: str) -> str:
    return f'<div class="juncture" style="max-width: 60em">{"".join(parts)}</div>'


def _id(*parts: str) -> str:
    """An id that no other picture on the page has, the same for the same answer."""
    return "j" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:10]
