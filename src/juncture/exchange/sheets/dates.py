"""Dates as people type them into cells: taken where only one reading is possible, else refused with the way out.

Accepted: EDTF as anywhere in Juncture; a day or month with its name in English or French and a year of four
digits (``24 May 2021``). Refused: figures between slashes, dots or hyphens, whose order differs by country.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, datetime, timedelta

from juncture.record.edtf import ACCEPTED, DateError, parse

_NAMES = (
    "january janvier jan", "february fevrier feb fev", "march mars mar", "april avril apr avr", "may mai",
    "june juin jun", "july juillet jul juil", "august aout aug", "september septembre sep sept",
    "october octobre oct", "november novembre nov", "december decembre dec",
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
_FIGURES = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})", re.ASCII)
_DAY_FIRST = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th|er)?\s+)?([a-z]+)\.?,?\s+(\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.ASCII)
_EXCEL_EPOCH = date(1899, 12, 30)


def read_text_date(text: str) -> str:
    """A typed date as EDTF; raises a sentence where it has no or several readings.

    >>> read_text_date("24 May 2021"), read_text_date("mai 2021"), read_text_date("[..2021-05-24]")
    ('2021-05-24', '2021-05', '[..2021-05-24]')
    >>> read_text_date("03/04/2021")
    Traceback (most recent call last):
    juncture.record.edtf.DateError: '03/04/2021' ... Write 2021-04-03 (day first) or 2021-03-04 (month first).
    """
    try:
        return parse(text).text
    except DateError as error:
        refused = error
    figures = _FIGURES.fullmatch(text.strip())
    if figures:
        raise DateError(_figures_sentence(text, *figures.groups()))
    named = _named(text)
    if named is None:
        raise DateError(str(refused))
    return named


def _figures_sentence(text: str, one: str, two: str, year: str) -> str:
    lead = f"{text!r} has more than one reading: the order of day and month differs by country."
    if len(year) == 2:
        return f"{lead} Write the year in full first, as in 2021-05-24."
    readings = [
        f"{year}-{int(month):02d}-{int(day):02d} ({how})"
        for day, month, how in ((one, two, "day first"), (two, one, "month first"))
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 31
    ]
    return f"{lead} Write {' or '.join(readings)}." if readings else f"{text!r} is no date. Write {ACCEPTED}."


def _named(text: str) -> str | None:
    plain = unicodedata.normalize("NFKD", text.strip().lower())
    plain = " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
    if match := _DAY_FIRST.fullmatch(plain):
        day, name, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(plain):
        name, day, year = match.groups()
    else:
        return None
    month = _MONTHS.get(name)
    if month is None or int(year) < 1 or (day and not 1 <= int(day) <= monthrange(int(year), month)[1]):
        return None
    return f"{year}-{month:02d}-{int(day):02d}" if day else f"{year}-{month:02d}"


def read_cell_date(value: datetime | date, shown_as: str) -> str:
    """A cell that the program holds as a date; refused where it shows less than the day that it made up.

    >>> read_cell_date(datetime(2021, 5, 24), "dd/mm/yyyy")
    '2021-05-24'
    >>> read_cell_date(datetime(2021, 5, 1), "mmm yyyy")
    Traceback (most recent call last):
    juncture.record.edtf.DateError: the cell shows a date without its day ...
    """
    shown = re.sub(r'\[[^\]]*\]|"[^"]*"|\\.', "", shown_as.lower())
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        raise DateError(f"the cell holds {value.isoformat()} without its time zone. Write {value:%Y-%m-%dT%H:%MZ}.")
    if "y" in shown and "d" not in shown:
        raise DateError(
            f"the cell shows a date without its day, and the program made it {value:%Y-%m-%d}. "
            f"Write {value:%Y-%m} as text for the month, or {value:%Y-%m-%d} for the day."
        )
    if "d" in shown and "y" not in shown:
        raise DateError(f"the cell shows no year, and the program made it {value.year}. Write {value:%Y-%m-%d}.")
    return f"{value:%Y-%m-%d}"


def read_number_date(value: float) -> str:
    """A number in a date's cell: a year, or a refusal that says which day the program may mean.

    >>> read_number_date(2021)
    '2021'
    >>> read_number_date(44340)
    Traceback (most recent call last):
    juncture.record.edtf.DateError: 44340 is no year. As the day number of a spreadsheet it would be 2021-05-24 ...
    """
    if value == int(value) and 1000 <= value <= 9999:
        return f"{int(value)}"
    if 10_000 <= value < 2_900_000:
        day = _EXCEL_EPOCH + timedelta(days=int(value))
        raise DateError(
            f"{value:g} is no year. As the day number of a spreadsheet it would be {day}: write {day} if so."
        )
    raise DateError(f"{value:g} is no date that can be read. Write {ACCEPTED}.")
