"""Powers: what a legal text lets an office do, forbids it or lays on it;
a denied power is a power that is not given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from juncture.reading.coder.clause import complements, conjuncts, objects, passive, prepositions, subject
from juncture.reading.coder.legal import instrument, legal, named_before, rule_giver, unnamed
from juncture.reading.coder.naming import sector_of
from juncture.reading.coder.proposal import Proposal
from juncture.reading.coder.spans import clause_words, noun_words, quoted, text_of
from juncture.reading.lexicon import word_set
from juncture.reading.parsing import Sentence, Token

if TYPE_CHECKING:
    from juncture.reading.coder.reading import Text


def powers(text: Text) -> Iterator[Proposal]:
    """The powers that each sentence gives, withholds or lays on."""
    for sentence in text.sentences:
        for token in sentence.tokens:
            if token.verb:
                yield from _given(token, sentence, text)
                yield from _ruled(token, sentence, text)
                yield from _under(token, sentence, text)
            elif token.lemma in word_set("law", "powers"):
                yield from _had(token, sentence, text)


def _given(verb: Token, sentence: Sentence, text: Text) -> Iterator[Proposal]:
    """'gives X authority in defence but no power to suspend the president'."""
    if verb.lemma not in word_set("law", "grants") | {"lack", "retain", "have", "hold", "enjoy", "possess"}:
        return
    giver = subject(verb)
    things = [one for thing in (objects(verb) + verb.all("nsubjpass")) for one in conjuncts(thing)]
    wanted = [thing for thing in things if thing.lemma in word_set("law", "powers")]
    if not wanted:
        return
    told = legal(giver) or (
        giver is not None and giver.lower in ("it", "which", "that") and named_before(giver, text) is not None
    )
    under = _under_text(verb, text)
    own = verb.lemma in ("lack", "retain", "have", "hold", "enjoy", "possess")
    if not told and under is None and not own and not passive(verb):
        return
    if own and giver is not None and not text.cast.group(giver) and not under:
        return
    receiver = verb.get("dative")
    if receiver is None and not own:
        receiver = next((b for p, b in prepositions(verb) if p.lower in ("to", "in", "on", "upon") and b.noun), None)
    office = (
        text_of(text.document, noun_words(receiver))
        if receiver is not None
        else (text_of(text.document, noun_words(giver)) if own and giver is not None else None)
    )
    if office is None and passive(verb) and giver is not None:
        office = text_of(text.document, noun_words(giver))
    source = instrument(giver, text) if told and giver is not None else under or unnamed(text)
    for thing in wanted:
        denied = any(kid.lower in ("no", "neither", "any") and kid.dep == "det" for kid in thing.kids) and not (
            any(k.lower == "any" for k in thing.kids) and not _negated(verb)
        )
        denied = denied or _negated(verb) or verb.lemma == "lack"
        if own and not denied and thing.get("acl") is None:
            continue
        yield _power(verb, thing, office, source, "may-not" if denied else "may", sentence, text, "power given")


def _had(noun: Token, sentence: Sentence, text: Text) -> Iterator[Proposal]:
    """'has no power to', 'it is within his authority to' are told by verbs; 'no power to suspend' alone by its noun."""
    if noun.dep not in ("attr", "ROOT", "dobj", "conj") or noun.get("acl") is None:
        return
    verb = next((up for up in noun.above() if up.verb), None)
    if verb is None or verb.lemma in word_set("law", "grants") | {"lack", "retain", "have", "hold", "enjoy", "possess"}:
        return
    if (
        verb.lemma == "be"
        and verb.get("expl") is None
        and any(kid.dep == "det" and kid.lower == "no" for kid in noun.kids)
    ):
        yield _power(verb, noun, None, unnamed(text), "may-not", sentence, text, "power noun")


def _negated(verb: Token) -> bool:
    return any(kid.dep == "neg" for kid in verb.kids)


def _ruled(verb: Token, sentence: Sentence, text: Text) -> Iterator[Proposal]:
    """'the constitution bars soldiers from standing', 'Article 12 requires the court to rule within 30 days'."""
    giver = rule_giver(verb, sentence, text)
    if giver is None:
        return
    modality = (
        "may-not"
        if verb.lemma in word_set("law", "forbids")
        else "must"
        if verb.lemma in word_set("law", "obliges")
        else "may"
        if verb.lemma in word_set("law", "grants")
        else None
    )
    if modality is None or any(thing.lemma in word_set("law", "powers") for thing in objects(verb)):
        return
    if verb.lemma in (
        "give",
        "grant",
        "accord",
        "reserve",
        "assign",
        "order",
        "restrict",
        "prevent",
    ) and not complements(verb):
        return
    things = objects(verb)
    acts = list(complements(verb))
    if not acts and not things:
        return
    if _negated(verb):
        modality = {"may": "may-not", "may-not": "may", "must": "may"}[modality]
    if modality == "must" and acts and any(kid.dep == "neg" for kid in acts[0].kids):
        modality = "may-not"
    inner = acts[0].get("nsubj", "nsubjpass") if acts else None
    holder = things[0] if things and acts else inner
    if inner is not None and acts[0].dep == "ccomp" and any(kid.lower in ("may", "can") for kid in acts[0].all("aux")):
        modality = "may"
    office = text_of(text.document, noun_words(holder)) if holder is not None else None
    act = text_of(text.document, clause_words(acts[0])) if acts else text_of(text.document, noun_words(things[0]))
    fields = {"instrument": instrument(giver, text), "office": office, "modality": modality, "act": act}
    yield Proposal(
        "power",
        {key: value for key, value in fields.items() if value},
        (quoted(text.document, [*clause_words(verb)]),),
        "power ruled",
        tokens=(giver.text, verb.text),
        confidence=0.75,
        section=sentence.block.section,
    )


def _under(verb: Token, sentence: Sentence, text: Text) -> Iterator[Proposal]:
    """'Under the charter, the vice president may not replace the president'."""
    modal = next((kid for kid in verb.all("aux") if kid.lower in ("may", "can", "must", "shall", "cannot")), None)
    due = (
        verb.head
        if verb.dep == "xcomp"
        and verb.head.lower
        in (
            "due",
            "required",
            "supposed",
            "obliged",
            "bound",
            "entitled",
            "allowed",
            "permitted",
            "authorised",
            "authorized",
            "empowered",
            "barred",
        )
        else None
    )
    modal = modal or due
    if modal is None:
        return
    under = _under_text(verb, text)
    doer = subject(verb)
    if under is None or doer is None or not (text.cast.group(doer) or sector_of(doer.lemma)):
        return
    negated = _negated(verb)
    negated = (
        negated
        or modal.lower == "barred"
        or any(kid.dep == "det" and kid.lower == "no" for kid in doer.kids)
        or (due is not None and _negated(due.head))
    )
    modality = (
        "may-not"
        if negated
        else "must"
        if modal.lower in ("must", "shall", "due", "required", "supposed", "obliged", "bound")
        else "may"
    )
    words = clause_words(verb if due is None else (due if due.verb else due.head))
    fields = {
        "instrument": under,
        "office": text_of(text.document, noun_words(doer)),
        "modality": modality,
        "act": text_of(text.document, [word for word in words if word.i >= verb.i]),
    }
    yield Proposal(
        "power",
        fields,
        (quoted(text.document, words),),
        "power under",
        tokens=(modal.text, verb.text),
        confidence=0.8,
        section=sentence.block.section,
    )


def _under_text(verb: Token, text: Text) -> str | None:
    for one in (verb, *verb.above()):
        for preposition, below in prepositions(one):
            if (
                preposition.lower in ("under", "by", "in")
                and legal(below)
                and (preposition.lower == "under" or one is verb)
            ):
                return instrument(below, text)
            if preposition.lower == "to" and preposition.head.lower in ("according", "pursuant") and legal(below):
                return instrument(below, text)
        if one.dep in ("ROOT", "relcl"):
            break
    return None


def _power(
    verb: Token,
    thing: Token,
    office: str | None,
    source: str,
    modality: str,
    sentence: Sentence,
    text: Text,
    rule: str,
) -> Proposal:
    clause = thing.get("acl", "relcl")
    act = (
        text_of(text.document, [word for word in clause_words(clause) if word.tag != "TO"])
        if clause is not None
        else text_of(text.document, noun_words(thing))
    )
    words = noun_words(thing) if clause is None else [*noun_words(thing), *clause_words(clause)]
    if thing.dep != "conj":
        words = [*words, verb]
    assumed = () if source != "not named" else ("the text names no instrument",)
    fields = {"instrument": source, "office": office, "modality": modality, "act": act}
    return Proposal(
        "power",
        {key: value for key, value in fields.items() if value},
        (quoted(text.document, words),),
        rule,
        tokens=(verb.text, thing.text),
        assumed=assumed,
        confidence=0.8,
        section=sentence.block.section,
    )
