"""The linked conflict in numbers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from juncture.cli.options import AsOf, Dossier, Json, Known, Recorded

if TYPE_CHECKING:
    from juncture.conflict import ConflictAnswer
    from juncture.conflict.counts import Counts


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(conflict)


def conflict(
    dossier: Dossier,
    exports: Annotated[
        list[Path] | None,
        typer.Argument(metavar="EXPORT", help="Your own CSV export of ACLED or of UCDP GED; several may be named."),
    ] = None,
    event: Annotated[
        str | None, typer.Option("--event", metavar="ID", help="What divides before from after; the turning point.")
    ] = None,
    months: Annotated[int, typer.Option("--months", metavar="N", help="Whole months on each side, at most.")] = 6,
    country: Annotated[str | None, typer.Option("--country", metavar="NAME", help="Events there only.")] = None,
    actor: Annotated[
        str | None, typer.Option("--actor", metavar="WORDS", help="Events with an actor of such a name only.")
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="WORDS", help="Events in such a region or place only.")
    ] = None,
    as_of: AsOf = None,
    known: Known = None,
    recorded: Recorded = None,
    as_json: Json = False,
) -> None:
    """The linked armed conflict before and after an event, counted in your own export of ACLED or UCDP GED.

    Beside each change stand the same months a year earlier, how ordinary such a change is, and how reporting moved. A
    difference in time is no cause. Exports in the dossier's folder conflict/ are used as well; juncture brief shows
    them too.

    Example: juncture conflict examples/mali-2021 acled-mali.csv --months 6
    """
    from juncture import api
    from juncture.cli.output import asked, print_json, say
    from juncture.conflict import narrowed

    record = api.open(dossier, recorded=recorded)
    given = api.conflict_exports(dossier, exports or ())
    given = [narrowed(export, country=country, actor=actor, place=place) for export in given]
    answer = api.conflict(record, given, event, months=months, as_of=as_of, known=known)
    if as_json:
        print_json(answer)
        return
    for one in answer.exports:
        _print_counts(one.counts, f"{answer.event} and {one.counts.source}, {asked(answer)}")
        for line in one.says:
            say(line)
        say()
        for line in one.cautions:
            say(f"- {line}")
    for problem in (problem for one in answer.exports for problem in one.counts.set_aside[:10]):
        say(f"  {problem}")
    if answer.claims:
        say()
        say("What the record's sources claim of causes, on their word; the counts do not test it:", "bold")
        for claim in answer.claims:
            say(f"- {claim.text or claim.id} ({claim.voice})")


def _print_counts(answer: ConflictAnswer, title: str) -> None:
    from juncture.cli.output import print_table

    sides = ("Before", "After", "A year earlier")
    rows = []
    for by, row in answer.rows:
        name = f"{row.of} ({row.known_as})" if row.known_as else row.of
        rows.append((by, name, *(_amount(side) for side in (row.before, row.after, row.year_earlier))))
    stretches = (answer.violent.before, answer.violent.after, answer.violent.year_earlier)
    heads = [
        f"{name}, {found.first} to {found.last}" if found else name
        for name, found in zip(sides, stretches, strict=True)
    ]
    print_table(f"Events / deaths: {title}", ("By", "Counted", *heads), rows)


def _amount(found: Counts | None) -> str:
    return f"{found.events:,} / {found.deaths:,}" if found else "not covered"
