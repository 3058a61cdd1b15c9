"""Reasons, purposes and conditions as causal claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from juncture.reading.coder.causal_claim import PURPOSES, made
from juncture.reading.coder.clause import prepositions
from juncture.reading.coder.factuality import judge
from juncture.reading.coder.proposal import Proposal
from juncture.reading.coder.senses import event_nouns
from juncture.reading.coder.spans import clause_words, noun_words, text_of
from juncture.reading.parsing import Sentence, Token

if TYPE_CHECKING:
    from juncture.reading.coder.reading import Text


def because_of(token: Token, text: Text, sentence: Sentence) -> Iterator[tuple[Proposal, Token]]:
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
        made(
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


def purpose_of(token: Token, text: Text, sentence: Sentence) -> Iterator[tuple[Proposal, Token]]:
    """Why an event was done: 'to regain control', 'in an attempt to appease', 'in the hope of gaining'."""
    goal: Token | None = None
    deed: Token | None = None
    if token.lemma in PURPOSES and token.dep == "pobj" and token.head.lower in ("in", "with"):
        goal = token.get("acl") or next((b for p, b in prepositions(token) if b.dep == "pcomp"), None)
        deed = next((up for up in token.above() if up.verb), None)
    elif token.dep in ("advcl", "acl") and token.tag == "VB" and any(kid.tag == "TO" for kid in token.kids):
        deed, goal = token.head, token
        if not _deed(deed):
            return
    if goal is None or deed is None:
        return
    stand = judge(deed)
    words = clause_words(goal) if token.dep in ("advcl", "acl") else [token, *clause_words(goal)]
    reason = (
        f"the wish {text_of(text.document, clause_words(goal))}"
        if token.lemma in PURPOSES
        else text_of(text.document, clause_words(deed) if deed.verb else noun_words(deed))
    )
    effect = (
        text_of(text.document, clause_words(deed))
        if token.lemma in PURPOSES
        else text_of(text.document, [w for w in clause_words(goal) if w.tag != "TO"])
    )
    stand.intended = stand.intended or token.dep in ("advcl", "acl")
    yield made(reason, effect, "promotes", words, stand, "cause purpose", (token.text,), text, sentence), goal


def _deed(token: Token) -> bool:
    if token.noun:
        return token.lemma in event_nouns() and event_nouns()[token.lemma].coup
    found = token.lemma in ("set", "create", "use", "exploit", "form", "launch", "count", "act", "adopt")
    return found and token.lemma not in ("want", "try")


def conditional_on(token: Token, text: Text, sentence: Sentence) -> Iterator[tuple[Proposal, Token]]:
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
        made(
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
