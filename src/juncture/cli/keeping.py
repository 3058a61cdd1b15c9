"""Keeping a dossier: starting one, moving it in and out of a store, proving its journal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from juncture.cli.options import Author, Dossier, Json, Recorded


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(new)
    app.command("import")(import_)
    for command in (export, verify, schema):
        app.command()(command)


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The dossier's id and folder, for instance niger-2023.")],
    title: Annotated[str | None, typer.Option("--title", help="The crisis in a few words.")] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="ISO3", help="ISO 3166 alpha-3, for instance NER.")
    ] = None,
) -> None:
    """Start a dossier: a folder of text files with examples to fill in, and a schema for your editor."""
    from juncture.cli.output import say
    from juncture.record.folder.starting import start_folder

    folder = start_folder(Path(name), title=title, country=country)
    say(f"Started {folder}. Next:")
    say(f"  write      {folder}/actors.toml, offices.toml and record/*.toml (examples stand in each)")
    say(f"  a source   juncture source add {folder} FILE --title TITLE --published DATE")
    say(f"  look       juncture check {folder}; juncture brief {folder}")


def import_(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A dossier's folder.")],
    store: Annotated[
        str, typer.Argument(metavar="STORE", help="A store such as desk.sqlite; made where it is not there.")
    ],
    retract_missing: Annotated[
        bool, typer.Option("--retract-missing", help="Retract what the store holds and the folder does not.")
    ] = False,
    author: Author = None,
    as_json: Json = False,
) -> None:
    """Bring a folder into a store, in one step: all of it, or nothing.

    What is new is asserted, what differs supersedes; nothing is overwritten, and the journal tells.
    """
    from juncture import outputs
    from juncture.cli.output import print_json, say
    from juncture.record.journal import Action
    from juncture.record.opening import import_folder

    done = import_folder(folder, store, author=author, retract_missing=retract_missing)
    counts = {
        "asserted": done.plan.count(Action.ASSERT),
        "superseded": done.plan.count(Action.SUPERSEDE),
        "retracted": done.plan.count(Action.RETRACT),
    }
    if as_json:
        given = {"dossier": done.dossier, "version": done.head.short, "texts": done.texts}
        print_json(outputs.ImportOutput(**given, **counts, missing=len(done.plan.missing)))
        return
    told = ", ".join(f"{number} {what}" for what, number in counts.items() if number) or "nothing new"
    texts = "1 text of a source" if done.texts == 1 else f"{done.texts} texts of sources"
    say(f"{done.dossier}: {told}; {texts}. Version {done.head.short}.")
    if done.plan.missing and not retract_missing:
        say(
            f"{len(done.plan.missing)} entries of the store are not in this folder; they stay. "
            "To retract them: --retract-missing"
        )


def export(
    dossier: Dossier,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to write it.")],
    with_texts: Annotated[
        bool, typer.Option("--with-texts", help="Also write the texts of sources; mind their copyright.")
    ] = False,
    recorded: Recorded = None,
) -> None:
    """Write a dossier as a folder of text files, with its journal."""
    from juncture.cli.output import say
    from juncture.record.opening import export_folder

    written = export_folder(dossier, folder, texts=with_texts, recorded=recorded)
    say(f"Wrote {len(written)} files to {folder}." + ("" if with_texts else " The texts of sources stayed behind."))


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
