"""The brief, in every form."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from juncture.record.fields import near
from juncture.record.problems import JunctureError
from juncture.record.record import Record

if TYPE_CHECKING:
    from juncture.brief import Document
    from juncture.conflict import Export

from juncture.api.asked import Day, day, last_day, view


def brief(
    record: Record, *, as_of: Day = None, known: Day = None, since: Day = None, exports: Iterable[Export] = ()
) -> Document:
    """The brief, with the dates that the dossier's head names where none are given.

    ``exports`` are data on the linked conflict, whose counts its section then shows.
    """
    from juncture.brief import brief as make
    from juncture.brief.sections.conflict_counts import counted

    meta = record.meta
    seen = view(record, as_of=as_of or last_day(meta.as_of), known=known or last_day(meta.known))
    compared = day(since, "since") or last_day(meta.since)
    if compared and seen.known and compared >= seen.known:
        compared = None
    return make(seen, since=compared, extra=[counted(export) for export in exports])


def render(document: Document, form: str = "html", *, paper: str = "a4") -> str | bytes:
    """A brief in one of the forms: ``html``, ``md`` or ``json`` as text, ``pdf`` or ``docx`` as bytes.

    ``paper`` is the size of those two, ``a4`` or ``letter``; they need the extra ``print``.
    """
    from juncture.brief import to_docx, to_html, to_json, to_markdown, to_pdf

    texts = {"html": to_html, "md": to_markdown, "json": to_json}
    papers = {"pdf": to_pdf, "docx": to_docx}
    if form in papers:
        return papers[form](document, paper)
    if form not in texts:
        raise JunctureError(f"there is no form {form!r}{near(form, [*texts, *papers])}")
    return texts[form](document)


def write(document: Document, folder: Path, form: str = "html", *, paper: str = "a4") -> Path:
    """Write a brief into a folder, as ``brief.html``, ``brief.pdf`` and so on by its form, in one step."""
    from juncture.record.folder.writing import write_file

    made = render(document, form, paper=paper)
    try:
        return write_file(folder / f"brief.{form}", made)
    except OSError as error:
        raise JunctureError(f"the brief cannot be written to {str(folder)!r}: {error.strerror}.") from None
