"""Stances: who supports, opposes, reserves judgement on what; one for each holder, strength and quasi-negation kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from juncture.reading.coder.clause import agent, complements, objects, passive, prepositions, subject
from juncture.reading.coder.factuality import judge
from juncture.reading.coder.found import Found
from juncture.reading.coder.mentions import Actor
from juncture.reading.coder.proposal import Proposal
from juncture.reading.coder.spans import clause_words, noun_words, quoted, text_of
from juncture.reading.coder.stand import Stand
from juncture.reading.coder.writing import event_words, said
from juncture.reading.lexicon import table, word_set
from juncture.reading.parsing import Sentence, Token

if TYPE_CHECKING:
    from juncture.reading.coder.reading import Text

_ROOTS = {"ACCUSE": "opposes", "REJECT": "opposes", "SUPPORT": "supports", "PROTEST": "opposes"}


def stances(text: Text) -> Iterator[Proposal]:
    """Stances from what was done and said, and from words that tell nothing else."""
    for sentence in text.sentences:
        taken: set[Token] = set()
        for event in text.events_in(sentence):
            position = position_of(event)
            if position:
                taken.update(event.key_tokens)
                yield from _from_event(event, position, text)
        yield from _told(sentence, taken, text)


def position_of(event: Found) -> str | None:
    """The position that an event shows: a demand for release opposes the detention."""
    if event.root == "PROTEST" and event.trigger.lemma in ("march", "rally", "gather") and not _aimed(event.trigger):
        return None
    if event.stance:
        return event.stance if event.root != "PROTEST" or event.trigger.verb else None
    if event.root == "REQUEST" and event.code.endswith("/yield"):
        return "opposes"
    if (
        event.root in ("REJECT", "ACCUSE")
        and event.code != "ACCUSE/investigate"
        and event.trigger.lemma in word_set("stances", "opposing")
    ):
        return "opposes"
    if event.root == "REQUEST" and event.trigger.lemma in ("advocate", "favour", "favor", "recommend"):
        return "supports"
    if event.root == "AGREE" and event.trigger.lemma in (
        "announce",
        "pledge",
        "promise",
        "commit",
        "vow",
        "reaffirm",
        "reiterate",
    ):
        return "supports"
    return None


def _aimed(verb: Token) -> bool:
    """Whether a march is told to be against something rather than towards a place."""
    return any(preposition.lower in ("against", "over", "for") for preposition, _ in prepositions(verb))


def _from_event(event: Found, position: str, text: Text) -> Iterator[Proposal]:
    target = _target(event, text)
    stand = event.stand
    holders = event.actors
    if not holders and stand.recommended:
        return
    if stand.purpose and event.trigger.dep in ("advcl", "xcomp") and event.trigger.head.verb:
        pass
    if target is None and not event.targets:
        return
    aimed = target or (event.targets[0].name if event.targets else "")
    for actor in _all_holders(event, holders, text):
        yield _stance(
            actor,
            aimed,
            position,
            event_words(event),
            stand,
            f"event {event.rule}",
            event.key_tokens,
            event.sentence,
            text,
            event.when,
        )


def _all_holders(event: Found, holders: tuple[Actor, ...], text: Text) -> tuple[Actor, ...]:
    """The holders, or those whom a list between dashes or after 'such as' names: 'The partners - X, Y and Z - have'."""
    doer = subject(event.trigger)
    if doer is None:
        return holders
    named = listed(doer, event.sentence, text)
    if named:
        return named if len(named) > 1 else (*named, *holders)
    return holders


def listed(noun: Token, sentence: Sentence, text: Text) -> tuple[Actor, ...]:
    """The members that a noun's aside names."""
    asides: list[Token] = []
    for below in noun.subtree():
        if below.i <= noun.i:
            continue
        if below.dep == "appos" and below.tag[:3] == "NNP":
            asides.append(below)
        if (below.dep == "prep" and below.lower in ("as", "including", "like")) or below.lower in (
            "including",
            "notably",
        ):
            inner = below.get("pobj")
            if inner is not None:
                asides.append(inner)
    words = [word for word in sentence.tokens if word.i > noun.i]
    dashes = [word.i for word in words if word.text in ("–", "-", "--", "—", "(")]
    if len(dashes) >= 1:
        ends = [word.i for word in words if word.text in ("–", "-", "--", "—", ")") and word.i > dashes[0]]
        if ends and dashes[0] - noun.i <= 8:
            between = [
                word
                for word in words
                if dashes[0] < word.i < ends[-1] and word.tag[:3] == "NNP" and word.dep not in ("compound", "poss")
            ]
            named = tuple(
                dict.fromkeys(
                    actor
                    for word in between
                    for actor in text.cast.of(word)
                    if actor.type in ("state", "intergovernmental", "organisation", "person")
                )
            )
            named = tuple(
                one for one in named if not any(one is not other and one.name in other.name for other in named)
            )
            if len(named) > 1:
                return named
    return tuple(dict.fromkeys(actor for aside in asides for actor in text.cast.group(aside) if actor.type != "place"))


