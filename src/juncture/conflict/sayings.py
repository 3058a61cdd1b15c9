"""What a comparison says in words: a difference in time, its ordinary size, and no cause."""

from __future__ import annotations

from juncture.conflict.comparison import Beside, ConflictAnswer
from juncture.conflict.counts import Counts
from juncture.conflict.month import Month

#: How far the mean number of sources of an event may move before counts are said to lean on reporting.
REPORTING = 0.15


def says(answer: ConflictAnswer) -> tuple[str, ...]:
    """The finding in sentences, the main one first."""
    row = answer.violent
    if row.before is None:
        month = Month.read(answer.month).words
        return (f"{answer.source} covers no whole month before {month}, so nothing can be set beside it.",)
    if row.after is None:
        return (
            f"In {_stretch(row.before)}, {_source(answer)} counts {_amount(row.before)}.",
            f"No whole month after {Month.read(answer.month).words} is covered, so there is no after to compare.",
            *_year_earlier(row),
        )
    lines = [
        f"In {_stretch(row.before)}, {_source(answer)} counts {_amount(row.before)}.",
        f"In {_stretch(row.after)}, it counts {_amount(row.after)}.",
        *_year_earlier(row),
    ]
    if answer.earlier and answer.earlier.pairs:
        lines.append(
            f"Of {answer.earlier.pairs} earlier pairs of stretches as long, {answer.earlier.as_large_in_events} "
            f"differed at least as much in events and {answer.earlier.as_large_in_deaths} in deaths."
        )
    elif answer.earlier:
        lines.append("The export holds no earlier stretch as long, so how ordinary such a change is cannot be said.")
    return tuple(lines)


def cautions(answer: ConflictAnswer) -> tuple[str, ...]:
    """What keeps the counts from being read as more than they are."""
    lines = ["Two stretches of time differ for many reasons; the counts do not say which."]
    moved = _reporting(answer.violent)
    if moved:
        lines.append(moved)
    if answer.violent.year_earlier is None:
        lines.append("The same months a year earlier are not covered, so seasons cannot be told from change.")
    if answer.across_months:
        lines.append(f"{_events(answer.across_months)} may lie in either of two months and stand in no single one.")
    if answer.violent.after and answer.violent.before and answer.violent.after.months < 3:
        lines.append(f"{_months(answer.violent.after.months)} on each side is little to go by.")
    lines.append("The latest months of such data still grow as reports come in.")
    if answer.set_aside:
        rows = len(answer.set_aside)
        lines.append(
            f"{rows} row{'s' if rows > 1 else ''} could not be read and {'are' if rows > 1 else 'is'} left out."
        )
    return tuple(lines)


def _source(answer: ConflictAnswer) -> str:
    """The data set, and of which countries, where there are few enough to name."""
    return f"{answer.source} ({', '.join(answer.countries)})" if len(answer.countries) <= 4 else answer.source


def _year_earlier(row: Beside) -> tuple[str, ...]:
    if row.year_earlier is None:
        return ()
    return (f"A year earlier, in {_stretch(row.year_earlier)}, it counts {_amount(row.year_earlier)}.",)


def _amount(found: Counts) -> str:
    unknown = f" ({_events(found.deaths_unknown)} without an estimate)" if found.deaths_unknown else ""
    rate = f", {found.events_a_month:.1f} and {found.deaths_a_month:.1f} a month" if found.months > 1 else ""
    return f"{found.events:,} violent events and {found.deaths:,} deaths{unknown}{rate}"


def _stretch(found: Counts) -> str:
    first, last = Month.read(found.first).words, Month.read(found.last).words
    return first if first == last else f"{first} to {last}"


def _reporting(row: Beside) -> str:
    before, after = row.before, row.after
    if not (before and after and before.reports and after.reports):
        return ""
    if abs(after.reports / before.reports - 1) < REPORTING:
        return ""
    return (
        f"An event has {after.reports:.1f} sources on average after and {before.reports:.1f} before: a change in "
        "reporting alone may move the counts."
    )


def _events(number: int) -> str:
    return f"{number} event{'' if number == 1 else 's'}"


def _months(number: int) -> str:
    return f"{number} whole month{'' if number == 1 else 's'}"
