"""Keeping a dossier: starting one, proving its journal, describing its files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from juncture.cli.options import Author, Dossier, Json

if TYPE_CHECKING:
    from juncture.exchange import Brought


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(new)
    for command in (copy, verify, schema):
        app.command()(command)


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The dossier's id and folder, for instance niger-2023.")],
    title: Annotated[str | None, typer.Option("--title", help="The crisis in a few words.")] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="ISO3", help="ISO 3166 alpha-3, for instance NER.")
    ] = None,
    holders: Annotated[
        Path | None,
        typer.Option(
            "--holders", metavar="FILE", help="Propose the country's leaders from your copy of Archigos or REIGN."
        ),
    ] = None,
    author: Author = None,
) -> None:
    """Start a dossier: a folder of text files with examples to fill in, and a schema for your editor.

    With --holders, those who ruled the country wait as proposals in a store beside the folder: Archigos, REIGN, or a
    list of holders in the manner of Wikidata.

    Example: juncture new niger-2023 --country NER --holders archigos_4.1.csv
    """
    from juncture.cli.output import say
    from juncture.starting import start

    started = start(Path(name), title=title, country=country, holders=holders, author=author)
    folder = started.folder
    if started.brought:
        _say_proposed(started.brought, started.store)
    say(f"Started {folder}. Next:")
    say(f"  write      {folder}/actors.toml, offices.toml and record/*.toml (examples stand in each)")
    say(f"  a source   juncture source add {folder} FILE --title TITLE --published DATE")
    say(f"  look       juncture check {folder}; juncture brief {folder}")


def _say_proposed(brought: Brought, store: Path | None) -> None:
    from juncture.cli.output import say

    for line in brought.report.lines():
        say(line)
    say(f"{brought.actions.get('propose', 0)} entries wait for your decision in {store}: juncture review {store}")


def copy(
    source: Annotated[
        str,
        typer.Argument(metavar="STORE", help="Where the dossier is: desk.sqlite#mali-2021 or a database's address."),
    ],
    target: Annotated[
        str, typer.Argument(metavar="TARGET", help="The store to bring it to; a file is made if need be.")
    ],
    as_json: Json = False,
) -> None:
    """Bring a dossier from one store to another, its journal's hashes and its texts unchanged.

    A target that holds an earlier state gets what it lacks; one that has parted from the source is left as it is.

    Example: juncture copy desk.sqlite#mali-2021 postgresql://desk@localhost/juncture
    """
    from juncture import outputs
    from juncture.cli.output import print_json, say
    from juncture.record.copying import copy_dossier

    done = copy_dossier(source, target)
    if as_json:
        print_json(
            outputs.CopyOutput(dossier=done.dossier, version=done.head.short, lines=done.lines, texts=done.texts)
        )
        return
    say(f"{done.dossier}: {done.lines} lines and {done.texts} texts copied. Version {done.head.short}.")


def verify(dossier: Dossier, as_json: Json = False) -> None:
    """Prove the journal whole, line by line, or name the first line that was altered (status 1)."""
    from juncture import outputs
    from juncture.cli.output import print_json, say
    from juncture.record.opening import verify_address

    name, found = verify_address(dossier)
    if as_json:
        print_json(
            outputs.VerifyOutput(
                dossier=name,
                whole=found.whole,
                lines=found.lines,
                head=found.head.short,
                broken_at=found.broken_at,
                reason=found.reason,
            )
        )
    elif found.whole:
        say(f"{name}: the journal is whole, {found.lines} lines, version {found.head.short}.")
    else:
        say(
            f"{name}: the journal breaks at line {found.broken_at}: {found.reason}. "
            f"The {found.lines} lines before it stand."
        )
    if not found.whole:
        raise typer.Exit(1)


def schema(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="'dossier' for the files that people write, or a command that knows --json."
        ),
    ] = "dossier",
) -> None:
    """Print the JSON Schema of a dossier's files, or of a command's JSON output."""
    import json

    from juncture.cli.output import write_json
    from juncture.outputs import json_schema

    write_json(json.dumps(json_schema(name), indent=2, ensure_ascii=False))
