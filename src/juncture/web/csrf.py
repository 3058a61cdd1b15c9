"""Forms that only our own pages can send.

Each visit has a random name in a cookie that no script reads; each form carries that name sealed with
the workbench's secret, as the field ``csrf`` or the header ``X-CSRF-Token``. A page from elsewhere knows neither.
Of somebody who is signed in, the form carries the proof of the session instead, so it ends with it.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import AsyncIterator

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from juncture.web.accounts import proof
from juncture.web.forms import read
from juncture.web.identity import API, bearer_of
from juncture.web.languages import mark

COOKIE = "juncture-visit"
SESSION = "juncture-session"
FIELD = "csrf"
HEADER = "x-csrf-token"
ASKING = "x-requested-with"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

REFUSED = mark(
    "This form was not sent from a page of this workbench, or the page is older than the workbench's last start. "
    "Nothing was written. Load the page again and send it once more."
)


def visit_of(request: Request) -> str:
    """The name of a visit: from its cookie, or a new one that the answer will set."""
    known = request.cookies.get(COOKIE, "")
    if len(known) == 43 and known.isascii():
        return known
    if not hasattr(request.state, "visit"):
        request.state.visit = secrets.token_urlsafe(32)
    return str(request.state.visit)


def token(request: Request) -> str:
    """What a form on a page of this visit or session carries."""
    return _expected(request) or _sealed(request, visit_of(request))


def keep_visit(request: Request, response: Response) -> None:
    """Set the cookie of a visit that is new."""
    if hasattr(request.state, "visit"):
        response.set_cookie(COOKIE, request.state.visit, httponly=True, samesite="strict", secure=is_secure(request))


def is_secure(request: Request) -> bool:
    """Whether browsers reach the workbench over HTTPS, so that a cookie may travel on nothing else."""
    return request.url.scheme == "https" or bool(request.app.state.settings.https)


async def guard(request: Request) -> AsyncIterator[None]:
    """Refuse a writing request of a browser that carries no token of its visit or session."""
    try:
        if request.method not in SAFE and not _from_a_program(request):
            await _check(request)
        yield
    finally:
        await request.close()  # files that were sent lie in temporary files until then


def _from_a_program(request: Request) -> bool:
    """Whether no browser can have been led to send this.

    With accounts it bears a token, by which alone it is then judged. Without, it is for the interface of programs and
    such that a page from elsewhere may not send it unless we say so, which we never do: by its method, by its kind, or
    by the header X-Requested-With, which uploads bear.
    """
    if request.app.state.team is not None:
        return bearer_of(request) is not None
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    asks_first = request.method != "POST" or kind == "application/json" or ASKING in request.headers
    return request.url.path.startswith(API) and asks_first and not _is_foreign(request)


async def _check(request: Request) -> None:
    expected = _expected(request)
    if _is_foreign(request) or expected is None:
        raise HTTPException(403, REFUSED)
    given = request.headers.get(HEADER) or await _field(request)
    if not hmac.compare_digest(given.encode(), expected.encode()):
        raise HTTPException(403, REFUSED)


def _is_foreign(request: Request) -> bool:
    return request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")


def _expected(request: Request) -> str | None:
    """What a form of this visit or session must carry; None where there is neither."""
    session = request.cookies.get(SESSION, "") if request.app.state.team is not None else ""
    if session:
        return proof(session)
    known = request.cookies.get(COOKIE, "")
    return _sealed(request, known) if known else None


async def _field(request: Request) -> str:
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return ""
    given = (await read(request)).get(FIELD)  # kept with the request, so a page that reads the form gets the same
    return given if isinstance(given, str) else ""


def _sealed(request: Request, visit: str) -> str:
    secret: bytes = request.app.state.settings.secret
    return hmac.new(secret, visit.encode("utf-8", "replace"), hashlib.sha256).hexdigest()
