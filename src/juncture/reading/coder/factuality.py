"""How the text holds a happening:
as fact, denied, planned, possible, under a condition, unconfirmed, advised; and who says so."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from juncture.reading.coder.clause import prepositions, subject
from juncture.reading.lexicon import table, word_set
from juncture.reading.parsing import Token


@dataclass(slots=True)
class Stand:
    """What was found about a clause's standing, before it is put in the record's words."""

    negated: bool = False
    future: bool = False
    would: bool = False
    intended: bool = False
    recommended: bool = False
    purpose: bool = False
    hedge: str | None = None
    condition: Token | None = None
    in_condition: bool = False
    speakers: list[Token] = field(default_factory=list)
    believed: bool = False
    habitual: bool = False
    quantity: str | None = None

    @property
    def actual(self) -> bool:
        """Whether the clause is told as something that has come about."""
        return not (
            self.negated or self.future or self.would or self.intended or self.recommended or self.purpose
            or self.hedge or self.condition or self.in_condition or self.believed
        )  # fmt: skip

    @property
    def voice(self) -> str:
        """The record's voice."""
        if self.condition is not None:
            return "conditional"
        if self.negated and not (self.hedge or self.in_condition):
            return "denied"
        if self.recommended or self.intended or self.purpose:
            return "planned"
        if self.hedge or self.in_condition or self.would or self.believed:
            return "hedged"
        if self.future:
            return "planned"
        return "attributed" if self.speakers else "asserted"

    @property
    def shown_hedge(self) -> str | None:
        """The record's hedge."""
        if self.hedge:
            return self.hedge
        return "possible" if self.voice == "hedged" else None


@cache
def _modals() -> dict[str, str]:
    return dict(table("factuality")["modals"])


@cache
def _adverbs() -> dict[str, str]:
    return dict(table("factuality")["adverbs"])


def judge(token: Token) -> Stand:
    """How the text holds what a verb or noun says."""
    stand = Stand()
    _own(token, stand)
    current = token
    for _ in range(12):
        head = current.head
        if head is current:
            break
        if not _climb(current, head, stand):
            break
        current = head
    _according(token, stand)
    return stand


def _own(token: Token, stand: Stand) -> None:
    for kid in token.kids:
        if kid.dep == "neg" or kid.lower in ("never", "not", "n't"):
            stand.negated = not stand.negated
        elif kid.lower == "longer" and any(grand.lower == "no" for grand in kid.kids):
            stand.negated = True
        elif kid.dep == "aux":
            _modal(kid, stand)
        elif kid.dep == "advmod" and kid.lower in _adverbs():
            stand.hedge = stand.hedge or _adverbs()[kid.lower]
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
    if token.noun and any(
        kid.dep == "amod"
        and kid.lower
        in (
            "possible",
            "potential",
            "alleged",
            "threatened",
            "planned",
            "proposed",
            "feared",
            "further",
            "future",
            "likely",
            "rumoured",
            "would-be",
        )
        for kid in token.kids
    ):
        word = next(
            kid.lower
            for kid in token.kids
            if kid.dep == "amod"
            and kid.lower
            in (
                "possible",
                "potential",
                "alleged",
                "threatened",
                "planned",
                "proposed",
                "feared",
                "further",
                "future",
                "likely",
                "rumoured",
                "would-be",
            )
        )
        stand.hedge = stand.hedge or {"alleged": "reported", "likely": "likely", "rumoured": "rumoured"}.get(
            word, "possible"
        )


def _modal(aux: Token, stand: Stand) -> None:
    kind = _modals().get(aux.lower)
    if kind == "future":
        stand.future = True
    elif kind == "would":
        stand.would = True
    elif kind == "recommended":
        stand.recommended = True
    elif kind and aux.lower != "can":
        stand.hedge = stand.hedge or kind
    elif kind:
        stand.hedge = stand.hedge or "possible"


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
        _governed(current, head, stand)
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
    return any(kid.dep == "aux" and kid.lower in _modals() for kid in head.kids)


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
                    _modal(kid, stand)
                elif kid.dep == "advmod" and kid.lower in _adverbs() and kid.i < head.i:
                    stand.hedge = stand.hedge or _adverbs()[kid.lower]
                elif kid.dep in ("nsubj", "nsubjpass") and any(g.dep == "det" and g.lower == "no" for g in kid.kids):
                    stand.negated = True
    return True


_COMPLEMENTS = frozenset(
    ["ccomp", "xcomp", "pcomp", "acl", "dobj", "pobj", "prep", "attr", "csubj", "acomp", "oprd", "nsubjpass"]
)
_CHOICES = frozenset(("option", "course", "alternative", "choice", "solution", "step", "aim", "goal"))


def _governed(current: Token, head: Token, stand: Stand) -> None:
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
    asked = _infinitive(current) or current.dep in ("ccomp", "dobj", "pobj")
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
    if current.dep == "xcomp" and head.lemma == "be" and above is not None and above.lemma in _CHOICES:
        stand.hedge = stand.hedge or "possible"
    for kid in head.kids:
        if (
            kid.dep == "neg"
            and current.dep in ("xcomp", "ccomp")
            and head.lemma not in word_set("factuality", "saying")
        ):
            stand.negated = not stand.negated
        elif kid.dep == "aux" and current.dep not in ("nsubj", "pobj", "prep"):
            _modal(kid, stand)


def _in_if(head: Token) -> bool:
    return any(kid.lower in ("if", "unless", "until") for kid in head.kids if kid.dep == "mark")


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
