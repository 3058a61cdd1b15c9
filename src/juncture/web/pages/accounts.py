"""The accounts of a team, for its admins: adding, roles, passwords, sessions, removing; and what is on file of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from juncture.record.problems import JunctureError
from juncture.web.accounts import AccountError
from juncture.web.accounts.policy import policy
from juncture.web.forms import Form, Sent
from juncture.web.identity import Administering, Role, User, allows
from juncture.web.page import OnTable
from juncture.web.rendering import show
from juncture.web.shelf import Shelf
from juncture.web.team import OfTeam, Team

router = APIRouter()

#: How many deeds a page shows.
LAST = 100


@router.get("/accounts", dependencies=[allows(Role.ADMIN)], include_in_schema=False)
def accounts(
    request: Request, team: OfTeam, table: OnTable, about: Annotated[str, Query(max_length=200)] = ""
) -> Response:
    """Every account, and the last deeds."""
    return _page(request, team, table, about=about)


@router.post("/accounts", include_in_schema=False)
def change(request: Request, team: OfTeam, table: OnTable, user: Administering, sent: Form) -> Response:
    """Add an account or change one."""
    try:
        _act(team, user, sent)
    except AccountError as error:
        return _page(request, team, table, problem=str(error))
    return RedirectResponse("/accounts", 303)


def _act(team: Team, user: User, sent: Sent) -> None:
    name, role = sent.text("name"), sent.text("role")
    match sent.text("do"):
        case "add":
            team.accounts.add(name, sent.secret("password"), role, by=user.name)
        case "role":
            team.accounts.set_role(name, role, dossier=sent.text("dossier") or None, by=user.name)
        case "password":
            team.accounts.set_password(name, sent.secret("password"), by=user.name)
        case "sessions":
            team.sessions.revoke(name, by=user.name)
        case "remove":
            team.accounts.remove(name, by=user.name)
        case other:
            raise JunctureError(f"{other!r} is nothing that can be done with an account.")


def _page(request: Request, team: Team, table: Shelf, *, about: str = "", problem: str = "") -> Response:
    return show(
        request,
        "accounts.html.j2",
        status=422 if problem else 200,
        accounts=team.accounts.all(),
        roles=policy().roles,
        dossiers=[one.id for one in table.listed()],
        deeds=list(team.accounts.audit(last=LAST, about=about or None)),
        about=about,
        problem=problem,
    )
