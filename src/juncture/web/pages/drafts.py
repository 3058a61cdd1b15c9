"""Drafts: briefs pinned as they stood, compared with one another or with now, and taken along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from juncture import api
from juncture.brief import Document
from juncture.brief.context import Context
from juncture.brief.sentences import sentence_text
from juncture.record.differences import Between, between
from juncture.record.pins import Pin, Pins
from juncture.record.problems import JunctureError
from juncture.record.saying import said
from juncture.record.statements import Statement
from juncture.record.view import View
from juncture.web.clocks import Asked, Clocks
from juncture.web.forms import Form
from juncture.web.identity import Editing, Role, allows
from juncture.web.languages import mark
from juncture.web.page import Dossier, Page
from juncture.web.pages.brief import TYPES
from juncture.web.rendering import show
from juncture.web.shelf import Opened

PAGE = Page("drafts", mark("Drafts"))
router = APIRouter()


@dataclass(frozen=True, slots=True)
class Compared:
    """Two briefs side by side: their names, what differs, and how each would say a statement."""

    before: str
    after: str
    found: Between
    earlier: View
    later: View

    def says(self, id: str, *, then: bool = False) -> str:
        """A statement as the brief of that side says it."""
        view = self.earlier if then else self.later
        entry = view.by_id.get(id)
        return sentence_text(Context(view), entry) if isinstance(entry, Statement) else id


@router.get("/d/{slug}/drafts", dependencies=[allows(Role.READER)], include_in_schema=False)
def drafts(
    request: Request,
    dossier: Dossier,
    clocks: Asked,
    before: Annotated[int | None, Query(ge=1, le=2**31)] = None,
    after: Annotated[str, Query(pattern="now|[0-9]{1,9}")] = "now",
) -> Response:
    """The pins, and two of them compared."""
    if not dossier.in_store:
        return _page(request, dossier, clocks, None, None, before, after)
    with Pins(dossier.address) as pins:
        compared = _compared(dossier, pins, before, after) if before is not None else None
        return _page(request, dossier, clocks, pins.all(), compared, before, after)


def _page(
    request: Request,
    dossier: Opened,
    clocks: Clocks,
    pins: list[Pin] | None,
    compared: Compared | None,
    before: int | None,
    after: str,
) -> Response:
    return show(
        request,
        "drafts.html.j2",
        dossier=dossier,
        clocks=clocks,
        pins=pins,
        compared=compared,
        before=before,
        after=after,
        forms=list(TYPES),
    )


@router.post("/d/{slug}/drafts", include_in_schema=False)
def pin(dossier: Dossier, sent: Form, user: Editing) -> Response:
    """Pin the brief as it stands, or take a pin away."""
    with Pins(dossier.address) as pins:
        if sent.text("do") == "remove":
            pins.remove(int(sent.text("key")) if sent.text("key").isdecimal() else 0)
        else:
            seen = _days(dossier, sent.text("as_of"), sent.text("known"))
            pins.add(sent.text("name"), user.name, as_of=seen.as_of, known=seen.known)
    return RedirectResponse(f"/d/{dossier.slug}/drafts", 303)


@router.get("/d/{slug}/drafts/{key}.{form}", dependencies=[allows(Role.READER)], include_in_schema=False)
def exported(dossier: Dossier, key: int, form: str) -> Response:
    """A pinned brief as a file."""
    if form not in TYPES:
        raise JunctureError(
            said("there is no brief as %(form)r; there are: %(forms)s.", form=form, forms=", ".join(TYPES))
        )
    with Pins(dossier.address) as pins:
        one = pins.get(key)
        document: Document = api.brief(pins.record(one), as_of=one.as_of, known=one.known)
    told = {"content-disposition": f'attachment; filename="{dossier.slug}-pin-{key}.{form}"'}
    return Response(api.render(document, form), media_type=TYPES[form], headers=told)


def _days(dossier: Opened, as_of: str, known: str) -> View:
    """The view that a brief of these days takes: the days that the dossier's head names where none are given."""
    days = {"as_of": api.day(as_of or None, "as-of"), "known": api.day(known or None, "known")}
    document: Document = dossier.once(api.brief, **days, since=None)
    return api.view(dossier.record, as_of=document.as_of_date, known=document.known_date)


def _compared(dossier: Opened, pins: Pins, before: int, after: str) -> Compared:
    first = pins.get(before)
    then = _view(pins, first)
    if after == "now":
        return _sides(first.name, then, "", _days(dossier, "", ""))
    second = pins.get(int(after))
    return _sides(first.name, then, second.name, _view(pins, second))


def _view(pins: Pins, one: Pin) -> View:
    return api.view(pins.record(one), as_of=one.as_of, known=one.known)


def _sides(before: str, earlier: View, after: str, later: View) -> Compared:
    return Compared(before, after, between(earlier, later), earlier, later)
