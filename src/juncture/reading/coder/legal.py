"""Legal texts among nouns: which noun is one, what 'it' takes up again, and the name that a rule goes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from juncture.reading.coder.clause import prepositions, subject
from juncture.reading.coder.spans import noun_words, text_of
from juncture.reading.lexicon import word_set
from juncture.reading.parsing import Sentence, Token

if TYPE_CHECKING:
    from juncture.reading.coder.reading import Text

_TAKEN_UP = frozenset(("it", "this"))


def legal(token: Token | None) -> bool:
    """Whether a noun is a legal text or a part of one, 'this text' taken up again included."""
    if token is None:
        return False
    return token.lemma in word_set("law", "instruments") or token.lower.endswith("constitution")


def rule_giver(verb: Token, sentence: Sentence, text: Text) -> Token | None:
    """The legal text that a verb is said of: 'Article 4 bars ...'; 'It does not allow ...' after a sentence on one."""
    giver = subject(verb)
    if legal(giver):
        return giver
    if giver is None:
        return None
    if giver.lower not in _TAKEN_UP or sentence.number == 0:
        return None
    before = text.sentences[sentence.number - 1]
    root = next((token for token in before.tokens if token.head is token), None)
    subjects = [token for token in before.tokens if token.dep in ("nsubj", "nsubjpass")]
    told = next((token for token in subjects if root is not None and token.head is root), None)
    return giver if legal(told) and before.block is sentence.block else None


def instrument(token: Token, text: Text) -> str:
    """The name of a legal text; of a part of one, the text's; of 'it', the one named last."""
    for preposition, below in prepositions(token):
        if preposition.lower == "of" and legal(below):
            return text_of(text.document, noun_words(below))
    if token.lemma in ("text", "document") or token.lower in ("it", "this", "which", "that"):
        found = named_before(token, text)
        if found:
            return found
    return text_of(text.document, [word for word in noun_words(token) if word.tag not in ("DT", "PRP$")])


def named_before(token: Token, text: Text) -> str | None:
    """The legal text that was named last before a word."""
    best = None
    for sentence in text.sentences:
        for word in sentence.tokens:
            if word.start >= token.start:
                return best
            if (
                word.noun
                and word.lemma in word_set("law", "instruments")
                and word.lemma not in ("text", "document", "article", "order", "act", "agreement")
            ):
                best = text_of(text.document, [one for one in noun_words(word) if one.tag not in ("DT", "PRP$")])
    return best


def unnamed(text: Text) -> str:
    """The constitution or charter of the text, for a rule that names no source."""
    for sentence in text.sentences:
        for word in sentence.tokens:
            if word.noun and word.lemma in ("constitution", "charter"):
                return text_of(text.document, [one for one in noun_words(word) if one.tag not in ("DT", "PRP$")])
    return "not named"
