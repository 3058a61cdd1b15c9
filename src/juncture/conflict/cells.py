"""What the cells of an export mean: days, counts, names. Each raises a sentence for what it cannot read."""

from __future__ import annotations

from datetime import date, datetime

from juncture.record.table import Row

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


def day(row: Row, name: str) -> date:
    """A day, in one of the forms that ACLED and UCDP have exported.

    >>> str(day(Row(2, {"event_date": "24 May 2021"}), "event_date"))
    '2021-05-24'
    """
    text = row[name]
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  # a day has no time zone
        except ValueError:
            continue
    raise CellError(f"{name} {text!r} is no day that exists; it is written such as 2021-05-24.")


def count(row: Row, name: str) -> int | None:
    """A count; None where the cell is empty or the column is missing."""
    text = row[name]
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        number = -1
    if number < 0 or number != int(number):
        raise CellError(f"{name} {text!r} is no count.")
    return int(number)


def needed(row: Row, name: str) -> str:
    """A cell that may not be empty."""
    text = row[name]
    if not text:
        raise CellError(f"{name} is empty.")
    return text


def named(row: Row, *names: str) -> tuple[str, ...]:
    """The names in several cells, each of which may hold several with semicolons between them."""
    parts = (part.strip() for name in names for part in row[name].split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))
