"""The table inside an export, line by line, whatever its separator and whichever of two encodings each line has.

Exports are often opened and saved again on the way, so a line may hold Latin-1 in a file of UTF-8. Each line is read
as UTF-8 and, where that fails, as Latin-1.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from juncture.record.problems import SourceError

LIMIT = 1024 * 1024 * 1024


def read_table(path: Path) -> tuple[tuple[str, ...], Iterator[tuple[int, Mapping[str, str]]]]:
    """The columns of a file, and its rows with the line on which each ends.

    Under the empty name stands by how many cells a row is too long (or, below 0, too short).
    """
    text = _text(path)
    first = text.partition("\n")[0]
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    names = tuple(name.strip().lower() for name in next(lines, []))
    rows = ((lines.line_num, {**dict(zip(names, map(str.strip, row), strict=False)), "": str(len(row) - len(names))})
            for row in lines if row)  # fmt: skip
    return names, rows


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LIMIT:
            raise SourceError(f"{str(path)!r} is larger than {LIMIT // 1024**3} GB; export fewer years or countries.")
        raw = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{str(path)!r} cannot be read: {error.strerror}.") from None
    if b"\x00" in raw[:4096]:
        raise SourceError(f"{str(path)!r} is no table of text (it holds zero bytes); export it as CSV.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "".join(_line(line) for line in raw.splitlines(keepends=True)).removeprefix("\ufeff")


def _line(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
