"""A causal claim as a proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from juncture.reading.coder.proposal import Proposal
from juncture.reading.coder.spans import quoted
from juncture.reading.coder.stand import Stand
from juncture.reading.coder.writing import said
from juncture.reading.parsing import Sentence, Token

if TYPE_CHECKING:
    from juncture.reading.coder.reading import Text


PURPOSES = frozenset(("attempt", "effort", "bid", "hope", "view", "aim", "order", "hopes", "move"))


def made(
    cause: str,
    effect: str,
    sign: str,
    words: list[Token],
    stand: Stand,
    rule: str,
    tokens: tuple[str, ...],
    text: Text,
    sentence: Sentence,
) -> Proposal:
    account = said(stand, text)
    if account["voice"] == "conditional" and not account["condition"]:
        account["voice"] = "hedged"
    return Proposal(
        "influence",
        {"cause": cause, "effect": effect, "sign": sign},
        (quoted(text.document, words),),
        rule,
        tokens=tokens,
        confidence=0.65,
        section=sentence.block.section,
        **account,
    )
