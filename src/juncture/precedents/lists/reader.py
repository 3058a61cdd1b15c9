"""What every reader of a list needs: the state and the date of a row, and a sentence where they cannot be had."""

from __future__ import annotations

from calendar import monthrange

from juncture.record.countries import State, find_state, in_year, state_names, states
from juncture.record.edtf import parse
from juncture.record.fields import near
from juncture.record.table import Row
from juncture.record.when import When


class RowError(ValueError):
    """Why a row is set aside, in a sentence."""


def whole(row: Row, column: str, low: int, high: int) -> int:
    """A whole number within bounds."""
    text = row[column]
    try:
        number = int(float(text))
    except ValueError:
        raise RowError(f"{column} {text!r} is no number") from None
    if not low <= number <= high or number != float(text):
        raise RowError(f"{column} {text} is not between {low} and {high}")
    return number


def one_of(row: Row, column: str, known: dict[str, str]) -> str:
    """What a code of a list means; a code that the list does not have sets the row aside."""
    text = row[column].removesuffix(".0")
    if text not in known:
        raise RowError(f"{column} {row[column]!r} is no code of this list ({', '.join(known)})")
    return known[text]


def date_of(row: Row, year: str = "year", month: str = "month", day: str = "day") -> When:
    """The date in three columns; a missing day leaves a month, a missing month a year."""
    number = whole(row, year, 1800, 2100)
    if row[month] in ("", "0", "NA", "."):
        return parse(f"{number}")
    at = whole(row, month, 1, 12)
    if row[day] in ("", "0", "NA", "."):
        return parse(f"{number}-{at:02d}")
    on = whole(row, day, 1, 31)
    length = monthrange(number, at)[1]
    if on > length:
        raise RowError(f"{number}-{at:02d}-{on:02d} does not exist: that month has {length} days")
    return parse(f"{number}-{at:02d}-{on:02d}")


def iso_date(row: Row, column: str) -> When:
    """A date written as year, month and day with dashes."""
    parts = row[column].split("-")
    if len(parts) != 3:
        raise RowError(f"{column} {row[column]!r} is no date such as 2021-05-24")
    cells = dict(zip(("year", "month", "day"), parts, strict=True))
    return date_of(Row(row.line, cells))


def state_of(row: Row, year: int, code: str = "ccode", name: str = "") -> State:
    """The state of a row by its number or its name in a year; where it has both, they must mean the same."""
    given, written = row[code] if code else "", row[name] if name else ""
    by_name = find_state(written, year) if written else None
    if not given:
        if by_name is None:
            raise RowError(f"no state is known as {written!r}{near(written, list(state_names()))}".rstrip("."))
        return in_year(by_name, year)
    by_code = states().get(whole(row, code, 1, 9999))
    if by_code is None:
        raise RowError(f"no state has the number {given}" + (f", and {name} says {written!r}" if written else ""))
    if by_name and in_year(by_code, year).number != in_year(by_name, year).number:
        raise RowError(f"{code} {given} is {by_code.name}, but {name} says {written!r}")
    return in_year(by_code, year)


def year_of(when: When) -> int:
    """The year of a date."""
    return int(when.text[:4])
