"""Asking in plain words."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from juncture.cli.options import AsOf, Dossier, Json, Known, Recorded

if TYPE_CHECKING:
    from juncture.outputs.ask import AskOutput
    from juncture.record.record import Record


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(ask)


def ask(
    dossier: Dossier,
    question: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[QUESTION]", help="In English or French, in your own words; left out: what can be asked."
        ),
    ] = None,
    as_of: AsOf = None,
    known: Known = None,
    recorded: Recorded = None,
    phrase: Annotated[
        bool,
        typer.Option(
            "--phrase",
            help="Have your model (JUNCTURE_MODEL_URL) join the answer's sentences. They are all that it is sent.",
        ),
    ] = False,
    as_json: Json = False,
) -> None:
    """Ask in plain words: who held what, who said what, where somebody stands, what the law allows, when, what, why.

    The answer says how the question was understood and cites its passages; what the record does not know, it says. No
    model is used, unless you ask yours to phrase: what it adds, loses or turns is not shown. Ends with status 1 where
    there is no answer.

    Example: juncture ask examples/mali-2021 "could the vice-president suspend the president?"
    """
    from juncture import api
    from juncture.ask import ask as answer_of
    from juncture.ask import phrase as phrased
    from juncture.cli.output import print_json

    record = api.open(dossier, recorded=recorded)
    words = " ".join(question or ())
    if not words and not as_json:
        return _offer(record, dossier)
    answer = answer_of(record, words, as_of=as_of, known=known)
    answer = phrased(answer) if phrase else answer
    if as_json:
        print_json(answer)
    else:
        _say(answer, dossier)
    if not answer.answered:
        raise typer.Exit(1)
    return None


def _offer(record: Record, dossier: str) -> None:
    from juncture.ask import suggestions
    from juncture.cli.output import say

    offered = suggestions(record)
    say(
        "This dossier can be asked, for instance:" if offered else "This dossier is empty: there is nothing to ask yet."
    )
    for one in offered:
        say(f'juncture ask {dossier} "{one}"', indent=2)


def _say(answer: AskOutput, dossier: str) -> None:
    from juncture.cli.output import places, say

    say(f"Understood as: {answer.understood}", "dim")
    for note in answer.assumed:
        say(note, "dim")
    say()
    if answer.not_known:
        say(answer.not_known, "bold")
    if answer.phrasing:
        for sentence in answer.phrased:
            say(f"{sentence.text}  [{', '.join(f'line {n}' for n in sentence.lines)}]")
        say(answer.phrasing, "dim")
        say()
    for one in answer.says:
        cited = f"  [{places(one.sources)}]" if one.sources else ""
        say(f"{one.text}{cited}", indent=2 if answer.not_known else 0)
    if answer.command:
        say()
        say(f"The same as data: {answer.command.replace(answer.dossier, shlex.quote(dossier), 1)} --json", "dim")
