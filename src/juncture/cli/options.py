"""Arguments and options that several commands share, explained once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Dossier = Annotated[
    str, typer.Argument(metavar="DOSSIER", help="A dossier's folder, or a store: desk.sqlite or desk.sqlite#mali-2021.")
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="The day in the world that is described.")]
Known = Annotated[
    str | None, typer.Option("--known", metavar="DATE", help="Use only what sources had made public by this day.")
]
Recorded = Annotated[
    str | None,
    typer.Option(
        "--recorded", metavar="MOMENT", help="Ask what our own file said by then: 2021-05-26 or 2021-05-26T18:00Z."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON (its schema: juncture schema COMMAND).")]
Author = Annotated[str | None, typer.Option("--author", help="Who makes this change; your user name where left out.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="DIR", help="The folder to write to.")]
