"""Answering a program: as JSON, with the dossier's version as ETag, and page by page where a list is long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Query
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from juncture import __version__
from juncture.record.canonical import digest
from juncture.record.problems import JunctureError
from juncture.web.shelf import Opened
from juncture.web.writing import StaleError

MOST = 1_000


@dataclass(frozen=True, slots=True)
class Paging:
    """Which part of a list is asked for: at most ``limit`` of it, from where ``cursor`` points."""

    limit: int
    cursor: str

    def begins(self, mark: str) -> int:
        """The place in a list where the part begins; raises where the cursor is none, or the list is another by now."""
        if not self.cursor:
            return 0
        place, _, said = self.cursor.partition(".")
        if not (place.isascii() and place.isdecimal() and said and len(place) < 10):
            raise JunctureError(f"the cursor {self.cursor[:40]!r} is none of ours; take it from the header Link.")
        if said != mark:
            raise StaleError("the dossier was changed since the first page was read; begin again without a cursor.")
        return int(place)


def paging(
    limit: Annotated[int, Query(ge=1, le=MOST, description="How many at most.")] = 100,
    cursor: Annotated[str, Query(max_length=80, description="Where to go on, from the header Link.")] = "",
) -> Paging:
    """The part of a list that an address asks for."""
    return Paging(limit, cursor)


Paged = Annotated[Paging, Depends(paging)]


def tag_of(dossier: Opened) -> str:
    """The ETag of what a dossier answers: it changes with the dossier, the release, and the day (some answers do)."""
    return f'"{dossier.stamp}.{datetime.now(UTC).date():%Y%m%d}.{__version__}"'


def answer(
    request: Request, dossier: Opened, ask: Callable[[], BaseModel], part: Paging | None = None, of: str = ""
) -> Response:
    """What is asked, or 304 where the program has it already; ``of`` names the list that comes in parts."""
    tag = tag_of(dossier)
    if holds(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers={"etag": tag})
    if part is None:
        return sent(ask(), {"etag": tag})
    mark = digest(tag)[:12]
    begin = part.begins(mark)
    found = ask()
    whole: tuple[object, ...] = getattr(found, of)
    shown = whole[begin : begin + part.limit]
    headers = {"etag": tag, "x-total-count": str(len(whole))}
    if begin + part.limit < len(whole):
        headers["link"] = next_link(request, f"{begin + part.limit}.{mark}")
    return sent(found.model_copy(update={of: shown}), headers)


def sent(found: BaseModel, headers: dict[str, str] | None = None, status: int = 200) -> Response:
    """An answer as JSON."""
    return Response(found.model_dump_json(by_alias=True), status, headers, "application/json")


def next_link(request: Request, cursor: str) -> str:
    """The header Link (RFC 8288) that leads to the next part."""
    asked = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    return f'<{request.url.path}?{urlencode([*asked, ("cursor", cursor)])}>; rel="next"'


def holds(header: str | None, tag: str) -> bool:
    """Whether a list of ETags holds one, the weak form that a proxy may have made of it included.

    >>> holds('W/"12-ab", "13-cd"', '"13-cd"'), holds("*", '"13-cd"'), holds(None, '"13-cd"')
    (True, True, False)
    """
    given = [one.strip().removeprefix("W/") for one in (header or "").split(",")]
    return tag in given or given == ["*"]
