"""What has happened in such cases."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from juncture.cli.options import AsOf, Dossier, Json, Known, Recorded


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(precedents)


def precedents(
    dossier: Dossier,
    where: Annotated[
        str | None,
        typer.Option(
            "--where",
            metavar="TERMS",
            help="The class of cases: terms joined by commas; from the event where left out.",
        ),
    ] = None,
    lists: Annotated[
        list[str] | None,
        typer.Option(
            "--list",
            metavar="FILE",
            help="Your own copy of a list, as FILE or NAME=FILE, or the word supplement; may be repeated.",
        ),
    ] = None,
    event: Annotated[
        str | None,
        typer.Option("--event", metavar="ID", help="The dossier's event; that on which it turns where left out."),
    ] = None,
    rates: Annotated[
        list[str] | None,
        typer.Option(
            "--rate", metavar="TERM", help="Ask how often this was so, instead of the usual; may be repeated."
        ),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=0, help="So many nearest cases.")] = 5,
    as_of: AsOf = None,
    known: Known = None,
    recorded: Recorded = None,
    as_json: Json = False,
) -> None:
    """What has happened in such cases: a class of past cases, its rates in every list, and the nearest cases.

    A class is terms joined by commas, all of which must hold: a body's member, a region or a country, years, who acted,
    the outcome; "not" and "or" may stand in a term. The Cline Center's list comes with Juncture; Powell & Thyne,
    Colpus, CSP, Archigos, REIGN and the Global Sanctions Data Base are read from your copies. What is unknown is
    counted apart; a share is of past cases and no forecast.

    Example: juncture precedents examples/mali-2021 --where "ECOWAS member, since 1990, military, successful"
    """
    import juncture
    from juncture.cli.output import print_json
    from juncture.cli.recalled import show

    answer: Any = juncture.precedents(
        juncture.open(dossier, recorded=recorded), event=event, where=where, lists=lists or (), rates=rates or (),
        as_of=as_of, known=known, limit=limit,
    )  # fmt: skip
    if as_json:
        print_json(answer)
    else:
        show(answer)
