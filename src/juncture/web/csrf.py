"""Forms that only our own pages can send.

Each visit has a random name in a cookie that no script reads; each form carries that name sealed with
the workbench's secret, as the field ``csrf`` or the header ``X-CSRF-Token``. A page from elsewhere knows neither.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import AsyncIterator

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from juncture.web.forms import read
from juncture.web.languages import mark

COOKIE = "juncture-visit"
FIELD = "csrf"
HEADER = "x-csrf-token"
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
    """What a form on a page of this visit carries."""
    return _sealed(request.app.state.settings.secret, visit_of(request))


def keep_visit(request: Request, response: Response) -> None:
    """Set the cookie of a visit that is new."""
    if hasattr(request.state, "visit"):
        secure = request.url.scheme == "https"
        response.set_cookie(COOKIE, request.state.visit, httponly=True, samesite="strict", secure=secure)


async def guard(request: Request) -> AsyncIterator[None]:
    """Refuse a writing request that carries no token of its visit. Requests with a bearer token are no browser's."""
    try:
        if request.method not in SAFE and not _bearing(request):
            await _check(request)
        yield
    finally:
        await request.close()  # files that were sent lie in temporary files until then


def _bearing(request: Request) -> bool:
    return request.headers.get("authorization", "").lower().startswith("bearer ")


async def _check(request: Request) -> None:
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise HTTPException(403, REFUSED)
    given = request.headers.get(HEADER) or await _field(request)
    known = request.cookies.get(COOKIE, "")
    if not (known and hmac.compare_digest(given.encode(), _sealed(request.app.state.settings.secret, known).encode())):
        raise HTTPException(403, REFUSED)


async def _field(request: Request) -> str:
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return ""
    given = (await read(request)).get(FIELD)  # kept with the request, so a page that reads the form gets the same
    return given if isinstance(given, str) else ""


def _sealed(secret: bytes, visit: str) -> str:
    return hmac.new(secret, visit.encode(), hashlib.sha256).hexdigest()
