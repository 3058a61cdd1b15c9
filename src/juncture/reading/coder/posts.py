"""Words for posts: which noun is an office, and which words belong to it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from juncture.reading.coder.clause import conjuncts, prepositions
from juncture.reading.coder.phrases import phrase
from juncture.reading.coder.spans import noun_words
from juncture.reading.lexicon import word_set
from juncture.reading.parsing import Token

if TYPE_CHECKING:
    pass


FORMER = word_set("titles", "former")


@cache
def _is_office(lower: str, lemma: str) -> bool:
    bare = lower.removeprefix("ex-").removeprefix("then-").removeprefix("co-")
    return (
        bare in word_set("titles", "offices")
        or lemma in word_set("titles", "offices")
        or bare in word_set("titles", "religious")
    )


def office_word(token: Token) -> bool:
    return _is_office(token.lower, token.lemma)


def somebodys(post: Token) -> bool:
    """Whether a post is told as another's: 'N'Daw, his prime minister, ...' tells of no post of N'Daw's."""
    owner = post.get("poss")
    return owner is not None and owner.tag == "PRP$"


def name_words(name: Token) -> list[Token]:
    return list(phrase(name))


def posts_in(aside: Token) -> list[Token]:
    found = [one for one in conjuncts(aside) if office_word(one) and one.tag in ("NN", "NNS", "NNP", "NNPS")]
    for post in list(found):
        # "head of the guard and current minister": the parse may join the second post to the guard.
        inner = [other for p, below in prepositions(post) if p.lower == "of" for other in conjuncts(below)[1:]]
        timed = FORMER | word_set("titles", "current")
        found += [one for one in inner if office_word(one) and any(kid.lower in timed for kid in one.kids)]
    return found


def singular(post: Token) -> str:
    return post.lemma if post.tag in ("NNS", "NNPS") else post.text


def words_of_post(post: Token) -> list[Token]:
    kept = [kid for kid in post.kids if kid.i < post.i and kid.dep in ("compound", "amod", "nmod")]
    words = [word for kid in kept for word in kid.subtree()] + [post]
    for kid in post.kids:
        if kid.dep == "prep" and kid.lower in ("of", "for", "at", "in") and kid.i > post.i:
            words += [kid, *[word for below in kid.all("pobj") for word in noun_words(below)]]
    words = [word for word in words if word.tag != "CC"]
    return sorted(words, key=lambda word: word.i)
