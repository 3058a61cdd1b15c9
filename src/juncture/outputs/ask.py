"""What a question in plain words is answered with."""

from __future__ import annotations

from typing import ClassVar

from juncture.outputs.base import Output
from juncture.record.citation import Answer, Citation


class AnswerLine(Answer):
    """One sentence of an answer, on whose word it stands, and where it can be checked."""

    text: str
    basis: str = "source"
    voice: str = "asserted"
    statements: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()


class AskOutput(Output):
    """A question, how it was understood, the command that asks the same, and the answer or that there is none.

    ``answered`` is false where the record does not know; ``says`` then holds what comes near, if anything does.
    """

    name: ClassVar[str] = "ask"
    question: str
    understood: str
    assumed: tuple[str, ...]
    command: str | None
    answered: bool
    says: tuple[AnswerLine, ...]
    not_known: str | None = None
