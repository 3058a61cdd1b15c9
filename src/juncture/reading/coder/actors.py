"""Who is meant: noun phrases as actors, joined ones apart, pronouns and 'the officers' led back to names."""

from __future__ import annotations

from juncture.reading.coder.clause import RELATIVES, conjuncts
from juncture.reading.coder.mentions import Actor, Mention
from juncture.reading.coder.naming import Names, country_in, demonyms, gazetteer, is_title, sector_of
from juncture.reading.coder.phrases import ORGANISED, demonym_noun, noun_type, person_like, phrase, without_determiners
from juncture.reading.coder.pronouns import antecedent, standing_for
from juncture.reading.coder.speakers import FIRST_PERSON, Speakers
from juncture.reading.documents.document import Document
from juncture.reading.lexicon import table, word_set
from juncture.reading.parsing import Sentence, Token

_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "appos", "dative", "attr", "ROOT"))
PRONOUNS = frozenset(("PRP", "PRP$"))
_STATING = frozenset(("organisation", "intergovernmental"))

_PLACE_WORDS = frozenset(("in", "near", "at", "across", "around", "from", "to", "into", "of", "outside"))
_NO_ACTOR = word_set("time", "months") | word_set("time", "weekdays") | {"d'état", "c", "l", "r", "q&a"}
_NO_SINGULAR = frozenset(
    ("power", "authority", "head", "capital", "side", "office", "chief", "front", "force", "guard", "unit")
)


