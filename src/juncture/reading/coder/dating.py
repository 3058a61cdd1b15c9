"""Giving events the dates that their sentence states."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from juncture.reading.coder.calendar import Calendar
from juncture.reading.coder.dated_words import dated_clause, eventful, governors, owners_of
from juncture.reading.coder.factuality import judge
from juncture.reading.coder.filling import anchor_of
from juncture.reading.coder.found import Found
from juncture.reading.coder.relative import first_day, last_day, sequel, shifted, spread
from juncture.reading.coder.story import Story
from juncture.reading.coder.tense import in_passing
from juncture.reading.coder.times import NUMBERS, Time
from juncture.reading.lexicon import table
from juncture.reading.parsing import Sentence, Token

_PRECISE = ("day", "iso", "range", "weekday", "deictic")
# What names a date that happenings are told after; the rest ('since 1960', 'the 1990s', 'so far') does not.
_TOLD = frozenset(("day", "iso", "weekday", "deictic", "month", "last", "bare", "year", "sequel", "range"))


def attach(
    events: list[Found],
    times: list[Time],
    sentence: Sentence,
    calendar: Calendar,
    earlier: list[Found],
    story: Story,
) -> None:
    """Give the events of a sentence the dates that it states."""
    for time, token in governors(times, sentence).items():
        owners = owners_of(token, events, time, sentence)
        if time.kind in ("shift", "before") and _by_anchor(time, token, owners, sentence, events, earlier):
            continue
        if time.kind in ("shift", "before", "sequel"):
            _by_sequel(time, owners, sentence, story)
            continue
        value = calendar.resolve(time, ahead=_ahead(token, owners))
        if value.edtf is None:
            continue
        if _carries_on(time, token, owners):
            story.tell(time, value.edtf, sentence.block, inferred=value.inferred)
        for event in owners:
            if event.when is None or (time.kind in _PRECISE and not event.stated):
                event.when, event.stated = value.edtf, time.kind not in ("now",)
                event.year = "inferred" if value.inferred else "stated"
                if value.assumed:
                    event.assumed.append(value.assumed)
        _when_clause(time, value, events, sentence)


def _carries_on(time: Time, token: Token, owners: list[Found]) -> bool:
    """Whether the telling goes on from a date: not from what is to come, nor from an aside ('abolished in 2004')."""
    if time.kind not in _TOLD or (time.relation == "since" and time.kind == "year"):
        return False
    return not _ahead(token, owners) and not (token.verb and in_passing(token))


def _ahead(token: Token, owners: list[Found]) -> bool:
    """Whether what a date belongs to is still to come."""
    stands = [event.stand for event in owners] or ([judge(token)] if token.verb else [])
    return any(stand.future or stand.intended for stand in stands)


def _when_clause(time: Time, value: Time, events: list[Found], sentence: Sentence) -> None:
    """'Since November, when jihadists killed 49 people': the clause is of that November, not of the time since."""
    clause = dated_clause(time, sentence)
    if clause is None or value.edtf is None:
        return
    for event in owners_of(clause, events, time, sentence):
        if not event.stated and event.trigger.start > time.start:
            event.when, event.stated = value.edtf.removesuffix("/..").removeprefix("../"), True
            event.year = "inferred" if value.inferred else "stated"
            if value.assumed:
                event.assumed.append(value.assumed)


def _by_sequel(time: Time, owners: list[Found], sentence: Sentence, story: Story) -> None:
    """'The same afternoon', 'two days later', 'in the following weeks': counted from the date that was told last."""
    told = story.before(time.start)
    if told is None:
        return
    value = shifted(told.edtf, _days(time) or 0) if time.kind == "shift" else sequel(time, told.edtf)
    if value is None:
        return
    if "/" not in value and "[" not in value:
        story.tell(time, value, sentence.block, inferred=told.inferred)
    for event in owners:
        if not event.stated:
            event.when, event.stated = value, True
            event.year = "inferred" if told.inferred else "stated"
            event.assumed.append(f"{time.text!r} counted from {told.words!r} ({told.edtf})")


def _by_anchor(
    time: Time,
    token: Token,
    owners: list[Found],
    sentence: Sentence,
    events: list[Found],
    earlier: list[Found],
) -> bool:
    """'The day after the arrests', 'hours after soldiers arrested him': the day of the arrests and one, or that day.

    False where no event follows the words, so that they count from what was told before.
    """
    after = [one for one in sentence.tokens if one.start >= time.end][:8]
    target = next((one for one in after if eventful(one)), None)
    if target is None or after[0].text in (",", ".", ";"):
        return False
    if token is target or token.dep == "advcl":
        owners = owners_of(token.head, [event for event in events if event.trigger.start < time.start], time, sentence)
        _before_what_follows(time, token, owners, events)
    anchor = anchor_of(target, [*earlier, *events])
    if anchor is None or anchor.when is None:
        for event in owners:
            event.uncounted = True
        return True
    value = _from_anchor(time, anchor.when)
    for event in owners:
        if event is anchor or event.stated or value is None:
            continue
        event.when, event.stated, event.year = value, True, anchor.year or "stated"
        event.assumed.append(f"{time.text!r} counted from {anchor.trigger.text!r} ({anchor.when})")
    return True


def _before_what_follows(time: Time, clause: Token, owners: list[Found], events: list[Found]) -> None:
    """'Ousted in December 2012, a few months after officers mounted a coup': the coup, counted back."""
    told = [event for event in events if event.stated and event.when and event.trigger.start < time.start]
    main = next((event for event in owners if event in told), told[-1] if told else None)
    for event in events:
        if main is None or main.when is None or event.stated or event.trigger is not clause:
            continue
        words = time.text.lower()
        opposite = "earlier" if "after" in words else "later"
        parts = {**time.parts, "way": opposite}
        days = _days(time)
        value = shifted(main.when, -days) if days is not None else sequel(replace(time, parts=parts), main.when)
        if value is not None:
            event.when, event.stated, event.year = value, True, main.year or "stated"
            event.assumed.append(f"{time.text!r} counted back from {main.trigger.text!r} ({main.when})")


def _from_anchor(time: Time, anchor: str) -> str | None:
    later = "after" in time.text.lower()
    days = _days(time)
    if days is not None and (value := shifted(anchor, days)) is not None:
        return value
    first, last = first_day(anchor), last_day(anchor)
    if time.parts.get("unit") == "week" and "n" not in time.parts and "many" not in time.parts and first == last:
        return _week_beside(first, later)
    return spread(first, None) if later else spread(None, last)


def _week_beside(day: date | None, later: bool) -> str | None:
    if day is None:
        return None
    near, far = (day + timedelta(days=1), day + timedelta(days=10)) if later else (day - timedelta(days=10), day)
    return spread(near, far)


def _days(time: Time) -> int | None:
    shifts: dict[str, int] = table("time")["shift"]
    key = time.text.lower()
    if key in shifts:
        return shifts[key]
    unit, count = time.parts.get("unit", ""), time.parts.get("n", "").lower()
    number = NUMBERS.get(count) or (int(count) if count.isdigit() else None)
    if number is None or unit not in ("day", "week") or count in ("several", "a few"):
        return None
    return number * (7 if unit == "week" else 1) * (1 if time.parts["way"].lower() == "after" else -1)
