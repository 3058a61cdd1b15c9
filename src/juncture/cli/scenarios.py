"""What could happen: the consistent scenarios of a crisis as a system."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from juncture.cli.options import AsOf, Json, Known, Recorded
from juncture.cli.pictured import print_tableau

#: Scenarios that a terminal shows where no limit is given, and judgements set aside that it names.
SHOWN, SOME = 12, 6


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(scenarios)


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
    print_set_aside(answer)
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


def print_set_aside(answer: Any) -> None:
    """How many judgements the clocks set aside, by reason, with the first of them; --json names each."""
    from juncture.cli.output import say

    for reason in dict.fromkeys(one.reason for one in answer.set_aside):
        found = [one.what for one in answer.set_aside if one.reason == reason]
        first = "; ".join(found[:SOME]) + (f"; {len(found) - SOME} more under --json" if len(found) > SOME else "")
        say(f"Set aside ({len(found)}), as {reason}: {first}.")
