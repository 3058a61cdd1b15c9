"""Risks and unknowns, with the likelihood that the text gives them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from juncture.reading.coder.clause import complements, prepositions
from juncture.reading.coder.factuality import judge
from juncture.reading.coder.proposal import Proposal
from juncture.reading.coder.spans import clause_words, noun_words, quoted, text_of
from juncture.reading.coder.stand import Stand
from juncture.reading.coder.writing import said
from juncture.reading.lexicon import word_set
from juncture.reading.parsing import Sentence, Token

if TYPE_CHECKING:
    from juncture.reading.coder.reading import Text


_LIKELIHOOD = {"likely": "likely", "unlikely": "unlikely", "possible": None, "distinctly-possible": "roughly-even"}


def assessments(text: Text) -> Iterator[Proposal]:
    """Risks and unknowns."""
    for sentence in text.sentences:
        seen: set[Token] = set()
        for token in sentence.tokens:
            if token.lemma not in _telling() and token.lower not in _telling():
                continue
            for proposal, key in (*_risk(token, sentence, text), *_unknown(token, sentence, text)):
                if key not in seen:
                    seen.add(key)
                    yield proposal


@cache
def _telling() -> frozenset[str]:
    """Every word at which a risk or an unknown may be told."""
    lists = ("risk_words", "risk_adjectives", "unknown_adjectives", "unknown_verbs", "harm_verbs")
    found = frozenset(word for name in lists for word in word_set("prospects", name)) | word_set(
        "factuality", "rumoured"
    )
    return found | {
        "rule",
        "possible",
        "likely",
        "inevitable",
        "plausible",
        "conceivable",
        "remain",
        "confirm",
        "question",
        "doubt",
    }


def _risk(token: Token, sentence: Sentence, text: Text) -> Iterator[tuple[Proposal, Token]]:
    if token.lemma in word_set("prospects", "risk_words") and token.dep not in ("compound", "amod"):
        below = token.get("acl", "ccomp", "xcomp", "dobj", "pobj") or next(
            (b for p, b in prepositions(token) if p.lower == "of"), None
        )
        if (
            below is not None
            and (token.lemma == "risk" or token.noun)
            and not any(kid.lower in ("no", "without") for kid in token.kids)
            and token.head.lower != "without"
        ):
            harmful = token.lemma in ("risk", "danger") or _harm(below)
            if harmful:
                words = [token, *(clause_words(below) if below.verb else noun_words(below))]
                yield (
                    _assessed(
                        words, "risk", judge(token) if token.verb else judge(below), "risk word", token, sentence, text
                    ),
                    token,
                )
    elif (
        token.lemma in word_set("factuality", "rumoured")
        and (below := next((b for p, b in prepositions(token) if p.lower == "of"), None)) is not None
    ):
        verb = next((up for up in token.above() if up.verb), token)
        yield (
            _assessed(clause_words(verb), "risk", _with(judge(below), "rumoured"), "rumour", token, sentence, text),
            token,
        )
    elif (
        token.lemma == "rule"
        and any(kid.lower == "out" for kid in token.kids)
        and any(kid.dep in ("neg",) for kid in token.kids)
    ):
        yield (
            _assessed(
                clause_words(token),
                "risk",
                _with(Stand(), "cannot-be-ruled-out"),
                "not ruled out",
                token,
                sentence,
                text,
            ),
            token,
        )
    elif token.lemma in ("possible", "likely", "inevitable", "plausible", "conceivable") and token.dep == "acomp":
        doer = token.head.get("nsubj")
        if doer is not None and doer.lemma in word_set("prospects", "harms"):
            yield (
                _assessed(
                    clause_words(token.head),
                    "risk",
                    _with(judge(token.head), "likely" if token.lemma == "likely" else "possible"),
                    "harm possible",
                    token,
                    sentence,
                    text,
                ),
                token,
            )
    elif token.lower in word_set("prospects", "risk_adjectives") and token.dep in ("amod", "acomp"):
        words = noun_words(token.head) if token.dep == "amod" else clause_words(token.head)
        if token.dep == "acomp" or token.head.dep in ("dobj", "attr", "pobj"):
            yield _assessed(words, "risk", judge(token.head), "worrying", token, sentence, text), token
    elif token.verb and token.lemma in word_set("prospects", "harm_verbs"):
        yield from _harm_to_come(token, sentence, text)


def _harm_to_come(verb: Token, sentence: Sentence, text: Text) -> Iterator[tuple[Proposal, Token]]:
    """'could exploit the talks', 'may heighten further', 'will undermine': harm in a clause that is not yet fact."""
    auxiliaries = {kid.lower for kid in verb.all("aux")}
    up = verb.head
    if verb.dep == "xcomp" and up.verb:
        auxiliaries |= {kid.lower for kid in up.all("aux")}
    if not auxiliaries & {"could", "may", "might", "will"} or any(kid.dep == "neg" for kid in verb.kids):
        return
    stand = judge(verb)
    if stand.in_condition or stand.purpose or stand.recommended:
        return
    yield _assessed(clause_words(verb), "risk", stand, "harm to come", verb, sentence, text), verb


def _harm(token: Token) -> bool:
    return any(
        one.lemma in word_set("prospects", "harms") or one.lemma in word_set("prospects", "harm_verbs")
        for one in token.subtree()
    )


def _with(stand: Stand, hedge: str) -> Stand:
    stand.hedge = hedge
    return stand


def _unknown(token: Token, sentence: Sentence, text: Text) -> Iterator[tuple[Proposal, Token]]:
    if token.lower in word_set("prospects", "unknown_adjectives") and token.dep in ("acomp", "oprd"):
        if token.lower in ("open", "decisive") and not _coming(token, sentence):
            return
        verb = token.head
        words = clause_words(verb)
        yield _assessed(words, "unknown", judge(verb), "unknown word", token, sentence, text), token
    elif (
        token.lemma in word_set("prospects", "unknown_verbs")
        and token.verb
        and any(kid.dep == "neg" or kid.lower == "yet" for kid in token.kids)
    ):
        inner = next(
            (
                one
                for one in complements(token)
                if any(
                    w.lower in ("whether", "what", "who", "which", "how", "when", "if", "where")
                    for w in one.subtree()[:4]
                )
            ),
            None,
        )
        if inner is not None or token.lemma == "see":
            yield _assessed([*clause_words(token)], "unknown", judge(token), "not known", token, sentence, text), token
    elif token.lemma == "remain" and (inner := token.get("xcomp")) is not None and inner.lemma == "see":
        yield _assessed(token.subtree(), "unknown", Stand(), "remains to be seen", token, sentence, text), token
    elif (
        token.lemma == "confirm"
        and token.tag == "VBN"
        and token.dep == "advcl"
        and any(kid.lower in ("if", "unless", "until") for kid in token.kids)
    ):
        yield (
            _assessed(
                [*clause_words(token), *[kid for kid in token.kids if kid.lower == "if"]],
                "unknown",
                _with(Stand(), "unconfirmed"),
                "not confirmed",
                token,
                sentence,
                text,
            ),
            token,
        )
    elif (
        token.lemma in ("question", "doubt")
        and token.noun
        and token.dep in ("nsubj", "attr", "dobj")
        and token.head.lemma in ("be", "remain", "persist", "arise", "linger", "raise")
    ):
        inner = token.get("acl", "ccomp") or next((b for p, b in prepositions(token)), None)
        if inner is not None:
            yield _assessed(clause_words(token.head), "unknown", Stand(), "open question", token, sentence, text), token


def _coming(token: Token, sentence: Sentence) -> bool:
    return token.lower != "decisive" or any(word.lower in ("will", "coming", "next") for word in sentence.tokens)


def _assessed(
    words: list[Token], topic: str, stand: Stand, rule: str, token: Token, sentence: Sentence, text: Text
) -> Proposal:
    account = said(stand, text)
    if account["voice"] in ("asserted", "planned") and topic == "risk" and rule not in ("worrying",):
        account["voice"] = "hedged"
        account["hedge"] = account["hedge"] or ("risk" if rule == "risk word" else "possible")
    if account["voice"] == "conditional" and not account["condition"]:
        account["voice"] = "hedged"
    fields = {
        "text": text_of(text.document, words),
        "topic": topic,
        "likelihood": _LIKELIHOOD.get(account["hedge"] or ""),
    }
    return Proposal(
        "assessment",
        {key: value for key, value in fields.items() if value},
        (quoted(text.document, words),),
        rule,
        tokens=(token.text,),
        confidence=0.6,
        section=sentence.block.section,
        **account,
    )
