"""Documents that come in: as the text of a source, or read into statements that are proposed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from threading import BoundedSemaphore
from typing import Annotated

from fastapi import APIRouter, Form, Query, UploadFile
from starlette.responses import Response

from juncture import outputs
from juncture.api.exchanges import attached
from juncture.api.readings import ReadFile, answer, merged_answer
from juncture.record.attaching import attach_text, id_from
from juncture.record.fields import ID_PATTERN
from juncture.record.problems import JunctureError
from juncture.web.identity import Reading, Writing
from juncture.web.intake import document, text_of
from juncture.web.page import Dossier
from juncture.web.rest.answering import sent
from juncture.web.rest.problems import ON_SENDING, may_answer
from juncture.web.rest.uploads import Upload, Uploads, taken
from juncture.web.stored import InStore

router = APIRouter(prefix="/api/v1", tags=["documents"])

#: The most characters that are read at once, and how many readings there are at one time.
LONGEST, AT_ONCE = 1_000_000, 2
_room = BoundedSemaphore(AT_ONCE)

Field = Annotated[str | None, Form(max_length=500)]
Id = Annotated[str | None, Form(max_length=120, pattern=ID_PATTERN, description="The id of the source.")]
Published = Annotated[str | None, Query(max_length=40, description="When it became public.", examples=["2021-05-27"])]


@router.post("/dossiers/{slug}/sources", status_code=201, response_model=outputs.AttachedOutput, responses=ON_SENDING)
def add(  # noqa: PLR0913, PLR0917 - the fields of a source
    dossier: Dossier,
    user: Writing,
    file: Upload,
    id: Id = None,
    title: Field = None,
    publisher: Field = None,
    author: Field = None,
    published: Field = None,
    published_evidence: Field = None,
    url: Field = None,
    language: Field = None,
    reliability: Field = None,
) -> Response:
    """Attach a source's text, or add a new source with it; a copy must be the text that was recorded."""
    fields = {
        "title": title,
        "publisher": publisher,
        "author": author,
        "published": published,
        "published_evidence": published_evidence,
        "url": url,
        "language": language,
        "reliability": reliability,
    }
    document = taken(file)
    name = id or id_from(PurePath(document.name).stem)[:60].strip("-")
    if not name:
        raise JunctureError("neither an id nor the file's name says what to call the source; send an id.")
    given = {key: value for key, value in fields.items() if value}
    done = attach_text(dossier.address, name, text_of(document), given, user.name)
    return sent(attached(dossier.record.meta.id, done), status=201)


Told = outputs.ReadOutput | outputs.MergedOutput


@router.post("/read", response_model=Told, responses=may_answer(400, 401, 403, 413, 422))
def read(files: Uploads, user: Reading, published: Published = None) -> Response:  # noqa: ARG001
    """Propose statements from documents (text, HTML, PDF, Word), each on its exact passage. Nothing is kept."""
    found = _read(files, published)
    return sent(answer(found[0]) if len(found) == 1 else merged_answer(found, None))


@router.post("/dossiers/{slug}/read", response_model=Told, responses=ON_SENDING)
def read_into(
    at: InStore,  # noqa: ARG001 - a folder keeps no proposals
    dossier: Dossier,
    files: Uploads,
    user: Writing,
    published: Published = None,
    id: Annotated[str | None, Query(max_length=120, pattern=ID_PATTERN, description="The id of a new source.")] = None,
) -> Response:
    """The same, and put what they say before whoever reviews; the documents become sources."""
    from juncture.reading.dossier import read_into as propose_to

    found = _read(files, published)
    done = propose_to(dossier.address, [(one.document, one.proposals) for one in found], id=id, author=user.name)
    return sent(answer(found[0]) if len(found) == 1 else merged_answer(found, done))


def _read(uploads: Iterable[UploadFile], published: str | None) -> list[ReadFile]:
    from juncture.reading import propose

    found = [(one.name, document(one, published)) for one in map(taken, uploads)]
    if sum(len(one.text) for _, one in found) > LONGEST:
        raise JunctureError(f"these documents are longer than {LONGEST:,} characters together; send fewer at once.")
    with _room:
        return [ReadFile(PurePath(name), one, propose(one)) for name, one in found]
