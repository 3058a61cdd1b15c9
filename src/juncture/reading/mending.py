"""Repairs of arcs that the parser often gets wrong, made before anything is read from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from juncture.reading.parsing import Token


def mend(tokens: Sequence[Token]) -> None:
    """Mend a sentence in place.

    "Refused to call it a coup and blocked a statement": a past tense joined to an infinitive is joined
    to the verb in the past that governs the infinitive.
    """
    for token in tokens:
        if token.dep == "conj" and token.tag == "VBD" and token.head.tag == "VB" and token.i > token.head.i:
            finite = _finite_above(token.head)
            if finite is not None and not any(kid.dep == "nsubj" for kid in token.kids):
                _hang(token, finite)


def _finite_above(infinitive: Token) -> Token | None:
    up = infinitive
    while up.dep in ("xcomp", "conj") and up.head.verb and up.head is not up:
        up = up.head
        helped = any(kid.lower in ("has", "have", "had") for kid in up.kids if kid.dep == "aux")
        if up.tag in ("VBD", "VBZ", "VBP") or helped:
            return up
    return None


def _hang(token: Token, head: Token) -> None:
    token.head.kids.remove(token)
    token.head = head
    head.kids.append(token)
    head.kids.sort(key=lambda kid: kid.i)
