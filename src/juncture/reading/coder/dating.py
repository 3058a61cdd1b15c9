"""Giving events their dates: which expression belongs to which event, and what follows for those without one."""

from __future__ import annotations

from juncture.reading.coder.calendar import Calendar, sequel_days, shifted
from juncture.reading.coder.events import Found
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
        token for token in sentence.tokens
        if above.i < token.i and token.end <= time.start and token.tag == "VBN" and token.dep == "acl"
    ]  # fmt: skip
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


def anchor_of(target: Token, events: list[Found]) -> Found | None:
    """The dated event that a word points back to: of the same lemma, else of the same code."""
    noun = event_nouns().get(target.lemma)
    dated = [event for event in events if event.when and event.stated]
    for event in reversed(dated):
        words = {token.lemma for token in event.key_tokens}
        if target.lemma in words or target in event.key_tokens:
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


def fill(events: list[Found], calendar: Calendar) -> None:
    """Dates for events that state none, each with what was assumed.

    In turn: after or before an event of the same sentence; the same happening told elsewhere; the
    dated clause that it belongs to; the day told just before; the time of writing, for what is told as present.
    """
    previous: Found | None = None
    for event in events:
        if event.when is None and event.stand.voice in ("asserted", "attributed", "denied"):
            _from_order(event, events) or _from_twin(event, events) or _from_clause(event, events) or _from_before(
                event, previous
            ) or _from_now(event, calendar)
        if event.when is not None and (event.stated or len(event.when) == 10):
            previous = event


_AFTER = frozenset(("after", "following", "since"))


def _from_order(event: Found, events: list[Found]) -> bool:
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
                event.when = f"[{anchor.when}..]" if kid.lower in _AFTER else f"[..{anchor.when}]"
                event.year = anchor.year
                event.assumed.append(f"{kid.lower} {anchor.trigger.text!r} ({anchor.when})")
                return True
    return False


_SEQUEL = frozenset(("then", "hours", "minutes", "immediately", "subsequently", "simultaneously"))


def _from_clause(event: Found, events: list[Found]) -> bool:
    """The day of the dated event that this one is joined to or follows in one sentence."""
    for up in event.trigger.above():
        for other in events:
            if (
                (
                    other.trigger is up
                    and other.when
                    and len(other.when) <= 10
                    and other.stand.voice in ("asserted", "attributed")
                )
                and event.trigger.dep in ("advcl", "conj", "xcomp", "acl")
                and (event.trigger.tag in ("VBG", other.trigger.tag))
            ):
                event.when, event.year = other.when, other.year
                event.assumed.append(f"in one sentence with {other.trigger.text!r} ({other.when})")
                return True
        if up.verb:
            break
    return False


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


def present(verb: Token) -> bool:
    """Whether a clause is told in the present, the perfect or the progressive."""
    if not verb.verb:
        return False
    auxiliaries = {kid.lower for kid in verb.kids if kid.dep in ("aux", "auxpass")}
    if verb.dep == "conj" and not auxiliaries and verb.head.verb:
        auxiliaries = {kid.lower for kid in verb.head.kids if kid.dep in ("aux", "auxpass")}
    if auxiliaries & {"have", "has", "'ve", "is", "are", "'s", "'re"}:
        return "had" not in auxiliaries
    if verb.dep == "acl" and verb.tag == "VBG" and verb.head.dep in ("pobj", "nsubj", "dobj"):
        up = next((one for one in verb.above() if one.verb), None)
        return up is None or up.tag in ("VBZ", "VBP", "VB")
    if verb.dep == "advcl" and verb.tag == "VB" and verb.head.verb:
        return present(verb.head)
    return verb.tag in ("VBZ", "VBP") and not auxiliaries
