"""Whether the workbench can do its work: for whoever watches over it, without a word of what it holds."""

from __future__ import annotations

import platform
from importlib.metadata import version as installed

from fastapi import APIRouter
from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import Response

from juncture import __version__, outputs
from juncture.outputs.desk import JournalHealth, StoreHealth
from juncture.record.problems import StoreError
from juncture.record.store import schema
from juncture.record.store.sql import SqlStore
from juncture.web.page import OnTable
from juncture.web.rendering import show
from juncture.web.verified import Verified

router = APIRouter()

#: The parts whose versions somebody looks for first when something goes wrong.
PARTS = ("fastapi", "sqlalchemy", "pydantic", "uvicorn")


@router.get("/health", include_in_schema=False)
def health(request: Request, table: OnTable) -> Response:
    """Whether the stores answer, in which schema, and when their journals were last verified; 503 where one fails."""
    stores = tuple(_told(request.app.state.verified, store) for store in table.stores())
    failing = any(not one.reachable or any(j.whole is False for j in one.journals) for one in stores)
    found = outputs.HealthOutput(status="failing" if failing else "ok", stores=stores, versions=_versions())
    status = 503 if failing else 200
    if "text/html" in request.headers.get("accept", ""):
        request.state.user = None  # nobody is looked up in a store that may be gone
        return show(request, "health.html.j2", status=status, health=found)
    return Response(found.model_dump_json(), status, media_type="application/json")


def _told(verified: Verified, store: SqlStore) -> StoreHealth:
    kind = store.engine.dialect.name
    try:
        with store.reading() as connection:
            said = connection.execute(select(schema.about.c.value).where(schema.about.c.key == "schema")).scalar()
        journals = tuple(_journal(verified.last.get((store.name, one.id))) for one in store.dossiers())
    except StoreError:
        return StoreHealth(reachable=False, kind=kind, store_schema=None, journals=())
    return StoreHealth(reachable=True, kind=kind, store_schema=said, journals=journals)


def _journal(last: tuple[str, bool] | None) -> JournalHealth:
    at, whole = last or (None, None)
    return JournalHealth(verified_at=at, whole=whole)


def _versions() -> dict[str, str]:
    return {"juncture": __version__, "python": platform.python_version(), **{part: installed(part) for part in PARTS}}
