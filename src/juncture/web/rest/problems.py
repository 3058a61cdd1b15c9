"""Problems as programs get them, and which an operation may answer with."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from juncture.outputs.desk import EntryOutput, LineAnswer

MEDIA = "application/problem+json"


class Problem(BaseModel):
    """What went wrong (RFC 9457); ``detail`` is a sentence that may be shown to whoever asked."""

    type: str
    title: str
    status: int
    detail: str


class EditConflict(Problem):
    """Two corrections made on one state: ``theirs`` stands, ``yours`` was kept beside it for somebody to decide."""

    theirs: EntryOutput
    yours: LineAnswer


_MEANINGS = {
    400: "Something in the request is not as it must be, or names what is not there.",
    401: "The token is missing, unknown or has ended.",
    403: "The role does not allow this.",
    404: "There is no such dossier or entry.",
    405: "The address takes no such request.",
    409: "The dossier has changed, or keeps no journal.",
    412: "The entry is not as it was when it was read. Nothing was written.",
    413: "The request is larger than is taken.",
    422: "A parameter or the body is not as described.",
    428: "The header If-Match is missing.",
    503: "The store cannot be reached.",
}


def may_answer(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems that an operation may answer with, for its description."""
    schema = {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": _MEANINGS[status], "content": schema} for status in statuses}


#: What every operation on a dossier may answer with.
USUAL = may_answer(400, 401, 403, 404, 409, 422, 503)
ON_SENDING = may_answer(400, 401, 403, 404, 409, 413, 422, 503)
ON_WRITING = may_answer(400, 401, 403, 404, 409, 412, 413, 422, 428, 503)
