"""From a folder to a record; every fault is gathered before anything is refused."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from juncture.record.canonical import digest
from juncture.record.fields import near, shortened
from juncture.record.folder import layout
from juncture.record.folder.marks import FileMarks, TableMark, marks
from juncture.record.items import Page, Source
from juncture.record.journal import Action, Head, Line
from juncture.record.meta import Meta
from juncture.record.problems import Problem, RecordError
from juncture.record.record import KINDS, Held, Record, build, explain, parse
from juncture.record.texts import read_texts

_WRITTEN_KINDS = [kind for kind in KINDS if kind != Page.kind]


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

    def line_of(self, kind: str) -> int | None:
        """Where a kind of entry is first named, as a table or as a key before any table."""
        mark = self.mark(kind, 0)
        return mark.line if mark else self.marks.keys.get(kind)


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
    whole = [_read_file(path, path / name) for name in layout.WHOLE if (path / name).is_file()]
    held: list[Held] = []
    places: dict[int, _Place] = {}
    for file in files:
        for one, place in _entries(file, remarks):
            held.append(one)
            places[id(one)] = place
    problems = [problem for file in [*files, *whole] for problem in file.problems]
    heads = [(one.entry, places[id(one)]) for one in held if isinstance(one.entry, Meta)]
    if not problems and not heads:
        problems.append(Problem("a dossier needs one [dossier] table with an id and a title.", layout.HEAD))
    problems += [_second_head(heads[0], place) for _, place in heads[1:]]
    if problems:
        raise RecordError(problems)
    held += _pages(files, whole, remarks)

    def line_of(one: Held, name: str) -> int | None:
        place = places.get(id(one))
        return place.line_of(one.entry.kind, name) if place else None

    by_id = build(held, line_of)
    return Record(heads[0][0], by_id, read_texts(path / layout.TEXTS, sources_of(held)))


def sources_of(held: Iterable[Held]) -> list[Source]:
    """The sources among entries."""
    return [one.entry for one in held if isinstance(one.entry, Source)]


def _second_head(first: tuple[Meta, _Place], place: _Place) -> Problem:
    where = f"{first[1].file.path}, line {first[1].line_of(Meta.kind, '')}"
    message = f"a dossier has one [dossier] table, and there is one in {where} already. Remove one of them."
    return Problem(message, place.file.path, place.line_of(Meta.kind, ""))


def _entry_files(path: Path) -> list[Path]:
    if not path.is_dir():
        raise RecordError([Problem(f"there is no folder {str(path)!r}; 'juncture new NAME' starts one.")])
    files = layout.toml_files(path)
    if path / layout.HEAD not in files:
        raise RecordError([Problem(f"the folder {str(path)!r} holds no {layout.HEAD}, so it is no dossier.")])
    return files


def _read_file(folder: Path, file: Path) -> _File:
    name = file.relative_to(folder).as_posix()
    if file.exists() and not file.is_file():
        return _File(name, "", [Problem("this is no ordinary file; the dossier's files are texts.", name)])
    try:
        raw = file.read_bytes()
        return _File(name, raw.decode("utf-8") if name in layout.WHOLE else _plain(raw))
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8 (byte {error.start} cannot be read); save it as UTF-8."
        return _File(name, "", [Problem(message, name)])
    except OSError as error:
        return _File(name, "", [Problem(f"the file cannot be read: {error.strerror}.", name)])


def _plain(raw: bytes) -> str:
    """The text of a file without what editors put in: a byte-order mark, other line ends."""
    return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def _entries(file: _File, remarks: bool) -> Iterator[tuple[Held, _Place]]:
    for kind, tables in _tables(file).items():
        if kind not in _WRITTEN_KINDS:
            message = f"there is no kind of entry {shortened(kind)}{near(kind, _WRITTEN_KINDS)}"
            file.problems.append(Problem(message, file.path, file.line_of(kind)))
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
    except RecursionError:
        file.problems.append(Problem("this is not TOML that can be read: its brackets are nested too deep.", file.path))
        return {}
    except ValueError as error:  # TOML's own complaint, or a number too long for Python
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
    message = f"{shortened(tables)} is no {kind}; write each {kind} under a header {header} of its own."
    file.problems.append(Problem(message, file.path, file.line_of(kind)))
    return []


def _remarks(file: _File, kind: str, number: int) -> str:
    mark = file.mark(kind, number)
    return "\n".join(mark.remarks) if mark else ""


def _pages(files: list[_File], whole: list[_File], remarks: bool) -> Iterator[Held]:
    if remarks:
        for file in files:
            if file.marks.head or file.marks.foot:
                yield Held(Page(id=_page_id(file.path), path=file.path, head=file.marks.head, foot=file.marks.foot))
    for file in whole:
        yield Held(Page(id=_page_id(file.path), path=file.path, text=file.text))


def _page_id(path: str) -> str:
    """An id for a file: readable, and one of its own even where names differ only in what an id cannot hold."""
    readable = re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-")[:80].strip("-")
    return "-".join(part for part in ("page", readable, digest(path)[:8]) if part)


def read_journal(folder: Path) -> list[Line] | None:
    """The journal that a folder carries, where it was written from a store."""
    file = folder / layout.JOURNAL
    if not file.is_file():
        return None
    number = None
    try:
        rows = file.read_text(encoding="utf-8").split("\n")
        lines = []
        for number, row in enumerate(rows, start=1):  # noqa: B007  (the fault's place is told below)
            if row.strip():
                lines.append(_line(json.loads(row)))
        return lines
    except (OSError, ValueError, TypeError, RecursionError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        message = f"the journal cannot be read: {reason}. Restore the file, or remove it to import the entries alone."
        raise RecordError([Problem(message, layout.JOURNAL, number)]) from None


def journal_head(folder: Path) -> Head | None:
    """The line with which the journal beside it must end, so that one cut at a line's end is noticed.

    None where the folder does not say, as of an earlier release.
    """
    file = folder / layout.JOURNAL_HEAD
    if not file.is_file():
        return None
    try:
        row = json.loads(file.read_text(encoding="utf-8"))
        if type(row["seq"]) is int and isinstance(row["hash"], str):
            return Head(row["seq"], row["hash"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        pass
    message = "it names no last line of the journal. Restore the file, or remove it to go without."
    raise RecordError([Problem(message, layout.JOURNAL_HEAD)])


def _line(row: Any) -> Line:
    if not isinstance(row, dict) or set(row) != set(Line.__dataclass_fields__):
        raise ValueError(f"a line is a table with the keys {', '.join(Line.__dataclass_fields__)}")
    seq, action = row["seq"], row["action"]
    texts = [value for key, value in row.items() if key != "seq"]
    if type(seq) is not int or seq < 1 or not all(isinstance(text, str) for text in texts):
        raise ValueError("the value of seq is a number from 1, all others are texts")
    if action not in list(Action):
        raise ValueError(f"{shortened(action)} is no action{near(action, map(str, Action))}")
    "".join(texts).encode("utf-8")  # half a character, which JSON can write, is no text
    return Line(**{**row, "action": Action(action)})
