"""The journal: what was done to the dossier, by whom and when, what each line changed, and whether it is whole."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from juncture.record.history import History, history
from juncture.record.journal import Action, Verification
from juncture.record.opening import verify_address
from juncture.record.problems import StoreError
from juncture.web.identity import Role, allows
from juncture.web.languages import mark
from juncture.web.page import Dossier, Page
from juncture.web.rendering import show
from juncture.web.shelf import Opened

PAGE = Page("journal", mark("Journal"))
router = APIRouter()

MANY = 50

DONE = {
    Action.ASSERT: mark("entered"),
    Action.SUPERSEDE: mark("changed"),
    Action.RETRACT: mark("withdrew"),
    Action.PROPOSE: mark("proposed"),
    Action.ACCEPT: mark("accepted"),
    Action.REJECT: mark("rejected"),
}


@router.get("/d/{slug}/journal", dependencies=[allows(Role.READER)], include_in_schema=False)
def journal(
    request: Request,
    dossier: Dossier,
    before: Annotated[int | None, Query(ge=1, le=10**15)] = None,
    id: Annotated[str, Query(max_length=200)] = "",
    verify: bool = False,
) -> Response:
    """The last lines, or those before a line, or those about one entry; with ``verify`` the walk along all of them."""
    found = _history(dossier, before, id)
    return show(
        request,
        "journal.html.j2",
        dossier=dossier,
        history=found,
        verified=_verified(dossier) if verify and found else None,
        id=id,
        before=before,
        done=DONE,
        said=said,
    )


def _history(dossier: Opened, before: int | None, id: str) -> History | None:
    """The lines; None for a folder, which keeps no journal unless it carries one from a store."""
    try:
        return history(dossier.address, MANY, before=before, id=id or None)
    except StoreError:
        if dossier.in_store:
            raise
        return None


def _verified(dossier: Opened) -> Verification:
    return verify_address(dossier.address)[1]


def said(value: Any) -> str:
    """A field's value as a reader sees it.

    >>> said(["crisis-group-2021-05@664-851", "rfi"]), said(True), said({"holder": "ecowas"})
    ('crisis-group-2021-05@664-851, rfi', 'true', 'holder: ecowas')
    """
    match value:
        case bool():
            return str(value).lower()
        case list():
            return ", ".join(said(part) for part in value)
        case dict():
            return "; ".join(f"{name}: {said(part)}" for name, part in value.items())
    return str(value)
