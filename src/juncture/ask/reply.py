"""What an answer is made of before it is given its head: how it was understood, its lines, what is not known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from juncture.ask.asked import Asked
from juncture.brief.context import Context
from juncture.brief.naming import name
from juncture.brief.sentences import passages, tell
from juncture.outputs.ask import AnswerLine
from juncture.record.citation import Citation, cite
from juncture.record.record import Record
from juncture.record.statements import Statement
from juncture.record.view import View


@dataclass(frozen=True)
class Reply:
    """An answer; without lines that answer, ``not_known`` says what the record does not know.

    ``about`` are the entries that it is about, beside those of its lines.
    """

    understood: str
    lines: tuple[AnswerLine, ...] = ()
    command: tuple[str, ...] | None = None
    assumed: tuple[str, ...] = ()
    not_known: str | None = None
    about: tuple[str, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether the record knows an answer."""
        return self.not_known is None and bool(self.lines)


@dataclass(frozen=True)
class Asking:
    """A question before a view, with what every answer needs."""

    view: View
    asked: Asked

    @property
    def record(self) -> Record:
        """The record that is asked."""
        return self.view.record

    @cached_property
    def context(self) -> Context:
        """What sentences are told from."""
        return Context(self.view)

    def name(self, id: str) -> str:
        """What an entry is called in a sentence."""
        return name(self.record, id)

    def line(self, statement: Statement) -> AnswerLine:
        """A statement as a line, with its hedge, its speaker and its passages."""
        said = tell(self.context, statement)
        sources = cite(self.record, passages(self.context, statement))
        return AnswerLine(
            text=said.text, basis=said.basis, voice=said.voice, statements=said.statements, sources=sources
        )

    def told(self, statements: Iterable[Statement]) -> tuple[AnswerLine, ...]:
        """Statements as lines, each once."""
        return tuple(self.line(one) for one in {one.id: one for one in statements}.values())

    def known_by(self) -> str:
        """The words for what the answer leaves out: nothing, or what became public later."""
        return f" that was public by {self.view.known}" if self.view.known else ""


def said(text: str, sources: Iterable[Citation] = (), *, voice: str = "asserted", basis: str = "source") -> AnswerLine:
    """A line in our words on these passages."""
    return AnswerLine(text=text, basis=basis, voice=voice, sources=tuple(dict.fromkeys(sources)))
