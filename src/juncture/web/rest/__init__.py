"""The interface of programs: what the commands answer, under ``/api/v1``, as JSON.

Every answer is one of :mod:`juncture.outputs`, with the version of the dossier as its ETag; every problem is
``application/problem+json`` (RFC 9457) with the sentence that a page would show.
"""

from fastapi import APIRouter

from juncture.web.rest import (
    asking,
    briefing,
    dossiers,
    exchanging,
    foreseeing,
    journal,
    recalling,
    reviewing,
    schemas,
    sourcing,
    writing,
)

_PARTS = (
    dossiers, asking, foreseeing, recalling, briefing, journal, writing, reviewing, sourcing, exchanging, schemas,
)  # fmt: skip


def rest_routers() -> list[APIRouter]:
    """Every part of it."""
    return [part.router for part in _PARTS]
