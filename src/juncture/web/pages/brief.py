"""The brief, live: the same page that the command writes, for the days that the reader asks."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from juncture import api
from juncture.brief import Document, shortened, to_fragment
from juncture.record.problems import JunctureError
from juncture.record.saying import said
from juncture.web.clocks import Asked, Clocks
from juncture.web.days import Days, days_of
from juncture.web.identity import Role, allows
from juncture.web.languages import mark
from juncture.web.lately import Found, Lately
from juncture.web.page import Dossier, Page
from juncture.web.rendering import show
from juncture.web.shelf import Opened

PAGE = Page("brief", mark("Brief"))
router = APIRouter()

Since = Annotated[str, Query(max_length=40)]
#: The forms of a brief, each with its media type.
TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}


@router.get("/d/{slug}/brief", dependencies=[allows(Role.READER)], include_in_schema=False)
def brief(request: Request, dossier: Dossier, clocks: Asked, since: Since = "") -> Response:
    """The brief for these days."""
    day = api.day(since or None, "since")
    found = _lately(request, dossier, {**clocks.asked, "since": day})
    document, body, days = found.value
    return show(
        request,
        "brief.html.j2",
        dossier=dossier,
        clocks=clocks,
        since=day,
        days=days,
        shown_days=Clocks(api.day(document.as_of_date, "as-of"), api.day(document.known_date, "known")),
        document=document,
        body=body,
        late=found.stamp != dossier.stamp,
        forms=list(TYPES),
    )


def _lately(request: Request, dossier: Opened, asked: dict[str, Any]) -> Found:
    """What the page shows; of a large dossier that was written to, what it showed last until the new is made."""
    lately: Lately = request.app.state.lately

    def made() -> tuple[Document, Markup, Days]:
        body = dossier.made(_body, api.brief, **asked)
        return dossier.once(api.brief, **asked), body, dossier.once(days_of)

    return lately.ask((dossier.slug, *sorted(asked.items())), dossier.stamp, made)


@router.get("/d/{slug}/brief.{form}", dependencies=[allows(Role.READER)], include_in_schema=False)
def exported(
    dossier: Dossier, clocks: Asked, form: str, since: Since = "", paper: Literal["a4", "letter"] = "a4"
) -> Response:
    """The brief as a file."""
    if form not in TYPES:
        raise JunctureError(
            said("there is no brief as %(form)r; there are: %(forms)s.", form=form, forms=", ".join(TYPES))
        )
    document: Document = dossier.once(api.brief, **clocks.asked, since=api.day(since or None, "since"))
    name = f"{dossier.slug}-brief{_dated(document)}.{form}"
    told = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(api.render(document, form, paper=paper), media_type=TYPES[form], headers=told)


def _dated(document: Document) -> str:
    return f"-{document.known_date}" if document.known_date else ""


def _body(document: Document) -> Markup:
    """The page's part of a brief: of very long lists the beginning, for no browser shows a hundred thousand lines."""
    return Markup(to_fragment(shortened(document)))
