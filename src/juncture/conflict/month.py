"""Calendar months that can be counted, compared and walked along."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Month(NamedTuple):
    """A month of a year.

    >>> may = Month.of(date(2021, 5, 24))
    >>> str(may.later(8)), str(may.earlier(12)), may.later(8) - may
    ('2022-01', '2020-05', 8)
    """

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Month:
        """The month of a day."""
        return cls(day.year, day.month)

    def later(self, months: int) -> Month:
        """The month that comes so many months after this one."""
        year, place = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(year, place + 1)

    def earlier(self, months: int) -> Month:
        """The month that lies so many months before this one."""
        return self.later(-months)

    def __sub__(self, other: Month) -> int:
        return (self.year - other.year) * 12 + self.number - other.number

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    def until(self, last: Month) -> Iterator[Month]:
        """This month and every one after it, up to ``last``."""
        return (self.later(step) for step in range(last - self + 1))

    @classmethod
    def read(cls, text: str) -> Month:
        """A month from its text, such as 2021-05."""
        year, _, number = text.partition("-")
        return cls(int(year), int(number))

    @property
    def words(self) -> str:
        """The month as a sentence names it.

        >>> Month.read("2021-05").words
        'May 2021'
        """
        return f"{NAMES[self.number - 1]} {self.year}"
