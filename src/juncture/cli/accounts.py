"""Accounts of a team: who may do what. Passwords are asked for, or read from standard input; never an argument."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from juncture.cli.options import Json

if TYPE_CHECKING:
    from juncture.web.accounts import Accounts

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Accounts of a team: add, list, give roles, set passwords, make tokens.",
)

StoreArgument = Annotated[
    str, typer.Argument(metavar="STORE", help="desk.sqlite, or postgresql://USER@HOST/DATABASE of a team.")
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The account's name, which stands as author in the journal.")]


@contextmanager
def opened(address: str) -> Iterator[Accounts]:
    """The accounts of a store."""
    from juncture.record.problems import StoreError
    from juncture.record.store import is_store, open_store
    from juncture.web.accounts import Accounts

    if not is_store(address):
        raise StoreError(f"{address!r} is a folder; accounts are kept in a store: juncture import FOLDER desk.sqlite.")
    store = open_store(address)
    try:
        yield Accounts(store)
    finally:
        store.close()


@app.command()
def add(
    store: StoreArgument,
    name: Name,
    role: Annotated[str, typer.Option("--role", help="reader, analyst, editor or admin.")] = "reader",
) -> None:
    """Add an account. The password is asked for twice, or read from standard input.

    Example: juncture account add desk.sqlite aissata.diallo --role editor
    """
    from juncture.cli.output import say

    with opened(store) as accounts:
        made = accounts.add(name, asked_for(name), role)
    say(f"Added {made.name}, {made.role}.")


@app.command("list")
def list_(store: StoreArgument, as_json: Json = False) -> None:
    """The accounts with their roles, as a whole and in single dossiers."""
    from juncture.cli.output import print_json, print_table
    from juncture.outputs import team

    with opened(store) as accounts:
        found = accounts.all()
    if as_json:
        told = [
            team.AccountAnswer(name=a.name, role=a.role, dossiers=dict(a.dossiers), created=a.created) for a in found
        ]
        print_json(team.AccountsOutput(accounts=tuple(told)))
        return
    rows = [
        (
            one.name,
            one.role,
            ", ".join(f"{dossier}: {role}" for dossier, role in one.dossiers.items()),
            one.created[:10],
        )
        for one in found
    ]
    print_table("Accounts", ("Name", "Role", "In single dossiers", "Since"), rows)


@app.command()
def role(
    store: StoreArgument,
    name: Name,
    given: Annotated[str, typer.Argument(metavar="ROLE", help="reader, analyst, editor or admin.")],
    dossier: Annotated[
        str | None, typer.Option("--dossier", metavar="ID", help="In this dossier only; elsewhere it stays as it is.")
    ] = None,
) -> None:
    """Give an account a role. It counts at once, also for those who are signed in.

    Example: juncture account role desk.sqlite aissata.diallo reader --dossier niger-2023
    """
    from juncture.cli.output import say

    with opened(store) as accounts:
        made = accounts.set_role(name, given, dossier=dossier)
    say(f"{made.name} is {given}" + (f" in {dossier}." if dossier else "."))


@app.command()
def password(store: StoreArgument, name: Name) -> None:
    """Set a new password, asked for twice or read from standard input. Whoever is signed in signs in again."""
    from juncture.cli.output import say

    with opened(store) as accounts:
        known = accounts.get(name).name
        accounts.set_password(known, asked_for(known))
    say(f"{known} has a new password; its sessions have ended.")


@app.command()
def remove(store: StoreArgument, name: Name) -> None:
    """Take an account away, with its sessions and tokens. What it wrote stays, and so does its name."""
    from juncture.cli.output import say

    with opened(store) as accounts:
        known = accounts.get(name).name
        accounts.remove(known)
    say(f"Removed {known}.")


@app.command()
def token(
    store: StoreArgument,
    name: Name,
    purpose: Annotated[str | None, typer.Option("--for", metavar="WORDS", help="Make one for this purpose.")] = None,
    given: Annotated[str | None, typer.Option("--role", help="Its role; the owner's where left out.")] = None,
    days: Annotated[int | None, typer.Option("--days", help="How long it lasts; 90 days where left out.")] = None,
    revoked: Annotated[
        str | None, typer.Option("--revoke", metavar="WORDS", help="End the one for this purpose.")
    ] = None,
    as_json: Json = False,
) -> None:
    """List an account's tokens for programs; make one, which is shown this once; or end one.

    Example: juncture account token desk.sqlite aissata.diallo --for "nightly export" --role reader
    """
    from juncture.cli.output import print_json, print_table, say
    from juncture.outputs import team
    from juncture.record.problems import JunctureError
    from juncture.web.accounts import Tokens

    if purpose is None and (given or days is not None):
        raise JunctureError("--role and --days belong to a new token; say what it is for with --for.")
    with opened(store) as accounts:
        tokens = Tokens(accounts)
        if revoked is not None:
            tokens.revoke(name, revoked)
        made = tokens.make(name, purpose, role=given, days=days) if purpose is not None else None
        known, found = accounts.get(name).name, tokens.of(name)
    if as_json:
        told = [
            team.TokenAnswer(name=one.name, role=one.role, created=one.created, expires=one.expires, used=one.used)
            for one in found
        ]
        print_json(team.TokensOutput(account=known, tokens=tuple(told), made=made))
        return
    rows = [(one.name, one.role, one.expires[:10], (one.used or "never")[:16]) for one in found]
    print_table(f"Tokens of {known}", ("For", "Role", "Until", "Last used"), rows)
    if made:
        say("The new token, which is not shown again:")
        say(made)


@app.command()
def audit(
    store: StoreArgument,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="What concerns one account.")] = None,
    last: Annotated[int, typer.Option("--last", min=1, help="How many, the latest first.")] = 50,
    as_json: Json = False,
) -> None:
    """Who signed in or failed to, and who changed whose account: what is on file, the latest first."""
    from dataclasses import asdict

    from juncture.cli.output import print_json, print_table
    from juncture.outputs import team

    with opened(store) as accounts:
        found = list(accounts.audit(last=last, about=name))
    if as_json:
        print_json(team.AuditOutput(deeds=tuple(team.DeedAnswer(**asdict(one)) for one in found)))
        return
    rows = [(one.at[:19], one.deed, one.about, one.who, one.address, one.detail) for one in found]
    print_table("On file", ("When (UTC)", "What", "Account", "By", "From", "Detail"), rows)


def asked_for(name: str) -> str:
    """A password: asked for twice at a terminal, or the first line of standard input."""
    if sys.stdin.isatty():
        return str(typer.prompt(f"New password of {name}", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")
