"""Dates for events that state none:
from their order, their twins, their clause, the day told before, or the time of writing."""

from __future__ import annotations

from datetime import date, timedelta

from juncture.reading.coder.calendar import Calendar
from juncture.reading.coder.found import Found
from juncture.reading.coder.narrative import from_story, yet_to_come
from juncture.reading.coder.relative import first_day, spread
from juncture.reading.coder.senses import event_nouns
from juncture.reading.coder.story import Story
from juncture.reading.coder.tense import past, pluperfect, present
from juncture.reading.parsing import Token


def anchor_of(target: Token, events: list[Found]) -> Found | None:
    """The dated event that a word points back to: of the same lemma, else of the same code."""
    noun = event_nouns().get(target.lemma)
    dated = [event for event in events if event.when and event.stated]
    own = next((event for event in dated if target in event.key_tokens), None)
    if own is not None:
        return own
    for event in reversed(dated):
        if target.lemma in {token.lemma for token in event.key_tokens}:
            return event
    if noun is not None:
        for event in reversed(dated):
            if (
                (noun.code and event.code == noun.code)
                or (noun.act and event.act == noun.act)
                or (noun.coup and event.coup)
            ):
                return event
        if noun.coup:
            return next(
                (
                    event
                    for event in dated
                    if len(event.when or "") == 10 and event.root == "COERCE" and event.act and event.stand.actual
                ),
                None,
            )
    return None


def fill(events: list[Found], calendar: Calendar, story: Story) -> None:
    """Dates for events that state none, each with what was assumed.

    In turn: after or before an event of the same sentence; the same happening told elsewhere; the
    dated clause that it belongs to; the day told just before; the time of writing, for what is told as
    present; and last a range, from what was told before to what is told next or to the time of writing.
    """
    previous: Found | None = None
    for event in events:
        if event.when is None and event.stand.voice in ("asserted", "attributed", "denied"):
            _dated(event, events, previous, calendar, story)
        elif event.when is None and event.stand.intended and past(event.trigger):
            from_story(event, events, calendar, story)
        elif event.when is None and event.stand.future and event.stand.voice == "planned":
            yet_to_come(event, calendar)
        if event.when is not None and (event.stated or len(event.when) == 10):
            previous = event


def _dated(event: Found, events: list[Found], previous: Found | None, calendar: Calendar, story: Story) -> bool:
    return (
        _from_order(event, events, calendar)
        or _from_twin(event, events)
        or _from_clause(event, events)
        or _from_heading(event, story)
        or _from_before(event, previous)
        or _from_now(event, calendar)
        or _from_crisis(event, events, calendar)
        or from_story(event, events, calendar, story)
    )


def _from_heading(event: Found, story: Story) -> bool:
    """The date that heads its section, as in a chronology."""
    told = story.headings.get(event.sentence.block.section or "")
    if told is None or pluperfect(event.trigger) or story.before(event.trigger.start, event.sentence.block):
        return False
    event.when, event.year = told.edtf, "inferred" if told.inferred else "stated"
    event.assumed.append(f"told under the heading {told.words!r} ({told.edtf})")
    return True


_AFTER = frozenset(("after", "following", "since"))


def _from_order(event: Found, events: list[Found], calendar: Calendar) -> bool:
    """'installed following the August 2020 coup': not before that."""
    for token in event.key_tokens:
        for kid in token.kids:
            if kid.dep not in ("prep", "advcl") or kid.lower not in _AFTER | {"before"}:
                continue
            below = kid.get("pobj", "dobj")
            if below is None or any(other.dep == "npadvmod" for other in kid.kids):
                continue
            anchor = anchor_of(below, events)
            if anchor is not None and anchor is not event and anchor.when and len(anchor.when) in (4, 7, 10):
                event.when = _after(anchor.when, calendar) if kid.lower in _AFTER else f"[..{anchor.when}]"
                event.year = anchor.year
                event.assumed.append(f"{kid.lower} {anchor.trigger.text!r} ({anchor.when})")
                return True
    return False


def _after(when: str, calendar: Calendar) -> str:
    """After a date and, where that is known, not after the text was written."""
    first, end = first_day(when), calendar.written
    known = first is not None and end is not None and end >= first and (calendar.published or end - first <= _NEWS)
    return f"[{when}..{end.isoformat()}]" if known and end is not None else f"[{when}..]"


_SEQUEL = frozenset(("then", "hours", "minutes", "immediately", "simultaneously"))


_SIMULTANEOUS = frozenset(("when", "as", "while"))


def _from_clause(event: Found, events: list[Found]) -> bool:
    """The day of the dated event of the sentence that this one happened with."""
    for other in events:
        dated = other.when is not None and len(other.when) <= 10 and other.stand.voice in ("asserted", "attributed")
        if not dated or other.sentence is not event.sentence or other is event:
            continue
        if _with(event.trigger, other.trigger) or _with(other.trigger, event.trigger):
            event.when, event.year = other.when, other.year
            event.assumed.append(f"in one sentence with {other.trigger.text!r} ({other.when})")
            return True
    return False


