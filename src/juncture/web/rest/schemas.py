"""The published schema of each answer."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path
from starlette.responses import JSONResponse, Response

from juncture.outputs import SCHEMAS, json_schema
from juncture.record.fields import near
from juncture.web.identity import Role, allows
from juncture.web.rest.problems import may_answer

router = APIRouter(prefix="/api/v1", tags=["schemas"], dependencies=[allows(Role.READER)])


_KIND = "application/schema+json"
_SCHEMA = {200: {"description": "The schema.", "content": {_KIND: {"schema": {"type": "object"}}}}}


@router.get(
    "/schemas/{name}",
    response_class=Response,
    responses=may_answer(401, 403, 404, 422) | _SCHEMA,  # type: ignore[operator]
)
def schema(name: Annotated[str, Path(max_length=40, examples=["holders"])]) -> Response:
    """The JSON Schema of a dossier's files, or of an answer by its name."""
    if name not in SCHEMAS:
        raise HTTPException(404, f"there is no schema {name!r}{near(name, SCHEMAS)}")
    return JSONResponse(json_schema(name), media_type=_KIND)