class Cast:
    """The actors of a document, met in reading order, so that a pronoun finds who was meant."""

    def __init__(self, document: Document, sentences: list[Sentence], names: Names) -> None:
        self.document = document
        self.names = names
        self.mentions: list[Mention] = []
        self.about: dict[str, dict[str, object]] = {}
        self.holders: dict[str, Actor] = {}
        self._found: dict[Token, tuple[Actor, ...]] = {}
        self._where: dict[Token, int] = {}
        self._sentences = sentences
        self.speakers = Speakers(document, sentences)
        for sentence in sentences:
            self._meet(sentence)

    def _meet(self, sentence: Sentence) -> None:
        for token in sentence.tokens:
            self._where[token] = sentence.number
        for token in sentence.tokens:
            if token.dep not in _ARGUMENTS or token.dep == "conj":
                continue
            if not (token.noun or token.tag in PRONOUNS):
                continue
            actors = self.group(token)
            if actors:
                subject = token.dep in ("nsubj", "nsubjpass")
                self.mentions.append(Mention(sentence.number, token, actors, subject))

    def group(self, token: Token) -> tuple[Actor, ...]:
        """The actors that a noun and those joined to it stand for; none where it names no one that acts."""
        found: list[Actor] = []
        for one in self._members(token):
            for actor in self.of(one):
                if actor not in found:
                    found.append(actor)
        return tuple(found)

    def _members(self, token: Token) -> list[Token]:
        """Joined nouns, and names in apposition that are members of a list rather than the same person."""
        found = conjuncts(token)
        for one in list(found):
            for aside in one.all("appos"):
                if self._listed(one, aside) and aside not in found:
                    found.extend(member for member in self._members(aside) if member not in found)
        return found

    def _listed(self, token: Token, aside: Token) -> bool:
        if aside.get("conj") is not None and token.tag[:3] == "NNP" and aside.get("poss") is not None:
            return True
        if aside.get("poss") is not None and aside.get("poss").tag == "PRP$" and aside.get("appos") is not None:  # type: ignore[union-attr]
            return True
        inner = aside.get("conj")
        return token.tag[:3] == "NNP" and aside.tag[:3] == "NNP" and inner is not None and aside.get("cc") is not None

    def anyone(self, token: Token) -> tuple[Actor, ...]:
        """The actors of a subject that must be somebody, even under a noun that the lexicon does not know."""
        found = self.group(token)
        if found or not token.noun or token.lower in _NO_ACTOR:
            return found
        kept = without_determiners(phrase(token))
        plural = token.tag in ("NNS", "NNPS")
        return (
            Actor(
                self._text(kept),
                "informal-group" if plural else "organisation",
                country_in([w.text for w in kept]),
                None,
                plural,
            ),
        )

    def of(self, token: Token) -> tuple[Actor, ...]:
        """The actor that one noun or pronoun stands for."""
        if token not in self._found:
            self._found[token] = ()
            self._found[token] = self._resolve(token)
            for actor in self._found[token]:
                known: dict[str, object] = {
                    "type": actor.type,
                    "country": actor.country,
                    "sector": actor.sector,
                    "plural": actor.plural,
                }
                self.about.setdefault(actor.name, known)
        return self._found[token]

    def _resolve(self, token: Token) -> tuple[Actor, ...]:
        if token.tag in PRONOUNS or token.lower in ("latter", "former", "both"):
            return self._pronoun(token)
        if token.lower in RELATIVES:
            return ()
        if not token.noun and token.lower not in demonyms() and token.tag not in ("JJ", "CD", "DT", "JJR"):
            return ()
        if not token.noun and token.tag in ("CD", "DT", "JJ", "JJR") and token.lower not in demonyms():
            return self._quantity(token)
        aside = token.get("appos")
        titled = aside is not None and aside.tag == "NNP" and is_title(token.text)
        if token.lower in _NO_ACTOR or (token.lower in _NO_SINGULAR and token.tag == "NN" and not titled):
            return ()
        tokens = phrase(token)
        post = token.tag == "NN" or (token.tag == "NNP" and token.get("det") is not None)
        if post and is_title(token.text) and aside is not None and aside.tag == "NNP":
            same = self._named(aside, phrase(aside))
            if same is not None and same.type == "person":
                self._hold(without_determiners(tokens), same)
                return (same,)
        if token.tag[:3] == "NNP" or (token.text[:1].isupper() and token.lower in gazetteer()):
            named = self._named(token, tokens)
            if named is not None:
                return (named,)
        return self._described(token, tokens)

    def _hold(self, titles: list[Token], actor: Actor) -> None:
        """Remember who holds an office, so that 'the president' finds him."""
        lower = [word.lower for word in titles if word.lower not in word_set("titles", "ranks")]
        if set(lower) & word_set("titles", "former") or country_in([word.text for word in titles]):
            return
        key = " ".join(
            word
            for word in lower
            if word not in word_set("titles", "interim") and word not in word_set("titles", "current")
        )
        if key and key.split()[-1] in word_set("titles", "offices"):
            self.holders[key] = actor

    def _text(self, tokens: list[Token]) -> str:
        return self.document.text[tokens[0].start : tokens[-1].end]

    def _named(self, token: Token, tokens: list[Token]) -> Actor | None:
        kept = without_determiners(tokens)
        whole = " ".join(word.text for word in kept)
        known = gazetteer().get(whole.lower()) or (gazetteer().get(token.lower) if len(kept) == 1 else None)
        if known is not None:
            place = known.type == "place" and token.dep == "pobj" and token.head.lower in _PLACE_WORDS
            type_ = "place" if place else "state" if known.type == "place" else known.type
            return Actor(self._short(whole, known.name), type_, known.country, "GOV" if known.country else "IGO")
        last_title = max((n for n, word in enumerate(kept[:-1]) if is_title(word.text)), default=-1)
        name = list(kept[last_title + 1 :])
        while len(name) > 1 and name[0].tag[:3] != "NNP":
            name = name[1:]
        if not name:
            return None
        titled = last_title >= 0
        if not titled and (is_title(token.text) or token.lower in ORGANISED or any(w.lower in ORGANISED for w in name)):
            return self._body(token, kept)
        full = self._text(name)
        person = self.names.person(name[-1].text)
        if titled or person or person_like(name, tokens):
            if name[-1].text in self.names.long or full in self.names.long:
                return self._body(token, kept)
            actor = Actor(self.names.meet(full.split()), "person", None, "GOV" if titled else None)
            if titled:
                self._hold(kept[: last_title + 1], actor)
            return actor
        return self._body(token, kept)

    def _short(self, written: str, full: str) -> str:
        return written if written.isupper() else full

    def _body(self, token: Token, kept: list[Token]) -> Actor | None:
        text = self._text(kept)
        short = self.names.short.get(" ".join(word.text for word in kept).lower()) or self.names.short.get(token.lower)
        if (
            (
                token.dep in ("pobj",)
                and token.head.lower in ("in", "near", "at", "across")
                and token.lower not in ORGANISED
            )
            and not short
            and token.text not in self.names.long
        ):
            return Actor(text, "place", country_in([word.text for word in kept]), None)
        sector = sector_of(token.lemma) or sector_of(token.lower.rstrip("s"))
        return Actor(
            short or text, "organisation", country_in([word.text for word in kept]), sector, token.tag == "NNPS"
        )

    def _quantity(self, token: Token) -> tuple[Actor, ...]:
        """'many', 'some of the partners', 'tens of thousands': those that are counted."""
        of = next((kid for kid in token.kids if kid.dep == "prep" and kid.lower == "of"), None)
        below = of.get("pobj") if of is not None else None
        if below is not None and self.of(below):
            actor = self.of(below)[0]
            return (Actor(f"{token.lower} of {actor.name}", "informal-group", actor.country, actor.sector, True),)
        if token.lower in ("many", "some", "others", "several", "thousands", "hundreds", "most"):
            return (Actor(token.text, "informal-group", None, "CVL", True),)
        return ()

    def _described(self, token: Token, tokens: list[Token]) -> tuple[Actor, ...]:
        kept = without_determiners(tokens)
        words = [word.text for word in kept]
        back = self._back(token, tokens)
        if back:
            return back
        sector = sector_of(token.lemma)
        country = country_in(words)
        if sector is None and not demonym_noun(token):
            return (
                self._quantity(token)
                if token.lemma
                in ("thousand", "hundred", "dozen", "number", "majority", "part", "ten", "million", "score")
                else ()
            )
        plural = token.tag in ("NNS", "NNPS") or token.lemma in ("people", "police")
        if token.lemma in ("group",) and (of := token.get("prep")) is not None and of.lower == "of":
            plural = True
        type_ = "informal-group" if plural else noun_type(token, sector)
        return (Actor(self._text(kept), type_, country, sector, plural),)

    def _back(self, token: Token, tokens: list[Token]) -> tuple[Actor, ...]:
        """Definite words that stand for someone already named: 'the president', 'these two officers'."""
        first = tokens[0].lower
        if (
            first not in ("the", "this", "these", "those", "both", "his", "her", "its", "that")
            and token.get("det") is None
        ):
            return ()
        if (
            any((word.tag == "CD" and word.lower == "two") or word.lower in ("both", "pair") for word in tokens)
            and token.tag == "NNS"
        ):
            pair = next((m for m in reversed(self.mentions) if len(m.actors) == 2 and m.token is not token), None)
            if pair is not None and sector_of(token.lemma):
                return tuple(
                    Actor(a.name, a.type, a.country, a.sector, a.plural, f"{self._text(tokens)!r} stands for them")
                    for a in pair.actors
                )
        key = " ".join(word.lower for word in without_determiners(tokens))
        holder = self.holders.get(key)
        if holder is not None and token.tag == "NN":
            return (
                Actor(
                    holder.name,
                    holder.type,
                    holder.country,
                    holder.sector,
                    False,
                    f"{self._text(tokens)!r} is {holder.name}",
                ),
            )
        return ()

    def _pronoun(self, token: Token) -> tuple[Actor, ...]:
        if token.lower in FIRST_PERSON:
            return self._speaker(token)
        if token.lower in ("you", "your", "former"):
            return ()
        return antecedent(token, self._where.get(token, 0), self.mentions)

    def _speaker(self, token: Token) -> tuple[Actor, ...]:
        """'We' in a quotation is whoever says it; in a body's own statement, the body that was named before."""
        sentence = self._sentences[self._where[token]]
        speaker = self.speakers.of(token, sentence.block)
        if speaker is not None:
            return standing_for(token, self.group(speaker))
        if self.speakers.quoted(token, sentence.block) is not None or token.lower in ("i", "me", "my"):
            return ()
        own = (one for one in reversed(self.mentions) if one.subject and one.actors[0].type in _STATING)
        before = next((one for one in own if self._sentences[one.sentence].block is sentence.block), None)
        return standing_for(token, before.actors) if before is not None and len(before.actors) == 1 else ()


def bodies() -> frozenset[str]:
    """The names of known bodies, in lower case."""
    return frozenset(name.lower() for kind in table("bodies").values() for names in kind.values() for name in names)
