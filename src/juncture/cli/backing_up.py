"""Backups of whole stores, and bringing them back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from juncture.cli.options import Json

if TYPE_CHECKING:
    from juncture.record.backup import Manifest


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(backup)
    app.command()(restore)


def backup(
    store: Annotated[
        str, typer.Argument(metavar="STORE", help="desk.sqlite, or postgresql://USER@HOST/DATABASE of a team.")
    ],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to make; one that is there is left as it is.")],
    with_accounts: Annotated[
        bool, typer.Option("--with-accounts", help="Take accounts, tokens and their audit along (as hashes).")
    ] = False,
    as_json: Json = False,
) -> None:
    """Write a whole store to one file: every dossier, its journal and texts, as they stand at one moment.

    Others may write meanwhile. The copy is read back and its journals are verified before the file appears.
    It holds the texts of sources: keep it where you keep them.

    Example: juncture backup desk.sqlite desk-2021-06-02.zip
    """
    from juncture.cli.output import print_json, say
    from juncture.outputs import archive
    from juncture.record import backup as backups
    from juncture.record.backup.manifest import fingerprint
    from juncture.record.backup.placing import clear_abandoned
    from juncture.record.pins import KEPT as PINS
    from juncture.record.search.tables import INDEX
    from juncture.web.accounts.tables import ANNEX, KEPT

    for name in clear_abandoned(file.parent):
        typer.echo(f"Removed {str(file.parent / name)!r}, which an interrupted run had left.", err=True)
    left = [INDEX] if with_accounts else [INDEX, ANNEX]
    made = backups.backup(store, file, kept=[KEPT, PINS] if with_accounts else [PINS], left=left)
    if as_json:
        said = archive.BackupOutput(
            file=str(file),
            sha256=fingerprint(file),
            made=made.made,
            record_schema=made.record_schema,
            accounts="accounts" in made.annexes,
            dossiers=_dossiers(made),
        )
        print_json(said)
        return
    _tell(made)
    say(f"Written to {file}, verified. Its SHA-256 is {fingerprint(file)}.")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What 'juncture backup' wrote.")],
    store: Annotated[
        str,
        typer.Argument(metavar="STORE", help="A new file such as desk.sqlite, or the address of an empty database."),
    ],
    as_json: Json = False,
) -> None:
    """Make a store from a backup: all of it, or nothing. A store that holds something is left as it is.

    The backup is verified first. It may come from either kind of store and from an earlier release.

    Example: juncture restore desk-2021-06-02.zip postgresql://desk@localhost/juncture
    """
    from juncture.cli.output import print_json, say
    from juncture.outputs import archive
    from juncture.record import backup as backups
    from juncture.record.pins import KEPT as PINS
    from juncture.record.store.address import shown
    from juncture.web.accounts.tables import KEPT

    made = backups.restore(file, store, kept=[KEPT, PINS])
    accounts = "accounts" in made.annexes
    if as_json:
        print_json(
            archive.RestoreOutput(store=shown(store), made=made.made, accounts=accounts, dossiers=_dossiers(made))
        )
        return
    _tell(made)
    say(f"Restored to {shown(store)} as it stood on {made.made[:16]} (UTC){', with accounts' if accounts else ''}.")


def _tell(made: Manifest) -> None:
    from juncture.cli.output import print_table

    rows = [(one.id, one.title, str(one.lines), str(one.texts)) for one in made.dossiers]
    print_table("Dossiers", ("Id", "Title", "Lines", "Texts"), rows)


def _dossiers(made: Manifest) -> tuple[Any, ...]:
    from juncture.outputs import archive
    from juncture.record.journal import Head

    return tuple(
        archive.KeptDossier(
            id=one.id, title=one.title, version=Head(one.lines, one.head).short, lines=one.lines, texts=one.texts
        )
        for one in made.dossiers
    )
