"""Noun phrases: which words make up a name, and what kind of actor a noun is."""

from __future__ import annotations

from juncture.reading.coder.clause import conjuncts
from juncture.reading.coder.naming import demonyms, gazetteer
from juncture.reading.lexicon import word_set
from juncture.reading.parsing import Token

_LEFT = frozenset(("compound", "amod", "nmod", "poss", "nummod", "quantmod", "advmod", "case", "punct"))


_DROP = frozenset(
    [
        "least",
        "at",
        "more",
        "than",
        "about",
        "around",
        "over",
        "up",
        "some",
        "the",
        "a",
        "an",
        "this",
        "these",
        "those",
        "that",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "your",
        "some",
        "any",
        "such",
        "same",
        "various",
    ]
)


ORGANISED = frozenset(
    [
        "party",
        "movement",
        "union",
        "committee",
        "council",
        "association",
        "organisation",
        "organization",
        "coalition",
        "alliance",
        "front",
        "army",
        "group",
        "ministry",
        "commission",
        "court",
        "forces",
        "congress",
        "league",
        "federation",
        "agency",
        "parliament",
        "assembly",
        "government",
        "mission",
        "bank",
        "police",
        "guard",
        "authority",
        "community",
        "force",
        "brigade",
        "network",
        "senate",
        "university",
        "institute",
        "foundation",
        "office",
        "department",
        "bureau",
        "state",
        "forum",
        "rally",
        "coordination",
        "confederation",
        "initiative",
        "society",
        "embassy",
        "palace",
        "tribunal",
        "house",
        "centre",
        "center",
        "directorate",
        "command",
        "junta",
        "cabinet",
        "delegation",
        "corps",
        "regiment",
        "battalion",
    ]
)


def phrase(token: Token) -> list[Token]:
    """The words of a noun's name: what stands before it, and 'of ...' where the name goes on."""
    left = [kid for kid in token.kids if kid.i < token.i and (kid.dep in _LEFT or kid.dep in {"det", "predet"})]
    first = min((word.i for kid in left for word in kid.subtree()), default=token.i)
    below = {word.i: word for word in token.subtree()}
    tokens = [below[i] for i in range(first, token.i) if i in below and below[i].tag not in ("``", "''")] + [token]
    while tokens and tokens[0].dep == "punct":
        tokens = tokens[1:]
    of = next((kid for kid in token.kids if kid.dep == "prep" and kid.lower in ("of", "for", "in")), None)
    if of is not None and _goes_on(token, of):
        end = of.get("pobj")
        if end is not None and of.i == token.i + 1:
            inner = phrase(end)
            last = conjuncts(end)[-1] if end.tag[:3] == "NNP" else end
            tokens += [of, *inner, *[word for word in end.subtree() if inner[-1].i < word.i <= last.i]]
    return tokens


def _goes_on(token: Token, of: Token) -> bool:
    if of.lower == "of":
        below = of.get("pobj")
        capital = (below is not None and below.text[:1].isupper()) or token.text[:1].isupper()
        return (token.lower in ORGANISED and capital) or token.lemma in (
            "head",
            "leader",
            "group",
            "member",
            "number",
            "minister",
            "thousand",
            "hundred",
            "coup",
        )
    return of.lower == "in" and token.lemma == "mission"


def without_determiners(tokens: list[Token]) -> list[Token]:
    kept = list(tokens)
    while len(kept) > 1 and (kept[0].lower in _DROP or kept[0].tag in ("DT", "PRP$", "POS", "RB", "PDT", "CC")):
        if kept[0].lower in ("few", "no", "several"):
            break
        kept = kept[1:]
    return kept or tokens


def noun_type(token: Token, sector: str | None) -> str:
    if (
        token.lower in word_set("titles", "offices")
        or token.lower in word_set("titles", "religious")
        or token.lower in ("officer", "soldier", "general", "colonel")
    ):
        return "person"
    if token.lemma in ("mission", "bloc"):
        return "intergovernmental"
    if token.lemma in ("country", "state", "nation", "government"):
        return "state" if token.lemma != "government" else "organisation"
    return "armed-group" if sector == "REB" else "organisation"


def demonym_noun(token: Token) -> bool:
    lower = token.lower
    return token.text[:1].isupper() and (lower in demonyms() or (lower.endswith("s") and lower[:-1] in demonyms()))


def person_like(name: list[Token], tokens: list[Token]) -> bool:
    if any(word.lower in ORGANISED or word.lower in demonyms() or word.lower in gazetteer() for word in name):
        return False
    if tokens[0].tag == "DT" or name[-1].text.isupper() or not all(word.tag[:3] == "NNP" for word in name):
        return False
    if name[-1].dep == "pobj" and name[-1].head.lower in ("in", "at", "near", "from", "to", "across"):
        return False
    return len(name) >= 2 or name[-1].dep in ("nsubj", "poss", "nsubjpass")
