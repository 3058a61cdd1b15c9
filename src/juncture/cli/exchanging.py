"""Dossiers in and out: as a folder with its journal, or in the formats of other tools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from juncture.cli.options import AsOf, Author, Dossier, Json, Known, Recorded

if TYPE_CHECKING:
    from juncture.exchange import Brought, Format

_NAMED = (
    "By the suffix where left out: folder, xlsx, csv, jsonl, ftm, annotations, timelinejs, geojson, popolo, holders."
)
_PAST = {"assert": "asserted", "supersede": "superseded", "retract": "retracted", "propose": "proposed"}

Named = Annotated[str | None, typer.Option("--format", metavar="NAME", help=_NAMED)]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("import")(import_)
    app.command()(export)
    app.command()(formats)


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A dossier's folder, or a file of another tool.")],
    store: Annotated[
        str, typer.Argument(metavar="STORE", help="A store such as desk.sqlite; a folder's import makes it if need be.")
    ],
    format: Named = None,
    retract_missing: Annotated[
        bool, typer.Option("--retract-missing", help="Retract what the dossier holds and the file no longer does.")
    ] = False,
    propose: Annotated[
        bool | None, typer.Option("--propose/--assert", help="Propose for decision, or take as it is; by the format.")
    ] = None,
    skip_faulty: Annotated[
        bool, typer.Option("--skip-faulty", help="Take in what can be read, and leave out the rest.")
    ] = False,
    author: Author = None,
    as_json: Json = False,
) -> None:
    """Bring a folder, or a file of another tool, into a store in one step: all of it, or nothing.

    What is new is asserted, what differs supersedes; nothing is overwritten, and the journal tells. What cannot be
    read is named with its place (a cell, an entity), and then nothing is taken in (status 1).

    Example: juncture import mali.xlsx desk.sqlite#mali-2021
    """
    from juncture.exchange import Manner, bring, format_in

    chosen = format_in(file, format)
    if chosen is None:
        _import_folder(file, store, retract_missing, author, as_json)
        return
    done = bring(chosen, file, store, Manner(author, propose, retract_missing, skip_faulty))
    if as_json:
        from juncture.cli.output import print_json

        print_json(done)
    else:
        _say_brought(done, retract_missing)
    if done.refused:
        raise typer.Exit(1)


def _say_brought(done: Brought, retract_missing: bool) -> None:
    from juncture.cli.output import say

    for line in done.report.lines():
        say(line)
    if done.refused:
        faults = len(done.report.faults)
        say(f"Nothing was taken in: put right what is named above ({faults}), or leave it out with --skip-faulty.")
        return
    told = ", ".join(f"{number} {_PAST[action]}" for action, number in done.actions.items()) or "nothing new"
    say(f"{done.dossier}: {told}." + (f" Version {done.version}." if done.version else ""))
    if done.gone and not retract_missing:
        named = ", ".join(done.gone[:6]) + (f" and {len(done.gone) - 6} more" if len(done.gone) > 6 else "")
        say(f"{len(done.gone)} entries are no longer in the file ({named}); they stay. To retract: --retract-missing")


def _import_folder(folder: Path, store: str, retract_missing: bool, author: str | None, as_json: bool) -> None:
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
    target: Annotated[Path, typer.Argument(metavar="TARGET", help="The folder or file to write.")],
    format: Named = None,
    with_texts: Annotated[
        bool, typer.Option("--with-texts", help="Also write the texts of sources (folder only); mind their copyright.")
    ] = False,
    as_of: AsOf = None,
    known: Known = None,
    recorded: Recorded = None,
    as_json: Json = False,
) -> None:
    """Write a dossier as a folder of text files with its journal, or in another tool's format.

    What a format cannot hold is named; nothing is cut or dropped in silence.

    Example: juncture export examples/mali-2021 mali.xlsx
    """
    from juncture.exchange import format_of

    chosen = format_of(target, format)
    if chosen is None:
        _export_folder(dossier, target, with_texts, recorded, as_of or known)
        return
    _export_as(chosen, dossier, target, as_of, known, recorded, as_json)


def _export_as(
    format: Format,
    dossier: str,
    target: Path,
    as_of: str | None,
    known: str | None,
    recorded: str | None,
    as_json: bool,
) -> None:
    from juncture import api
    from juncture.cli.output import print_json, say
    from juncture.exchange import export as export_as

    report = export_as(api.view(api.open(dossier, recorded=recorded), as_of=as_of, known=known), format.name, target)
    if as_json:
        print_json(report)
        return
    for line in report.lines():
        say(line)
    say(f"Wrote {target}" + (f" ({len(report.files)} files)." if len(report.files) > 1 else "."))


def _export_folder(dossier: str, folder: Path, with_texts: bool, recorded: str | None, clock: str | None) -> None:
    from juncture.cli.output import say
    from juncture.record.opening import export_folder
    from juncture.record.problems import JunctureError

    if clock:
        raise JunctureError("a folder holds the whole dossier; --as-of and --known are for the other formats.")
    written = export_folder(dossier, folder, texts=with_texts, recorded=recorded)
    say(f"Wrote {len(written)} files to {folder}." + ("" if with_texts else " The texts of sources stayed behind."))


def formats(as_json: Json = False) -> None:
    """List the formats: their suffixes, what each holds and what it loses."""
    from juncture.api.exchanges import formats as known
    from juncture.cli.output import print_json, print_table

    answer = known()
    if as_json:
        print_json(answer)
        return
    rows = [(one.name, one.way, " ".join(one.suffixes), one.holds, one.loses) for one in answer.formats]
    print_table("Formats", ("Name", "Way", "Suffix", "Holds", "Loses"), rows)
