"""Asking in plain words."""

from __future__ import annotations

from typing import Annotated

import typer

from juncture.cli.options import AsOf, Dossier, Json, Known, Recorded


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(ask)


def ask(
    dossier: Dossier,
    question: Annotated[list[str], typer.Argument(metavar="QUESTION", help="In English or French, in your own words.")],
    as_of: AsOf = None,
    known: Known = None,
    recorded: Recorded = None,
    as_json: Json = False,
) -> None:
    """Ask in plain words: who held what, who said what, where somebody stands, what the law allows, when, what, why.

    The answer says how the question was understood and cites its passages; what the record does not know, it says. No
    model is used. Ends with status 1 where there is no answer.

    Example: juncture ask examples/mali-2021 "could the vice-president suspend the president?"
    """
    from juncture import api
    from juncture.ask import ask as answer_of
    from juncture.cli.output import places, print_json, say

    answer = answer_of(api.open(dossier, recorded=recorded), " ".join(question), as_of=as_of, known=known)
    if as_json:
        print_json(answer)
    else:
        say(f"Understood as: {answer.understood}", "dim")
        for line in answer.assumed:
            say(line, "dim")
        say()
        if answer.not_known:
            say(answer.not_known, "bold")
        for one in answer.says:
            cited = f"  [{places(one.sources)}]" if one.sources else ""
            say(f"{one.text}{cited}", indent=2 if answer.not_known else 0)
        if answer.command:
            say()
            say(f"The same as data: {answer.command} --json", "dim")
    if not answer.answered:
        raise typer.Exit(1)
