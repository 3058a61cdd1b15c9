"""Names and dates as findings say them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from juncture.record.items import Office
from juncture.record.record import Record
from juncture.record.when import When, day_of

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day_text(day: date | None) -> str:
    """A day in words.

    >>> day_text(date(2021, 5, 25))
    '25 May 2021'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else "a day that is not known"


def name(record: Record, id: str | None) -> str:
    """What an entry is called in running text."""
    entry = record.get(id)
    if entry is None:
        return id or "nobody named"
    fields = entry.__dict__  # not getattr: a model answers for a field that it lacks only after a long search
    return str(fields.get("short") or fields.get("name") or fields.get("title") or id)


def the(text: str) -> str:
    """A post or text with its article, unless it is a name that takes none."""
    return text if text.lower().startswith(("the ", "a ", "an ")) or text[:1].islower() else f"the {text}"


def office(record: Record, id: str | None) -> str:
    """An office with its article."""
    return the(name(record, id))


_WITH_ARTICLE = frozenset(
    (
        "Court",
        "Council",
        "Union",
        "Nations",
        "States",
        "Center",
        "Commission",
        "Authority",
        "Assembly",
        "Community",
        "Army",
    )
)


def actor(record: Record, id: str | None) -> str:
    """An actor with the article that its name takes: the Constitutional Court, but ECOWAS."""
    text = name(record, id)
    return f"the {text}" if text.split()[-1] in _WITH_ARTICLE and not text.startswith(("the ", "The ")) else text


def named(record: Record, id: str | None) -> str:
    """Whatever an act is upon: an office with its article, an actor as its name is used."""
    return office(record, id) if isinstance(record.get(id), Office) else actor(record, id)


def listed(parts: Iterable[str]) -> str:
    """Parts joined as a sentence joins them.

    >>> listed(["art. 7", "art. 9", "art. 13"])
    'art. 7, art. 9 and art. 13'
    """
    all_parts: Sequence[str] = list(dict.fromkeys(parts))
    return f"{', '.join(all_parts[:-1])} and {all_parts[-1]}" if len(all_parts) > 1 else "".join(all_parts)


def first_day(when: When | None) -> date | None:
    """The first day on which a thing may have been, or the last where only that is known."""
    if when is None:
        return None
    second = when.begin.earliest if when.begin.earliest is not None else when.begin.latest
    return day_of(second) if second is not None else None


def capital(text: str) -> str:
    """A clause as the start of a sentence."""
    return text[:1].upper() + text[1:]
