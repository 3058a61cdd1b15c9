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


class PhrasedSentence(Answer):
    """A sentence of a model's phrasing, and which lines of the answer it joins, counted from 1."""

    text: str
    lines: tuple[int, ...]


class AskOutput(Output):
    """A question, how it was understood, the command that asks the same, and the answer or that there is none.

    ``answered`` is false where the record does not know; ``says`` then holds what comes near, if anything does.
    ``phrased`` is a model's phrasing of ``says``, where one was asked for and says the same; ``phrasing`` tells who
    phrased it, or why nobody did. ``about`` are the entries that the question names.
    """

    name: ClassVar[str] = "ask"
    question: str
    understood: str
    assumed: tuple[str, ...]
    command: str | None
    answered: bool
    says: tuple[AnswerLine, ...]
    not_known: str | None = None
    about: tuple[str, ...] = ()
    phrased: tuple[PhrasedSentence, ...] = ()
    phrasing: str | None = None
