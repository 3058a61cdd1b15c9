"""One's own account: its password, its sessions, and the tokens of one's programs."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from juncture.record.saying import said
from juncture.web.accounts import AccountError, SignInError, TriesError
from juncture.web.accounts.policy import policy, within
from juncture.web.csrf import SESSION, is_secure
from juncture.web.forms import Form, Sent
from juncture.web.identity import Reading, Role, User
from juncture.web.languages import mark
from juncture.web.pages.sign_in import caller_address
from juncture.web.rendering import show
from juncture.web.team import OfTeam, Team

router = APIRouter()

_DIFFER = mark("The two new passwords are not the same.")


@router.get("/account", include_in_schema=False)
def account(request: Request, team: OfTeam, user: Reading) -> Response:
    """One's own account."""
    return _page(request, team, user)


@router.post("/account/password", include_in_schema=False)
def password(request: Request, team: OfTeam, user: Reading, sent: Form) -> Response:
    """Set one's own password, and end every other session."""
    if sent.secret("new") != sent.secret("again"):
        return _page(request, team, user, problem=_DIFFER)
    here = caller_address(request)
    try:
        session = team.sessions.sign_in(user.name, sent.secret("password"), address=here)
        team.accounts.set_password(user.name, sent.secret("new"), by=user.name)
        session = team.sessions.sign_in(user.name, sent.secret("new"), address=here, replacing=session)
    except TriesError as error:
        return _page(request, team, user, problem=str(error), status=429)
    except (SignInError, AccountError) as error:
        return _page(request, team, user, problem=str(error))
    answer = RedirectResponse("/account", 303)
    answer.set_cookie(SESSION, session, httponly=True, samesite="lax", secure=is_secure(request))
    return answer


@router.post("/account/sign-out-everywhere", include_in_schema=False)
def everywhere(team: OfTeam, user: Reading) -> Response:
    """End every session of one's own."""
    team.sessions.revoke(user.name, by=user.name)
    return RedirectResponse("/sign-in", 303)


@router.post("/account/tokens", include_in_schema=False)
def make(request: Request, team: OfTeam, user: Reading, sent: Form) -> Response:
    """Make a token, and show it this once."""
    try:
        made = team.tokens.make(
            user.name, sent.text("name"), role=sent.text("role") or None, days=_days(sent), by=user.name
        )
    except AccountError as error:
        return _page(request, team, user, problem=str(error))
    return _page(request, team, user, made=made)


@router.post("/account/tokens/revoke", include_in_schema=False)
def revoke(request: Request, team: OfTeam, user: Reading, sent: Form) -> Response:
    """End a token of one's own."""
    try:
        team.tokens.revoke(user.name, sent.text("name"), by=user.name)
    except AccountError as error:
        return _page(request, team, user, problem=str(error))
    return RedirectResponse("/account", 303)


def _days(sent: Sent) -> int | None:
    text = sent.text("days")
    if text and not (text.isascii() and text.isdecimal() and len(text) < 6):
        raise AccountError(said("%(text)r is no number of days.", text=text[:20]))
    return int(text) if text else None


def _page(
    request: Request, team: Team, user: User, *, made: str = "", problem: str = "", status: int = 422
) -> Response:
    own = team.accounts.get(user.name)
    return show(
        request,
        "account.html.j2",
        status=status if problem else 200,
        account=own,
        tokens=team.tokens.of(user.name),
        roles=[role for role in policy().roles if within(role, own.role)],
        days=policy().token_days,
        manages=user.role >= Role.ADMIN,
        made=made,
        problem=problem,
    )
