"""What belongs to another event: the content of a demand or a threat is not told twice."""

from __future__ import annotations

from juncture.reading.coder.clause import (
    complements,
    objects,
    prepositions,
)
from juncture.reading.coder.found import Found
from juncture.reading.lexicon import word_set
from juncture.reading.parsing import Token

VERBAL = frozenset(("REQUEST", "REJECT", "AGREE", "THREATEN", "SUPPORT", "ACCUSE", "CONSULT"))


def the_inside(events: list[Found]) -> set[Token]:
    """Words that belong to what a verbal event is about."""
    found: set[Token] = set()
    for event in events:
        verb = event.trigger
        if event.root in VERBAL or event.root == "PROTEST" or event.code == "RETREAT/resign":
            about = [*complements(verb), *verb.all("advcl")] if event.root in VERBAL else verb.all("advcl", "xcomp")
            if event.root in ("REQUEST", "THREATEN", "REJECT", "AGREE", "ACCUSE", "SUPPORT", "PROTEST"):
                about += list(objects(verb)) + [
                    b
                    for p, b in prepositions(verb)
                    if b.dep in ("pobj", "pcomp") and p.lower not in ("according", "before")
                ]
                about += [kid for one in objects(verb) for kid in one.all("acl")]
            for one in about:
                if one.dep == "advcl" and not _belongs(one):
                    continue
                found.update(_below(one))
    return found


def dated_aside(event: Found, dated: set[Token]) -> bool:
    """Whether an event inside another's content is told for itself, with its own date:
    'a timetable negotiated in 2020'."""
    return event.trigger in dated and event.trigger.tag in ("VBN", "VBD") and event.trigger.dep == "acl"


def free(event: Found) -> bool:
    """Whether an event that is not told as fact stands on its own:
    joined to another, not part of what is asked or threatened."""
    return event.trigger.dep in ("conj", "ROOT", "advcl", "ccomp", "parataxis") or event.stand.negated


def _belongs(clause: Token) -> bool:
    marks = {kid.lower for kid in clause.kids if kid.dep in ("mark", "aux")}
    return bool(marks & {"unless", "if", "to"}) or (
        clause.tag == "VBG" and clause.lemma in ("demand", "call", "protest", "urge")
    )


def _below(token: Token) -> set[Token]:
    found = {token}
    for one in list(token.kids):
        if one.dep not in ("relcl",):
            found |= _below(one)
    return found


def not_told(event: Found, token: Token, told: list[Found], inside: set[Token], dated: set[Token]) -> bool:
    """Whether a noun's event is another than those that the sentence's verbs already tell."""
    if token in inside and not (token in dated or (event.actors and event.targets)):
        return False
    if token in inside and event.root in VERBAL:
        return False
    for other in told:
        near = token.head is other.trigger or token in other.key_tokens or token.head in other.key_tokens
        near = near or any(up is other.trigger for up in _short_way(token))
        if near and (other.root == event.root) and token not in dated:
            return False
        if near and other.root in ("ASSAULT",) and event.root in ("ASSAULT", "PROTEST") and token not in dated:
            return False
    return token.lemma not in word_set("furniture", "never")


def _short_way(token: Token) -> list[Token]:
    found = []
    for up in token.above():
        found.append(up)
        if up.verb or len(found) > 4:
            break
    return found
