"""Which word of a sentence an expression of time dates, and which events that word stands for."""

from __future__ import annotations

from juncture.reading.coder.found import Found
from juncture.reading.coder.senses import event_nouns, verb_senses
from juncture.reading.coder.times import Time, head_of
from juncture.reading.parsing import Sentence, Token

_DOWN = frozenset(
    ("xcomp", "ccomp", "pcomp", "dobj", "nsubj", "nsubjpass", "pobj", "prep", "advcl", "acl", "attr", "acomp")
)
_WITHIN_A_NAME = frozenset(("compound", "amod", "nmod", "nummod", "poss"))


def governors(times: list[Time], sentence: Sentence) -> dict[Time, Token]:
    """For each expression of time the word that it dates: the event word nearest above it, with one repair.

    "announced the completion according to a timetable negotiated with ECOWAS in September 2020": the
    parse may hang the date on 'announced'; the participle just before it is dated instead. A date within
    a noun phrase ('the November election') dates that noun alone.
    """
    found: dict[Time, Token] = {}
    for time in times:
        head = head_of(time, sentence)
        if head is None:
            continue
        if _within_a_name(head, time, sentence):
            if eventful(head.head):
                found[time] = head.head
            continue
        above = next((up for up in head.above() if eventful(up)), None)
        if head.head is head:
            above = dated_clause(time, sentence)
        if above is None:
            above = next(iter([up for up in head.above() if up.verb] or [head.head]), None)
        if above is None:
            continue
        found[time] = _repaired(above, time, sentence)
    return found


def _within_a_name(head: Token, time: Time, sentence: Sentence) -> bool:
    """'The November election', but not 'On 8 November police ...', which a parse may join as well."""
    if (
        time.kind in ("sequel", "shift", "before")
        or head.dep not in _WITHIN_A_NAME
        or not head.head.noun
        or head.i > head.head.i
    ):
        return False
    before = [token for token in sentence.tokens if token.end <= time.start]
    return not before or before[-1].tag != "IN"


def eventful(token: Token) -> bool:
    """Whether a word may tell a happening."""
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


def dated_clause(time: Time, sentence: Sentence) -> Token | None:
    """The verb of a clause that hangs on an expression of time: '24 May, when officers arrested the president'."""
    inside = [token for token in sentence.tokens if token.start < time.end and time.start < token.end]
    for token in inside:
        for kid in token.kids:
            if kid.verb and kid.dep in ("relcl", "advcl", "acl") and kid.i > token.i:
                return kid
    return None


def owners_of(token: Token, events: list[Found], time: Time, sentence: Sentence) -> list[Found]:
    """The events that a dated word stands for: its own, else those it governs, and what is joined to them.

    A date that opens the sentence and dates none of its events is that of the main clause.
    """
    own = [event for event in events if token in event.key_tokens]
    if not own:
        own = [event for event in events if _under(event.trigger, token)]
    own += [event for event in events if event not in own and _took_place(event.trigger, token)]
    if not own and token.start > time.start:
        first = min((event.trigger.start for event in events), default=0)
        main = [event for event in events if event.trigger.dep == "ROOT"]
        own = main if first > time.start and time.start < sentence.start + 40 else []
    found = list(own)
    for event in own:
        for other in events:
            joined = other.trigger.dep == "conj" and other.trigger.head is event.trigger
            if joined and other not in found and (time.start < event.trigger.start or time.start > other.trigger.start):
                found.append(other)
    return found


_PLACE_TAKING = frozenset(
    ("begin", "start", "occur", "erupt", "happen", "take", "come", "follow", "end", "break", "resume")
)


def _took_place(noun: Token, verb: Token) -> bool:
    """'The mutiny began on Sunday'."""
    return noun.noun and noun.head is verb and noun.dep == "nsubj" and verb.lemma in _PLACE_TAKING


def _under(trigger: Token, token: Token) -> bool:
    """Whether a word hangs under another by no more than three complements."""
    for _ in range(3):
        if trigger.dep not in _DOWN or (trigger.dep == "advcl" and trigger.tag not in ("VBG", "VBN")):
            return False
        trigger = trigger.head
        if trigger is token:
            return True
    return False
