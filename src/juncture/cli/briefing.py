"""Writing the brief."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from juncture.cli.options import AsOf, Dossier, Json, Known, Out, Recorded

if TYPE_CHECKING:
    from juncture.brief import Document


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(brief)


def brief(
    dossier: Dossier,
    out: Out = None,
    form: Annotated[
        list[str] | None, typer.Option("--form", metavar="FORM", help="html, pdf, docx, md or json; may be repeated.")
    ] = None,
    paper: Annotated[
        str, typer.Option("--paper", metavar="SIZE", help="The paper of pdf and docx: a4 or letter.")
    ] = "a4",
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Tell what changed after this day.")
    ] = None,
    conflict: Annotated[
        list[Path] | None,
        typer.Option("--conflict", metavar="EXPORT", help="An ACLED or UCDP GED export (CSV) to count in."),
    ] = None,
    as_of: AsOf = None,
    known: Known = None,
    recorded: Recorded = None,
    as_json: Json = False,
) -> None:
    """Write the brief: one HTML file that stands alone, every sentence opening the passage it rests on.

    The dates are those of the dossier's head where you give none. As pdf it is ready for paper, as docx for an editor:
    both need the extra print.

    Example: juncture brief examples/mali-2021 --known 2021-05-27
    """
    from juncture import api
    from juncture.brief import to_json
    from juncture.cli.output import say, write_json

    record = api.open(dossier, recorded=recorded)
    document = api.brief(
        record, as_of=as_of, known=known, since=since, exports=api.conflict_exports(dossier, conflict or ())
    )
    if as_json:
        write_json(to_json(document))
        return
    folder = out or Path("out") / record.meta.id
    written = [api.write(document, folder, name, paper=paper) for name in form or ["html"]]
    _summarise(document)
    say("Wrote " + ", ".join(str(path) for path in written) + ".")
    place = " in a browser" if written[0].suffix == ".html" else ""
    say(f"Next: open {written[0]}{place}; juncture check {dossier}; juncture holders {dossier} --help")


def _summarise(document: Document) -> None:
    from juncture.brief import summary
    from juncture.cli.output import say

    for heading, lines in summary(document):
        say(heading, "bold")
        for line in lines:
            say(line, indent=2)
        say()
