"""Days that a question tells by what happened on them: "after the arrests", "the day before Goïta's announcement"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from juncture.ask.days import Dated, Role
from juncture.ask.words import WORDS
from juncture.brief.dates import day_words
from juncture.record.edtf import parse
from juncture.record.statements import Event
from juncture.record.when import day_of

#: How an event is led in, the day that is meant counted from it, and what for.
_LEADS: tuple[tuple[str, int, Role], ...] = tuple(
    (one["words"], one["days"], one["role"]) for one in WORDS["moments"]["leads"]
)


def moment(question: str, find: Callable[[str], Sequence[Event]], turning: str | None) -> Dated | None:
    """The day told by an event at the end of a question; ``find`` gives the events that words are about.

    Of several, the one on which the dossier turns is meant.
    """
    for words, days, role in _LEADS:
        if match := re.search(rf"(?<![\w-]){words}(?P<what>[^?]{{4,80}}?) *[?!.]*$", question):
            dated = [(one, day) for one in find(match["what"]) if (day := _day(one))]
            dated.sort(key=lambda pair: pair[0].id != turning)
            for event, day in dated[:1]:
                when = parse((day + timedelta(days)).isoformat())
                note = f"“{match['what']}” is taken for {day_words(day)}: {event.text or event.id}."
                return Dated(when, role, match.start(), match.end("what"), False, note)
    return None


def _day(event: Event) -> date | None:
    """The one day of an event, where it has one."""
    when = event.when
    if when is None or when.begin.earliest is None or when.end.latest is None:
        return None
    first, last = day_of(when.begin.earliest), day_of(when.end.latest)
    return first if first == last else None
