"""Files of ours and front-end libraries; whoever may not sign in still gets them."""

from __future__ import annotations

from importlib.resources import files
from mimetypes import guess_type

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from juncture.web import rendering

router = APIRouter(include_in_schema=False)

_KEPT = {"cache-control": "public, max-age=31536000, immutable"}
_OURS = ("tokens.css", "brief.css", "brief.js")
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@router.get("/static/{name}")
def ours(request: Request, name: str) -> Response:
    """A style sheet, script or picture of ours."""
    if name not in _OURS and not _holds("static", name):
        raise HTTPException(404)
    return _sent(request, name, rendering.static(name))


@router.get("/vendor/{name}")
def library(request: Request, name: str) -> Response:
    """A front-end library, where it is installed."""
    if not _holds("vendor", name):
        raise HTTPException(404)
    return _sent(request, name, files("juncture.web").joinpath("vendor", name).read_bytes())


def _holds(folder: str, name: str) -> bool:
    return name in {one.name for one in files("juncture.web").joinpath(folder).iterdir() if one.is_file()}


def _sent(request: Request, name: str, content: bytes) -> Response:
    kind = _TYPES.get(f".{name.rpartition('.')[2]}") or guess_type(name)[0] or "application/octet-stream"
    return Response(content, media_type=kind, headers=_KEPT if "v" in request.query_params else {})
