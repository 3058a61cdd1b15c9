"""Whom a pronoun stands for: the mention before it that agrees and stands out most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from juncture.reading.coder.mentions import PLURAL, Actor, Mention, agrees
from juncture.reading.parsing import Token

_REACH = 3


def antecedent(token: Token, number: int, mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    """The actors that a pronoun in the sentence of this number stands for, each saying so."""
    best: Mention | None = None
    best_score = -99.0
    for mention in reversed(mentions):
        distance = number - mention.sentence
        if distance > _REACH:
            break
        if not _may_stand(token, mention, distance):
            continue
        score = _salience(token, mention, distance)
        if score > best_score:
            best, best_score = mention, score
    return standing_for(token, best.actors) if best is not None else ()


def standing_for(token: Token, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Actors as a pronoun names them."""
    return tuple(replace(actor, assumed=f"{token.text!r} stands for {actor.name}") for actor in actors)


def _may_stand(token: Token, mention: Mention, distance: int) -> bool:
    if mention.token.i >= token.i and distance == 0:
        return False
    if not agrees(token.lower, mention):
        return False
    siblings = mention.token.head is token.head and mention.token is not token
    return not (siblings and token.dep != "poss" and distance == 0)


def _salience(token: Token, mention: Mention, distance: int) -> float:
    score = -2.0 * distance + (1.2 if mention.subject else 0.0)
    score += 0.4 if mention.subject and mention.token.head.dep == "ROOT" else 0.0
    score += 0.3 * any(actor.type == "person" for actor in mention.actors)
    score += 0.4 if token.lower in PLURAL and len(mention.actors) > 1 else 0.0
    return score + 0.02 * mention.token.i / 50
