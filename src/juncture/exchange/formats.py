"""The formats by name: what each is for, which suffix it has, what it holds and what it loses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from juncture.exchange.incoming import Incoming
from juncture.exchange.report import Report
from juncture.record.fields import near
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.view import View


@dataclass(frozen=True, slots=True)
class Format:
    """A format that dossiers are exchanged in.

    ``proposes`` says that what comes in is the word of others and waits for the analyst's decision; otherwise it is
    the user's own edit.
    """

    name: str
    label: str
    suffixes: tuple[str, ...]
    holds: str
    loses: str
    writer: str = ""
    reader: str = ""
    extra: str | None = None
    folder: bool = False
    proposes: bool = False

    def write(self, view: View, target: Path) -> Report:
        """Write a view in this format."""
        if not self.writer:
            raise JunctureError(f"the format {self.name!r} is only read; written are: {_listed(written=True)}.")
        writer: Callable[[View, Path], Report] = import_module(f"juncture.exchange.{self.writer}").write
        return writer(view, target)

    def read(self, path: Path, record: Record) -> Incoming:
        """What a file in this format brings to a record."""
        if not self.reader:
            raise JunctureError(f"the format {self.name!r} is only written; read are: {_listed(written=False)}.")
        reader: Callable[[Path, Record], Incoming] = import_module(f"juncture.exchange.{self.reader}").read
        return reader(path, record)


_ALL = (
    Format(
        name="xlsx", label="Workbook", suffixes=(".xlsx",), extra="sheets",
        holds="every kind of entry, one sheet a kind; edits come back as changes",
        loses="hashes and paragraphs of texts, versions and provisions of instruments, remarks in files",
        writer="sheets.workbook", reader="sheets.workbook_in",
    ),
    Format(
        name="csv", label="Folder of CSV files", suffixes=(".csv",), folder=True,
        holds="every kind of entry, one file a kind; edits come back as changes",
        loses="what a workbook loses, and lists to choose codes from",
        writer="sheets.csvfolder", reader="sheets.csvfolder",
    ),
    Format(
        name="jsonl", label="JSON lines", suffixes=(".jsonl", ".ndjson"),
        holds="every entry in full", loses="the files that entries stand in and the remarks there",
        writer="jsonl", reader="jsonl",
    ),
    Format(
        name="ftm", label="FollowTheMoney", suffixes=(".ftm", ".ftm.json"), extra="ftm", folder=True, proposes=True,
        holds="people, bodies, posts, stays, memberships and events that sources assert, with passage and date known",
        loses="voice, uncertain dates, roles, capacity; the rest goes out as notes",
        writer="ftm.writing", reader="ftm.reading",
    ),
    Format(
        name="annotations", label="W3C Web Annotations", suffixes=(".jsonld",), proposes=True,
        holds="every passage, with the statement that rests on it", loses="the fields of statements beside their text",
        writer="annotations.writing", reader="annotations.reading",
    ),
    Format(
        name="timelinejs", label="TimelineJS", suffixes=(".timeline.json",),
        holds="dated events, uncertain dates in words, and stays with both bounds as eras",
        loses="undated events, everything that is no event", writer="timelinejs",
    ),
    Format(
        name="geojson", label="GeoJSON", suffixes=(".geojson",),
        holds="places and the events there", loses="events without a recorded place, everything that is no event",
        writer="geojson",
    ),
    Format(
        name="popolo", label="Popolo", suffixes=(".popolo.json",),
        holds="people, organisations, posts and memberships that sources assert",
        loses="voice, capacity, uncertain dates, why a stay ended, all other kinds", writer="popolo",
    ),
    Format(
        name="holders", label="List of holders (Wikidata)", suffixes=(), proposes=True,
        holds="who held which office from when to when, with its reference", loses="deprecated ranks, on purpose",
        reader="holders.reading",
    ),
)  # fmt: skip

FORMATS: dict[str, Format] = {format.name: format for format in _ALL}


def format_of(path: Path, name: str | None = None) -> Format | None:
    """The format that a name or else a path's suffix means; None for a dossier's own folder.

    >>> format_of(Path("mali.xlsx")).name, format_of(Path("mali-2021")), format_of(Path("mali"), "csv").name
    ('xlsx', None, 'csv')
    """
    if name == "folder":
        return None
    if name is not None:
        if name not in FORMATS:
            raise JunctureError(f"there is no format {name!r}{near(name, ['folder', *FORMATS])}")
        return FORMATS[name]
    fitting = [one for one in _ALL if path.name.lower().endswith(one.suffixes or "\0")]
    if fitting:
        return max(fitting, key=lambda one: max(len(suffix) for suffix in one.suffixes if path.name.endswith(suffix)))
    if path.suffix.lower() == ".json":
        raise JunctureError(
            f"{path.name!r} may be one of several formats; name it with --format: {', '.join(FORMATS)}."
        )
    return None


def format_in(path: Path, name: str | None = None) -> Format | None:
    """The format of something that is there: a folder without a dossier's head is known by what it holds."""
    if name is None and path.is_dir() and not (path / "dossier.toml").exists():
        if (path / "statements.csv").exists():
            return FORMATS["ftm"]
        if any(path.glob("*.csv")):
            return FORMATS["csv"]
    return format_of(path, name)


def _listed(*, written: bool) -> str:
    return ", ".join(one.name for one in _ALL if (one.writer if written else one.reader))
