"""What is logged of each request, a JSON object a line: an id, the kind of address, how it went, how long it took.

Neither addresses as they were called nor words of errors are logged: both can hold names of sources and texts.
"""

from __future__ import annotations

import logging
import re
import secrets
import sys
import time
import traceback
from collections.abc import Mapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAME = "juncture.web"
REQUEST_ID = "x-request-id"

_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_log = logging.getLogger(f"{NAME}.requests")


class Requests:
    """Gives each request an id (its own, where it brings one), answers with it, and logs how it went."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status, id = time.perf_counter(), 500, _id(Headers(scope=scope).get(REQUEST_ID, ""))
        scope.setdefault("state", {})["request_id"] = id

        async def telling(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[REQUEST_ID] = id
            await send(message)

        try:
            await self.app(scope, receive, telling)
        finally:
            told = {"request_id": id, "method": scope["method"], "path": address_kind(scope), "status": status}
            _log.info("request", extra={"told": {**told, "ms": round(1000 * (time.perf_counter() - began), 1)}})


def address_kind(scope: Mapping[str, Any]) -> str:
    """The kind of address that was called, such as ``/d/{slug}/sources/{source}``, without what stood in it."""
    route = scope.get("route")
    return str(getattr(route, "path", "(none)"))


def where(error: BaseException) -> list[str]:
    """The kind of an error and the lines that it passed through, without its words."""
    frames = traceback.extract_tb(error.__traceback__)
    return [type(error).__name__, *(f"{one.filename.rpartition('/')[2]}:{one.lineno} {one.name}" for one in frames)]


def to_stderr() -> None:
    """Log as JSON to standard error from now on."""
    import structlog

    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_log_level, structlog.processors.TimeStamper(fmt="iso", utc=True)],
            processors=[
                _spread,
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    logger = logging.getLogger(NAME)
    logger.handlers, logger.propagate = [handler], False
    logger.setLevel(logging.INFO)


def _spread(logger: Any, name: str, event: Any) -> Any:  # noqa: ARG001 - as the library calls it
    """What a line tells, beside its level and time."""
    event.pop("exc_info", None)  # its words may quote a text
    return event | getattr(event.get("_record"), "told", {})


def _id(given: str) -> str:
    return given if _ID.fullmatch(given) else secrets.token_hex(8)
