"""Which scenarios are consistent: the list, its certificate, the weights, and the balance behind any one of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from juncture.api import Day
from juncture.foresight.system import System, open_system
from juncture.outputs import scenarios as told
from juncture.record.problems import JunctureError
from juncture.record.record import Record

if TYPE_CHECKING:
    from juncture.futures import Basins, ScenarioSet

#: Partial scenarios that a search tries before it stops and says that it is incomplete.
BUDGET = 20_000_000
#: States that are all followed for exact weights, and how many of them are followed where there are more.
EXACT, FOLLOWED = 1 << 24, 20_000


def scenarios(  # noqa: PLR0913 - what a command asks
    model: str | Record,
    *,
    given: Mapping[str, str] | None = None,
    tolerance: int = 0,
    limit: int | None = None,
    explain: int | None = None,
    budget: int = BUDGET,
    as_of: Day = None,
    known: Day = None,
    recorded: str | None = None,
) -> told.ScenariosOutput:
    """The consistent scenarios of a model, those of the greatest weight first, with the certificate of the search.

    With ``as_of`` and ``known``, judgements that rest on nothing public by then are set aside, and named.
    """
    from juncture.futures import basins, consistent

    if limit is not None and limit < 0:
        raise JunctureError(f"the limit {limit} is negative; it is the number of scenarios to list.")
    if budget < 1:
        raise JunctureError(f"a budget of {budget} partial scenarios lets nothing be tried; give at least 1.")
    system = open_system(model, as_of=as_of, known=known, recorded=recorded)
    found = consistent(system.model, given, tolerance, budget=budget)
    if explain is not None and not 1 <= explain <= len(found):
        raise JunctureError(f"there is no scenario {explain}; there are 1 to {len(found)}." if len(found) else
                            f"there is no scenario {explain}: none is consistent.")  # fmt: skip
    ways = basins(system.model, given=given, exact_limit=EXACT, samples=FOLLOWED)
    return told.ScenariosOutput(
        **system.head("scenarios"),
        certificate=_certificate(found),
        weights=told.WeightsAnswer(
            exact=ways.exact,
            states=ways.states,
            followed=ways.followed,
            limit=EXACT,
            excluded=ways.excluded,
            says=_ways(ways),
        ),
        scenarios=_listed(found, ways, limit),
        cycles=tuple(_cycle(ways, basin) for basin in ways.cycles),
        explained=_explained(system, found, explain) if explain is not None else (),
        set_aside=system.set_aside(),
        says=_says(found),
    )


def _certificate(found: ScenarioSet) -> told.CertificateAnswer:
    c = found.certificate
    return told.CertificateAnswer(
        complete=c.complete, count=c.count, nodes=c.nodes, parts=c.parts, solver=c.solver, model=c.model,
        tolerance=c.tolerance, given=dict(c.given), says=str(c),
    )  # fmt: skip


def _says(found: ScenarioSet) -> str:
    if found.total == 0 and found.complete:
        return "No scenario is consistent: wherever one starts, some judgement pulls away from it. That is a result."
    return str(found.certificate)


def _ways(ways: Basins) -> str:
    allowed = " that the constraints allow" if ways.model.constraints else ""
    if ways.exact:
        said = f"Weights are exact: all {ways.followed} states of affairs{allowed} were followed to where they end."
    else:
        said = (
            f"Weights are from a sample: {ways.followed} of {ways.states} states were followed (all are up to {EXACT});"
            " each share has its 95 % interval."
        )
    return said + (f" {_unsteered(ways)}" if allowed else "")


def _unsteered(ways: Basins) -> str:
    """What constraints do to weights: they choose where paths begin and which scenarios are listed, and steer none."""
    lead = "Constraints do not steer where a state of affairs leads"
    if not ways.excluded:
        return f"{lead}; none of these ends in what a constraint excludes."
    return f"{lead}: {ways.excluded} of these end in what a constraint excludes, and count for no scenario listed."


def _listed(found: ScenarioSet, ways: Basins, limit: int | None) -> tuple[told.ScenarioAnswer, ...]:
    from juncture.futures.basins import wilson

    weights = {basin.attractor.states[0]: basin for basin in ways.basins if basin.attractor.fixed}
    rows = [tuple(row) for row in found.numbers.tolist()]
    weight = [weights[row].weight if row in weights else 0 for row in rows]
    order = sorted(range(len(rows)), key=lambda k: (-weight[k], k))[:limit]
    answers = []
    for k in order:
        one = found[k]
        low, high = wilson(weight[k], max(1, ways.followed), ways.exact)
        answers.append(
            told.ScenarioAnswer(
                number=k + 1, variants=one.variants, consistency_value=one.consistency_value,
                total_impact_score=one.total_impact_score, weight=weight[k],
                weight_share=weight[k] / max(1, ways.followed), weight_low=low, weight_high=high,
            )
        )  # fmt: skip
    return tuple(answers)


def _cycle(ways: Basins, basin: Any) -> told.CycleAnswer:
    changing = {d: basin.attractor.takes(d) for d in ways.model.ids if len(basin.attractor.takes(d)) > 1}
    turning = "; ".join(f"{d}: {' and '.join(variants)}" for d, variants in changing.items())
    breached = tuple(str(one) for one in basin.attractor.breached)
    said = f"{basin.attractor.period} states follow each other without end ({turning})."
    said += f" It breaches a constraint: {'; '.join(breached)}." if breached else ""
    return told.CycleAnswer(
        period=basin.attractor.period, weight=basin.weight, weight_share=basin.share, changing=changing,
        breached=breached, says=said,
    )  # fmt: skip


def _explained(system: System, found: ScenarioSet, number: int) -> tuple[told.BalanceAnswer, ...]:
    model = system.model
    return tuple(
        told.BalanceAnswer(
            descriptor=verdict.descriptor,
            name=model.descriptor(verdict.descriptor).label,
            margin=verdict.margin,
            says=str(verdict),
            variants=tuple(
                told.BalanceLine(
                    variant=line.variant, chosen=line.chosen, total=line.total,
                    reasons=tuple(system.reason(j) for j in line.reasons),
                )
                for line in verdict.lines
            ),
        )
        for verdict in found[number - 1].balance().verdicts
    )  # fmt: skip
