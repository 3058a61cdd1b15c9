"""Modal verbs and adverbs of doubt."""

from __future__ import annotations

from functools import cache

from juncture.reading.coder.stand import Stand
from juncture.reading.lexicon import table
from juncture.reading.parsing import Token


@cache
def the_modals() -> dict[str, str]:
    return dict(table("factuality")["modals"])


@cache
def the_adverbs() -> dict[str, str]:
    return dict(table("factuality")["adverbs"])


def modal(aux: Token, stand: Stand) -> None:
    kind = the_modals().get(aux.lower)
    if kind == "future":
        stand.future = True
    elif kind == "would":
        stand.would = True
    elif kind == "recommended":
        stand.recommended = True
    elif kind and aux.lower != "can":
        stand.hedge = stand.hedge or kind
    elif kind:
        stand.hedge = stand.hedge or "possible"
