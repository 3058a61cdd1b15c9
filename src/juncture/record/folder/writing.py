"""From a record to a folder, in one normal form: the same record always gives the same bytes."""

from __future__ import annotations

import json
import os
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import tomlkit

from juncture.record.canonical import written
from juncture.record.folder import layout
from juncture.record.items import Page, Source
from juncture.record.journal import Line
from juncture.record.meta import Meta
from juncture.record.problems import StoreError
from juncture.record.record import Held, Record

WIDTH = 110


def write_folder(record: Record, folder: Path, *, journal: Iterable[Line] = (), texts: bool = False) -> list[Path]:
    """Write a record as a folder; texts of sources only when asked, since most are under copyright.

    Files that the folder already holds are replaced one by one, each in one step; others stay. A file of entries
    that the record does not hold would come back with the next reading, so it is named and nothing is written.
    """
    files = dict(files_of(record))
    if left := [name for name in _entry_files(folder) if name not in files]:
        raise StoreError(
            f"the folder {str(folder)!r} holds entries in {', '.join(left)} that are not this dossier's. "
            "Remove or move that, or choose another folder; nothing was written."
        )
    try:
        return list(_write_all(record, folder, files, journal, texts))
    except OSError as error:
        raise StoreError(f"the folder {str(folder)!r} cannot be written: {error.strerror}.") from None


def _write_all(
    record: Record, folder: Path, files: Mapping[str, str], journal: Iterable[Line], texts: bool
) -> Iterator[Path]:
    for name, text in files.items():
        yield write_file(folder / name, text)
    lines = list(journal)
    if lines:
        head = {"seq": lines[-1].seq, "hash": lines[-1].hash}
        yield write_file(folder / layout.JOURNAL_HEAD, json.dumps(head) + "\n")
        rows = (json.dumps(asdict(line), ensure_ascii=False) + "\n" for line in lines)
        yield write_file(folder / layout.JOURNAL, "".join(rows))
    held = [source.id for source in record.of(Source) if texts and source.id in record.texts]
    if held and not (folder / layout.IGNORE).exists():
        yield write_file(folder / layout.IGNORE, layout.IGNORED)
    for id in held:
        yield write_file(folder / layout.TEXTS / f"{id}.txt", record.texts[id])


def _entry_files(folder: Path) -> Iterator[str]:
    """The files of a folder that hold something beside remarks."""
    for file in layout.toml_files(folder):
        try:
            empty = not tomllib.loads(file.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError, RecursionError):
            empty = False
        if not empty:
            yield file.relative_to(folder).as_posix()


def files_of(record: Record) -> Iterator[tuple[str, str]]:
    """Each file's path and text, in order of path."""
    pages = {page.path: page for page in record.of(Page) if page.text is None and layout.holds_entries(page.path)}
    whole = {page.path: page.text for page in record.of(Page) if page.text is not None and page.path in layout.WHOLE}
    grouped: dict[str, list[Held]] = {name: [] for name in pages}
    for one in record.held.values():
        if not isinstance(one.entry, Page):
            grouped.setdefault(_file_of(one), []).append(one)
    for name in sorted({*grouped, *whole}):
        yield name, whole[name] if name in whole else _file_text(grouped[name], pages.get(name))


def _file_of(one: Held) -> str:
    """The file that an entry names, if entries may stand there; a journal from elsewhere may name any."""
    if isinstance(one.entry, Meta):
        return layout.HEAD
    return one.file if layout.holds_entries(one.file) else layout.default_file(one.entry.kind)


def _file_text(entries: list[Held], page: Page | None) -> str:
    blocks = [page.head] if page and page.head else []
    blocks += [entry_text(one) for one in _together(entries)]
    blocks += [page.foot] if page and page.foot else []
    return "\n\n".join(blocks) + "\n"


def _together(entries: list[Held]) -> list[Held]:
    """Entries by kind, kinds in order of first appearance: the order in which TOML reads them back."""
    kinds = list(dict.fromkeys(one.entry.kind for one in entries))
    return sorted(entries, key=lambda one: kinds.index(one.entry.kind))


def entry_text(one: Held) -> str:
    """An entry as it is written in a file.

    >>> from juncture.record.items import Office
    >>> print(entry_text(Held(Office(id="prime-minister", name="Prime minister of Mali"))))
    [[office]]
    id = "prime-minister"
    name = "Prime minister of Mali"
    """
    entry = one.entry
    header = f"[{entry.kind}]" if isinstance(entry, Meta) else f"[[{entry.kind}]]"
    data = written(entry)
    plain = {key: value for key, value in data.items() if not _is_table_list(value)}
    lines = [one.remarks] if one.remarks else []
    lines += [header, *(f"{key} = {toml_value(value)}" for key, value in _ordered(plain).items())]
    for key, value in data.items():
        if _is_table_list(value):
            for inner in value:
                lines += ["", f"[[{entry.kind}.{key}]]", *(f"{k} = {toml_value(v)}" for k, v in inner.items())]
    return "\n".join(lines)


_LAST = ("voice", "speaker", "hedge", "condition", "year", "public", "disputes", "from", "note")


def _ordered(data: Mapping[str, Any]) -> dict[str, Any]:
    own = [key for key in data if key not in _LAST]
    return {key: data[key] for key in [*own, *(key for key in _LAST if key in data)]} if "voice" in data else dict(data)


def _is_table_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def toml_value(value: Any) -> str:
    """A value in TOML: short lists on one line, long ones an item a line, the keys of a table in their order."""
    if isinstance(value, dict):
        inner = ", ".join(f"{tomlkit.key(key).as_string()} = {toml_value(item)}" for key, item in sorted(value.items()))
        return f"{{ {inner} }}"
    if isinstance(value, list):
        items = [toml_value(item) for item in value]
        line = f"[{', '.join(items)}]"
        return line if len(line) <= WIDTH else "[\n" + "".join(f"    {item},\n" for item in items) + "]"
    if isinstance(value, str) and "\n" in value and "\r" not in value:
        return str(tomlkit.string(value, multiline=True).as_string())
    return str(tomlkit.item(value).as_string())


def append_entry(folder: Path, one: Held) -> Path:
    """Add one entry at the end of its file, leaving what stands there as it is."""
    file = folder / (one.file or layout.default_file(one.entry.kind))
    before = file.read_text(encoding="utf-8") if file.is_file() else ""
    gap = "\n\n" if before.strip() else ""
    return write_file(file, before.rstrip("\n") + gap + entry_text(one) + "\n")


def amend_entry(folder: Path, name: str, kind: str, id: str, fields: Mapping[str, Any]) -> Path:
    """Set fields of one entry in its file, leaving everything else there as it is, remarks and order included."""
    document = tomlkit.parse((folder / name).read_text(encoding="utf-8"))
    tables: Any = document[kind]
    table = next(table for table in tables if table["id"] == id)
    for key, value in fields.items():
        table[key] = list(value) if isinstance(value, tuple) else value
    return write_file(folder / name, tomlkit.dumps(document))


def write_file(file: Path, content: str | bytes) -> Path:
    """Write a file of text or bytes in one step: the whole of it, or nothing."""
    data = content.encode() if isinstance(content, str) else content
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.chmod(temporary, 0o644)
        os.replace(temporary, file)
    except BaseException:
        os.unlink(temporary)
        raise
    return file
