"""Events: what somebody did, found at verbs and at nouns, with PLOVER's type, the act, and who did it to whom."""

from __future__ import annotations

from juncture.reading.coder.absorbing import VERBAL, dated_aside, free, not_told, the_inside
from juncture.reading.coder.actors import Cast
from juncture.reading.coder.clause import (
    conjuncts,
    prepositions,
    shared_objects,
    subject,
)
from juncture.reading.coder.factuality import judge
from juncture.reading.coder.found import Found
from juncture.reading.coder.nominals import nominal_roles, worth_telling
from juncture.reading.coder.promises import judging, the_announced, the_mode, the_vowed
from juncture.reading.coder.roles import roles
from juncture.reading.coder.senses import EventNoun, event_nouns, fits, light_verbs, sense_of
from juncture.reading.coder.soundness import sound
from juncture.reading.parsing import Sentence, Token

_ENDED = {
    "friendly": "SANCTION/discontinue",
    "hostile": "CONCEDE",
    "violent": "RETREAT/ceasefire",
    "protest": "CONCEDE",
}
_AUXILIARY = frozenset(("aux", "auxpass"))


def events_of(sentence: Sentence, cast: Cast, dated: set[Token]) -> list[Found]:
    """The events that a sentence tells; what a demand or a threat is about belongs to it and is not told twice."""
    found: list[Found] = []
    for token in sentence.tokens:
        if token.verb and token.dep not in _AUXILIARY:
            event = _at_verb(token, sentence, cast)
            if event is not None:
                found.append(event)
    inside = the_inside(found)
    deep = {
        token
        for event in found
        if event.root in VERBAL
        for token in event.trigger.subtree()
        if token is not event.trigger
    }
    kept = [
        event
        for event in found
        if (event.trigger not in inside or dated_aside(event, dated))
        and (event.stand.actual or event.trigger not in deep or free(event))
    ]
    taken = {token for event in kept for token in event.key_tokens}
    for token in sentence.tokens:
        noun = _happening(token)
        if noun is None or token in taken or not noun.alone:
            continue
        event = _at_noun(token, noun, sentence, cast, dated)
        if event is not None and not_told(event, token, kept, inside, dated):
            kept.append(event)
    return sorted(kept, key=lambda event: event.trigger.i)


def _happening(token: Token) -> EventNoun | None:
    """What a noun tells: a coup, or a coup attempt."""
    if not token.noun:
        return None
    named = next((kid for kid in token.kids if kid.dep == "compound" and kid.lemma in event_nouns()), None)
    if token.lemma in ("attempt", "bid", "plot") and named is not None:
        return event_nouns()[named.lemma]
    return event_nouns().get(token.lemma)


def _at_verb(verb: Token, sentence: Sentence, cast: Cast) -> Found | None:
    doer = subject(verb)
    negated = any(kid.dep == "neg" or (kid.lower == "longer") for kid in verb.kids)
    sense = sense_of(verb, doer, negated)
    carried = _carried(verb)
    if sense is None and (asked := _asked(verb, doer)) is not None:
        event = Found(verb, "REQUEST", "", "said-must", judge(verb), sentence)
        event.actors = cast.group(doer) if doer is not None else ()
        inner = asked.get("nsubj", "nsubjpass")
        event.targets = cast.group(inner) if inner is not None else ()
        the_mode(event, verb)
        return event if event.actors and event.actors != event.targets else None
    if carried is not None and (
        sense is None or sense.weight == 0 or sense.code.split("/")[0] == carried[0].split("/")[0]
    ):
        code, noun, token, rule = carried
        event = Found(verb, code, noun.act, rule, judge(verb), sentence, noun=token, stance=noun.stance, coup=noun.coup)
        if rule == "ended-noun":
            event.act, event.stance = "", ""
    elif sense is not None:
        event = Found(
            verb, sense.code, sense.act, "verb", judge(verb), sentence, stance=sense.stance, strong=sense.strong
        )
        event.coup = sense.act in ("seize-power", "oust")
        if sense.negated:
            event.stand.negated = False
    else:
        return None
    roles(event, verb, sense, cast)
    if not sound(event, verb, sense):
        return None
    if event.root in ("REQUEST", "ACCUSE", "REJECT") and event.stand.purpose and verb.head.lemma in _SPEAKING_OUT:
        event.stand.purpose = False
    the_announced(event, verb)
    the_mode(event, verb)
    the_vowed(event, verb)
    return event


