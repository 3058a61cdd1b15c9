"""Lists of names and posts joined by 'respectively'."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from juncture.reading.coder.clause import conjuncts, prepositions
from juncture.reading.coder.holding import Holding, held_post
from juncture.reading.coder.posts import name_words, office_word, singular, words_of_post
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


def posts_before_names(token: Token, sentence: Sentence, text: Text) -> Iterator[Holding]:
    """'The ministers of defence and the interior, Baciro Djá and Fernando Gomes(, respectively)': each his own."""
    if token.tag not in ("NNS", "NNPS") or not office_word(token):
        return
    of = next((below for p, below in prepositions(token) if p.lower in ("of", "for")), None)
    fields = conjuncts(of) if of is not None else []
    # "Ministers of defence and the interior": the parse may join the second field to the ministers.
    fields += [one for one in conjuncts(token)[1:] if fields and one.tag in ("NN", "NNS") and not office_word(one)]
    if len(fields) < 2:
        return
    after = [*conjuncts(token)[1:], *(one for aside in token.all("appos") for one in conjuncts(aside))]
    after += [one for aside in fields[-1].all("appos") for one in conjuncts(aside)]
    names = [one for one in after if one.tag[:3] == "NNP" and one.i > fields[-1].i and not office_word(one)]
    if len(names) != len(fields):
        return
    words = [token, *noun_words(fields[0]), *fields, *(word for one in names for word in name_words(one))]
    for name, part in zip(names, fields, strict=True):
        for holder in text.cast.of(name):
            office = f"{singular(token)} of {text_of(text.document, noun_words(part))}"
            assumed = ["the lists are paired in order"]
            yield Holding(holder, office, words, "respectively", sentence, title=part, assumed=assumed)
