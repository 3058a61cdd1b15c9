"""The command line's frame; each command imports what it needs when it runs, so that help is quick."""

from __future__ import annotations

from typing import Annotated

import typer

from juncture import __version__
from juncture.cli import (
    accounts,
    ask,
    asking,
    backing_up,
    bargaining,
    briefing,
    conflict,
    exchanging,
    foreseeing,
    judging,
    keeping,
    reading,
    recalling,
    reviewing,
    scenarios,
    scoring,
    searching,
    serving,
    sources,
)

app = typer.Typer(
    name="juncture",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help=(
        "Record, check and query a political crisis, and write the brief.\n\n"
        "A DOSSIER is a folder (examples/mali-2021) or a store (desk.sqlite, desk.sqlite#mali-2021). "
        "Start with: juncture brief examples/mali-2021"
    ),
)

ask.add_to(app)
asking.add_to(app)
searching.add_to(app)
judging.add_to(app)
scenarios.add_to(app)
foreseeing.add_to(app)
bargaining.add_to(app)
conflict.add_to(app)
recalling.add_to(app)
briefing.add_to(app)
keeping.add_to(app)
backing_up.add_to(app)
exchanging.add_to(app)
reading.add_to(app)
reviewing.add_to(app)
scoring.add_to(app)
serving.add_to(app)
app.add_typer(sources.app, name="source")
app.add_typer(accounts.app, name="account")


def _version(value: bool) -> None:
    if value:
        typer.echo(f"juncture {__version__}")
        raise typer.Exit


@app.callback()
def frame(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Hold the options that belong to no command."""
