"""Was it lawful, and what is it called."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from juncture.cli.options import AsOf, Dossier, Json, Known, Recorded


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(law)
    app.command()(define)


def law(
    dossier: Dossier,
    event: Annotated[str | None, typer.Argument(metavar="EVENT", help="One act; all of them where left out.")] = None,
    as_of: AsOf = None,
    known: Known = None,
    recorded: Recorded = None,
    as_json: Json = False,
) -> None:
    """Whether the law gave the power for an act: the powers searched, who reads the law how, and why.

    A "no" shows the powers that were searched and what they do give; silence neither permits nor forbids.

    Example: juncture law examples/mali-2021 prerogatives-removed-2021-05-25 --known 2021-05-27
    """
    from juncture import api
    from juncture.cli.output import asked, print_json, print_table, say

    answer = api.law(api.open(dossier, recorded=recorded), event, as_of=as_of, known=known)
    if as_json:
        print_json(answer)
    elif event:
        _print_finding(answer.findings[0])
    elif answer.findings:
        rows = [(one.event, one.truth, one.answer) for one in answer.findings]
        print_table(f"Acts of {asked(answer)} and the law", ("Event", "Power?", "Finding"), rows)
    else:
        say(f"{asked(answer)} holds no act that an office's powers can be set against.")


def _print_finding(found: Any) -> None:
    from rich.tree import Tree

    from juncture.cli.output import console, say

    tree = Tree(_branch(found), guide_style="dim")
    for reason in found.reasons:
        _grow(tree, reason)
    console().print(tree)
    for flip in found.would_change:
        told = " and ".join(f"“{one.question}” were answered {one.supposed}" for one in flip.changes)
        say(f"It would be {flip.becomes} if {told}.")


def _grow(tree: Any, finding: Any) -> None:
    branch = tree.add(_branch(finding))
    for reason in finding.reasons:
        _grow(branch, reason)


def _branch(finding: Any) -> Any:
    from rich.text import Text

    from juncture.cli.output import places
    from juncture.record.plain import plain

    cited = f"  [{places(finding.sources, 3)}]" if finding.sources and not finding.reasons else ""
    said = Text(plain(f"{finding.truth}: {finding.question}"), style="bold")
    return said.append(plain(f"\n{finding.answer}{cited}"), style="not bold")


def define(
    dossier: Dossier,
    events: Annotated[list[str], typer.Argument(metavar="EVENT", help="One event, or several to compare.")],
    definition: Annotated[
        list[Path] | None,
        typer.Option(
            "--definition", metavar="FILE", help="A definition of your own (TOML) beside ours; may be repeated."
        ),
    ] = None,
    as_of: AsOf = None,
    known: Known = None,
    recorded: Recorded = None,
    as_json: Json = False,
) -> None:
    """What each definition of a coup calls an event: by its letter, and what its holders said and did.

    A folder's own definitions/*.toml are used as well. A success that needs days is unknown until they are over.

    Example: juncture define examples/mali-2021 arrests-2021-05-24 --known 2021-05-27
    """
    from juncture import api
    from juncture.cli.output import print_json

    record = api.open(dossier, recorded=recorded)
    if len(events) > 1:
        table = api.matrix(record, events, as_of=as_of, known=known)
        return print_json(table) if as_json else _print_matrix(table)
    own = api.own_definitions(dossier, definition or ())
    answer = api.define(record, events[0], as_of=as_of, known=known, definitions=own)
    return print_json(answer) if as_json else _print_defined(answer)


def _print_matrix(answer: Any) -> None:
    from juncture.cli.output import asked, print_table

    names = list(answer.matrix[0].attempt)
    rows = [
        (row.event, row.when or "", *(f"{row.attempt[name]} / {row.success[name]}" for name in names))
        for row in answer.matrix
    ]
    print_table(f"Attempt / success, by the letter, in {asked(answer)}", ("Event", "When", *names), rows)


def _print_defined(answer: Any) -> None:
    from juncture.cli.output import asked, places, print_table

    rows = [
        (one.name, one.attempt, one.success, "; ".join(kind.label for kind in one.kinds if kind.truth == "yes"))
        for one in answer.definitions.values()
    ]
    columns = ("Definition", "Attempt", "Success", "Types")
    print_table(f"{answer.event} by the letter of each definition, in {asked(answer)}", columns, rows)
    for one in answer.definitions.values():
        elements = [(part.question, part.truth, part.answer, places(part.cited(), 2)) for part in one.elements]
        print_table(one.name, ("Element", "Truth", "Evidence", "Sources"), elements)
    done = [
        (id, one.by, one.how, one.when or one.public or "", one.text or "")
        for id, found in answer.practice.items()
        for one in found
    ]
    if done:
        print_table("In practice", ("Definition", "By", "How", "When", "What"), done)
