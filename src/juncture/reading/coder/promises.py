"""Promises and threats: what an actor says it will do, by PLOVER's rulings; and what a demand is for."""

from __future__ import annotations

from juncture.reading.coder.clause import (
    complements,
    objects,
    prepositions,
    subject,
)
from juncture.reading.coder.found import Found
from juncture.reading.coder.naming import sector_of
from juncture.reading.coder.senses import verb_senses
from juncture.reading.lexicon import word_set
from juncture.reading.parsing import Token

FRIENDLY = frozenset(("CONSULT", "SUPPORT", "AID", "COOPERATE", "RETREAT", "CONCEDE", "AGREE"))


HOSTILE = frozenset(("SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"))


def the_vowed(event: Found, verb: Token) -> None:
    """A vow to do harm is a threat: 'vowed to continue demonstrating'."""
    if event.code != "AGREE" or verb.lemma not in ("vow", "pledge", "promise", "swear", "undertake"):
        return
    for one in complements(verb):
        for deed in (one, *one.all("xcomp", "ccomp")):
            senses = verb_senses().get(deed.lemma, ())
            if any(sense.code.split("/")[0] in HOSTILE and sense.weight == 0 for sense in senses) or deed.lemma in (
                "fight",
                "resist",
                "retaliate",
            ):
                event.code = "THREATEN"
                return


def the_announced(event: Found, verb: Token) -> None:
    """What an actor says it will do is a promise where it is friendly and a threat where it is not (PLOVER)."""
    stand = event.stand
    if stand.hedge or stand.purpose or stand.recommended or stand.in_condition or not event.actors:
        return
    if stand.condition is not None and not (stand.speakers or stand.future):
        return
    own = bool(stand.speakers) and any(_same(speaker, verb) for speaker in stand.speakers)
    plain = (
        stand.future
        and stand.condition is None
        and not stand.intended
        and _foremost(verb)
        and not any(judging(one) for one in stand.speakers)
    )
    if not (own and (stand.future or stand.would or stand.intended)) and not plain and not _planned(verb):
        return
    if stand.negated:
        if own and event.root in FRIENDLY:
            event.code, event.act, stand.negated = "REJECT", "", False
            event.assumed.append("said not to be done: counts as REJECT")
        return
    if event.root in FRIENDLY and event.root != "AGREE":
        event.assumed.append(f"announced, not yet done: {event.code} counts as AGREE")
        event.code, event.act = "AGREE", ""
    elif event.root in HOSTILE:
        mode = {"ASSAULT": "/violence", "PROTEST": "", "COERCE": "/restrict", "MOBILIZE": "", "SANCTION": "/relations"}[
            event.root
        ]
        event.assumed.append(f"announced, not yet done: {event.code} counts as THREATEN")
        event.code, event.act = "THREATEN" + mode, ""


def _foremost(verb: Token) -> bool:
    """Whether a clause is the sentence's own, or what somebody is said to have said."""
    return verb.head is verb or (
        verb.dep == "ccomp" and verb.head.head is verb.head and verb.head.lemma in word_set("factuality", "saying")
    )


def judging(speaker: Token) -> bool:
    return sector_of(speaker.lemma) == "EDU"


_PLANS = frozenset(("plan", "intend", "prepare", "prepared", "ready", "willing", "vow", "poised"))


def _planned(verb: Token) -> bool:
    head = verb.head
    return (
        verb.dep == "xcomp"
        and head.lemma in _PLANS
        and head.tag not in ("VBD", "VBN")
        and (head.head is head or head.dep in ("ccomp", "acomp"))
    )


def _same(speaker: Token, verb: Token) -> bool:
    doer = subject(verb)
    if doer is None:
        return False
    return doer is speaker or doer.tag in ("PRP",) or doer.lemma == speaker.lemma


_YIELD = frozenset(
    [
        "release",
        "free",
        "resign",
        "resignation",
        "withdraw",
        "withdrawal",
        "ceasefire",
        "truce",
        "step",
        "reinstate",
        "reinstatement",
        "lift",
        "stop",
        "end",
        "halt",
        "return",
        "leave",
        "surrender",
        "quit",
        "departure",
        "disarm",
    ]
)


_ASSIST = frozenset(
    [
        "aid",
        "help",
        "send",
        "provide",
        "deploy",
        "intervene",
        "intervention",
        "assistance",
        "support",
        "fund",
        "money",
        "loan",
        "troop",
    ]
)


_MEET = frozenset(["talk", "negotiation", "meet", "dialogue", "meeting", "negotiate", "summit", "mediation"])


def the_mode(event: Found, verb: Token) -> None:
    if event.code not in ("REQUEST", "REJECT"):
        return
    below = {
        token.lemma
        for one in [*complements(verb), *objects(verb), *(b for _, b in prepositions(verb))]
        if one.i > verb.i
        for token in one.subtree()
    }
    for mode, words in (("yield", _YIELD), ("meet", _MEET), ("assist", _ASSIST)):
        if below & words:
            event.code = f"{event.code}/{mode}"
            return