_SPEAKING_OUT = frozenset(
    [
        "speak",
        "rally",
        "march",
        "protest",
        "gather",
        "write",
        "meet",
        "call",
        "summon",
        "issue",
        "stage",
        "demonstrate",
        "appear",
        "assemble",
        "march",
        "strike",
        "unite",
        "mobilise",
        "mobilize",
        "come",
        "take",
    ]
)


def _asked(verb: Token, doer: Token | None) -> Token | None:
    """The clause in which somebody is said to say that another must or should do something."""
    if (
        verb.lemma
        not in ("say", "announce", "declare", "state", "argue", "stress", "conclude", "insist", "add", "tell")
        or doer is None
        or judging(doer)
    ):
        return None
    for clause in verb.all("ccomp"):
        if clause.get("nsubj", "nsubjpass") is not None and any(
            kid.lower in ("must", "should")
            or (
                kid.lower in ("has", "have", "need", "needs")
                and clause.tag == "VB"
                and kid.dep == "aux"
                and kid.lower != "have"
            )
            for kid in clause.all("aux")
        ):
            return clause
    return None


def _carried(verb: Token) -> tuple[str, EventNoun, Token, str] | None:
    """The noun whose happening a verb carries or ends, with the code that follows."""
    light, stop = verb.lemma in light_verbs("do"), verb.lemma in light_verbs("stop")
    if not light and not stop:
        return None
    things = shared_objects(verb) + verb.all("nsubjpass") + verb.all("attr")
    if verb.tag == "VBN" and verb.dep in ("acl", "relcl") and verb.head.noun and not things:
        things = [verb.head]
    if verb.lemma in (
        "resort",
        "engage",
        "participate",
        "go",
        "enter",
        "step",
        "return",
        "arrive",
        "call",
        "kick",
        "take",
        "put",
    ):
        things += [
            below
            for p, below in prepositions(verb)
            if p.lower in ("to", "in", "on", "into", "for", "under") and below.noun
        ]
    for thing in things:
        for one in conjuncts(thing):
            token = _event_word(one)
            if token is None:
                continue
            noun = event_nouns()[token.lemma]
            if stop and (noun.group in _ENDED):
                return _ENDED[noun.group], noun, token, "ended-noun"
            if light and noun.code + noun.act and noun.alone:
                return noun.code, noun, token, "carried-noun"
    return None


def _event_word(token: Token) -> Token | None:
    if token.lemma in event_nouns():
        return token
    if token.lemma in (
        "round",
        "series",
        "wave",
        "number",
        "act",
        "campaign",
        "form",
        "bout",
        "day",
        "week",
        "effort",
        "part",
        "package",
        "movement",
    ):
        of = next((kid for kid in token.kids if kid.dep == "prep" and kid.lower == "of"), None)
        below = of.get("pobj") if of is not None else None
        if below is not None and below.lemma in event_nouns():
            return below
        return next((kid for kid in token.kids if kid.dep == "compound" and kid.lemma in event_nouns()), None)
    return None


def _at_noun(token: Token, noun: EventNoun, sentence: Sentence, cast: Cast, dated: set[Token]) -> Found | None:
    if token.dep in {"compound", "amod"} or any(
        kid.lower in ("press", "news") and kid.dep == "compound" for kid in token.kids
    ):
        return None
    if (
        noun.objects
        and not any(fits(noun.objects, below) for p, below in prepositions(token) if p.lower == "of")
        and not (
            token.get("poss") is not None and fits(noun.objects, token.get("poss"))  # type: ignore[arg-type]
        )
    ):
        return None
    doers, done_to = nominal_roles(token, cast, own_deed=noun.act in ("resign", "die"))
    event = Found(
        token, noun.code, noun.act, "noun", judge(token), sentence, doers, done_to, noun.stance, None, noun.coup
    )
    event.assumed += [actor.assumed for actor in (*doers, *done_to) if actor.assumed]
    return event if worth_telling(token, noun, doers, done_to, token in dated) else None
