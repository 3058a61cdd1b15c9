"""Whether a coded verb tells an event at all: of somebody, and as something done rather than as what a law provides."""

from __future__ import annotations

from juncture.reading.coder.clause import objects, passive, prepositions, subject
from juncture.reading.coder.factuality import judge
from juncture.reading.coder.found import Found
from juncture.reading.coder.roles import abstract
from juncture.reading.coder.senses import Sense
from juncture.reading.lexicon import word_set
from juncture.reading.parsing import Token


def sound(event: Found, verb: Token, sense: Sense | None) -> bool:
    """Whether a coded verb is told of somebody; 'the attack worsened it' is no event of the attack's."""
    doer = subject(verb)
    if doer is not None and doer.lower in ("it", "there") and not event.actors and not event.targets:
        return False
    if verb.dep == "amod" or (verb.dep == "acl" and verb.head.lemma in word_set("law", "powers") and verb.tag == "VB"):
        return False
    if sense is not None and not sense.strong and not event.actors:
        return False
    if event.stand.purpose and event.root not in ("REQUEST", "ACCUSE"):
        return False
    if verb.lemma == "warn" and not (objects(verb) or event.noun) and not _warns_of_itself(verb):
        return False
    if _legal_content(verb) or (doer is not None and doer.lemma in _LAWS) or _about_oneself(event, verb):
        return False
    if event.root == "CONSULT" and any(
        one.lemma in _INFORMANTS for one in (verb.head, *objects(verb), *verb.all("nsubjpass"))
    ):
        return False
    if verb.dep == "acl" and event.stand.negated and event.root == "SUPPORT":
        return False
    if event.root in ("REQUEST", "ACCUSE", "SUPPORT", "REJECT", "CONSULT", "AGREE", "THREATEN"):
        if not event.actors and not event.targets and not passive(verb) and not event.noun:
            return False
        if doer is not None and not event.actors and not passive(verb) and doer.noun:
            return not abstract(doer)
    return True


def _about_oneself(event: Found, verb: Token) -> bool:
    """'Insists on reforming it' asks nobody; 'has only himself to blame' blames no one; who declines to comment rejects
    nothing."""
    if verb.lemma in ("decline", "refuse") and any(one.lemma in _REMARKS for one in verb.all("xcomp")):
        return True
    if verb.lemma in ("agree", "concur") and event.code == "AGREE" and _opinion(verb):
        return True
    if verb.lemma in ("want", "expect") and (plan := verb.get("xcomp")) is not None:
        return not objects(verb) and plan.get("nsubj") is None
    if verb.lemma == "insist":
        return any(below.tag == "VBG" for p, below in prepositions(verb) if p.lower == "on")
    return verb.lemma == "blame" and verb.tag == "VB" and not (objects(verb) or event.targets)


def _opinion(verb: Token) -> bool:
    """'Few jurists agree': an opinion shared, with nothing that was agreed."""
    return verb.tag in ("VBP", "VBZ") and not (objects(verb) or verb.get("xcomp", "ccomp", "prep"))


_SUFFERING = frozenset(("tolerate", "accept", "allow", "permit"))
_REMARKS = frozenset(("comment", "elaborate", "speculate"))
_INFORMANTS = frozenset(("source", "expert", "witness", "analyst", "document", "archive"))


def _warns_of_itself(verb: Token) -> bool:
    """Whether it is a threat: 'warned that it would act', not 'warned that war could spread'."""
    doer = subject(verb)
    for clause in verb.all("ccomp"):
        inner = clause.get("nsubj", "nsubjpass")
        if inner is not None and doer is not None and (inner.tag == "PRP" or inner.lemma == doer.lemma):
            return True
        if inner is not None and clause.lemma in _SUFFERING and judge(clause).negated:
            return True
    return any(p.lower in ("against", "of") for p, _ in prepositions(verb))


_PERMITTING = frozenset(("allow", "permit", "authorise", "authorize", "empower", "entitle", "require", "oblige"))
_LAWS = frozenset(("article", "constitution", "charter", "law", "section", "protocol", "statute", "clause"))


def _legal_content(verb: Token) -> bool:
    """Whether a clause is what a law provides rather than what happened."""
    up = verb.head
    if up.lemma in _PERMITTING and up.tag in ("VB", "VBZ") and (it := up.get("nsubj")) is not None and it.lower == "it":
        return True
    giver = up.get("nsubj") if up is not verb and up.verb and verb.dep in ("ccomp", "xcomp", "pcomp") else None
    return giver is not None and giver.lemma in _LAWS
