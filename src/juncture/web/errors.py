"""What goes wrong, as a sentence on a page; for the interface of programs, as problem+json (RFC 9457)."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from juncture.record.amending import ChangedError, UnknownEntryError
from juncture.record.problems import JunctureError, StoreError
from juncture.record.saying import said
from juncture.web.accounts import SessionOverError, SignInError, TriesError
from juncture.web.headers import HEADERS, TooLargeError
from juncture.web.identity import API, NotAllowedError, NotSignedInError
from juncture.web.languages import language_of, mark
from juncture.web.logs import NAME, REQUEST_ID, address_kind, where
from juncture.web.rendering import show
from juncture.web.settings import MEGABYTE
from juncture.web.shelf import UnknownDossierError
from juncture.web.wording import worded
from juncture.web.writing import StaleError

SIGN_IN = "/sign-in"

_log = logging.getLogger(NAME)
_STATUS: dict[type[Exception], int] = {
    UnknownDossierError: 404,
    UnknownEntryError: 404,
    StaleError: 409,
    ChangedError: 412,
    StoreError: 503,
    TriesError: 429,
    SignInError: 401,
    SessionOverError: 401,
    JunctureError: 400,
}


def install(app: FastAPI) -> None:
    """Answer every error with a sentence."""
    for error in (JunctureError, NotAllowedError, TooLargeError, HTTPException, RequestValidationError):
        app.add_exception_handler(error, _told(_sentence))
    app.add_exception_handler(NotSignedInError, _told(_not_signed_in))
    app.add_exception_handler(Exception, _told(_unforeseen))


def problem(request: Request, status: int, sentence: str, **values: object) -> Response:
    """The answer that says what went wrong, in the form that was asked for; our own sentences in the reader's language.

    ``values`` stand in the sentence as ``%(name)s``.
    """
    title = HTTPStatus(status).phrase
    sentence = said(sentence, **values) if values else sentence
    if request.url.path.startswith(API):
        detail = worded(sentence, language_of(request))
        body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
        return JSONResponse(body, status, media_type="application/problem+json")
    if request.headers.get("hx-request"):
        response = show(request, "problem_part.html.j2", status=status, sentence=sentence)
        response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#notice", "innerHTML"
        return response
    return show(request, "problem.html.j2", status=status, code=status, sentence=sentence)


def _told(answer: Callable[[Request, Exception], Response]) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handler(request: Request, error: Exception) -> Response:
        return answer(request, error)

    return handler


def _sentence(request: Request, error: Exception) -> Response:
    if isinstance(error, StoreError) and not hasattr(request.state, "user"):
        request.state.user = None  # whoever it is cannot be looked up now
    if isinstance(error, TooLargeError):
        return problem(request, 413, _LARGE, limit=request.app.state.settings.upload_limit // MEGABYTE)
    return problem(request, *_said(error))


def _said(error: Exception) -> tuple[int, str]:
    match error:
        case HTTPException():
            told = error.detail != HTTPStatus(error.status_code).phrase
            return error.status_code, error.detail if told else _PLAIN.get(error.status_code, error.detail)
        case RequestValidationError():
            return 422, "; ".join(_field(one) for one in error.errors())
        case NotAllowedError():
            return 403, str(error)
    status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 400)
    return status, str(error)


_PLAIN = {
    404: mark("There is no page at this address."),
    405: mark("This address takes no such request; go back to the page and try again."),
    400: mark("The request cannot be read."),
}
_LARGE = mark("This is larger than %(limit)s MB, the most that is taken at once. Nothing was written.")
_UNFORESEEN = mark(
    "Something went wrong that should not have. What was not yet written is not written. "
    "The log says more under %(mark)s."
)
_NOBODY = mark("Nobody is signed in here, or the session has ended. Sign in and try again.")
_UNSENT = mark(
    "Nobody is signed in here, or the session has ended. Nothing was written. Sign in on another page; what you wrote "
    "still stands in the form that your browser goes back to."
)


def _field(detail: dict[str, object]) -> str:
    place = detail.get("loc")
    name = ".".join(str(part) for part in place[1:]) if isinstance(place, tuple) else ""
    return f"{name or 'the request'}: {detail.get('msg')}"


def _not_signed_in(request: Request, error: Exception) -> Response:
    if request.url.path.startswith(API):
        response = problem(request, 401, str(error) or _NOBODY)
        response.headers["WWW-Authenticate"] = "Bearer"
        return response
    if request.method not in ("GET", "HEAD") or request.headers.get("hx-request"):
        return problem(request, 401, _UNSENT if request.method != "GET" else _NOBODY)
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"{SIGN_IN}?next={quote(asked, safe='/')}", 303)


def _unforeseen(request: Request, error: Exception) -> Response:
    label = getattr(request.state, "request_id", None) or secrets.token_hex(4)
    told = {"request_id": label, "method": request.method, "path": address_kind(request.scope), "error": where(error)}
    _log.error("%s %s failed (%s)", told["method"], told["path"], label, exc_info=error, extra={"told": told})
    response = problem(request, 500, _UNFORESEEN, mark=label)
    # This answer is made outside the layers that give every other one its headers.
    for name, value in (HEADERS | {REQUEST_ID: label, "cache-control": "private, no-cache"}).items():
        response.headers.setdefault(name, value)
    return response
