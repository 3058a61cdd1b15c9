"""From events found to proposals: the quoted words, the voice and the account."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from juncture.reading.coder.clause import subject
from juncture.reading.coder.found import Found
from juncture.reading.coder.proposal import Proposal
from juncture.reading.coder.spans import clause_words, noun_words, quoted, text_of
from juncture.reading.coder.stand import Stand
from juncture.reading.parsing import Token

if TYPE_CHECKING:
    from juncture.reading.coder.reading import Text


def events(text: Text) -> Iterator[Proposal]:
    """A proposal for each event."""
    for event in text.events:
        yield event_proposal(event, text)


def event_proposal(event: Found, text: Text) -> Proposal:
    """An event as a proposal."""
    words = event_words(event)
    fields = {
        "type": event.code or None,
        "act": event.act or None,
        "actors": tuple(actor.name for actor in event.actors),
        "targets": tuple(actor.name for actor in event.targets),
        "when": event.when,
        "where": _place(event, text),
    }
    return Proposal(
        "event",
        {key: value for key, value in fields.items() if value},
        (quoted(text.document, words),),
        rule=event.rule,
        year=event.year if event.when else None,
        tokens=tuple(token.text for token in event.key_tokens),
        assumed=tuple(dict.fromkeys(event.assumed)),
        confidence=confidence(event),
        section=event.sentence.block.section,
        foreground=foreground(event),
        **said(event.stand, text),
    )


def said(stand: Stand, text: Text) -> dict[str, Any]:
    """Voice, speaker, hedge and condition as a proposal bears them."""
    speaker = next((actor.name for one in stand.speakers for actor in text.cast.group(one)), None)
    if speaker is None and stand.speakers:
        speaker = text_of(text.document, noun_words(stand.speakers[0]))
    condition = None
    if stand.condition is not None:
        words = [token for token in clause_words(stand.condition) if token.lower not in ("if", "unless")]
        condition = text_of(text.document, words)
    return {"voice": stand.voice, "speaker": speaker, "hedge": stand.shown_hedge, "condition": condition}


def event_words(event: Found) -> list[Token]:
    """The words of an event: a noun with what is its own, or a clause; a subject told elsewhere stays there."""
    if not event.trigger.verb:
        return [*noun_words(event.trigger), *_what_it_did(event)]
    words = clause_words(event.trigger)
    if event.rule == "said-must":
        words += [word for clause in event.trigger.all("ccomp") for word in clause_words(clause)]
    top = event.trigger
    while top.dep == "xcomp" and top.head.verb and not top.head.get("dobj", "dative"):
        top = top.head
        words = [
            *words,
            top,
            *[word for kid in top.all("nsubj", "nsubjpass", "aux", "auxpass", "neg") for word in noun_words(kid)],
        ]
    if event.trigger.dep in ("relcl", "acl"):
        head = event.trigger.head
        if head.noun and event.trigger.i - head.i <= 8:
            words += [
                head,
                *[kid for kid in head.kids if kid.i < head.i and kid.dep in ("det", "amod", "compound", "poss")],
            ]
    return words


def _what_it_did(event: Found) -> list[Token]:
    """The verb and object of which a happening is the subject: 'strikes paralysed the port'."""
    verb = event.trigger.head
    if event.trigger.dep != "nsubj" or not verb.verb or verb.tag != "VBD":
        return []
    return [verb, *(word for thing in verb.all("dobj") for word in noun_words(thing))]


_BACKGROUND = frozenset(
    ("relcl", "advcl", "acl", "appos", "pobj", "pcomp", "nsubj", "nsubjpass", "dobj", "poss", "npadvmod")
)


def foreground(event: Found) -> bool:
    """Whether the sentence is there to tell this event, rather than naming it in passing ("after a coup toppled ...").

    The distinction is that of PLOVER's gold records, which give a sentence its main event only.
    """
    if event.stand.negated or event.stand.in_condition or event.stand.purpose:
        return False
    token = event.trigger
    while token.head is not token:
        if token.dep in _BACKGROUND:
            return False
        token = token.head
    return True


def confidence(event: Found) -> float:
    """How far the coder trusts itself: less for weak senses, missing roles, and parses that look wrong."""
    value = 0.85 if event.rule == "verb" else 0.75 if event.rule != "noun" else 0.7
    if not event.strong:
        value -= 0.15
    if not event.actors and not event.targets:
        value -= 0.15
    if event.assumed:
        value -= 0.05 * min(len(event.assumed), 3)
    if suspicious(event.trigger):
        value -= 0.2
    return max(value, 0.1)


def suspicious(trigger: Token) -> bool:
    """Whether the parse around a word looks wrong: a thought without a thinker, a verb far from its subject."""
    if not trigger.verb:
        return False
    doer = subject(trigger)
    if doer is None:
        return trigger.dep == "ROOT" and trigger.tag != "VB"
    return abs(doer.i - trigger.i) > 30 or (
        doer.lemma in ("death", "coup", "arrest") and trigger.lemma in ("accept", "believe", "say")
    )


def _place(event: Found, text: Text) -> str | None:
    from juncture.reading.coder.clause import prepositions

    for token in event.key_tokens:
        for preposition, below in prepositions(token):
            named = preposition.lower in ("in", "at", "near") and below.tag[:3] == "NNP" and below.lower not in _TIME
            times = text.times[event.sentence.number]
            if named and not any(time.start <= below.start < time.end for time in times):
                return text_of(text.document, noun_words(below))
    return None


_TIME = frozenset(
    (
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    )
)
