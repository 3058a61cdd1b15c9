"""What programs can ask: every address of the interface, read off its own description."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from juncture.web.identity import Role, allows
from juncture.web.rendering import show
from juncture.web.rest.description import ADDRESS, described

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked: how, where, what it means, its parameters, what it answers."""

    method: str
    path: str
    meaning: str
    parameters: tuple[tuple[str, str], ...]
    answer: str


@router.get("/api", dependencies=[allows(Role.READER)], include_in_schema=False)
def operations(request: Request) -> Response:
    """The page of the interface."""
    told = list(_operations(described(request.app)))
    return show(request, "rest.html.j2", operations=told, description=ADDRESS)


def _operations(said: dict[str, Any]) -> Iterator[Operation]:
    for path, methods in said["paths"].items():
        for method, one in methods.items():
            yield Operation(method.upper(), path, one["summary"], tuple(_parameters(one)), _answer(one["responses"]))


def _parameters(one: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for given in one.get("parameters", ()):
        if given["in"] != "path":
            needed = "*" if given.get("required") else ""
            yield given["name"] + needed, given.get("description", "")
    if "requestBody" in one:
        sends = next(iter(one["requestBody"]["content"]))
        yield "JSON" if sends == "application/json" else "files", "" if sends == "application/json" else sends


def _answer(responses: dict[str, Any]) -> str:
    content: dict[str, Any] = next(
        (one.get("content", {}) for status, one in responses.items() if status.startswith("2")), {}
    )
    reference = content.get("application/json", {}).get("schema", {}).get("$ref", "")
    return str(reference.rpartition("/")[2] or ", ".join(content))
