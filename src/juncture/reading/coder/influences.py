"""Influences: causal claims, in verbs ('undermines'), links ('because'), purposes and conditions,
with sign and hedge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from juncture.reading.coder.clause import agent, objects, particles, passive, prepositions, subject
from juncture.reading.coder.factuality import Stand, judge
from juncture.reading.coder.naming import sector_of
from juncture.reading.coder.proposal import Proposal
from juncture.reading.coder.senses import event_nouns
from juncture.reading.coder.spans import clause_words, noun_words, quoted, text_of
from juncture.reading.coder.writing import said
from juncture.reading.lexicon import table, word_set
from juncture.reading.parsing import Sentence, Token

if TYPE_CHECKING:
    from juncture.reading.coder.reading import Text

_LINKS = word_set("causes", "due") | word_set("causes", "thus") | {"if", "unless"}
_PURPOSES = frozenset(("attempt", "effort", "bid", "hope", "view", "aim", "order", "hopes", "move"))
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
    ]
)


@dataclass(frozen=True, slots=True)
class Cause:
    """One causal sense of a verb."""

    sign: str
    to: bool
    prep: frozenset[str]
    object: frozenset[str]
    inverse: bool


@cache
def causal_verbs() -> dict[str, tuple[Cause, ...]]:
    """The causal senses of each verb."""
    found: dict[str, list[Cause]] = {}
    for entry in table("causes")["verb"]:
        for lemma in entry["lemmas"]:
            cause = Cause(
                entry["sign"],
                entry.get("to", False),
                frozenset(entry.get("prep", ())),
                frozenset(entry.get("object", ())),
                lemma in entry.get("inverse", ()),
            )
            found.setdefault(lemma, []).append(cause)
    return {
        lemma: tuple(sorted(causes, key=lambda c: -(bool(c.prep) + bool(c.object) + c.to)))
        for lemma, causes in found.items()
    }


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
                *_conditional(token, text, sentence),
            ):
                if key not in seen:
                    seen.add(key)
                    yield proposal


def _worth_a_look(token: Token) -> bool:
    if (token.verb and token.lemma in causal_verbs()) or token.dep in ("advcl", "acl"):
        return True
    return token.lower in _LINKS or token.lemma in _PURPOSES or token.lemma == "risk"


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
    for cause in causes:
        effect = _effect(verb, cause)
        if effect is None:
            continue
        if not _plausible(verb, cause, doer, effect):
            continue
        yield _proposal(verb, doer, effect, cause, text, sentence), verb
        return


def _plausible(verb: Token, cause: Cause, doer: Token | None, effect: list[Token]) -> bool:
    if cause.object or (cause.prep and not cause.to and verb.lemma not in ("give", "play", "open", "add")):
        return doer is None or _thing(doer) or sector_of(doer.lemma) is not None or doer.tag[0] in "NPW"
    if cause.to:
        return _thing(doer) or (doer is None and verb.dep in ("advcl", "acl"))
    if doer is None:
        return verb.dep in ("advcl", "acl", "xcomp", "conj", "pcomp") and verb.lemma not in _LOOSE
    if _thing(doer):
        return True
    return verb.lemma not in _LOOSE and any(_thing(token) or token.lemma in _STATES for token in effect)


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


def _effect(verb: Token, cause: Cause) -> list[Token] | None:
    """The words that say what comes about, where the verb is used in this sense."""
    if cause.object:
        return _given(verb, cause)
    if cause.prep:
        return _led_to(verb, cause)
    if cause.to:
        inner = [one for one in verb.all("xcomp", "ccomp") if one.tag == "VB" or one.dep == "ccomp"]
        used = inner and (objects(verb) or inner[0].get("nsubj") is not None or verb.lemma == "help")
        return [inner[0], *objects(verb)] if used else None
    return _upon(verb)


def _given(verb: Token, cause: Cause) -> list[Token] | None:
    """'open the door to talks', 'make it possible to vote': what follows the noun or adjective that is asked for."""
    things = [*objects(verb), *verb.all("oprd", "acomp", "attr")]
    things += [kid for one in verb.all("ccomp", "xcomp") for kid in (one, *one.all("acomp", "oprd"))]
    match = next((thing for thing in things if thing.lemma in cause.object), None)
    if match is None:
        return None
    found = [below for p, below in prepositions(match) if p.lower in ("to", "of", "for", "on", "in")]
    found += match.all("acl", "xcomp", "ccomp")
    found += [below for p, below in prepositions(verb) if p.lower in ("to", "on", "for")]
    if not found and verb.lemma in ("make", "render"):
        found = [one for one in verb.all("xcomp", "ccomp", "dobj") if one is not match]
    return [*(found[:1] or [match]), match]


def _led_to(verb: Token, cause: Cause) -> list[Token] | None:
    """'led to shortages'; 'gave rise to' only with its particle or object."""
    bare = verb.lemma in ("give", "play", "open", "pave") and not (particles(verb) or objects(verb))
    return next(([below] for p, below in prepositions(verb) if p.lower in cause.prep and not bare), None)


def _upon(verb: Token) -> list[Token] | None:
    """The object of a verb, the subject of its passive, or the verb itself: 'tensions may heighten'."""
    if passive(verb) and agent(verb) is not None:
        patient = subject(verb)
        return [patient] if patient is not None else None
    things = objects(verb) or [
        one for one in verb.all("xcomp") if one.tag in ("VB", "VBG") and verb.lemma in ("help", "threaten")
    ]
    if things:
        return [things[0]]
    alone = verb.lemma in ("heighten", "worsen", "deepen", "intensify") and subject(verb) is not None
    return [verb] if alone else None


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
    return _made(cause_text, effect_text, sign, words, stand, f"cause verb {verb.lemma}", (verb.text,), text, sentence)


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


def _made(
    cause: str,
    effect: str,
    sign: str,
    words: list[Token],
    stand: Stand,
    rule: str,
    tokens: tuple[str, ...],
    text: Text,
    sentence: Sentence,
) -> Proposal:
    account = said(stand, text)
    if account["voice"] == "conditional" and not account["condition"]:
        account["voice"] = "hedged"
    return Proposal(
        "influence", {"cause": cause, "effect": effect, "sign": sign}, (quoted(text.document, words),), rule,
        tokens=tokens, confidence=0.65, section=sentence.block.section, **account,
    )  # fmt: skip


def _links(token: Token, text: Text, sentence: Sentence) -> Iterator[tuple[Proposal, Token]]:
    """'because of', 'due to', 'so that', 'in the hope of', purposes of events, 'risk aggravating'."""
    if token.lower in word_set("causes", "due") and token.dep in ("prep", "mark", "amod", "acomp", "advmod"):
        yield from _because(token, text, sentence)
    if token.lemma == "risk" and (inner := token.get("xcomp", "ccomp", "dobj", "pobj", "acl", "amod")) is not None:
        doer = subject(token) if token.verb else None
        stand = judge(token) if token.verb else Stand()
        stand.hedge = "risk"
        cause = text_of(text.document, noun_words(doer)) if doer is not None else "not stated"
        if token.verb and not (doer is not None and text.cast.group(doer) and not _thing(doer)):
            yield (
                _made(
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
        if (verb.dep in ("ROOT", "conj") and verb.lemma not in ("be",)) or (
            verb.lemma == "be" and verb.get("acomp") is not None
        ):
            yield (
                _made(
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
    yield from _purpose(token, text, sentence)


def _because(token: Token, text: Text, sentence: Sentence) -> Iterator[tuple[Proposal, Token]]:
    verb = next((up for up in token.above() if up.verb), None)
    if token.dep == "mark":
        clause = token.head
        verb = clause.head if clause.head is not clause else None
        reason = [word for word in clause_words(clause) if word is not token]
    else:
        below = (
            next((b for p, b in prepositions(token)), None)
            or token.get("pobj")
            or next((k.get("pobj") for k in token.kids if k.dep in ("prep", "pcomp")), None)
        )
        reason = noun_words(below) if below is not None else []
    if verb is None or not reason:
        return
    words = [*clause_words(verb), *reason]
    yield (
        _made(
            text_of(text.document, reason),
            text_of(text.document, clause_words(verb)),
            "promotes",
            words,
            judge(verb),
            "cause because",
            (token.text,),
            text,
            sentence,
        ),
        token,
    )


def _purpose(token: Token, text: Text, sentence: Sentence) -> Iterator[tuple[Proposal, Token]]:
    """Why an event was done: 'to regain control', 'in an attempt to appease', 'in the hope of gaining'."""
    goal: Token | None = None
    deed: Token | None = None
    if token.lemma in _PURPOSES and token.dep == "pobj" and token.head.lower in ("in", "with"):
        goal = token.get("acl") or next((b for p, b in prepositions(token) if b.dep == "pcomp"), None)
        deed = next((up for up in token.above() if up.verb), None)
    elif token.dep in ("advcl", "acl") and token.tag == "VB" and any(kid.tag == "TO" for kid in token.kids):
        deed, goal = token.head, token
        if not _deed(deed, text):
            return
    if goal is None or deed is None:
        return
    stand = judge(deed)
    words = clause_words(goal) if token.dep in ("advcl", "acl") else [token, *clause_words(goal)]
    reason = (
        f"the wish {text_of(text.document, clause_words(goal))}"
        if token.lemma in _PURPOSES
        else text_of(text.document, clause_words(deed) if deed.verb else noun_words(deed))
    )
    effect = (
        text_of(text.document, clause_words(deed))
        if token.lemma in _PURPOSES
        else text_of(text.document, [w for w in clause_words(goal) if w.tag != "TO"])
    )
    stand.intended = stand.intended or token.dep in ("advcl", "acl")
    yield _made(reason, effect, "promotes", words, stand, "cause purpose", (token.text,), text, sentence), goal


def _deed(token: Token, text: Text) -> bool:
    if token.noun:
        return token.lemma in event_nouns() and event_nouns()[token.lemma].coup
    found = token.lemma in ("set", "create", "use", "exploit", "form", "launch", "count", "act", "adopt")
    return found and token.lemma not in ("want", "try")


def _conditional(token: Token, text: Text, sentence: Sentence) -> Iterator[tuple[Proposal, Token]]:
    """'If the resignations are confirmed, the officers will ...'; 'only if they stand united'."""
    if token.lower not in ("if", "unless") or token.dep not in ("mark", "advmod") or not token.head.verb:
        return
    clause = token.head
    main = clause.head
    if clause.dep != "advcl" or main is clause or not (main.verb or main.tag == "MD"):
        return
    if main.lemma in (
        "wonder",
        "ask",
        "know",
        "see",
        "doubt",
        "question",
        "threaten",
        "warn",
        "vow",
        "promise",
        "agree",
        "offer",
    ):
        return
    modal = any(
        kid.dep == "aux" and kid.lower in ("will", "would", "may", "might", "could", "can", "should", "wo", "'ll")
        for kid in main.kids
    )
    if not modal or any(kid.dep == "aux" and kid.lower == "should" for kid in main.kids):
        return
    condition = [word for word in clause_words(clause) if word is not token]
    stand = judge(main)
    stand.condition = clause
    sign = "hinders" if token.lower == "unless" else "promotes"
    words = [*clause_words(main), *clause_words(clause), token]
    yield (
        _made(
            text_of(text.document, condition),
            text_of(text.document, clause_words(main)),
            sign,
            words,
            stand,
            "cause if",
            (token.text,),
            text,
            sentence,
        ),
        token,
    )
