"""A range for what is told without a date: it came after what was told before it, and not after the text was written.

Narrative tells things in their order: what follows a date in its paragraph, in the simple past, came then or after
it; what is told in the pluperfect came before. A range says no more than that; it is never narrowed to a day.
"""

from __future__ import annotations

from datetime import date, timedelta

from juncture.reading.coder.calendar import Calendar
from juncture.reading.coder.clause import objects, prepositions
from juncture.reading.coder.found import Found
from juncture.reading.coder.relative import first_day, last_day, spread
from juncture.reading.coder.senses import event_nouns
from juncture.reading.coder.story import Story, Told
from juncture.reading.coder.tense import in_passing, past, pluperfect
from juncture.reading.parsing import Token

# How long after a date its paragraph still tells what followed, and how old a date may be to belong to the news told.
_FOLLOWS = timedelta(days=90)
_NEWS = timedelta(days=31)


def from_story(event: Found, events: list[Found], calendar: Calendar, story: Story) -> bool:
    """A range for an undated event of the past, by its tense and its place among the dates told."""
    end = calendar.written
    told = _governing(event, story) if not event.uncounted else None
    if pluperfect(event.trigger):
        last = last_day(told.edtf) if told is not None else end
        return _set(event, spread(None, last), f"told as past before {told.edtf if told else 'the time of writing'}")
    if not past(event.trigger):
        return False
    if in_passing(event.trigger) or event.uncounted:
        return _set(event, spread(None, end), "told in passing as past")
    cause = _answered(event, events)
    if told is not None and len(told.edtf) == 4:
        return _set(event, told.edtf, f"in the paragraph about {told.words!r} ({told.edtf})")
    low = first_day(told.edtf) if told is not None else _news(event, calendar, story)
    because = f"told after {told.words!r} ({told.edtf})" if told is not None else "told as news"
    if cause is not None and cause.when is not None:
        after = first_day(cause.when)
        if after is not None and (low is None or after >= low or told is None):
            low, because = after, f"not before {cause.trigger.text!r} ({cause.when})"
    return _set(event, spread(low, _upper(event, low, story, end)), f"{because}, and before what comes next")


def yet_to_come(event: Found, calendar: Calendar) -> None:
    """What the text says will happen comes after the text."""
    if calendar.published is not None:
        _set(event, spread(calendar.published, None), "still to come when the text was published")


def _set(event: Found, when: str | None, because: str) -> bool:
    if when is None:
        return False
    event.when, event.year = when, "inferred"
    event.assumed.append(f"a range: {because}")
    return True


def _governing(event: Found, story: Story) -> Told | None:
    """The date that an event's paragraph goes by: the one told last before it, else the first in its own sentence."""
    block = event.sentence.block
    found = story.before(event.trigger.start, block)
    if found is None:
        later = story.after(event.trigger.start, block)
        found = later if later is not None and later.at < event.sentence.end else None
    return found


def _news(event: Found, calendar: Calendar, story: Story) -> date | None:
    """The earliest date of the news that an undated paragraph goes on with, where the text has told one."""
    end = calendar.written
    if end is None:
        return None
    days = (first_day(one.edtf) for one in story.told if one.at < event.trigger.start and len(one.edtf) == 10)
    return min((day for day in days if day and timedelta(0) <= end - day <= _NEWS), default=None)


def _upper(event: Found, low: date | None, story: Story, end: date | None) -> date | None:
    """The time of writing, for news; in older history the date told next in the paragraph, or not long after."""
    if low is not None and end is not None and end - low <= _NEWS:
        return end
    later = story.after(event.trigger.start, event.sentence.block)
    after = last_day(later.edtf) if later is not None else None
    if low is not None and after is not None and after >= low and after - low <= _FOLLOWS:
        return after
    if low is not None and (end is None or end - low > _FOLLOWS):
        return low + _FOLLOWS
    return end


def _answered(event: Found, events: list[Found]) -> Found | None:
    """The dated event that this one answers: 'condemned the coup', 'welcomed his release'."""
    for token in _about(event.trigger):
        noun = event_nouns().get(token.lemma)
        if noun is None:
            continue
        for other in events:
            alike = (noun.act and noun.act == other.act) or (noun.coup and other.coup)
            alike = alike or (bool(noun.code) and noun.code == other.code)
            told = other.trigger.start < event.trigger.start
            if alike and told and other.when and len(other.when) in (7, 10) and other.stand.actual:
                return other
    return None


def _about(trigger: Token) -> list[Token]:
    found = objects(trigger) if trigger.verb else []
    return [*found, *(below for _, below in prepositions(trigger) if below.noun)]
