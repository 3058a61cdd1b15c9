"""Somebody's post as one place tells it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from juncture.reading.coder.clause import prepositions
from juncture.reading.coder.mentions import Actor
from juncture.reading.coder.posts import FORMER
from juncture.reading.coder.spans import noun_words, text_of
from juncture.reading.lexicon import word_set
from juncture.reading.parsing import Sentence, Token

if TYPE_CHECKING:
    from juncture.reading.coder.reading import Text


@dataclass(slots=True)
class Holding:
    """Somebody's post as one place tells it."""

    holder: Actor
    office: str
    words: list[Token]
    rule: str
    sentence: Sentence
    body: str | None = None
    capacity: str = "titular"
    former: bool = False
    future: bool = False
    title: Token | None = None
    assumed: list[str] = field(default_factory=list)


def held_post(
    holder: Actor, words: list[Token], post: Token, passage: list[Token], rule: str, sentence: Sentence, text: Text
) -> Holding:
    lower = {word.lower for word in words} | {
        kid.lower for word in words for kid in word.kids if kid.dep in ("amod", "advmod", "compound", "nmod", "det")
    }
    ex = any(word.lower.startswith("ex-") for word in words) or bool(lower & FORMER)
    skipped = (
        FORMER
        | word_set("titles", "current")
        | word_set("titles", "future")
        | word_set("titles", "ranks")
        | {"the", "a", "an", "himself", "then-", "country", "'s", "longtime", "long-time"}
    )
    kept = [word for word in words if word.lower not in skipped]
    office = text_of(text.document, kept) if kept else post.text
    office = office.removeprefix("ex-").removeprefix("then-")
    body = next(
        (
            text_of(text.document, noun_words(below))
            for p, below in prepositions(post)
            if (p.lower in ("of", "for", "at") and below.tag[:3] == "NNP") or (p.lower == "of" and below.text.isupper())
        ),
        None,
    )
    owner = post.get("poss")
    if body is None and owner is not None and owner.tag[:3] == "NNP":
        body = owner.text
    if post.tag in ("NNS", "NNPS"):
        office = office.replace(post.text, post.lemma.lower() if post.lemma != post.lower else post.text.rstrip("s"))
    capacity = (
        "acting"
        if "acting" in lower
        else "interim"
        if lower & word_set("titles", "interim")
        else "claimed"
        if lower & word_set("titles", "claimed")
        else "titular"
    )
    return Holding(
        holder, office, passage, rule, sentence, body, capacity, ex, bool(lower & word_set("titles", "future")), post
    )
