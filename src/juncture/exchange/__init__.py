"""In and out: a dossier in the formats of other tools, and what other tools hold into a dossier.

>>> import juncture
>>> from juncture import exchange
>>> mali = juncture.open("examples/mali-2021")
>>> report = exchange.export(mali, "geojson", "out/mali.geojson")  # doctest: +SKIP
>>> report.counts  # doctest: +SKIP
{'places': 2, 'events': 13}

Each export says what its format could not hold; each import says what it could not read, and where.
"""

from __future__ import annotations

from pathlib import Path

from juncture.exchange.bringing import Manner, bring
from juncture.exchange.formats import FORMATS, Format, format_in, format_of
from juncture.exchange.incoming import Incoming
from juncture.exchange.report import Brought, Fault, Loss, Note, Report
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.view import View


def export(subject: Record | View, format: str, target: Path | str) -> Report:
    """Write a record, or a view of it as known on a day, in a format; the report names what it could not hold."""
    chosen = named(format)
    view = subject if isinstance(subject, View) else View(subject)
    try:
        return chosen.write(view, Path(target))
    except OSError as error:
        raise JunctureError(f"{str(target)!r} cannot be written: {error.strerror}.") from None


def read(format: str, path: Path | str, record: Record) -> Incoming:
    """What a file brings to a record: new and changed entries, and the report of what could not be read."""
    where = Path(path)
    if not where.exists():
        raise JunctureError(f"there is no file {str(path)!r}.")
    try:
        return named(format).read(where, record)
    except OSError as error:
        raise JunctureError(f"{str(path)!r} cannot be read: {error.strerror}.") from None


def named(format: str) -> Format:
    """A format by its name."""
    found = format_of(Path(), format)
    if found is None:
        raise JunctureError("a dossier's own folder is read and written by the record, not by an exchange format.")
    return found


__all__ = [
    "FORMATS", "Brought", "Fault", "Format", "Incoming", "Loss", "Manner", "Note", "Report",
    "bring", "export", "format_in", "format_of", "named", "read",
]  # fmt: skip
