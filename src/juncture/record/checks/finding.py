"""What a check reports."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import SkipValidation

from juncture.record.citation import Answer


class Severity(StrEnum):
    """An error is a slip in the record; a conflict is a disagreement to show; a gap is something not known."""

    ERROR = "error"
    CONFLICT = "conflict"
    GAP = "gap"


class Finding(Answer):
    """One thing to look at: its code, a sentence, and the entries it concerns."""

    code: str
    severity: Severity
    message: Annotated[str, SkipValidation]
    entries: tuple[str, ...]
