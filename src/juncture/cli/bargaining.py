"""The command about bargaining: where stakeholders may settle on one question."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from juncture.cli.options import AsOf, Json, Known, Recorded

#: Numbers shown that move the model most.
SHOWN = 6


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(bargain)


def bargain(
    stakeholders: Annotated[
        str,
        typer.Argument(
            metavar="DOSSIER|FILE",
            help="A dossier (folder or store) with a stakeholders.toml, or a .toml or .csv file of stakeholders.",
        ),
    ],
    rounds: Annotated[
        int, typer.Option("--rounds", metavar="N", help="How many rounds of offers the model plays.")
    ] = 10,
    samples: Annotated[
        int,
        typer.Option("--samples", metavar="N", help="How often to draw the inputs from their ranges, for the band."),
    ] = 200,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Which draws: the same seed draws the same.")] = 0,
    as_of: AsOf = None,
    known: Known = None,
    recorded: Recorded = None,
    as_json: Json = False,
) -> None:
    """Where stakeholders may settle on one question: two baselines and a bargaining model, each with its band.

    A second kind of model, apart from scenarios and futures. Each stakeholder has a position on one scale, a salience
    and a capability. The mean and the median weigh positions by both; the model (Scholz, Calbert and Smith 2011) plays
    rounds of offers, in two readings. What moves the outcome most is listed with what it rests on. None is a forecast.
    With --known, a stakeholder with a number that rests on nothing public by that day takes no part, and is named.

    Example: juncture bargain examples/mali-2021
    """
    from juncture import foresight
    from juncture.cli.output import print_json

    answer = foresight.bargain(
        stakeholders, rounds=rounds, samples=samples, seed=seed, as_of=as_of, known=known, recorded=recorded
    )
    return print_json(answer) if as_json else _print(answer)


def _print(answer: Any) -> None:
    from juncture.cli.output import print_table, say
    from juncture.futures.settled import figure

    say(answer.question or f"The question of {answer.dossier}", "bold")
    say(answer.label)
    if answer.places:
        say("The scale: " + "; ".join(f"{one.at:g} {one.name}" for one in answer.places) + ".")
    rows = [(one.name, *(_number(getattr(one, q)) for q in ("position", "salience", "capability")))
            for one in sorted(answer.stakeholders, key=lambda one: one.position.value)]  # fmt: skip
    print_table("Stakeholders", ("Stakeholder", "Position", "Salience", "Capability"), rows)
    for one in answer.absent:
        say(f"Takes no part: {one.name}. The {one.quantity} does not stand: {one.reason}.")
    settled = [(one.name, figure(one.outcome), f"{figure(one.low)} to {figure(one.high)}", one.near or "")
               for one in answer.settlements]  # fmt: skip
    band = (
        f"Nine in ten of {answer.samples} draws of the inputs {answer.settlements[0].varied}, with seed {answer.seed}."
    )
    print_table("Where they settle", ("Method", "Outcome", "Band", "Nearest to"), settled, f"Band: {band}")
    say(answer.says)
    _print_pulls(answer)


def _print_pulls(answer: Any) -> None:
    from juncture.cli.output import places, print_table
    from juncture.futures.settled import figure

    names = {one.id: one.name for one in answer.stakeholders}
    rows = [
        (
            f"{one.quantity} of {names[one.stakeholder]}", f"{figure(one.low)} to {figure(one.high)}",
            f"{figure(one.at_low)} to {figure(one.at_high)}", places(one.passages, 2) or "our own judgement",
        )
        for one in answer.pulls[:SHOWN]
    ]  # fmt: skip
    if rows:
        columns = ("Number", "Over its range", "The model settles at", "Passages")
        more = f"{len(answer.pulls) - SHOWN} more under --json." if len(answer.pulls) > SHOWN else ""
        print_table("Single numbers that move the model most", columns, rows, more)


def _number(one: Any) -> str:
    from juncture.cli.output import places
    from juncture.futures.settled import figure

    within = f" ({figure(one.low)} to {figure(one.high)})" if one.low is not None else ""
    rests = places(one.passages, 1) or ("our own" if one.own else "")
    return f"{figure(one.value)}{within}" + (f" [{rests}]" if rests else "")
