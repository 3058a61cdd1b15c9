"""What the cells of an export mean: days, counts, names. Each raises a sentence for what it cannot read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

_FORMS = (
    "%Y-%m-%d",
    "%d %B %Y",
    "%d %b %Y",
    "%d-%b-%Y",
    "%d-%B-%Y",
    "%d/%m/%Y",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M:%S.%f",
)


class CellError(ValueError):
    """A cell that cannot be read."""


def day(row: Mapping[str, str], name: str) -> date:
    """A day, in one of the forms that ACLED and UCDP have exported.

    >>> day({"event_date": "24 May 2021"}, "event_date") == day({"event_date": "2021-05-24"}, "event_date")
    True
    """
    text = row.get(name, "")
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  # a day has no time zone
        except ValueError:
            continue
    raise CellError(f"{name} {text!r} is no day that exists; it is written such as 2021-05-24.")


def count(row: Mapping[str, str], name: str) -> int | None:
    """A count; None where the cell is empty or the column is missing."""
    text = row.get(name, "")
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        number = -1
    if number < 0 or number != int(number):
        raise CellError(f"{name} {text!r} is no count.")
    return int(number)


def needed(row: Mapping[str, str], name: str) -> str:
    """A cell that may not be empty."""
    text = row.get(name, "")
    if not text:
        raise CellError(f"{name} is empty.")
    return text


def named(row: Mapping[str, str], *names: str) -> tuple[str, ...]:
    """The names in several cells, each of which may hold several with semicolons between them."""
    parts = (part.strip() for name in names for part in row.get(name, "").split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))
