"""Influences: causal claims, in verbs ('undermines'), links ('because'), purposes and conditions,
with sign and hedge."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from juncture.reading.coder.causal_claim import PURPOSES, made
from juncture.reading.coder.causes import Cause, causal_verbs, effect_words
from juncture.reading.coder.clause import agent, passive, subject
from juncture.reading.coder.factuality import judge
from juncture.reading.coder.legal import rule_giver
from juncture.reading.coder.naming import sector_of
from juncture.reading.coder.phrases import demonym_noun
from juncture.reading.coder.proposal import Proposal
from juncture.reading.coder.reasons import because_of, conditional_on, purpose_of
from juncture.reading.coder.senses import event_nouns
from juncture.reading.coder.spans import clause_words, noun_words, text_of
from juncture.reading.coder.stand import Stand
from juncture.reading.lexicon import word_set
from juncture.reading.parsing import Sentence, Token

if TYPE_CHECKING:
    from juncture.reading.coder.reading import Text

_LINKS = word_set("causes", "due") | word_set("causes", "thus") | {"if", "unless"}
_FLIP = {"promotes": "hinders", "hinders": "promotes", "no-effect": "no-effect"}
_LOOSE = frozenset(
    [
        "help",
        "force",
        "push",
        "drive",
        "create",
        "build",
        "produce",
        "break",
        "cut",
        "divide",
        "hurt",
        "expand",
        "highlight",
        "leave",
        "bring",
        "get",
        "feed",
        "attract",
        "lower",
        "limit",
        "allow",
        "permit",
        "expose",
        "compromise",
        "block",
        "delay",
        "contain",
        "threaten",
        "restrict",
        "strengthen",
        "consolidate",
        "restore",
        "improve",
        "protect",
        "preserve",
        "sustain",
    ]
)


def influences(text: Text) -> Iterator[Proposal]:
    """The causal claims of each sentence; a place that two rules find is told once."""
    for sentence in text.sentences:
        seen: set[Token] = set()
        for token in sentence.tokens:
            if not _worth_a_look(token):
                continue
            for proposal, key in (
                *_at_verb(token, text, sentence),
                *_links(token, text, sentence),
                *conditional_on(token, text, sentence),
            ):
                if key not in seen:
                    seen.add(key)
                    yield proposal


def _worth_a_look(token: Token) -> bool:
    if (token.verb and token.lemma in causal_verbs()) or token.dep in ("advcl", "acl"):
        return True
    return token.lower in _LINKS or token.lemma in PURPOSES or token.lemma == "risk"


def _thing(token: Token | None) -> bool:
    """Whether a noun is a happening, a measure or a state of affairs rather than somebody."""
    if token is None:
        return False
    return (
        token.lemma in word_set("causes", "causes")
        or token.lemma in event_nouns()
        or token.lower in ("this", "that", "it", "which", "what")
        or (token.tag == "VBG")
    )


def _at_verb(verb: Token, text: Text, sentence: Sentence) -> Iterator[tuple[Proposal, Token]]:
    causes = causal_verbs().get(verb.lemma)
    if causes is None or not verb.verb or verb.dep in ("amod", "aux"):
        return
    doer = agent(verb) if passive(verb) else subject(verb)
    if verb.lemma in word_set("law", "grants") and rule_giver(verb, sentence, text) is not None:
        return
    for cause in causes:
        effect = effect_words(verb, cause)
        if effect is None:
            continue
        if not _plausible(verb, cause, doer, effect):
            continue
        yield _proposal(verb, doer, effect, cause, text, sentence), verb
        return


def _plausible(verb: Token, cause: Cause, doer: Token | None, effect: list[Token]) -> bool:
    if passive(verb) and cause.prep:
        return False
    if cause.object or (cause.prep and not cause.to and verb.lemma not in ("give", "play", "open", "add")):
        return doer is None or _thing(doer) or sector_of(doer.lemma) is not None or doer.tag[0] in "NPW"
    if cause.to:
        return _thing(doer) or _state(doer) or (doer is None and verb.dep in ("advcl", "acl"))
    if doer is None:
        return verb.dep in ("advcl", "acl", "xcomp", "conj", "pcomp") and verb.lemma not in _LOOSE
    if _thing(doer) or (_state(doer) and (_modal(verb) or verb.lemma not in _LOOSE)):
        return True
    return verb.lemma not in _LOOSE and any(_thing(token) or token.lemma in _STATES for token in effect)


def _state(doer: Token | None) -> bool:
    """Whether a subject is something rather than somebody: a common noun that can hold no office and no gun."""
    return doer is not None and doer.tag in ("NN", "NNS") and sector_of(doer.lemma) is None and not demonym_noun(doer)


def _modal(verb: Token) -> bool:
    return any(kid.lower in ("could", "may", "might", "would", "will", "can") for kid in verb.all("aux"))


_STATES = frozenset(
    [
        "tension",
        "violence",
        "crisis",
        "instability",
        "confidence",
        "credibility",
        "legitimacy",
        "conflict",
        "influence",
        "support",
        "cohesion",
        "stability",
        "trust",
        "relation",
        "security",
        "situation",
        "process",
        "transition",
        "effort",
        "economy",
        "authority",
        "division",
        "unity",
        "unrest",
        "position",
        "capacity",
        "hold",
        "chance",
        "hope",
        "prospect",
        "risk",
        "fear",
        "power",
        "standing",
        "room",
        "manoeuvre",
        "leverage",
        "resentment",
        "anger",
        "population",
        "impact",
    ]
)


def _proposal(
    verb: Token, doer: Token | None, effect: list[Token], cause: Cause, text: Text, sentence: Sentence
) -> Proposal:
    stand = judge(verb)
    sign = cause.sign
    little = any(
        kid.lower in word_set("causes", "few") for token in effect for kid in token.kids if kid.dep in ("amod", "det")
    )
    if stand.negated or stand.hedge == "unlikely":
        sign, stand.negated = "no-effect", False
    elif little:
        sign = _FLIP[sign]
    if (
        sign == "promotes"
        and effect[0].verb
        and effect[0].lemma in ("break", "curb", "end", "weaken", "reduce", "prevent", "limit", "undermine")
    ):
        sign = "hinders"
    if "better" in (kid.lower for token in effect for kid in token.kids) and any(
        t.lemma == "break" for one in effect for t in one.subtree()
    ):
        sign = "hinders"
    cause_text = _cause_text(doer, verb, text)
    effect_text = text_of(text.document, noun_words(effect[0]) if effect[0].noun else clause_words(effect[0]))
    if cause.inverse:
        cause_text, effect_text = effect_text, cause_text
    words = clause_words(verb)
    if verb.dep in ("relcl", "acl") and verb.head.noun:
        words = [*words, verb.head]
    return made(cause_text, effect_text, sign, words, stand, f"cause verb {verb.lemma}", (verb.text,), text, sentence)


def _cause_text(doer: Token | None, verb: Token, text: Text) -> str:
    if doer is None:
        up = next((one for one in verb.above() if one.verb), None)
        return text_of(text.document, clause_words(up)) if up is not None else "not stated"
    if doer.lower in ("this", "that", "it", "which", "these", "they") and not doer.noun:
        return _meant(doer, text)
    return text_of(text.document, noun_words(doer))


def _meant(pronoun: Token, text: Text) -> str:
    """What 'it' or 'this' stands for as a cause: the happening or measure told just before, else somebody."""
    before: Token | None = None
    for sentence in text.sentences:
        if sentence.start > pronoun.start:
            break
        if sentence.end > pronoun.start - 400:
            near = [one for one in sentence.tokens if one.start < pronoun.start and one.dep in ("nsubj", "nsubjpass")]
            before = next((one for one in reversed(near) if one.noun and _measure(one)), before)
    if before is not None:
        return text_of(text.document, noun_words(before))
    found = text.cast.of(pronoun)
    return found[0].name if found else pronoun.text


def _measure(token: Token) -> bool:
    return token.lemma in word_set("causes", "causes") or token.lemma in event_nouns() or token.lemma == "use"


def _links(token: Token, text: Text, sentence: Sentence) -> Iterator[tuple[Proposal, Token]]:
    """'because of', 'due to', 'so that', 'in the hope of', purposes of events, 'risk aggravating'."""
    if token.lower in word_set("causes", "due") and token.dep in ("prep", "mark", "amod", "acomp", "advmod"):
        yield from because_of(token, text, sentence)
    if token.lemma == "risk" and (inner := token.get("xcomp", "ccomp", "dobj", "pobj", "acl", "amod")) is not None:
        doer = subject(token) if token.verb else None
        stand = judge(token) if token.verb else Stand()
        stand.hedge = "risk"
        cause = text_of(text.document, noun_words(doer)) if doer is not None else "not stated"
        if token.verb and not (doer is not None and text.cast.group(doer) and not _thing(doer)):
            yield (
                made(
                    cause,
                    text_of(text.document, clause_words(inner)),
                    "promotes",
                    [token, *clause_words(inner)],
                    stand,
                    "cause risk",
                    (token.text,),
                    text,
                    sentence,
                ),
                token,
            )
    if token.lower in word_set("causes", "thus") and token.head.verb and not token.head.get("advcl"):
        verb = token.head
        doer = subject(verb)
        if doer is not None and doer.lower in ("we", "i"):
            return
        if (verb.dep in ("ROOT", "conj") and verb.lemma not in ("be",)) or (
            verb.lemma == "be" and verb.get("acomp") is not None
        ):
            yield (
                made(
                    "what was said before",
                    text_of(text.document, clause_words(verb)),
                    "promotes",
                    clause_words(verb),
                    judge(verb),
                    "cause thus",
                    (token.text,),
                    text,
                    sentence,
                ),
                verb,
            )
    yield from purpose_of(token, text, sentence)
