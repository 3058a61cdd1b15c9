"""Sources: what the record rests on, and bringing in another."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from juncture import api
from juncture.record.attaching import attach_text, id_from
from juncture.record.vocabulary import vocabulary
from juncture.web.clocks import Asked
from juncture.web.forms import Form, Sent
from juncture.web.identity import Role, Writing, allows
from juncture.web.intake import GIVEN, Brought, brought, proposed
from juncture.web.languages import mark
from juncture.web.page import Dossier, Page
from juncture.web.rendering import show
from juncture.web.shelf import Opened

PAGE = Page("sources", mark("Sources"))
router = APIRouter()


@router.get("/d/{slug}/sources", dependencies=[allows(Role.READER)], include_in_schema=False)
def sources(request: Request, dossier: Dossier, clocks: Asked) -> Response:
    """The sources, and whether their texts are at hand."""
    answer = dossier.once(api.sources)
    grades = vocabulary("reliability").values()
    return show(
        request, "sources.html.j2", dossier=dossier, clocks=clocks, sources=answer.sources, reliability=list(grades)
    )


@router.post("/d/{slug}/sources", include_in_schema=False)
def add(dossier: Dossier, sent: Form, user: Writing) -> Response:
    """Add a source with its text, uploaded or pasted."""
    document = brought(sent)
    if sent.text("read"):
        proposed(dossier.address, document, sent, user.name)
        return RedirectResponse(f"/d/{dossier.slug}/review", 303)
    name = _added(dossier, document, sent, user.name)
    return RedirectResponse(f"/d/{dossier.slug}/sources/{name}", 303)


def _added(dossier: Opened, document: Brought, sent: Sent, author: str) -> str:
    title = sent.text("title") or document.name.rpartition(".")[0] or document.text.strip().splitlines()[0][:120]
    given = {key: sent.text(key) for key in GIVEN if sent.text(key)} | {"title": title}
    name = sent.text("id") or _free(dossier, id_from(title)[:60].strip("-") or "source")
    return attach_text(dossier.address, name, document.text, given, author).source.id


def _free(dossier: Opened, name: str) -> str:
    """An id that the dossier does not hold yet."""
    found, number = name, 2
    while dossier.record.get(found) is not None:
        found, number = f"{name}-{number}", number + 1
    return found
