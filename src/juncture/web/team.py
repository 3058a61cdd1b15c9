"""The accounts behind a workbench that a team uses: whose a request is, by a session's cookie or a program's token."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, HTTPException
from starlette.requests import HTTPConnection, Request

from juncture.record.problems import JunctureError
from juncture.web.accounts import Account, Accounts, Caller, SessionOverError, Sessions, Tokens, has_accounts
from juncture.web.csrf import SESSION
from juncture.web.identity import NotSignedInError, Role, User, bearer_of
from juncture.web.languages import mark
from juncture.web.shelf import Shelf, UnknownDossierError

ALONE = mark(
    "This workbench has no accounts: it serves one person on this machine. An account in its store changes that: "
    "juncture account add"
)


class Team:
    """The accounts of one of a workbench's stores, their sessions and tokens."""

    def __init__(self, accounts: Accounts, shelf: Shelf) -> None:
        self.accounts = accounts
        self.sessions = Sessions(accounts)
        self.tokens = Tokens(accounts)
        self._shelf = shelf

    def identify(self, connection: HTTPConnection) -> User:
        """Whose a request is, in the role that they have in the dossier that it addresses."""
        try:
            caller = self.caller(connection)
        except SessionOverError as error:
            raise NotSignedInError(str(error)) from None
        return User(caller.name, self._role(caller, connection.path_params.get("slug")))

    def caller(self, connection: HTTPConnection) -> Caller:
        """Who calls. A request that bears a token is judged by it alone, whatever cookies come with it."""
        given = bearer_of(connection)
        if given is not None:
            return self.tokens.caller(given)
        return self.sessions.caller(connection.cookies.get(SESSION))

    def _role(self, caller: Caller, slug: str | None) -> Role:
        role = Role[caller.account.role_in(self._dossier(caller.account, slug)).upper()]
        return role if caller.cap is None else min(role, Role[caller.cap.upper()])

    def _dossier(self, account: Account, slug: str | None) -> str | None:
        """The id of the dossier that is addressed, where an account's role hangs on it."""
        if slug is None or not account.dossiers:
            return None
        try:
            return self._shelf.find(slug).id
        except UnknownDossierError:
            return None


def team_on(shelf: Shelf) -> Team | None:
    """The accounts that lie in the stores of a workbench; None where there are none.

    Raises where two stores hold accounts, for a name could then be two people.
    """
    holding = [store for store in shelf.stores() if has_accounts(store)]
    if len(holding) > 1:
        names = " and ".join(repr(store.name) for store in holding)
        raise JunctureError(f"{names} both hold accounts, so a name could be two people. Serve them apart.")
    return Team(Accounts(holding[0]), shelf) if holding else None


def _team(request: Request) -> Team:
    found: Team | None = request.app.state.team
    if found is None:
        raise HTTPException(404, ALONE)
    return found


#: For the signature of a page around accounts; without accounts there is no such page.
OfTeam = Annotated[Team, Depends(_team)]
