"""Dates for events that state none:
from their order, their twins, their clause, the day told before, or the time of writing."""

from __future__ import annotations

from juncture.reading.coder.calendar import Calendar
from juncture.reading.coder.found import Found
from juncture.reading.coder.senses import event_nouns
from juncture.reading.parsing import Token


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
