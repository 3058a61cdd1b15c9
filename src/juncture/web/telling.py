"""What pages say of a record: the sentence of a statement, and what an entry is called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from juncture.brief.context import Context
from juncture.brief.naming import label
from juncture.brief.sentences import sentence_text
from juncture.record.citation import Citation, cite
from juncture.record.record import Record
from juncture.record.view import View
from juncture.web.clocks import Clocks
from juncture.web.shelf import Opened


@dataclass(frozen=True, slots=True)
class Teller:
    """Says statements and names as the brief of the same days says them."""

    context: Context

    def say(self, id: str, *, dated: bool = True) -> str:
        """A statement in a sentence, with its hedge, its condition and its speaker."""
        one = self.context.record.get(id)
        return sentence_text(self.context, one, dated=dated) if one else id

    def name(self, id: str | None) -> str:
        """What an entry is called on its own; empty for none."""
        return label(self.context.record, id) if id else ""

    def cites(self, id: str) -> tuple[Citation, ...]:
        """Where a statement can be checked, as far as it was public by the day of knowledge."""
        one = self.context.view.by_id.get(id)
        return cite(self.context.record, one.passages) if one else ()


def teller(dossier: Opened, clocks: Clocks) -> Teller:
    """Who tells of a dossier on these days."""
    return Teller(dossier.once(context_of, **clocks.asked))


def context_of(record: Record, *, as_of: date | None, known: date | None) -> Context:
    """What the brief's pictures and sentences work from; ask for it with ``dossier.once``."""
    return Context(View(record, as_of, known))
