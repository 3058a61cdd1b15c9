"""How the engine's own results are drawn in a notebook: with the brief's pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from juncture.brief.pictures.influence import Push, draw_influence
from juncture.brief.pictures.tableau import Track, draw_tableau
from juncture.brief.pictures.tornado import Swing, draw_tornado
from juncture.brief.sections.ahead_shown import chart
from juncture.brief.sections.bargaining import figure
from juncture.futures.balance import Verdict
from juncture.futures.comparison import Comparison
from juncture.futures.scenarios import ScenarioSet
from juncture.futures.settling import Settling
from juncture.futures.tornado import Tornado
from juncture.outputs.shown import BARS, SCENARIOS


def tableau(found: ScenarioSet) -> str:
    """The first scenarios of a set, by the names of the model."""
    shown = found.numbers[:SCENARIOS]
    tracks = [
        Track(
            d.label,
            tuple(d.variants[number].label for number in shown[:, i].tolist()),
            tuple(number / max(1, len(d.variants) - 1) for number in shown[:, i].tolist()),
        )
        for i, d in enumerate(found.model.descriptors)
    ]
    heads = [str(number + 1) for number in range(len(shown))]
    description = f"{found.certificate} {len(shown)} of them are shown."
    return draw_tableau(heads, tracks, description, f"tableau-{found.certificate.model[:10]}")


def tornado(found: Tornado) -> str:
    """The widest bars."""
    swings = [
        Swing(str(bar.judgement).rpartition(":")[0], bar.at_low, bar.at_high, f"{bar.low_value:+d}",
              f"{bar.high_value:+d}", str(bar.judgement))
        for bar in found.bars[:BARS]
        if bar.at_low is not None and bar.at_high is not None
    ]  # fmt: skip
    return draw_tornado(found.stated or 0.0, swings, f"{len(swings)} judgements, the widest first.", "tornado")


def influence(found: Verdict) -> str:
    """What promotes and what hinders the chosen variant of a descriptor in a scenario."""
    line = found.chosen
    pushes = [Push(f"{j.source}: {j.variant}", j.value, f"{j} [{', '.join(j.passages)}]") for j in line.reasons]
    target = f"{found.descriptor}: {line.variant}"
    return draw_influence(target, pushes, str(found), f"influence-{found.descriptor}-{line.variant}")


def comparison(found: Comparison) -> str:
    """The options as bars and lines."""
    return chart(found).svg


def bargaining(found: Settling) -> str:
    """Stakeholders and methods on one scale."""
    return figure(found).svg


_DRAWN: dict[type, Callable[[Any], str]] = {
    ScenarioSet: tableau, Tornado: tornado, Verdict: influence, Comparison: comparison, Settling: bargaining,
}  # fmt: skip


def paint(result: object) -> str | None:
    """A result as SVG; None for what has no picture."""
    drawn = _DRAWN.get(type(result))
    return drawn(result) if drawn else None
