"""What a verb acts upon: its objects, the subject of its passive, and what a number or a part is of."""

from __future__ import annotations

from juncture.reading.coder.clause import conjuncts, shared_objects
from juncture.reading.lexicon import word_set
from juncture.reading.parsing import Token


def affected(verb: Token) -> list[Token]:
    """The nouns that a verb acts upon; of joined ones, of names with titles and of quantities, each noun."""
    things = shared_objects(verb) + verb.all("nsubjpass")
    if not things and verb.dep in ("acl", "amod") and verb.tag == "VBN":
        things = [verb.head]
    if not things and verb.dep == "relcl" and verb.get("nsubj", "nsubjpass") is None:
        things = [verb.head]
    if not things and verb.dep == "conj" and verb.head.verb and verb.tag == "VBN":
        things = verb.head.all("nsubjpass")
    if not things:
        things = [one for clause in verb.all("ccomp") if _infinitive(clause) for one in clause.all("nsubj")]
    return [one for thing in things for one in _heads(thing)]


def _infinitive(clause: Token) -> bool:
    """'Allowed the candidate to run': the parse may make the candidate the subject of a clause."""
    return clause.tag == "VB" and all(kid.tag == "TO" for kid in clause.all("aux"))


_PARTS = frozenset(
    [
        "number",
        "group",
        "member",
        "part",
        "series",
        "million",
        "dollar",
        "ton",
        "thousand",
        "state",
        "all",
        "some",
        "most",
        "form",
        "lot",
        "billion",
        "euro",
        "m",
        "bn",
    ]
)


def _heads(thing: Token) -> list[Token]:
    """A noun, those joined to it, and what a number or a part is of."""
    found = []
    for one in conjuncts(thing):
        found.append(one)
        found.extend(one.all("appos") if one.tag == "NNP" else ())
        of = next((kid for kid in one.kids if kid.dep == "prep" and kid.lower in ("of", "in")), None)
        if of is not None and (one.tag in ("CD", "$") or one.lemma in _PARTS):
            inner = of.get("pobj")
            if inner is not None:
                found.append(inner)
        if one.tag == "NNP":
            found.extend(
                kid
                for kid in one.kids
                if kid.dep in ("compound", "amod") and kid.lemma in word_set("titles", "offices")
            )
        found.extend(
            other
            for kid in one.kids
            if kid.dep == "compound"
            for other in conjuncts(kid)
            if kid.dep == "compound"
            and one.lemma
            in (
                "group",
                "program",
                "programme",
                "activity",
                "law",
                "effort",
                "link",
                "delivery",
                "permission",
                "measure",
                "order",
                "service",
                "access",
                "connection",
                "fund",
                "payment",
            )
        )
    return found
