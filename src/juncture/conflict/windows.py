"""The stretches of months that are set side by side: before, after, and the same months a year earlier.

The month of the event itself lies partly before it and partly after, so it belongs to neither side. Both sides
have the same number of whole months: as many as were asked for and are covered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from juncture.conflict.month import Month

Stretch = tuple[Month, Month]


@dataclass(frozen=True, slots=True)
class Windows:
    """Stretches around a month; ``after`` is None where no whole month has passed, the others where none is covered."""

    month: Month
    before: Stretch | None
    after: Stretch | None
    year_earlier: Stretch | None


def windows(month: Month, asked: int, whole: Stretch) -> Windows:
    """The stretches around a month, of at most ``asked`` months, inside what is wholly covered.

    >>> found = windows(Month(2021, 5), 6, (Month(2018, 1), Month(2021, 9)))
    >>> [str(end) for end in found.before or ()], [str(end) for end in found.after or ()]
    (['2021-01', '2021-04'], ['2021-06', '2021-09'])
    """
    first, last = whole
    behind, ahead = max(0, month - first), max(0, last - month)
    size = min(asked, behind, ahead) or min(asked, behind)
    before = (month.earlier(size), month.earlier(1)) if size else None
    after = (month.later(1), month.later(min(size or asked, ahead))) if ahead else None
    return Windows(month, before, after, _a_year_earlier(after or before, whole))


def _a_year_earlier(stretch: Stretch | None, whole: Stretch) -> Stretch | None:
    if stretch is None:
        return None
    first, last = stretch[0].earlier(12), stretch[1].earlier(12)
    return (first, last) if whole[0] <= first and last <= whole[1] else None


def earlier_pairs(found: Windows, whole: Stretch) -> Iterator[tuple[Stretch, Stretch]]:
    """Every pair of stretches as long as these that was over before the month of the event began."""
    if not found.after or not found.before:
        return
    size = found.after[1] - found.after[0] + 1
    for middle in whole[0].later(size).until(found.month.earlier(size + 1)):
        yield (middle.earlier(size), middle.earlier(1)), (middle.later(1), middle.later(size))
