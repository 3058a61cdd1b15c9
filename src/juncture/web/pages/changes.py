"""What others write while a page is open: server-sent events that say how much, and by whom.

A stream looks once a second for half a minute and then ends; the browser asks again by itself, from the line that it
heard of last. So no stream outlives a page, and a server that stops waits for none.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Header, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from juncture.record.journal import Line
from juncture.web.identity import Reading
from juncture.web.languages import language_of, mark, translations
from juncture.web.page import OnTable
from juncture.web.places import StorePlace
from juncture.web.shelf import Listed

router = APIRouter()

#: Seconds between two looks, how many looks a stream takes, and after how many milliseconds a browser asks again.
PAUSE, LOOKS, AGAIN = 1.0, 30, 2_000
_SAID = mark("Written meanwhile: %(count)s, by %(names)s.")


@router.get("/d/{slug}/changes", include_in_schema=False)
def changes(
    request: Request,
    table: OnTable,
    user: Reading,
    slug: str,
    since: Annotated[int, Query(ge=0)] = 0,
    last: Annotated[str | None, Header(alias="last-event-id")] = None,
) -> Response:
    """Tell what others write into a dossier's journal after a line; a folder has no journal, so nothing is told."""
    one = table.find(slug)
    if not isinstance(one.place, StorePlace):
        return Response(status_code=204)
    start = int(last) if last and last.isdecimal() else since
    told = _told(request, one, user.name, start)
    return StreamingResponse(told, media_type="text/event-stream", headers={"cache-control": "no-store"})


async def _told(request: Request, one: Listed, name: str, since: int) -> AsyncIterator[str]:
    yield f"retry: {AGAIN}\n\n"
    words = translations(language_of(request)).gettext(_SAID)
    for _ in range(LOOKS):
        lines = await run_in_threadpool(_written, one, since)
        others = [line for line in lines if line.author != name]
        if lines:
            since = lines[-1].seq
        if others:
            names = ", ".join(sorted({" ".join(line.author.split()) for line in others}))
            yield f"id: {since}\ndata: {words % {'count': len(others), 'names': names}}\n\n"
        if await request.is_disconnected():
            return
        await asyncio.sleep(PAUSE)


def _written(one: Listed, since: int) -> list[Line]:
    """The lines of the journal after one."""
    assert isinstance(one.place, StorePlace)
    store = one.place.store
    return list(store.lines(one.id, after=since)) if store.head(one.id).seq > since else []
