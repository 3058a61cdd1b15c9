"""Lists of names and posts joined by 'respectively'."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from juncture.reading.coder.clause import conjuncts, prepositions
from juncture.reading.coder.holding import Holding, held_post
from juncture.reading.coder.posts import name_words, singular, words_of_post
from juncture.reading.coder.spans import noun_words, text_of
from juncture.reading.parsing import Sentence, Token

if TYPE_CHECKING:
    from juncture.reading.coder.reading import Text


def the_respectively(sentence: Sentence, token: Token) -> bool:
    return any(word.lower == "respectively" and word.i > token.i for word in sentence.tokens)


def the_paired(token: Token, aside: Token, sentence: Sentence, text: Text) -> Iterator[Holding]:
    """'Sadio Camara and Modibo Koné, respectively the ministers of defence and security': each his own."""
    names = [one for one in conjuncts(token) if one.i < aside.i]
    posts = conjuncts(aside)
    if len(posts) == 1:
        of = next((below for p, below in prepositions(aside) if p.lower in ("of", "for")), None)
        fields = conjuncts(of) if of is not None else []
        if len(fields) == len(names):
            words = [*name_words(names[0]), *noun_words(aside, relative=True), *names]
            for name, part in zip(names, fields, strict=True):
                for holder in text.cast.of(name):
                    office = f"{singular(aside)} of {text_of(text.document, noun_words(part))}"
                    yield Holding(
                        holder,
                        office,
                        words,
                        "respectively",
                        sentence,
                        title=part,
                        assumed=["the lists are paired in order"],
                    )
    elif len(posts) == len(names):
        for name, post in zip(names, posts, strict=True):
            for holder in text.cast.of(name):
                yield held_post(
                    holder,
                    words_of_post(post),
                    post,
                    [*name_words(name), *noun_words(post)],
                    "respectively",
                    sentence,
                    text,
                )
