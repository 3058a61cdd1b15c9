"""What could happen: the options of a crisis run forward."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from juncture.cli.options import AsOf, Dossier, Json, Known, Recorded
from juncture.cli.pictured import print_tornado
from juncture.cli.scenarios import print_set_aside

#: Flips and indicators that a terminal shows under one heading.
SOME = 6


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(futures)


def futures(
    dossier: Dossier,
    option: Annotated[
        list[str] | None,
        typer.Option("--option", metavar="ID", help="An option to compare; repeat it. The first two where left out."),
    ] = None,
    goal: Annotated[
        str | None, typer.Option("--goal", metavar="ID", help="The goal; the first where left out.")
    ] = None,
    start: Annotated[
        str | None,
        typer.Option("--from", metavar="ID", help="The state that paths start from; the first where left out."),
    ] = None,
    samples: Annotated[
        int, typer.Option("--samples", metavar="N", help="How many matrices to draw from the uncertain judgements.")
    ] = 2_000,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Which ones: the same seed draws the same.")] = 0,
    how: Annotated[
        str | None,
        typer.Option("--how", metavar="WAY", help="How to draw: ordinal (at first), ranges, sources, or experts."),
    ] = None,
    expert: Annotated[
        list[str] | None,
        typer.Option(
            "--expert", metavar="FILE", help="An expert's model or dossier, to draw from beside this one; repeat it."
        ),
    ] = None,
    workers: Annotated[
        str | None,
        typer.Option(
            "--workers", metavar="WHERE", help="Spread the matrices: 4, threads:4, processes:4, or tcp://HOST:8786."
        ),
    ] = None,
    keep: Annotated[
        Path | None,
        typer.Option("--keep", metavar="FOLDER", help="Keep there what is finished, and go on from what is kept."),
    ] = None,
    as_of: AsOf = None,
    known: Known = None,
    recorded: Recorded = None,
    as_json: Json = False,
) -> None:
    """Options compared for a goal: what each makes possible, where it leads from here, and what would turn that.

    Three answers stay apart: among consistent scenarios, on the path from the start, and in matrices drawn from the
    uncertain judgements. Shares are of scenarios and matrices; none is the probability of an event. The same seed gives
    the same answer, whoever draws it: --workers makes a large run quicker, --keep lets one that was interrupted go on.

    Example: juncture futures examples/mali-2021 --goal grip-broken --samples 500
    """
    from juncture import foresight
    from juncture.cli.output import print_json
    from juncture.cli.progress import telling

    with telling() as heard:
        answer = foresight.futures(
            dossier,
            options=option or (),
            goal=goal,
            start=start,
            samples=samples,
            seed=seed,
            how=how,
            experts=expert or (),
            workers=workers,
            keep=keep,
            as_of=as_of,
            known=known,
            recorded=recorded,
            telling=heard,
        )
    return print_json(answer) if as_json else _print_futures(answer)


def _print_futures(answer: Any) -> None:
    from juncture.cli.output import asked, places, print_table, say

    names = {one.id: one.name for one in answer.options}
    drawn = {one.option: one for one in answer.ensemble}
    paths = {one.option: one for one in answer.path}
    rows = [
        (
            names[one.option], f"{one.met} of {one.scenarios}",
            f"{paths[one.option].met:.0%}" if one.option in paths else "no start",
            f"{drawn[one.option].mean_score:.0%}", f"{100 * regret.mean:.0f} / {100 * regret.greatest:.0f}",
        )
        for one, regret in zip(answer.structural, answer.regret, strict=True)
    ]  # fmt: skip
    columns = ("Option", "Scenarios that meet it", "Path's end", "Mean share in ensemble", "Regret, mean / most")
    print_table(f"Options of {asked(answer)} for the goal {answer.goal}", columns, rows,
                f"{answer.drawn.says} Shares are no probabilities.")  # fmt: skip
    print_set_aside(answer)
    for heading, said in (
        ("Among the consistent scenarios", answer.structural),
        (f"On the path from {answer.start}", answer.path),
        ("In the ensemble", answer.ensemble),
        ("Regret", answer.regret),
        ("What would have to be true", answer.conditions),
        ("The source’s own reasoning, put to the model", answer.theses),
    ):
        if said:
            say()
            say(heading, "bold")
            for one in said:
                say(one.says + (f" [{places(one.passages, 2)}]" if one.passages else ""), indent=2)
    _print_flips(answer)
    print_tornado(answer, names)
    _print_indicators(answer, names)


def _print_flips(answer: Any) -> None:
    from juncture.cli.output import places, print_table, say

    say()
    if not answer.flips:
        say("No single judgement, wherever it is moved on the scale, reverses any of these conclusions.")
    for conclusion in dict.fromkeys(one.conclusion for one in answer.flips):
        found = [one for one in answer.flips if one.conclusion == conclusion]
        rows = [
            (
                one.judgement,
                f"{one.would_be:+d}",
                "yes" if one.within_range else "no",
                one.after,
                places(one.passages, 2),
            )
            for one in found[:SOME]
        ]
        more = f"{len(found) - SOME} more under --json." if len(found) > SOME else ""
        columns = ("Judgement", "Would be", "In its range", "Becomes", "Passages")
        title = f"Single judgements that flip: {conclusion} (now: {found[0].before})"
        print_table(title, columns, rows, more)


def _print_indicators(answer: Any, names: dict[str, str]) -> None:
    from juncture.cli.output import places, print_table

    for option, name in names.items():
        found = [one for one in answer.indicators if one.option == option]
        leads = [one for one in found if one.role in ("leading", "loop")]
        follow = [one for one in found if one not in leads]
        rows = [
            (
                f"{one.descriptor}={one.variant}", one.role + (f" through {', '.join(one.via)}" if one.via else ""),
                f"{one.with_it:.0%}", f"{one.without_it:.0%}", places(one.passages, 2),
            )
            for one in (*leads[:SOME], *follow[: SOME // 2])
        ]  # fmt: skip
        if rows:
            columns = ("Watch for", "It is", "Goal met with it", "Without it", "Passages")
            print_table(f"What to watch under {name}", columns, rows)
