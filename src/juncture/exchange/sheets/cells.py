"""Between an entry's values and the cells of a sheet: every value has one written form that reads back the same."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Any, Literal

from juncture.exchange.sheets.columns import Column, Form
from juncture.exchange.sheets.dates import read_cell_date, read_number_date, read_text_date

#: What a cell of a spreadsheet can hold at most.
LONGEST = 32_767
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_YES = {"yes": True, "true": True, "oui": True, "no": False, "false": False, "non": False}

Kind = Literal["value", "formula", "error", "merged"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a sheet: where it is, what it holds, and whether that is a plain value."""

    place: str
    value: Any = None
    kind: Kind = "value"
    shown_as: str = ""

    @property
    def empty(self) -> bool:
        return self.kind == "value" and (self.value is None or str(self.value).strip() == "")


def shown(column: Column, value: Any) -> str | int | float | None:
    """A value as its cell shows it.

    >>> names = Column("names", Form.WORDS)
    >>> shown(names, ["Ndaw", "N’Daw"]), shown(names, ["one; two"]), shown(Column("plural", Form.FLAG), False)
    ('Ndaw; N’Daw', '["one; two"]', 'no')
    """
    if value in (None, [], {}, ""):
        return None
    if column.form is Form.NUMBER and isinstance(value, int | float):
        return value
    text = _SHOWN.get(column.form, str)(value)
    text = _CONTROL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) > LONGEST:
        return f"({len(text):,} characters, too long for a cell; it stays in the record as it is)"
    return text


def is_whole(column: Column, value: Any) -> bool:
    """Whether a cell shows all of a value."""
    text = _SHOWN.get(column.form, str)(value) if value not in (None, [], {}) else ""
    return len(text) <= LONGEST and not _CONTROL.search(text)


def _list_text(values: list[str]) -> str:
    plain = all(value == value.strip() and not re.search(r"[;\n]|^\[", value) for value in values)
    return "; ".join(values) if plain else json.dumps(values, ensure_ascii=False)


def _pairs_text(pairs: dict[str, Any]) -> str:
    lists = {name: value if isinstance(value, list) else [value] for name, value in pairs.items()}
    joined = {name: ", ".join(values) for name, values in lists.items()}
    clear = all(
        not re.search(r"[:;\n{]", name)
        and not re.search(r"[;\n]", text)
        and name == name.strip()
        and text == text.strip()
        for name, text in joined.items()
    )
    if clear:
        return "; ".join(f"{name}: {text}" for name, text in joined.items())
    return json.dumps(pairs, ensure_ascii=False)


_SHOWN: dict[Form, Callable[[Any], str]] = {
    Form.WORDS: _list_text,
    Form.IDS: _list_text,
    Form.PASSAGES: _list_text,
    Form.PAIRS: _pairs_text,
    Form.ROLES: _pairs_text,
    Form.FLAG: lambda value: "yes" if value else "no",
}


def read(column: Column, cell: Cell) -> Any:
    """A cell's value as the record writes it, None for an empty one; raises a sentence for what cannot be read."""
    _trusted(cell)
    if cell.empty:
        return None
    value = cell.value
    if column.form is Form.DATE:
        return _date(cell)
    if isinstance(value, datetime | date | time | timedelta):
        raise ValueError(
            f"the program made a date or time of this ({value}); format the cell as text and write it anew."
        )
    if column.form is Form.NUMBER:
        return _number(value, column.whole)
    if column.form is Form.FLAG:
        return _flag(value)
    return _READ.get(column.form, str)(_text(value))


def _trusted(cell: Cell) -> None:
    if cell.kind == "formula":
        raise ValueError(
            f"{cell.value!r} is a formula, and what it shows is not trusted. Paste its value in its place."
        )
    if cell.kind == "error":
        raise ValueError(f"the cell holds the error {cell.value}. Write the value itself.")
    if cell.kind == "merged":
        raise ValueError(
            f"the cells {cell.value} are merged, so it is not known which rows they speak of. Unmerge them."
        )


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()


def _date(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, datetime | date):
        return read_cell_date(value, cell.shown_as)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return read_number_date(value)
    return read_text_date(_text(value))


def _number(value: Any, whole: bool) -> int | float:
    try:
        number = value if isinstance(value, int | float) else float(str(value).strip())
    except ValueError:
        raise ValueError(f"{value!r} is no number. Write figures with a point, as in 12.64.") from None
    if isinstance(value, bool) or not isfinite(number):
        raise ValueError(f"{value!r} is no number. Write figures with a point, as in 12.64.")
    return int(number) if whole and float(number).is_integer() else number


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    found = _YES.get(_text(value).lower())
    if found is None:
        raise ValueError(f"{value!r} is neither yes nor no.")
    return found


def _read_list(text: str) -> list[str]:
    if text.startswith("["):
        return [str(value) for value in _json(text, list)]
    return [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]


def _read_ids(text: str) -> list[str]:
    return [part for part in re.split(r"[;,\s]+", text) if part]


def _read_pairs(text: str) -> dict[str, Any]:
    if text.startswith("{"):
        return dict(_json(text, dict))
    found = {}
    for part in re.split(r"[;\n]", text):
        name, colon, value = part.partition(":")
        if part.strip() and not colon:
            raise ValueError(f"{part.strip()!r} is no pair. Write name: text, as in wikidata: Q4750173.")
        if part.strip():
            found[name.strip()] = value.strip()
    return found


def _read_roles(text: str) -> dict[str, list[str]]:
    return {name: value if isinstance(value, list) else _read_ids(value) for name, value in _read_pairs(text).items()}


def _json(text: str, type_: type) -> Any:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, type_):
        raise ValueError(f"{text[:60]!r} cannot be read. Write the parts with ; between.")
    return value


_READ: dict[Form, Callable[[str], Any]] = {
    Form.WORDS: _read_list,
    Form.IDS: _read_ids,
    Form.PASSAGES: _read_list,
    Form.PAIRS: _read_pairs,
    Form.ROLES: _read_roles,
}


def safe(text: str) -> str:
    """A text for a CSV cell that no program takes for a formula: an apostrophe before what would start one.

    >>> safe("=1+1"), safe("'=1+1"), safe("Mali"), plain(safe("'=1+1"))
    ("'=1+1", "''=1+1", 'Mali', "'=1+1")
    """
    return f"'{text}" if _LIKE_FORMULA.match(text) else text


def plain(text: str) -> str:
    """A text as it was before :func:`safe`."""
    return text[1:] if text.startswith("'") and _LIKE_FORMULA.match(text[1:]) else text


def like_formula(text: object) -> bool:
    """Whether a program could take a text for a formula."""
    return isinstance(text, str) and bool(_LIKE_FORMULA.match(text))


_LIKE_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
