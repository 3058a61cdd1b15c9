"""Who speaks in a quotation, its further sentences included: '"We condemn it," she said. "It must end."'"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from juncture.reading.coder.clause import subject
from juncture.reading.documents.document import Block, Document
from juncture.reading.lexicon import word_set
from juncture.reading.parsing import Sentence, Token, plain

_QUOTED = re.compile(r'"[^"]*(?:"|$)')
FIRST_PERSON = frozenset(("i", "we", "me", "us", "my", "our", "myself", "ourselves"))


@dataclass(slots=True)
class Speakers:
    """The quotations of a document and those who are said to say them."""

    document: Document
    sentences: list[Sentence]
    _quoted: dict[Block, list[tuple[int, int]]] = field(default_factory=dict)

    def quoted(self, token: Token, block: Block) -> tuple[int, int] | None:
        """The quotation that a word stands in."""
        if block not in self._quoted:
            text = plain(self.document.text[block.start : block.end])
            spans = [match.span() for match in _QUOTED.finditer(text)]
            self._quoted[block] = [(block.start + start, block.start + end) for start, end in spans]
        return next((span for span in self._quoted[block] if span[0] <= token.start < span[1]), None)

    def of(self, token: Token, block: Block) -> Token | None:
        """The noun for whoever says the quotation that a word stands in; None where there is none, or none is told.

        That is the subject of the word of saying nearest to the quotation, in its own paragraph.
        """
        span = self.quoted(token, block)
        if span is None:
            return None
        found = [
            (min(abs(verb.start - span[1]), abs(span[0] - verb.end)), speaker)
            for sentence in self.sentences
            if sentence.block is block
            for verb in sentence.tokens
            if verb.verb and verb.lemma in word_set("factuality", "saying") and self.quoted(verb, block) is None
            if (speaker := subject(verb)) is not None and speaker.lower not in FIRST_PERSON
        ]
        return min(found, key=lambda one: one[0])[1] if found else None
