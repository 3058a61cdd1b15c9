"""The description of the interface in OpenAPI 3.1, which programs and the page under ``/api`` read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from juncture import __version__
from juncture.web.rest.problems import Problem

ADDRESS = "/api/v1/openapi.json"

router = APIRouter(include_in_schema=False)


@router.get(ADDRESS)
def openapi(request: Request) -> Response:
    """The description; it says nothing of any dossier."""
    return JSONResponse(described(request.app))


def operations(said: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Each operation of a description."""
    return (one for methods in said["paths"].values() for one in methods.values())


def described(app: FastAPI) -> dict[str, Any]:
    """What the interface can be asked; made once."""
    if app.openapi_schema is None:
        made = get_openapi(
            title="Juncture",
            version=__version__,
            routes=app.routes,
            description="The same questions as the commands. A team's programs bear a token: Authorization: Bearer ...",
        )
        parts = made.setdefault("components", {})
        parts.setdefault("schemas", {})["Problem"] = Problem.model_json_schema()
        parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        for one in operations(made):
            one["summary"], _, rest = one.get("description", "").replace("``", "").partition("\n\n")
            one["description"] = rest or one["summary"]
        made["security"] = [{}, {"token": []}]
        app.openapi_schema = made
    return app.openapi_schema
