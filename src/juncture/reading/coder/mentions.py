"""Actors as a document names them, and the places where it does."""

from __future__ import annotations

from dataclasses import dataclass

from juncture.reading.parsing import Token

_SINGULAR = frozenset(("he", "him", "his", "himself", "she", "her", "herself"))


PLURAL = frozenset(("they", "them", "their", "themselves", "both"))


_THING = frozenset(("it", "its", "itself"))


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that acts, as a document names it."""

    name: str
    type: str
    country: str | None = None
    sector: str | None = None
    plural: bool = False
    assumed: str | None = None


@dataclass(slots=True)
class Mention:
    """A place where actors are named."""

    sentence: int
    token: Token
    actors: tuple[Actor, ...]
    subject: bool


def agrees(lower: str, mention: Mention) -> bool:
    plural = len(mention.actors) > 1 or any(actor.plural for actor in mention.actors)
    if lower in _SINGULAR:
        return not plural and mention.actors[0].type == "person"
    if lower in PLURAL or lower == "latter":
        return plural and all(actor.type not in ("place",) for actor in mention.actors)
    if lower in _THING:
        return not plural and mention.actors[0].type not in ("person", "place")
    return False
