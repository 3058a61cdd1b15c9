"""Where somebody is said to hold a post: titles, appositions, lists and simple sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from juncture.reading.coder.clause import agent, conjuncts, prepositions, subject
from juncture.reading.coder.holding import Holding, held_post
from juncture.reading.coder.listed_posts import posts_before_names, the_paired, the_respectively
from juncture.reading.coder.phrases import ORGANISED, phrase
from juncture.reading.coder.posts import name_words, office_word, posts_in, somebodys, words_of_post
from juncture.reading.coder.spans import noun_words, text_of
from juncture.reading.lexicon import word_set
from juncture.reading.parsing import Sentence, Token

if TYPE_CHECKING:
    from juncture.reading.coder.reading import Text


_PERSONS_POST = frozenset(("member", "figure", "officer"))


def holdings(sentence: Sentence, text: Text) -> Iterator[Holding]:
    """Every place in a sentence where somebody is said to hold a post."""
    seen: set[tuple[int, str]] = set()
    if not any(office_word(token) or token.lemma in _HEADS for token in sentence.tokens):
        return
    for token in sentence.tokens:
        if not (token.verb or token.noun):
            continue
        for holding in (
            *_titled(token, sentence, text),
            *_apposed(token, sentence, text),
            *_said_to_be(token, sentence, text),
            *_served(token, sentence, text),
            *_leads(token, sentence, text),
            *posts_before_names(token, sentence, text),
        ):
            key = (holding.title.i if holding.title else -1, holding.holder.name)
            if key not in seen:
                seen.add(key)
                yield holding


def _titled(token: Token, sentence: Sentence, text: Text) -> Iterator[Holding]:
    """A title before a name: 'interim president Bah N'Daw', 'former Mali President General Moussa Traoré'."""
    if token.tag not in ("NNP", "NN", "NNS", "NNPS") or token.dep in ("compound",):
        return
    tokens = phrase(token)
    if office_word(token) and token.tag != "NNP":
        return
    titles = [
        word
        for word in tokens[:-1]
        if (office_word(word) and word.dep in ("compound", "nmod", "amod", "poss"))
        or (word in tokens[:-1] and office_word(word) and word.head is token)
    ]
    if not titles or not token.text[:1].isupper():
        return
    last = titles[-1]
    people = [actor for actor in text.cast.of(token) if actor.type == "person"]
    if not people:
        return
    before = [
        word
        for word in tokens
        if word.i <= last.i and word.tag not in ("DT", "PRP$", "POS") and word.lower not in word_set("titles", "ranks")
    ]
    before = [word for word in before if word.dep != "poss"]
    if not before or (last.lower in word_set("titles", "weak") and len(before) < 2):
        return
    plural = last.tag in ("NNS", "NNPS") or last.lower in ("presidents", "ministers")
    for one in conjuncts(token) if plural else [token]:
        for holder in text.cast.of(one):
            if holder.type == "person":
                yield held_post(holder, before, last, [*_from(tokens, before[0]), one], "title", sentence, text)


def _from(tokens: list[Token], first: Token) -> list[Token]:
    return [word for word in tokens if word.i >= first.i]


def _apposed(token: Token, sentence: Sentence, text: Text) -> Iterator[Holding]:
    """A post beside a name: 'Goïta, ex-head of the CNSP and current vice president', 'his prime minister,
    Moctar Ouane'."""
    for aside in token.all("appos"):
        posts, names = posts_in(aside), [token]
        post = _post_before(token, aside) or _post_beside(aside, sentence)
        if post is not None:
            posts, names = [post], [aside]
        if not posts:
            continue
        if any(
            kid.lower == "respectively" for one in (*names, *posts, token.head) for kid in one.kids
        ) or the_respectively(sentence, token):
            yield from the_paired(token, aside, sentence, text)
            continue
        joined = conjuncts(names[0]) if posts[0].tag == "NNS" else names
        for post in posts:
            if post.i > names[0].i and somebodys(post):
                continue
            if post.lower in word_set("titles", "weak") and post.lemma not in _PERSONS_POST:
                continue
            for name in joined:
                for holder in text.cast.of(name):
                    if holder.type == "person":
                        words = (
                            [*name_words(name), *noun_words(post)]
                            if post.i > name.i
                            else [*noun_words(post), *name_words(name)]
                        )
                        yield held_post(holder, words_of_post(post), post, words, "apposition", sentence, text)


def _post_before(token: Token, aside: Token) -> Token | None:
    """The post that stands before a name: 'the Mayor of Rabat, Asma Rhlalou'; the last of several joined."""
    last = [one for one in conjuncts(token) if one.i < aside.i][-1]
    if aside.tag[:3] != "NNP" or not office_word(last) or last.tag not in ("NN", "NNP"):
        return None
    titled = last.get("compound") is not None and last.tag == "NNP"
    return None if titled else last


