"""The lexicon of predicates, ready for matching: which sense a verb or a noun has among its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from juncture.reading.coder.affected import affected
from juncture.reading.coder.clause import complements, particles, prepositions
from juncture.reading.coder.naming import gazetteer, sector_of
from juncture.reading.lexicon import table
from juncture.reading.parsing import Token

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of a verb: its code, and what it asks of the words around it."""

    code: str
    act: str = ""
    stance: str = ""
    object: Words = frozenset()
    subject: Words = frozenset()
    prep: Words = frozenset()
    pobj: Words = frozenset()
    particle: Words = frozenset()
    comp: Words = frozenset()
    compverb: Words = frozenset()
    secondary: Words = frozenset()
    intransitive: bool = False
    negated: bool = False
    inverse: bool = False
    strong: bool = True
    target: str = ""

    @property
    def weight(self) -> int:
        """How much it asks; a sense that asks more goes first."""
        asked = (
            self.object,
            self.subject,
            self.prep,
            self.pobj,
            self.particle,
            self.comp,
            self.compverb,
            self.secondary,
        )
        return sum(bool(one) for one in asked) + self.intransitive + self.negated


@dataclass(frozen=True, slots=True)
class EventNoun:
    """A noun that names a happening."""

    code: str
    group: str
    act: str = ""
    stance: str = ""
    needs: bool = False
    alone: bool = True
    coup: bool = False
    objects: Words = frozenset()


@cache
def verb_senses() -> dict[str, tuple[Sense, ...]]:
    """The senses of each verb, the most demanding first."""
    found: dict[str, list[Sense]] = {}
    for entry in table("verbs")["verb"]:
        sense = Sense(
            code=entry.get("code_is", entry["code"]),
            act=entry.get("act", ""),
            stance=entry.get("stance", ""),
            intransitive=entry.get("intransitive", False),
            negated=entry.get("negated", False),
            inverse=entry.get("inverse", False),
            strong=entry.get("strong", True),
            target=entry.get("target", ""),
            **{
                key: _words(entry.get(key, ()))
                for key in ("object", "subject", "prep", "pobj", "particle", "comp", "compverb", "secondary")
            },
        )
        for lemma in entry["lemmas"]:
            found.setdefault(lemma, []).append(sense)
    return {lemma: tuple(sorted(senses, key=lambda sense: -sense.weight)) for lemma, senses in found.items()}


@cache
def event_nouns() -> dict[str, EventNoun]:
    """The event nouns by lemma."""
    found: dict[str, EventNoun] = {}
    for entry in table("nouns")["noun"]:
        noun = EventNoun(
            entry["code"],
            entry["group"],
            entry.get("act", ""),
            entry.get("stance", ""),
            entry.get("needs", False),
            entry.get("alone", True),
            entry.get("coup", False),
            _words(entry.get("objects", ())),
        )
        for lemma in entry["lemmas"]:
            found.setdefault(lemma, noun)
    return found


@cache
def light_verbs(kind: str) -> Words:
    """Verbs that carry a noun's happening (do) or end it (stop)."""
    return frozenset(table("nouns")["light"][kind])


def _words(listed: Iterable[str]) -> Words:
    found: set[str] = set()
    for word in listed:
        if word.startswith("@") and word[1:] in table("classes")["classes"]:
            found.update(table("classes")["classes"][word[1:]])
        found.add(word)
    return frozenset(found)


def fits(words: Words, token: Token) -> bool:
    """Whether a noun is one of these words or of these classes.

    ``@person`` is a name or a person's office; ``@agent`` anything that can act.
    """
    if token.lemma in words or token.lower in words:
        return True
    if "@person" in words and (token.tag in ("NNP", "PRP") and token.lower not in ("it",)):
        return True
    if "@state" in words:
        known = gazetteer().get(token.lower)
        return known is not None and known.country is not None
    return "@agent" in words and (
        token.tag in ("NNP", "NNPS", "PRP", "WP")
        or sector_of(token.lemma) is not None
        or token.lower in ("who", "which", "that", "latter", "many")
    )


def sense_of(verb: Token, subject: Token | None, negated: bool) -> Sense | None:
    """The sense of a verb in its clause; None where none fits."""
    senses = verb_senses().get(verb.lemma)
    if senses is None:
        return None
    if all(sense.prep and not sense.object for sense in senses) and verb.get("prep", "prt", "agent") is None:
        return None
    things = affected(verb)
    for sense in senses:
        if _matches(sense, verb, subject, things, negated):
            return sense
    return None


def _matches(sense: Sense, verb: Token, subject: Token | None, things: list[Token], negated: bool) -> bool:
    if sense.negated and not negated:
        return False
    if sense.intransitive and things:
        return False
    if sense.object and not any(fits(sense.object, thing) for thing in things):
        return False
    if sense.subject and (subject is None or not fits(sense.subject, subject)):
        return False
    if sense.particle and not sense.particle & particles(verb):
        return False
    if sense.prep and not _preposition_fits(sense, verb):
        return False
    if sense.comp and not _complement_fits(sense, verb):
        return False
    if sense.secondary:
        seconds = _seconds(verb)
        below = {token.lower for second in seconds for token in [second, *second.kids]}
        if not any(
            word in below or (word.startswith("@") and any(fits(sense.secondary, s) for s in seconds))
            for word in sense.secondary
        ):
            return False
    return True


def _seconds(verb: Token) -> list[Token]:
    """What a verb says its object is: 'named him prime minister', 'called it illegal', 'described it as a coup'."""
    found = [*verb.all("oprd", "attr", "acomp"), *(below for p, below in prepositions(verb) if p.lower == "as")]
    found += verb.all("dobj") if verb.get("dative") is not None else []
    found += [one for one in verb.all("ccomp") if one.tag[0] == "J"]  # "hold him responsible", as a clause of its own
    clauses = [kid for kid in verb.kids if kid.dep in ("prep", "ccomp", "xcomp") and kid.lower == "as"]
    return found + [kid.get("amod", "acomp") or kid for kid in clauses]


def _preposition_fits(sense: Sense, verb: Token) -> bool:
    pairs = list(prepositions(verb))
    pairs += [
        pair
        for thing in verb.all("dobj")
        for pair in prepositions(thing)
        if pair[0].lower != "of" or (sense.pobj and "of" in sense.prep)
    ]
    if verb.dep == "relcl" or not pairs:
        pairs += [(kid, kid) for kid in verb.kids if kid.dep in ("prep", "prt") and kid.lower in sense.prep]
    for preposition, below in pairs:
        if preposition.lower in sense.prep and (not sense.pobj or fits(sense.pobj, below)):
            return True
        if preposition.lower in sense.prep and sense.pobj and any(kid.lemma in sense.pobj for kid in below.kids):
            return True
    return False


def _complement_fits(sense: Sense, verb: Token) -> bool:
    found = [one for one in complements(verb) if one.dep in sense.comp or one.dep == "pcomp"]
    if not found and verb.dep == "conj":
        found = [kid for kid in verb.kids if kid.dep in sense.comp]
    return any(not sense.compverb or one.lemma in sense.compverb for one in found)
