"""From a folder to a record; every fault is gathered before anything is refused."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from juncture.record.fields import near
from juncture.record.folder import layout
from juncture.record.folder.marks import FileMarks, TableMark, marks
from juncture.record.items import Page, Source
from juncture.record.journal import Line
from juncture.record.meta import Meta
from juncture.record.problems import Problem, RecordError
from juncture.record.record import KINDS, Held, Record, build, explain, parse
from juncture.record.texts import read_texts


@dataclass
class _File:
    """One file's text and, when asked, its lines and remarks."""

    path: str
    text: str
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def marks(self) -> FileMarks:
        return marks(self.text)

    def mark(self, kind: str, number: int) -> TableMark | None:
        return self.marks.table(kind, number)


@dataclass(frozen=True, slots=True)
class _Place:
    file: _File
    number: int

    def line_of(self, kind: str, name: str) -> int | None:
        mark = self.file.mark(kind, self.number)
        return mark.keys.get(name, mark.line) if mark else None


def read_folder(path: Path, *, remarks: bool = False) -> Record:
    """Read a dossier's folder; raises :class:`RecordError` with every fault found.

    ``remarks`` also reads the comments, which only writing the folder again needs.
    """
    files = [_read_file(path, file) for file in _entry_files(path)]
    held: list[Held] = []
    places: dict[int, _Place] = {}
    for file in files:
        for one, place in _entries(file, remarks):
            held.append(one)
            places[id(one)] = place
    problems = [problem for file in files for problem in file.problems]
    if not problems and not any(isinstance(one.entry, Meta) for one in held):
        problems.append(Problem("a dossier needs one [dossier] table with an id and a title.", layout.HEAD))
    if problems:
        raise RecordError(problems)
    held += _pages(path, files, remarks)

    def line_of(one: Held, name: str) -> int | None:
        place = places.get(id(one))
        return place.line_of(one.entry.kind, name) if place else None

    by_id = build(held, line_of)
    meta = next(one.entry for one in held if isinstance(one.entry, Meta))
    texts = read_texts(path / layout.TEXTS, [one.entry for one in held if isinstance(one.entry, Source)])
    return Record(meta, by_id, texts)


def _entry_files(path: Path) -> list[Path]:
    if not path.is_dir():
        raise RecordError([Problem(f"there is no folder {str(path)!r}; 'juncture new NAME' starts one.")])
    files = layout.toml_files(path)
    if not any(file.name == layout.HEAD for file in files):
        raise RecordError([Problem(f"the folder {str(path)!r} holds no {layout.HEAD}, so it is no dossier.")])
    return files


def _read_file(folder: Path, file: Path) -> _File:
    name = file.relative_to(folder).as_posix()
    try:
        return _File(name, file.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8 (byte {error.start} cannot be read); save it as UTF-8."
        return _File(name, "", [Problem(message, name)])
    except OSError as error:
        return _File(name, "", [Problem(f"the file cannot be read: {error.strerror}.", name)])


def _entries(file: _File, remarks: bool) -> Iterator[tuple[Held, _Place]]:
    for kind, tables in _tables(file).items():
        if kind not in KINDS:
            place = _Place(file, 0)
            message = f"there is no kind of entry {kind!r}{near(kind, KINDS)}"
            file.problems.append(Problem(message, file.path, place.line_of(kind, "")))
            continue
        for number, data in enumerate(_as_list(file, kind, tables)):
            place = _Place(file, number)
            try:
                entry = parse(kind, data)
            except ValidationError as error:
                file.problems += explain(kind, error, file.path, partial(place.line_of, kind))
                continue
            yield Held(entry, file.path, _remarks(file, kind, number) if remarks else ""), place


def _tables(file: _File) -> dict[str, Any]:
    try:
        return tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)|\(at end of document\)", str(error))
        line = int(found[1]) if found and found[1] else file.text.count("\n") + 1
        reason = str(error).split(" (at ")[0]
        file.problems.append(Problem(f"this is not TOML: {reason[:1].lower()}{reason[1:]}.", file.path, line))
        return {}


def _as_list(file: _File, kind: str, tables: Any) -> list[dict[str, Any]]:
    if kind == Meta.kind and isinstance(tables, dict):
        return [tables]
    if isinstance(tables, list) and all(isinstance(table, dict) for table in tables):
        return tables
    header = f"[{kind}]" if kind == Meta.kind else f"[[{kind}]]"
    line = _Place(file, 0).line_of(kind, "")
    file.problems.append(Problem(f"write each {kind} under a header {header} of its own.", file.path, line))
    return []


def _remarks(file: _File, kind: str, number: int) -> str:
    mark = file.mark(kind, number)
    return "\n".join(mark.remarks) if mark else ""


def _pages(folder: Path, files: list[_File], remarks: bool) -> Iterator[Held]:
    if remarks:
        for file in files:
            if file.marks.head or file.marks.foot:
                yield Held(Page(id=_page_id(file.path), path=file.path, head=file.marks.head, foot=file.marks.foot))
    for name in layout.WHOLE:
        if (folder / name).is_file():
            yield Held(Page(id=_page_id(name), path=name, text=(folder / name).read_text(encoding="utf-8")))


def _page_id(path: str) -> str:
    return "page-" + re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-")


def read_journal(folder: Path) -> list[Line] | None:
    """The journal that a folder carries, where it was written from a store."""
    import json

    file = folder / layout.JOURNAL
    if not file.is_file():
        return None
    try:
        rows = [json.loads(row) for row in file.read_text(encoding="utf-8").splitlines() if row]
        return [Line(**row) for row in rows]
    except (ValueError, TypeError) as error:
        message = f"the journal cannot be read: {error}. Restore the file, or remove it to import the entries alone."
        raise RecordError([Problem(message, layout.JOURNAL)]) from None