def _post_beside(aside: Token, sentence: Sentence) -> Token | None:
    """'Relations with the chief of staff, General Indjai, had soured': the parse may hang the name on the relations."""
    words = name_words(aside)
    before = [word for word in sentence.tokens if word.i < words[0].i]
    if aside.tag[:3] != "NNP" or len(before) < 2 or before[-1].text != ",":
        return None
    near = before[-2]
    chain = [near, *(up for up in near.above() if up.i < near.i)]
    post = next((one for one in chain[:3] if office_word(one) and one.tag == "NN"), None)
    return post if post is not None and post.get("det") is not None and post.get("appos") is None else None


def _said_to_be(token: Token, sentence: Sentence, text: Text) -> Iterator[Holding]:
    """'He is the president of the court'; 'These two officers are leading members of the committee'."""
    if token.lemma not in ("be", "become", "remain", "lead") or (not token.verb and token.lemma != "lead"):
        return
    doer = subject(token)
    if doer is None:
        return
    for post in [one for below in token.all("attr") for one in conjuncts(below)] + (
        token.all("dobj") if token.lower == "leading" and any(kid.lemma == "be" for kid in token.all("aux")) else []
    ):
        if not office_word(post) or any(kid.dep == "neg" for kid in token.kids):
            continue
        people = [actor for actor in text.cast.group(doer) if actor.type == "person"]
        named = [
            actor
            for actor in people
            if actor.name[:1].isupper() and actor.name.split()[0].lower() not in word_set("titles", "offices")
        ]
        for holder in named:
            words = [*noun_words(doer), token, *noun_words(post, relative=False)]
            post_words = words_of_post(post)
            if token.lower == "leading":
                post_words = [token, *post_words]
            yield held_post(holder, post_words, post, words, "copula", sentence, text)


_HEADS = {"chair": "chair", "head": "head", "lead": "leader", "command": "commander", "preside": "president"}


def _leads(token: Token, sentence: Sentence, text: Text) -> Iterator[Holding]:
    """'who chairs the Sovereignty Council', 'special forces led by Colonel Doumbouya'."""
    post = _HEADS.get(token.lemma)
    if post is None or not token.verb or token.get("neg") is not None:
        return
    by = agent(token)
    holder: Token | None
    body: Token | None
    if by is not None:
        holder, body = by, subject(token)
    else:
        over = next((below for p, below in prepositions(token) if p.lower == "over"), None)
        holder, body = subject(token), token.get("dobj") or over
    if holder is None or body is None or token.tag == "VB" or _band(body):
        return
    if body.lemma not in ORGANISED and not any(actor.type in _LED for actor in text.cast.of(body)):
        return
    name = text_of(text.document, [word for word in phrase(body) if word.tag not in ("PRP$",)])
    for actor in text.cast.of(holder):
        if actor.type == "person" and actor.name[:1].isupper():
            words = [*name_words(holder), token, *name_words(body)]
            yield Holding(actor, f"{post} of {name}", words, "leads", sentence, name, title=token)


_LED = frozenset(("organisation", "intergovernmental", "informal-group", "armed-group"))
_BANDS = frozenset(
    ("force", "soldier", "troop", "officer", "fighter", "rebel", "unit", "group", "crowd", "convoy", "man")
)


def _band(body: Token) -> bool:
    """'Special forces led by Colonel Doumbouya' tells who led them that day and of no post."""
    return body.lemma in _BANDS and body.tag[:3] != "NNP"


_SERVE = frozenset(("serve", "act", "work", "return", "continue"))


_NAME = frozenset(
    (
        "appoint",
        "name",
        "elect",
        "nominate",
        "designate",
        "inaugurate",
        "swear",
        "install",
        "proclaim",
        "declare",
        "choose",
        "promote",
        "confirm",
    )
)


def _served(token: Token, sentence: Sentence, text: Text) -> Iterator[Holding]:
    """'was appointed prime minister', 'named X president', 'served as head of the guard',
    'declared himself president'."""
    names = token.lemma in _NAME or token.lower.startswith("install")
    if not token.verb or not (names or token.lemma in _SERVE):
        return
    posts = [below for p, below in prepositions(token) if p.lower == "as"] + token.all("oprd", "attr")
    if token.lemma in ("promote", "elevate", "appoint", "elect"):
        posts += [below for p, below in prepositions(token) if p.lower == "to"]
    passive_subject = token.get("nsubjpass")
    things = token.all("dobj")
    if len(things) == 2:
        posts, things = [*posts, things[1]], things[:1]
    dative = token.get("dative")
    if dative is not None and things and office_word(things[0]):
        posts, things = [*posts, things[0]], [dative]
    target = passive_subject or (things[0] if things and names else None)
    if target is None and token.lemma in _SERVE:
        target = subject(token)
    if target is None and token.tag == "VBN" and token.dep in ("acl", "relcl"):
        target = token.head
    if target is None:
        return
    claimed = target.lower in ("himself", "herself")
    for post in posts:
        if not office_word(post):
            continue
        doer = subject(token) if claimed else target
        for holder in text.cast.of(doer) if doer is not None else ():
            if holder.type == "person":
                words = [*name_words(target), token, *noun_words(post)]
                holding = held_post(holder, words_of_post(post), post, words, "appointed", sentence, text)
                holding.capacity = "claimed" if claimed else holding.capacity
                holding.former = token.lemma in _SERVE and token.tag == "VBD"
                yield holding
