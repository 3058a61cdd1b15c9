"""Walking over a clause: who its subject is, what its objects are, what governs it."""

from __future__ import annotations

from collections.abc import Iterator

from juncture.reading.parsing import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
OBJECTS = ("dobj", "dative", "attr", "oprd")
CLAUSES = ("ccomp", "xcomp", "pcomp", "acl", "advcl", "relcl", "conj", "csubj", "parataxis")
_SPOKEN = frozenset(
    (
        "statement",
        "declaration",
        "letter",
        "resolution",
        "communique",
        "communiqué",
        "message",
        "decree",
        "report",
        "speech",
        "petition",
    )
)
RELATIVES = frozenset(("which", "who", "that", "whom", "whose"))


def conjuncts(token: Token) -> list[Token]:
    """A token and what is joined to it by 'and' or commas.

    In "Mali, Chad and Niger" each hangs on the one before it.
    """
    found = [token]
    for one in found:
        found.extend(kid for kid in one.kids if kid.dep == "conj" and kid not in found)
    return found


def first_conjunct(token: Token) -> Token:
    """The head of a chain of joined words."""
    while token.dep == "conj" and token.head is not token:
        token = token.head
    return token


def passive(verb: Token) -> bool:
    """Whether a verb stands in the passive: 'was arrested', or 'arrested by' after its noun."""
    if verb.tag != "VBN":
        return False
    if verb.get("nsubjpass", "auxpass", "csubjpass"):
        return True
    if verb.get("aux") and any(kid.lemma in ("have", "'ve") for kid in verb.all("aux")):
        return False
    if verb.dep == "conj" and verb.head.verb and not verb.get("nsubj"):
        return passive(verb.head)
    if verb.dep in ("acl", "advcl", "amod", "relcl") and not verb.get("nsubj", "aux"):
        return True
    return bool(verb.get("agent"))


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The noun that a verb is said of, through conjunction, relative clauses and infinitives."""
    own = verb.get(*SUBJECTS)
    if own is not None:
        return _antecedent(own, verb)
    if depth > 6 or verb.head is verb:
        return None
    head = verb.head
    if verb.dep == "relcl":
        return head
    if verb.dep == "acl" and verb.tag == "VBG" and head.lemma in _SPOKEN and head.head.verb:
        return subject(head.head, depth + 1)
    if verb.dep in ("acl", "amod") and not head.verb:
        return head if verb.tag in ("VBG", "VBN") else _purposer(head, depth)
    if verb.dep in ("xcomp", "acl") and head.tag[0] == "J" and head.head.verb:
        return subject(head.head, depth + 1)
    if verb.dep == "xcomp" and head.verb:
        raised = head.get("dobj", "dative")
        return raised if raised is not None and raised.i < verb.i else subject(head, depth + 1)
    if verb.dep == "pcomp":
        up = next((token for token in verb.above() if token.verb or token.noun), None)
        return subject(up, depth + 1) if up is not None and up.verb else _purposer(up, depth)
    if verb.dep in ("conj", "advcl", "ccomp", "dep", "parataxis") and (
        head.verb or head.tag == "MD" or head.dep == "ROOT"
    ):
        return subject(head, depth + 1)
    if verb.dep == "conj" and head.noun:
        return None
    return None


def _purposer(noun: Token | None, depth: int) -> Token | None:
    """Whose intention, attempt or duty a noun is: its possessor, or the subject of the verb above it."""
    if noun is None:
        return None
    owner = noun.get("poss")
    if owner is not None:
        return owner
    up = next((token for token in noun.above() if token.verb), None)
    return subject(up, depth + 1) if up is not None else None


def _antecedent(token: Token, verb: Token) -> Token:
    if token.lower in RELATIVES:
        up = verb
        while up.dep == "conj" and up.head.verb:
            up = up.head
        if up.dep == "relcl":
            return up.head
    return token


def agent(verb: Token) -> Token | None:
    """Who did it, in a passive: the noun after 'by'."""
    by = verb.get("agent")
    if by is None:
        by = next((kid for kid in verb.all("prep") if kid.lower == "by" and verb.tag == "VBN"), None)
    return by.get("pobj") if by is not None else None


def objects(verb: Token) -> list[Token]:
    """The direct objects of a verb; a relative pronoun gives its antecedent."""
    found = [kid for kid in verb.kids if kid.dep == "dobj"]
    if not found and verb.dep == "conj" and verb.head.verb and verb.i < verb.head.i:
        found = verb.head.all("dobj")
    result = []
    for one in found:
        if one.lower in RELATIVES and verb.dep == "relcl":
            result.append(verb.head)
        else:
            result.append(one)
    return result


def shared_objects(verb: Token) -> list[Token]:
    """Objects of a verb, or of the verb joined after it where it has none: 'arrested and jailed the ministers'."""
    found = objects(verb)
    if not found:
        later = next((kid for kid in verb.kids if kid.dep == "conj" and kid.verb), None)
        if later is not None and not later.get("nsubj"):
            between = [
                kid for kid in verb.kids if verb.i < kid.i < later.i and kid.dep not in ("cc", "advmod", "punct")
            ]
            found = objects(later) if not between else []
    return found


def prepositions(token: Token) -> Iterator[tuple[Token, Token]]:
    """Each preposition below a token with its noun or clause, joined ones too."""
    for kid in token.kids:
        if kid.dep in ("prep", "agent", "dative") and kid.tag in ("IN", "TO", "VBG", "RB", "RP", "VBN"):
            for one in conjuncts(kid):
                below = one.get("pobj", "pcomp")
                if below is not None:
                    yield one, below
                nested = one.get("prep")
                if nested is not None and (inner := nested.get("pobj", "pcomp")) is not None:
                    yield nested, inner


def particles(verb: Token) -> set[str]:
    """The particles of a verb: 'step down' has 'down'."""
    return {kid.lower for kid in verb.kids if kid.dep in ("prt", "advmod") and kid.tag in ("RP", "RB", "IN")} | {
        kid.lower for kid in verb.kids if kid.dep == "prep" and not kid.get("pobj", "pcomp")
    }


def complements(verb: Token) -> list[Token]:
    """The clauses that a verb takes as its complement."""
    found = verb.all("ccomp", "xcomp")
    for preposition, below in prepositions(verb):
        if below.dep == "pcomp" and preposition.lower in ("of", "to", "for", "from", "on", "about", "in", "against"):
            found.append(below)
    return found


def verb_of(token: Token) -> Token | None:
    """The nearest verb at or above a token."""
    if token.verb:
        return token
    return next((up for up in token.above() if up.verb), None)
