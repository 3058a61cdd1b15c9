"""Signing in and out, and back to where one was."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from juncture.web.accounts import SessionOverError, SignInError, TriesError
from juncture.web.csrf import SESSION, is_secure
from juncture.web.forms import Form
from juncture.web.rendering import show
from juncture.web.team import OfTeam, Team

router = APIRouter()

Next = Annotated[str, Query(alias="next", max_length=2000)]


@router.get("/sign-in", include_in_schema=False)
def sign_in(request: Request, team: OfTeam, back: Next = "/") -> Response:
    """The page that asks for a name and a password."""
    return _page(request, back, problem=_ended(request, team))


@router.post("/sign-in", include_in_schema=False)
def begin(request: Request, team: OfTeam, sent: Form) -> Response:
    """Begin a session, in place of the one before."""
    try:
        token = team.sessions.sign_in(
            sent.text("name"), sent.secret("password"), address=caller_address(request), replacing=_session(request)
        )
    except TriesError as error:
        page = _page(request, sent.text("next"), name=sent.text("name"), problem=str(error), status=429)
        page.headers["Retry-After"] = str(error.retry_after)
        return page
    except SignInError as error:
        return _page(request, sent.text("next"), name=sent.text("name"), problem=str(error), status=401)
    answer = RedirectResponse(_inside(sent.text("next")), 303)
    answer.set_cookie(SESSION, token, httponly=True, samesite="lax", secure=is_secure(request))
    return answer


@router.post("/sign-out", include_in_schema=False)
def end(request: Request, team: OfTeam) -> Response:
    """End the session."""
    if session := _session(request):
        team.sessions.sign_out(session, address=caller_address(request))
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(SESSION, httponly=True, samesite="lax", secure=is_secure(request))
    return answer


def caller_address(request: Request) -> str:
    """The network address that a request came from."""
    return request.client.host if request.client else ""


def _page(request: Request, back: str, *, name: str = "", problem: str = "", status: int = 200) -> Response:
    return show(request, "sign_in.html.j2", status=status, next=_inside(back), name=name, problem=problem)


def _session(request: Request) -> str | None:
    return request.cookies.get(SESSION)


def _ended(request: Request, team: Team) -> str:
    """Why a session that there was is none any more."""
    try:
        if session := _session(request):
            team.sessions.caller(session)
    except SessionOverError as error:
        return str(error)
    return ""


def _inside(address: str) -> str:
    """An address within the workbench; the first page for any other, so that nobody is led away by signing in.

    >>> _inside("/d/mali-2021/brief?known=2021-05-27"), _inside("//evil.example/"), _inside("https://evil.example/")
    ('/d/mali-2021/brief?known=2021-05-27', '/', '/')
    """
    inside = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if inside and "\\" not in address else "/"
