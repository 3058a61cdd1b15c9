"""Giving events their dates: which expression belongs to which event, and what follows for those without one."""

from __future__ import annotations

from juncture.reading.coder.calendar import Calendar, sequel_days, shifted
from juncture.reading.coder.filling import anchor_of
from juncture.reading.coder.found import Found
from juncture.reading.coder.senses import event_nouns, verb_senses
from juncture.reading.coder.times import Time, head_of
from juncture.reading.parsing import Sentence, Token

_PRECISE = ("day", "iso", "range", "weekday", "deictic")


def governors(times: list[Time], sentence: Sentence) -> dict[Time, Token]:
    """For each expression of time the word that it dates: the event word nearest above it, with one repair.

    "announced the completion according to a timetable negotiated with ECOWAS in September 2020": the
    parse may hang the date on 'announced'; the participle just before it is dated instead.
    """
    found: dict[Time, Token] = {}
    for time in times:
        head = head_of(time, sentence)
        if head is None:
            continue
        above = next((up for up in head.above() if _eventful(up)), None)
        if above is None:
            above = next(iter([up for up in head.above() if up.verb] or [head.head]), None)
        if above is None:
            continue
        found[time] = _repaired(above, time, sentence)
    return found


def _eventful(token: Token) -> bool:
    return (token.verb and token.dep not in ("aux", "auxpass")) or (token.noun and token.lemma in event_nouns())


def _repaired(above: Token, time: Time, sentence: Sentence) -> Token:
    if not above.verb or above.start > time.start:
        return above
    between = [
        token
        for token in sentence.tokens
        if above.i < token.i and token.end <= time.start and token.tag == "VBN" and token.dep == "acl"
    ]
    for token in reversed(between):
        gap = [one for one in sentence.tokens if token.i < one.i and one.end <= time.start]
        if (
            token.lemma in verb_senses()
            and not any(one.verb or one.text in (",", ";") for one in gap)
            and len(gap) <= 12
        ):
            return token
    return above


def attach(
    events: list[Found], times: list[Time], sentence: Sentence, calendar: Calendar, earlier: list[Found]
) -> None:
    """Give the events of a sentence the dates that it states."""
    dated = governors(times, sentence)
    for time, token in dated.items():
        owners = _owners(token, events, time)
        if time.kind in ("shift", "before"):
            _by_anchor(time, owners, sentence, events, earlier)
            continue
        if time.kind == "sequel":
            _by_sequel(time, owners, [*earlier, *events])
            continue
        value = calendar.resolve(time)
        if value.edtf is None:
            continue
        for event in owners:
            better = event.when is None or (time.kind in _PRECISE and not event.stated)
            if better:
                event.when, event.stated = value.edtf, time.kind not in ("now",)
                event.year = "inferred" if value.inferred else "stated"
                if value.assumed:
                    event.assumed.append(value.assumed)


def _by_sequel(time: Time, owners: list[Found], told: list[Found]) -> None:
    """'The same afternoon', 'two days later': counted from the day that was told last."""
    before = [
        event
        for event in told
        if event.stated
        and event.when
        and len(event.when) == 10
        and event.trigger.start < time.start
        and event not in owners
    ]
    days = sequel_days(time)
    if not before or days is None:
        return
    anchor = before[-1]
    value = shifted(anchor.when or "", days)
    for event in owners:
        if value is not None and not event.stated:
            event.when, event.year, event.stated = value, anchor.year, True
            event.assumed.append(f"{time.text!r} counted from {anchor.trigger.text!r} ({anchor.when})")


_DOWN = frozenset(
    ("xcomp", "ccomp", "pcomp", "dobj", "nsubj", "nsubjpass", "pobj", "prep", "advcl", "acl", "attr", "acomp")
)


def _owners(token: Token, events: list[Found], time: Time) -> list[Found]:
    """The events that a dated word stands for: its own, else those it governs, and what is joined to them."""
    own = [event for event in events if token in event.key_tokens]
    if not own:
        own = [event for event in events if _under(event.trigger, token)]
    found = list(own)
    for event in own:
        for other in events:
            joined = other.trigger.dep == "conj" and other.trigger.head is event.trigger
            if joined and other not in found and (time.start < event.trigger.start or time.start > other.trigger.start):
                found.append(other)
    return found


def _under(trigger: Token, token: Token) -> bool:
    """Whether a word hangs under another by no more than three complements."""
    for _ in range(3):
        if trigger.dep not in _DOWN or (trigger.dep == "advcl" and trigger.tag not in ("VBG", "VBN")):
            return False
        trigger = trigger.head
        if trigger is token:
            return True
    return False


def _by_anchor(time: Time, owners: list[Found], sentence: Sentence, events: list[Found], earlier: list[Found]) -> None:
    """'The day after the arrests': the day of the arrests and one."""
    after = [token for token in sentence.tokens if token.start >= time.end][:8]
    target = next((token for token in after if _eventful(token)), None)
    if target is None:
        return
    anchor = anchor_of(target, [*earlier, *events])
    if anchor is None or anchor.when is None:
        return
    days = _days(time)
    value = shifted(anchor.when, days) if days is not None else None
    for event in owners:
        if event is anchor or event.stated:
            continue
        if value is not None:
            event.when, event.stated, event.year = value, True, anchor.year or "stated"
        else:
            sign = "after" in time.text.lower()
            if len(anchor.when) in (4, 7, 10):
                event.when = f"[{anchor.when}..]" if sign else f"[..{anchor.when}]"
                event.stated = True
        event.assumed.append(f"{time.text!r} counted from {anchor.trigger.text!r} ({anchor.when})")


def _days(time: Time) -> int | None:
    from juncture.reading.lexicon import table

    key = time.text.lower()
    shifts: dict[str, int] = table("time")["shift"]
    if key in shifts:
        return shifts[key]
    unit, count = time.parts.get("unit", ""), time.parts.get("n", "").lower()
    numbers: dict[str, int] = table("time")["numbers"]
    number = numbers.get(count) or (int(count) if count.isdigit() else None)
    if number is None or unit not in ("day", "week") or count in ("several", "a few"):
        return None
    return number * (7 if unit == "week" else 1) * (1 if time.parts["way"].lower() == "after" else -1)
