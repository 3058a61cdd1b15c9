"""What of a model's fields may be kept: codes of the record, dates that can be read, names that stand in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from juncture.reading.model.form import CODES, LISTS, NAMES_IN, fields
from juncture.record import edtf
from juncture.record.folding import fold_text
from juncture.record.vocabulary import vocabulary


def filled_of(one: Mapping[str, Any], text: str, refused: Counter[str]) -> dict[str, Any]:
    """The fields of a statement that can be kept; names that the text does not bear are counted as refused.

    >>> gone = Counter()
    >>> said = {"kind": "event", "type": "COERCE", "actors": ["officers", "hackers"], "when": "soon"}
    >>> filled_of(said, "The officers arrested him.", gone)
    {'type': 'COERCE', 'actors': ('officers',)}
    >>> sum(gone.values())
    1
    """
    kept = {name: _kept(name, one.get(name), text, refused) for name in fields(one["kind"])}
    return {name: value for name, value in kept.items() if value}


def stands_in(name: str, text: str, refused: Counter[str]) -> bool:
    """Whether a name stands in the text, in whatever quotes and accents."""
    found = fold_text(name.strip()).lower() in fold_text(text).lower()
    if not found:
        refused["names that are not in the text"] += 1
    return found


def _kept(name: str, value: Any, text: str, refused: Counter[str]) -> Any:
    if name in LISTS:
        names = value if isinstance(value, list) else []
        given = dict.fromkeys(one.strip() for one in names if isinstance(one, str) and one.strip())
        return tuple(one for one in given if stands_in(one, text, refused))
    if not isinstance(value, str) or not value.strip():
        return None
    if name in CODES:
        return value if value in vocabulary(CODES[name]) else None
    if name == "when":
        return _day(value.strip())
    if name in NAMES_IN and not stands_in(value, text, refused):
        return None
    return value.strip()


def _day(value: str) -> str | None:
    """A date that can be read, without the hour that models like to add."""
    day = value.partition("T")[0]
    try:
        edtf.parse(day)
    except (edtf.DateError, ValidationError):
        return None
    return day
