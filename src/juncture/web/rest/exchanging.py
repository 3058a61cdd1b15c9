"""A dossier in the formats of other tools: taken along, and brought in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from juncture import api, outputs
from juncture.api.exchanges import formats as known
from juncture.exchange import Format, Manner, Report, bring, format_in, format_of
from juncture.exchange import export as export_as
from juncture.exchange.report import Brought
from juncture.record.opening import export_folder
from juncture.record.problems import JunctureError
from juncture.web.clocks import Asked, Clocks
from juncture.web.identity import NotAllowedError, Role, User, Writing, allows
from juncture.web.page import Dossier
from juncture.web.rest.answering import sent
from juncture.web.rest.packed import packed, unpack
from juncture.web.rest.problems import ON_SENDING, USUAL, may_answer
from juncture.web.rest.recorded import Asked as Recorded
from juncture.web.rest.uploads import Upload, laid_down
from juncture.web.shelf import Opened

router = APIRouter(prefix="/api/v1", tags=["exchange"])

Name = Annotated[str, Query(max_length=40, description="A format by its name.", examples=["xlsx"])]
_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
    ".jsonl": "application/x-ndjson",
    ".jsonld": "application/ld+json",
    ".geojson": "application/geo+json",
    ".json": "application/json",
}
_FORMS = {200: {"description": "The dossier in the format.", "content": {kind: {} for kind in _TYPES.values()}}}


@router.get(
    "/formats",
    dependencies=[allows(Role.READER)],
    response_model=outputs.FormatsOutput,
    responses=may_answer(400, 401, 403),
)
def formats() -> Response:
    """The formats: their suffixes, what each holds and what it loses."""
    return sent(known())


@router.get(
    "/dossiers/{slug}/export",
    dependencies=[allows(Role.READER)],
    response_class=Response,
    responses=USUAL | _FORMS,  # type: ignore[operator]
)
def export(dossier: Recorded, clocks: Asked, format: Name) -> Response:
    """The dossier in a format; folders come as one zip file. The texts of sources stay here."""
    chosen = format_of(Path(), format)
    with _written(dossier, clocks, chosen) as (target, _):
        content = packed(target) if target.is_dir() else target.read_bytes()
    suffix = ".zip" if chosen is None or chosen.folder else chosen.suffixes[0]
    kind = next(kind for end, kind in _TYPES.items() if suffix.endswith(end))
    told = {"content-disposition": f'attachment; filename="{dossier.slug}{suffix}"'}
    return Response(content, media_type=kind, headers=told)


@router.get(
    "/dossiers/{slug}/export/report", dependencies=[allows(Role.READER)], response_model=Report, responses=USUAL
)
def export_report(dossier: Recorded, clocks: Asked, format: Name) -> Response:
    """What a format holds of the dossier and what it loses, entry by entry; nothing is dropped in silence."""
    chosen = format_of(Path(), format)
    if chosen is None:
        raise JunctureError("the format 'folder' loses nothing, so there is no report of it.")
    with _written(dossier, clocks, chosen) as (target, report):
        assert report is not None
        names = [str(Path(one).relative_to(target.parent)) for one in report.files]
        return sent(report.model_copy(update={"files": tuple(names)}))


@router.post("/dossiers/{slug}/import", response_model=Brought, responses=ON_SENDING)
def import_(
    dossier: Dossier,
    user: Writing,
    file: Upload,
    format: Annotated[str | None, Query(max_length=40, description="By the file's name if left out.")] = None,
    propose: Annotated[bool | None, Query(description="Propose, or take as it is; by the format.")] = None,
    retract_missing: Annotated[bool, Query(description="Retract what the file no longer holds.")] = False,
    skip_faulty: Annotated[bool, Query(description="Leave out what cannot be read.")] = False,
) -> Response:
    """Bring in a file of another tool in one step: all of it, or nothing (``refused``), with a report of each fault.

    A folder of CSV files or of FollowTheMoney comes as a zip file. To take entries as they are needs an editor.
    """
    with laid_down([file]) as (path,):
        brought = unpack(path, path.parent / "unpacked") if path.suffix.lower() == ".zip" else path
        chosen = format_in(brought, format)
        if chosen is None:
            raise JunctureError(
                f"{path.name!r} is in no format that is brought in here; there are: "
                f"{', '.join(one.name for one in known().formats if 'in' in one.way)}. A dossier's own folder comes "
                "with a journal, which holds the names of others; import it at the terminal."
            )
        _must_be_allowed(chosen, propose, user)
        done = bring(chosen, brought, dossier.address, Manner(user.name, propose, retract_missing, skip_faulty))
        named = tuple(Path(one).name for one in done.report.files)
        return sent(done.model_copy(update={"report": done.report.model_copy(update={"files": named})}))


def _must_be_allowed(format: Format, propose: bool | None, user: User) -> None:
    """An analyst proposes; what is taken as it is supersedes the entries of others, which an editor may."""
    proposes = format.proposes if propose is None else propose
    if not proposes and user.role < Role.EDITOR:
        raise NotAllowedError(user, Role.EDITOR)


@contextmanager
def _written(dossier: Opened, clocks: Clocks, format: Format | None) -> Iterator[tuple[Path, Report | None]]:
    """The dossier in a format, on disk for as long as it is read."""
    with TemporaryDirectory(prefix="juncture-") as folder:
        if format is None:
            if clocks.as_of or clocks.known:
                raise JunctureError("a folder holds the whole dossier; as_of and known are for the other formats.")
            target = Path(folder) / dossier.slug
            export_folder(dossier.address, target, recorded=dossier.record.recorded)
            yield target, None
        else:
            suffix = "" if format.folder else (format.suffixes or ("",))[0]
            target = Path(folder) / f"{dossier.slug}{suffix}"
            yield target, export_as(api.view(dossier.record, **clocks.asked), format.name, target)
