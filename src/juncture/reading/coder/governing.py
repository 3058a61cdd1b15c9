"""What a word above a clause says of it: that somebody says, plans, doubts, advises or denies it."""

from __future__ import annotations

from juncture.reading.coder.clause import subject
from juncture.reading.coder.modals import modal
from juncture.reading.coder.stand import Stand
from juncture.reading.lexicon import word_set
from juncture.reading.parsing import Token

_COMPLEMENTS = frozenset(
    ["ccomp", "xcomp", "pcomp", "acl", "dobj", "pobj", "prep", "attr", "csubj", "acomp", "oprd", "nsubjpass"]
)


_CHOICES = frozenset(
    ("option", "course", "alternative", "choice", "solution", "step", "aim", "goal", "possibility", "scenario", "fear")
)


def governed(current: Token, head: Token, stand: Stand) -> None:
    """What a word above a clause says of it: that somebody says, plans, doubts, advises, denies it."""
    if current.dep in ("ccomp", "parataxis") and head.lemma in word_set("factuality", "saying"):
        _told(head, stand)
        return
    if current.dep not in _COMPLEMENTS:
        return
    if head.tag[0] in "VJN" and (head.verb or current.dep in ("acl", "prep", "xcomp", "pcomp", "ccomp")):
        _hedged_by(current, head, stand)
        _willed_by(current, head, stand)
        _denied_by(current, head, stand)
    if head.verb:
        _clause_above(current, head, stand)


def _told(head: Token, stand: Stand) -> None:
    speaker = subject(head)
    if speaker is not None:
        stand.speakers.append(speaker)
    stand.believed = stand.believed or head.lemma in word_set("factuality", "believing")
    stand.negated = stand.negated or head.lemma == "deny"


def _infinitive(token: Token) -> bool:
    return token.verb and (token.tag in ("VB", "VBG") or token.dep in ("xcomp", "pcomp", "acl"))


def _hedged_by(current: Token, head: Token, stand: Stand) -> None:
    lemma = head.lemma
    clausal = current.dep in ("xcomp", "ccomp", "acomp", "oprd", "acl")
    if lemma in word_set("factuality", "appearing") and clausal and current.dep != "acl":
        stand.hedge = stand.hedge or ("seems" if lemma == "seem" else "apparent")
    if lemma in word_set("factuality", "likely") and clausal and current.dep != "oprd":
        stand.hedge = stand.hedge or "likely"
    if lemma in word_set("factuality", "unlikely") and not any(kid.lower == "no" for kid in head.kids):
        stand.hedge = "unlikely"
    if lemma in word_set("factuality", "possible") and (head.tag[0] in "NJ" or _infinitive(current)):
        stand.hedge = stand.hedge or ("risk" if lemma in ("risk", "danger") else "possible")
    if lemma in word_set("factuality", "rumoured"):
        stand.hedge = "rumoured"
    if lemma == "confirm" and current.dep in ("nsubjpass", "dobj") and _in_if(head):
        stand.hedge = stand.hedge or "unconfirmed"


def _willed_by(current: Token, head: Token, stand: Stand) -> None:
    if _infinitive(current) and head.lemma in word_set("factuality", "intending"):
        stand.intended = True
    asked = _infinitive(current) or current.dep in ("ccomp", "pobj")
    asked = asked or (current.dep == "dobj" and head.lemma != "call")  # a strike that was called took place
    if head.lemma in word_set("factuality", "recommending") and current.dep != "prep" and asked:
        stand.recommended = True


def _denied_by(current: Token, head: Token, stand: Stand) -> None:
    touched = current.verb or current.dep in ("dobj", "prep")
    if head.lemma in word_set("factuality", "denying") and touched and not stand.recommended:
        stand.negated = not stand.negated
    if head.lemma == "yet" or (head.lemma == "have" and any(kid.lower == "yet" for kid in head.kids)):
        stand.negated = True


def _clause_above(current: Token, head: Token, stand: Stand) -> None:
    above = head.get("nsubj")
    named = above is not None and above.lemma in _CHOICES
    if current.dep in ("xcomp", "ccomp") and head.lemma == "be" and named:
        stand.hedge = stand.hedge or "possible"
    for kid in head.kids:
        if (
            kid.dep == "neg"
            and current.dep in ("xcomp", "ccomp")
            and head.lemma not in word_set("factuality", "saying")
        ):
            stand.negated = not stand.negated
        elif kid.dep == "aux" and current.dep not in ("nsubj", "pobj", "prep"):
            modal(kid, stand)


def _in_if(head: Token) -> bool:
    return any(kid.lower in ("if", "unless", "until") for kid in head.kids if kid.dep == "mark")
