"""What the linked conflict's numbers answer with."""

from __future__ import annotations

from typing import ClassVar

from juncture.conflict import ConflictAnswer
from juncture.outputs.base import Output
from juncture.record.citation import Answer
from juncture.record.listing import StatementAnswer


class ExportAnswer(Answer):
    """One export beside the event: its counts, what they say, and what keeps one from reading more into them."""

    counts: ConflictAnswer
    says: tuple[str, ...]
    cautions: tuple[str, ...]


class ConflictOutput(Output):
    """The linked conflict before and after an event, by each export, beside the record's own causal claims."""

    name: ClassVar[str] = "conflict"
    event: str
    exports: tuple[ExportAnswer, ...]
    claims: tuple[StatementAnswer, ...]
