"""Reading the supplement's rows: TOML files in one folder, their names without meaning.

A file holds ``[[source]]``, ``[[membership]]``, ``[[coup]]`` and ``[[response]]`` tables. Nothing is taken in where
anything is wrong: the error says the file, the line, the field and what would be accepted.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from juncture.precedents.supplement.checks import problems
from juncture.precedents.supplement.rows import Coup, Membership, Response, Source
from juncture.precedents.supplement.supplement import Supplement
from juncture.record.fields import near, shortened
from juncture.record.folder.marks import FileMarks, marks
from juncture.record.problems import Problem, RecordError

_KINDS: Mapping[str, TypeAdapter[Any]] = {
    "source": TypeAdapter(Source),
    "membership": TypeAdapter(Membership),
    "coup": TypeAdapter(Coup),
    "response": TypeAdapter(Response),
}


@cache
def supplement() -> Supplement:
    """The supplement that comes with Juncture: West Africa since 1990.

    >>> supplement().coup("mli-2021-05").day.text
    '2021-05-24'
    """
    with as_file(files(__package__).joinpath("rows")) as folder:
        return read_supplement(folder)


def read_supplement(folder: Path) -> Supplement:
    """The rows in a folder of the same form; raises :class:`RecordError` with every problem."""
    texts = {path.name: _text(path) for path in sorted(folder.glob("*.toml"))}
    if not texts:
        raise RecordError(
            [Problem(f"the folder {str(folder)!r} holds no rows; a supplement is a folder of .toml files.")]
        )
    return parse_supplement(texts)


def parse_supplement(texts: Mapping[str, str]) -> Supplement:
    """The rows in these texts, by file name."""
    found: dict[str, list[Any]] = {kind: [] for kind in _KINDS}
    wrong: list[Problem] = []
    for file, text in texts.items():
        for kind, row in _rows(file, text):
            if isinstance(row, Problem):
                wrong.append(row)
            else:
                found[kind].append(row)
    read = _together(found)
    wrong = wrong or problems(read)
    if wrong:
        raise RecordError(wrong)
    return read


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError([Problem(f"the file cannot be read: {error}.", path.name)]) from None


def _together(found: Mapping[str, list[Any]]) -> Supplement:
    return Supplement(
        sources=tuple(found["source"]),
        memberships=tuple(found["membership"]),
        coups=tuple(sorted(found["coup"], key=lambda one: (one.day, one.id))),
        responses=tuple(found["response"]),
    )


def _rows(file: str, text: str) -> Iterator[tuple[str, Any]]:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        yield "", Problem(f"this is not TOML: {error}.", file)
        return
    places = marks(text)
    for kind, rows in tables.items():
        if kind not in _KINDS:
            yield kind, Problem(f"there is no kind of row {shortened(kind)}{near(kind, _KINDS)}", file)
            continue
        for number, row in enumerate(rows if isinstance(rows, list) else [rows]):
            yield from ((kind, one) for one in _row(kind, row, file, partial(_line, places, kind, number)))


def _row(kind: str, row: Any, file: str, line_of: Any) -> Iterator[Any]:
    try:
        yield _KINDS[kind].validate_python(row)
    except ValidationError as error:
        for detail in error.errors():
            path = [str(part) for part in detail["loc"]]
            yield Problem(_sentence(kind, dict(detail)), file, line_of(path[0] if path else ""), ".".join(path) or None)


def _sentence(kind: str, detail: Mapping[str, Any]) -> str:
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    if detail["type"] == "missing":
        return f"a {kind} needs {name!r} here."
    if detail["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
        return f"a {kind} has no {name!r} here."
    if detail["type"] == "dataclass_type":
        return f'{shortened(detail["input"])} is no cell; write {{ value = ..., from = "source#place" }}.'
    if detail["type"] == "string_pattern_mismatch":
        return f"{shortened(detail['input'])} is no id; write lower-case letters, digits and single hyphens."
    message = str(detail["msg"]).removeprefix("Value error, ").rstrip(".")
    shown = "" if detail["type"] == "value_error" else f"{shortened(detail['input'])} cannot be read here: "
    return f"{shown}{message}."


def _line(places: FileMarks, kind: str, number: int, field: str) -> int | None:
    mark = places.table(kind, number)
    return mark.keys.get(field, mark.line) if mark else None