def _with(part: Token, main: Token) -> bool:
    """Whether a clause tells what happened together with the event of another.

    So do '..., annulling the vote and placing him under arrest', '..., when soldiers fired', 'a crowd
    that was marching', 'the coup in which officers overthrew him', and a joined verb of the same tense.
    """
    while part.dep == "conj" and part.tag == part.head.tag and part.head is not main and part.head.verb:
        part = part.head
    if part.dep == "conj" and part.tag == "VBG":
        part = next((up for up in part.above() if up.dep == "advcl" and up.tag == "VBG"), part)
    if part.dep == "conj" and part.head is main:
        return part.tag == main.tag and not pluperfect(part)
    up = next((one for one in part.above() if one is main or one.verb or one.dep == "relcl"), None)
    if part.dep == "advcl":
        marks = {kid.lower for kid in part.kids if kid.dep in ("mark", "advmod")}
        if part.tag == "VBG" and not marks:
            return up is main or _crowd_of(part.head, main)
        return part.head is main and bool(marks & _SIMULTANEOUS) and part.tag == "VBD"
    if part.dep in ("xcomp", "acl"):
        return up is main and (part.dep == "xcomp" or part.tag in ("VBG", main.tag))
    if part.dep == "relcl" and part.head is main and main.noun:
        return part.tag == "VBD" or not pluperfect(part)
    return part.dep == "relcl" and _crowd_of(part, main)


def _crowd_of(part: Token, main: Token) -> bool:
    """'Fired on a crowd that was marching': what somebody was doing when the main event came."""
    progressive = part.tag == "VBG" and any(kid.lower in ("was", "were") for kid in part.kids)
    return part.dep == "relcl" and progressive and main in list(part.above())


def _from_twin(event: Found, events: list[Found]) -> bool:
    names = {actor.name for actor in event.targets}
    if not names and not event.coup:
        return False
    for other in events:
        if other is event or not other.stated or other.when is None or not other.stand.actual:
            continue
        same = (event.act and other.act == event.act) or (event.code and event.code == other.code)
        same = same or (event.coup and other.coup)
        shared = names & {actor.name for actor in other.targets}
        if same and shared and names:
            event.when, event.year = other.when, other.year
            event.assumed.append(f"dated as the same event elsewhere in the text ({other.trigger.text!r})")
            return True
    return False


def _from_before(event: Found, previous: Found | None) -> bool:
    if previous is None or previous.when is None or len(previous.when) != 10:
        return False
    gap = event.sentence.number - previous.sentence.number
    past = event.trigger.tag == "VBD" or any(kid.lower in ("was", "were") for kid in event.trigger.kids)
    same = bool(
        {actor.name for actor in event.actors} & {actor.name for actor in (*previous.actors, *previous.targets)}
    )
    same = same or any(kid.lower in _SEQUEL for kid in event.trigger.kids)
    if event.trigger.dep == "conj" and not past:
        past = event.trigger.head.tag == "VBD"
    if (
        gap in (0, 1)
        and past
        and same
        and event.sentence.block is previous.sentence.block
        and event.trigger.dep != "relcl"
    ):
        event.when, event.year = previous.when, previous.year
        event.assumed.append(f"on the day told just before ({previous.when})")
        return True
    return False


def _from_now(event: Found, calendar: Calendar) -> bool:
    if calendar.window is None or not present(event.trigger):
        return False
    event.when, event.year = calendar.window, "inferred"
    event.assumed.append("told as present: between the newest dates of the text and its publication")
    return True


_DEFINITE = frozenset(("the", "this", "that"))
_NEWS = timedelta(days=31)


def _from_crisis(event: Found, events: list[Found], calendar: Calendar) -> bool:
    """'The takeover', told without more, is the one that the text is about: the acts of power of its last weeks."""
    trigger = event.trigger
    definite = trigger.get("poss") is not None or any(kid.lower in _DEFINITE for kid in trigger.all("det"))
    if not (event.coup and trigger.noun and definite) or calendar.written is None:
        return False
    days = [
        date.fromisoformat(other.when)
        for other in events
        if other.root == "COERCE" and other.act and other.stated and other.stand.actual
        if other.when and len(other.when) == 10
    ]
    recent = sorted(day for day in days if timedelta(0) <= calendar.written - day <= _NEWS)
    when = spread(recent[0], recent[-1]) if recent else None
    if when is None:
        return False
    event.when, event.year = when, "inferred"
    event.assumed.append(f"{trigger.text!r} taken for the seizure of power that the text is about ({when})")
    return True
