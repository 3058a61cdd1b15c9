"""Making a statement, or what statements are about, in a form: from words selected in a source, or from nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from juncture.record.citation import Citation, cite
from juncture.record.fields import near
from juncture.record.passage import Passage, PassageError
from juncture.record.problems import JunctureError, RecordError
from juncture.record.record import Record
from juncture.record.saying import said
from juncture.web import writing
from juncture.web.fields import COMMON, MADE, Choice, FormField, entry_from, fields_of, id_for, suggestions
from juncture.web.forms import Form, Sent
from juncture.web.identity import Role, Writing, allows
from juncture.web.page import Dossier
from juncture.web.rendering import show
from juncture.web.shelf import Opened

router = APIRouter()

#: Of the common fields, those that a statement is seldom without.
_USUAL = ("voice", "speaker", "from")


@dataclass(frozen=True, slots=True)
class Shown:
    """A form as a page shows it: the fields in view, those behind a fold, their values, what they may name."""

    kind: str
    first: tuple[FormField, ...]
    more: tuple[FormField, ...]
    values: dict[str, tuple[str, ...]]
    entries: dict[tuple[str, ...], list[Choice]]


@router.get("/d/{slug}/statements/new", dependencies=[allows(Role.ANALYST)], include_in_schema=False)
def new(
    request: Request,
    dossier: Dossier,
    kind: Annotated[str, Query(max_length=40)] = "event",
    passage: Annotated[str, Query(alias="from", max_length=200)] = "",
) -> Response:
    """An empty form for a kind, on a passage where one is given."""
    values: dict[str, tuple[str, ...]] = {"voice": ("asserted",), **({"from": (passage,)} if passage else {})}
    return _page(request, dossier, _known(kind), values)


@router.post("/d/{slug}/statements", include_in_schema=False)
def make(request: Request, dossier: Dossier, sent: Form, user: Writing) -> Response:
    """Add the entry that a form describes."""
    kind = _known(sent.text("kind"))
    try:
        entry = entry_from(kind, id_for(dossier.record, kind, sent), sent)
        writing.add(dossier, entry, user)
    except RecordError as error:
        return _page(request, dossier, kind, sent.texts, str(error))
    return RedirectResponse(_back(dossier, sent, entry.id), 303)


def _page(
    request: Request, dossier: Opened, kind: str, values: dict[str, tuple[str, ...]], problem: str = ""
) -> Response:
    return show(
        request,
        "statement.html.j2",
        status=422 if problem else 200,
        dossier=dossier,
        form=_shown(dossier, kind, values),
        kinds=MADE,
        quoted=_quoted(dossier.record, values.get("from", ())),
        problem=problem,
    )


def _shown(dossier: Opened, kind: str, values: dict[str, tuple[str, ...]]) -> Shown:
    fields = fields_of(kind)
    usual = [one for one in fields if one.name in _USUAL]
    own = [one for one in fields if one.name not in COMMON]
    first = (*(one for one in own if one.required or one.name in ("text", "type", "when")), *usual)
    more = tuple(one for one in fields if one not in first)
    entries = {one.kinds: dossier.once(suggestions, kinds=one.kinds) for one in fields if one.control == "entry"}
    return Shown(kind, first, more, values, entries)


def _quoted(record: Record, passages: tuple[str, ...]) -> tuple[Citation, ...]:
    """The words of the passages that a form holds, as far as they can be read."""
    parsed = []
    for text in passages:
        try:
            parsed.append(Passage.parse(text))
        except PassageError:
            continue
    return cite(record, parsed)


def _back(dossier: Opened, sent: Sent, id: str) -> str:
    """Where the new entry can be seen: at its passage, or on its own page."""
    for text in sent.several("from"):
        place = Passage.parse(text)
        at = f"?at={place.start}-{place.end}#passage" if place.start is not None else ""
        return f"/d/{dossier.slug}/sources/{place.source}{at}"
    return f"/d/{dossier.slug}/entries/{id}"


def _known(kind: str) -> str:
    if kind not in MADE:
        raise JunctureError(
            said("there is no kind of entry %(kind)r to make here%(near)s", kind=kind, near=near(kind, MADE))
        )
    return kind
