"""How the text holds a happening:
as fact, denied, planned, possible, under a condition, unconfirmed, advised; and who says so."""

from __future__ import annotations

from juncture.reading.coder.clause import prepositions
from juncture.reading.coder.governing import governed
from juncture.reading.coder.modals import modal, the_adverbs, the_modals
from juncture.reading.coder.stand import Stand
from juncture.reading.lexicon import table
from juncture.reading.parsing import Token


def judge(token: Token) -> Stand:
    """How the text holds what a verb or noun says."""
    stand = told = Stand()
    _own(token, stand)
    _supposed(token, stand)
    if _dated_and_definite(token):
        told = Stand()  # "the 2015 agreement" is there, whatever may be done with it
    current = token
    for _ in range(12):
        head = current.head
        if head is current:
            break
        if current.lower in _PRESUPPOSING and current.dep == "prep" and current is not token:
            told = Stand()  # what stands above is not said of it, but for who says it
        if not _climb(current, head, told):
            break
        current = head
    if told is not stand:
        stand.speakers += told.speakers
    _according(token, stand)
    return stand


# "To review the situation after the coup" plans a review; the coup is taken for granted.
_PRESUPPOSING = frozenset(("after", "since", "following", "despite", "during", "amid"))


def _supposed(token: Token, stand: Stand) -> None:
    """'A foreign intervention might provoke a war': what an indefinite subject of 'might' names has not happened."""
    indefinite = all(kid.lower in ("a", "an", "another", "any") for kid in token.all("det")) and not token.get("poss")
    if token.noun and token.dep == "nsubj" and token.head.verb and indefinite:
        for kid in token.head.all("aux"):
            if kid.lower in ("may", "might", "could", "would"):
                modal(kid, stand)


def _dated_and_definite(token: Token) -> bool:
    definite = any(kid.lower == "the" for kid in token.all("det"))
    return token.noun and definite and any(kid.tag == "CD" and len(kid.text) == 4 for kid in token.kids)


def _own(token: Token, stand: Stand) -> None:
    for kid in token.kids:
        if kid.dep == "neg" or kid.lower in ("never", "not", "n't"):
            stand.negated = not stand.negated
        elif kid.lower == "longer" and any(grand.lower == "no" for grand in kid.kids):
            stand.negated = True
        elif kid.dep == "aux":
            modal(kid, stand)
        elif kid.dep == "advmod" and kid.lower in the_adverbs():
            stand.hedge = stand.hedge or the_adverbs()[kid.lower]
        elif (kid.dep == "det" and kid.lower in ("no", "neither")) or (
            kid.dep in ("nsubj", "nsubjpass", "dobj")
            and token.verb
            and any(g.dep == "det" and g.lower in ("no", "neither") for g in kid.kids)
        ):
            stand.negated = True
        elif (
            kid.dep in ("nsubj", "nsubjpass")
            and token.verb
            and (
                kid.lower in ("none", "nobody", "neither", "few")
                or any(g.lower == "few" and not any(x.lower == "a" for x in kid.kids) for g in kid.kids)
            )
        ):
            if kid.lower != "few" and not any(g.lower == "few" for g in kid.kids):
                stand.negated = True
            else:
                stand.quantity = "few"
        elif kid.dep == "advcl" and any(
            mark.lower in ("if", "unless", "should")
            for mark in kid.kids
            if mark.dep in ("mark", "aux") or mark.lower == "if"
        ):
            stand.condition = kid
    hedges = table("factuality")["adjectives"]
    hedged = next((kid.lower for kid in token.kids if kid.dep == "amod" and kid.lower in hedges), None)
    if token.noun and hedged:
        stand.hedge = stand.hedge or hedges[hedged]


def _climb(current: Token, head: Token, stand: Stand) -> bool:
    """Take one step up the tree; false where what stands above no longer touches the clause."""
    dep = current.dep
    if dep == "relcl" or (dep == "acl" and current.tag == "VBN"):
        return False
    if dep == "advcl":
        return _adverbial(current, head, stand)
    if dep == "conj":
        return _joined(current, head, stand)
    if dep == "prep" and current.lower == "without":
        stand.negated = True
        return True
    if dep in (
        "ccomp",
        "xcomp",
        "pcomp",
        "acl",
        "csubj",
        "attr",
        "acomp",
        "oprd",
        "dobj",
        "pobj",
        "nsubj",
        "nsubjpass",
        "prep",
        "agent",
        "advmod",
        "compound",
        "poss",
        "amod",
        "nmod",
        "appos",
        "dative",
        "parataxis",
    ):
        governed(current, head, stand)
        return not (
            current.noun
            and head.verb
            and dep in ("nsubj",)
            and not stand.in_condition
            and head.dep == "ROOT"
            and not _own_modal(head)
        )
    return True


def _own_modal(head: Token) -> bool:
    return any(kid.dep == "aux" and kid.lower in the_modals() for kid in head.kids)


def _adverbial(current: Token, head: Token, stand: Stand) -> bool:
    marks = {kid.lower for kid in current.kids if kid.dep in ("mark", "advmod", "aux")}
    # "should the talks fail, ..." is a condition; "..., and they should" after the main clause is none.
    advice = "should" in marks and current.get("mark") is None and current.i > head.i
    if marks & {"if", "unless", "should"} and not advice:
        stand.in_condition = True
        return False
    if any(kid.lower == "to" and kid.tag == "TO" for kid in current.kids) and current.tag == "VB":
        stand.purpose = True
        return _own_modal(head)
    if marks & {"as", "after", "when", "while", "because", "since", "before", "although", "though", "once", "until"}:
        return False
    return current.tag in ("VBG", "VBN") and _own_modal(head)


def _joined(current: Token, head: Token, stand: Stand) -> bool:
    if current.get("nsubj", "nsubjpass") is not None:
        return head.dep in ("ccomp", "xcomp", "conj", "advcl") and current.verb and head.verb
    if current.verb and head.verb and not any(kid.dep == "aux" and kid.tag == "MD" for kid in current.kids):
        same = current.tag == head.tag or (current.tag in ("VB", "VBP") and head.tag in ("VB", "VBP"))
        if same:
            for kid in head.kids:
                if kid.dep == "aux":
                    modal(kid, stand)
                elif kid.dep == "advmod" and kid.lower in the_adverbs() and kid.i < head.i:
                    stand.hedge = stand.hedge or the_adverbs()[kid.lower]
                elif kid.dep in ("nsubj", "nsubjpass") and any(g.dep == "det" and g.lower == "no" for g in kid.kids):
                    stand.negated = True
    return True


def _according(token: Token, stand: Stand) -> None:
    """'According to X', at the clause or anywhere above it."""
    for one in [token, *token.above()]:
        for preposition, below in prepositions(one):
            if preposition.lower == "to" and preposition.head.lower == "according" and below.noun:
                stand.speakers.append(below)
                return
        for kid in one.kids:
            if kid.lower == "according":
                to = kid.get("prep")
                who = to.get("pobj") if to is not None else kid.get("pobj")
                if who is not None:
                    stand.speakers.append(who)
                    return
