"""What could happen: the scenarios of a crisis as a system, and its options run forward."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from juncture.cli.options import AsOf, Dossier, Json, Known, Recorded
from juncture.cli.pictured import print_tableau, print_tornado

#: Scenarios that a terminal shows where no limit is given, and flips and indicators under one heading.
SHOWN, SOME = 12, 6


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(scenarios)
    app.command()(futures)


def scenarios(
    model: Annotated[
        str,
        typer.Argument(
            metavar="MODEL", help="A dossier (folder or store) with a system.toml, or a .toml, .csv, .scw file."
        ),
    ],
    given: Annotated[
        list[str] | None,
        typer.Option("--given", metavar="D=V", help="Hold a descriptor at a variant; may be repeated."),
    ] = None,
    tolerance: Annotated[
        int,
        typer.Option("--tolerance", metavar="N", help="By how much a chosen variant may trail a rival; 0 at first."),
    ] = 0,
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", help="List at most so many, those of the greatest weight first."),
    ] = None,
    explain: Annotated[
        int | None,
        typer.Option("--explain", metavar="N", help="Show the impact balance behind scenario N, with passages."),
    ] = None,
    tableau: Annotated[
        bool, typer.Option("--tableau", help="Show the scenarios side by side, a row for each descriptor.")
    ] = False,
    budget: Annotated[
        int | None,
        typer.Option("--budget", metavar="N", help="Stop after so many partial scenarios; 20 million where left out."),
    ] = None,
    as_of: AsOf = None,
    known: Known = None,
    recorded: Recorded = None,
    as_json: Json = False,
) -> None:
    """Which scenarios are consistent: all of them, with a certificate that says whether the search was complete.

    A scenario gives each descriptor a variant; it is consistent where no variant is beaten by a rival. Its weight is
    the number of states of affairs that lead to it. A weight is no probability. With --known, judgements that rest on
    nothing public by that day are set aside, and named.

    Example: juncture scenarios examples/mali-2021 --given demand=reinstatement --given conditions=none --limit 5
    """
    from juncture import foresight
    from juncture.cli.output import print_json
    from juncture.foresight.listing import BUDGET

    answer = foresight.scenarios(
        model, given=_given(given or []), tolerance=tolerance, limit=limit, explain=explain,
        budget=BUDGET if budget is None else budget, as_of=as_of, known=known, recorded=recorded,
    )  # fmt: skip
    if as_json:
        print_json(answer)
    elif explain is not None:
        _print_balance(answer, explain)
    elif tableau:
        print_tableau(answer, SHOWN if limit is None else limit)
    else:
        _print_scenarios(answer, SHOWN if limit is None else limit)


def _given(pairs: list[str]) -> dict[str, str]:
    from juncture.record.problems import JunctureError

    found = {}
    for pair in pairs:
        descriptor, sign, variant = pair.partition("=")
        if not (sign and descriptor and variant):
            raise JunctureError(f"--given {pair!r} names no variant; write DESCRIPTOR=VARIANT, as in unity=united.")
        if descriptor in found:
            raise JunctureError(f"--given holds {descriptor!r} twice; hold it once.")
        found[descriptor] = variant
    return found


def _print_scenarios(answer: Any, limit: int) -> None:
    from juncture.cli.output import asked, print_table, say

    shown = answer.scenarios[:limit]
    say(answer.says, "bold")
    if shown:
        same = {d: v for d, v in shown[0].variants.items() if len(shown) > 1 and all(s.variants[d] == v for s in shown)}
        rows = [
            (
                str(one.number), str(one.weight), str(one.consistency_value), str(one.total_impact_score),
                ", ".join(f"{d}={v}" for d, v in one.variants.items() if d not in same),
            )
            for one in shown
        ]  # fmt: skip
        columns = ("No", "Weight", "Consistency", "Impact", "Variants")
        print_table(f"Consistent scenarios of {asked(answer)}", columns, rows)
        if same:
            say("In each of these: " + ", ".join(f"{d}={v}" for d, v in same.items()) + ".")
        if len(shown) < answer.certificate.count:
            say(f"{len(shown)} of {answer.certificate.count} are shown, the greatest weight first; --limit shows more.")
    say(answer.weights.says)
    _print_set_aside(answer)
    for cycle in answer.cycles[:3]:
        say(f"A cycle, from {cycle.weight} of them: {cycle.says}")
    if len(answer.cycles) > 3:
        say(f"There are {len(answer.cycles)} cycles in all: the crisis may also go round without coming to rest.")


def _print_balance(answer: Any, number: int) -> None:
    from juncture.cli.output import places, print_table, say

    held = [one.says for one in answer.explained if not any(line.reasons for line in one.variants)]
    if held:
        say(" ".join(held))
    for one in answer.explained:
        if one.says in held:
            continue
        rows = []
        for line in one.variants:
            mark = f"{line.variant} (chosen)" if line.chosen else line.variant
            rows += [(mark, reason.says, f"{reason.value:+d}", places(reason.passages, 2)) for reason in line.reasons]
            rows.append((mark, "sum", f"{line.total:+d}", ""))
        print_table(f"Scenario {number}. {one.says}", ("Variant", "Judgement", "Value", "Passages"), rows)
    say("Each sum adds up the values above it; a scenario is consistent where no chosen variant has less than another.")


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
    _print_set_aside(answer)
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


def _print_set_aside(answer: Any) -> None:
    """How many judgements the clocks set aside, by reason, with the first of them; --json names each."""
    from juncture.cli.output import say

    for reason in dict.fromkeys(one.reason for one in answer.set_aside):
        found = [one.what for one in answer.set_aside if one.reason == reason]
        first = "; ".join(found[:SOME]) + (f"; {len(found) - SOME} more under --json" if len(found) > SOME else "")
        say(f"Set aside ({len(found)}), as {reason}: {first}.")


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
