"""The clocks of a question, and what every answer begins with."""

from __future__ import annotations

from datetime import date
from typing import Any

from juncture.record.fields import near
from juncture.record.opening import open_record
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.saying import said
from juncture.record.statements import Event
from juncture.record.version import version
from juncture.record.view import View
from juncture.record.when import When, day_of

Day = date | str | None


def open(address: str, *, recorded: str | None = None) -> Record:  # noqa: A001
    """The record at an address: a dossier's folder, or a store such as ``desk.sqlite#mali-2021``."""
    return open_record(str(address), recorded=recorded)


def day(value: Day, name: str = "date") -> date | None:
    """A day from its ISO text; raises a sentence for anything else.

    >>> day("2021-05-25")
    datetime.date(2021, 5, 25)
    """
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise JunctureError(
            said("%(name)s %(value)r is no day. Write one such as 2021-05-25.", name=name, value=value)
        ) from None


def view(record: Record, *, as_of: Day = None, known: Day = None) -> View:
    """The record as of a day, as known publicly by a day; see :class:`juncture.record.view.View`."""
    return View(record, as_of=day(as_of, "as-of"), known=day(known, "known"))


def head(seen: View, name: str) -> dict[str, Any]:
    """What an output begins with: its schema, the dossier in its version, and the clocks."""
    return {
        "output_schema": f"juncture.{name}/1",
        "dossier": seen.record.meta.id,
        "version": version(seen.record),
        "as_of": seen.as_of,
        "known": seen.known,
        "recorded": seen.record.recorded,
        "left_out": len(seen.missing),
    }


def last_day(when: When | None) -> date | None:
    """The last day of a date that a dossier's head names; None where it names none or it has no end."""
    return day_of(when.end.latest) if when and when.end.latest is not None else None


def must_hold(record: Record, *ids: str | None) -> None:
    """Refuse an id that no entry of the record has."""
    for id in ids:
        if id is not None and id not in record.held:
            raise JunctureError(said("the dossier holds no entry %(id)r%(near)s", id=id, near=near(id, record.held)))


def event_of(seen: View, id: str) -> Event:
    """The event with an id; raises a sentence with the nearest one where there is none."""
    found = seen.record.get(id)
    if not isinstance(found, Event):
        events = [event.id for event in seen.record.of(Event)]
        raise JunctureError(said("the dossier has no event %(id)r%(near)s", id=id, near=near(id, events)))
    return found
