"""The tense in which something is told, as far as its date follows from it."""

from __future__ import annotations

from juncture.reading.parsing import Token


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


def auxiliaries(verb: Token) -> set[str]:
    """The auxiliaries of a verb, or of the verb that it is joined to where it has none of its own."""
    own = {kid.lower for kid in verb.kids if kid.dep in ("aux", "auxpass") and kid.tag != "TO"}
    if not own and verb.dep == "conj" and verb.head.verb and verb.tag == verb.head.tag:
        return auxiliaries(verb.head)
    return own


def pluperfect(verb: Token) -> bool:
    """'Had stationed': before what is being told."""
    return verb.verb and bool(auxiliaries(verb) & {"had", "'d"}) and verb.tag == "VBN"


def past(token: Token) -> bool:
    """Whether a verb is told in the simple past, or a noun or a participle stands under one that is."""
    verb = token
    while not (verb.verb and (verb.tag in ("VBD", "VBZ", "VBP") or auxiliaries(verb))) and verb.head is not verb:
        verb = verb.head
    if verb.tag == "VBD":
        return True
    return verb.verb and bool(auxiliaries(verb) & {"was", "were", "did"}) and not auxiliaries(verb) & {"had"}


def in_passing(trigger: Token) -> bool:
    """Whether it is told of somebody in a relative clause ('who led the rally but was shunted aside when ...')."""
    while trigger.dep in ("conj", "advcl", "ccomp", "xcomp") and trigger.head.verb:
        trigger = trigger.head
    return trigger.dep == "relcl" and trigger.head.head is not trigger.head