def _target(event: Found, text: Text) -> str | None:
    verb = event.trigger
    if event.noun is not None or not verb.verb:
        noun = event.noun or verb
        for wanted in ("for", "of", "to", "against", "on", "with"):
            for preposition, below in prepositions(noun):
                if preposition.lower == wanted:
                    return text_of(text.document, noun_words(below) if below.noun else clause_words(below))
        for preposition, below in prepositions(verb) if verb.verb else ():
            if preposition.lower in ("for", "to", "on", "of"):
                return text_of(text.document, noun_words(below) if below.noun else clause_words(below))
        if not verb.verb:
            return "it"
    if passive(verb):
        patient = subject(verb)
        return text_of(text.document, noun_words(patient)) if patient is not None else None
    things = objects(verb)
    if things:
        return text_of(text.document, noun_words(things[0]))
    for preposition, below in prepositions(verb):
        if preposition.lower in ("for", "on", "against", "with", "to", "upon", "of"):
            return text_of(text.document, noun_words(below) if below.noun else clause_words(below))
    below_clauses = complements(verb)
    return text_of(text.document, clause_words(below_clauses[0])) if below_clauses else None


def _stance(
    actor: Actor,
    target: str,
    position: str,
    words: list[Token],
    stand: Stand,
    rule: str,
    tokens: list[Token],
    sentence: Sentence,
    text: Text,
    when: str | None = None,
) -> Proposal:
    account = said(stand, text)
    strength = None
    if actor.name.lower().startswith(("few ", "little ")):
        strength = "weak"
    modifiers = {kid.lower for token in tokens for kid in token.kids if kid.dep in ("advmod", "amod")}
    if modifiers & word_set("stances", "firm"):
        strength = "firm"
    elif modifiers & word_set("stances", "weak"):
        strength = "weak"
    if stand.condition is not None or stand.in_condition:
        position = "conditional"
    if account["voice"] == "conditional" and not account["condition"]:
        account["voice"] = "hedged"
    return Proposal(
        "stance",
        {
            key: value
            for key, value in {
                "actor": actor.name,
                "target": target,
                "position": position,
                "strength": strength,
                "when": when,
            }.items()
            if value
        },
        (quoted(text.document, words),),
        rule=rule,
        tokens=tuple(token.text for token in tokens),
        assumed=(actor.assumed,) if actor.assumed else (),
        confidence=0.7,
        section=sentence.block.section,
        **account,
    )


@cache
def _phrases() -> dict[str, dict[str, object]]:
    return {lemma: entry for entry in reversed(table("stances")["phrase"]) for lemma in entry["lemmas"]}


def _told(sentence: Sentence, taken: set[Token], text: Text) -> Iterator[Proposal]:
    """Stances in words that are no events: 'reserving judgement', 'hostile to', 'lacks support', 'in favour of'."""
    for token in sentence.tokens:
        entry = _phrases().get(token.lemma)
        if entry is None or token in taken:
            continue
        yield from _phrase(token, entry, sentence, text)


def _phrase(token: Token, entry: dict[str, object], sentence: Sentence, text: Text) -> Iterator[Proposal]:
    with_words = frozenset(entry.get("with", ()))  # type: ignore[call-overload]
    below = {word.lemma for word in token.subtree() if abs(word.i - token.i) <= 6}
    also = frozenset(entry.get("also", ()))  # type: ignore[call-overload]
    if (with_words and not with_words & below) or (also and not also & below):
        return
    verb = token if token.verb else next((up for up in token.above() if up.verb), None)
    if verb is None:
        return
    holders, target = _sides(token, verb, str(entry.get("holder", "subject")), text)
    stand = judge(verb if token.verb else token)
    if entry.get("negates"):
        stand.negated = False
    words = clause_words(verb) if verb.dep not in ("acl", "relcl") or token.verb else noun_words(token)
    if verb.dep in ("relcl", "acl"):
        words = [*words, verb.head]
    for actor in holders:
        yield _stance(
            actor, target or "it", str(entry["position"]), words, stand, "stance phrase", [token], sentence, text
        )


def _sides(token: Token, verb: Token, holder: str, text: Text) -> tuple[tuple[Actor, ...], str | None]:
    target = next(
        (
            text_of(text.document, noun_words(b))
            for p, b in prepositions(token)
            if b.noun and p.lower in ("to", "of", "for", "on", "towards", "toward", "against", "with", "about")
        ),
        None,
    )
    if holder == "where":
        where = next(
            (
                below
                for up in [verb, *verb.above()]
                for p, below in prepositions(up)
                if p.lower in ("in", "within", "among") and text.cast.of(below)
            ),
            None,
        )
        if where is None and verb.dep == "relcl":
            where = verb.head
        doer = verb.get("nsubj")
        target = text_of(text.document, noun_words(doer)) if doer is not None else target
        return (text.cast.of(where) if where is not None else ()), target
    if holder == "object":
        things = objects(verb)
        holders = text.cast.group(things[0]) if things else ()
        inner = complements(verb)
        return holders, text_of(text.document, clause_words(inner[0])) if inner else target
    owner = token.get("poss")
    if token.noun and owner is not None and (group := text.cast.group(owner)):
        return group, target
    if passive(verb) and token.verb:
        by = agent(verb)
        return (text.cast.group(by) if by is not None else ()), target
    doer = subject(verb)
    if doer is None:
        return (), target
    return text.cast.group(doer), target
