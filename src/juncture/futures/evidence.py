"""What a number rests on. A judgement's value is always somebody's; its evidence says whose, and on what words."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Confidence, passages, statements of the record, author, date and a note: what stands beneath a number."""

    confidence: str | None = None
    passages: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    author: str | None = None
    date: str | None = None
    note: str = ""

    def or_of(self, wider: Evidence) -> dict[str, Any]:
        """Each field, or that of a wider evidence where this one says nothing.

        >>> Evidence(note="our own").or_of(Evidence(note="the text", confidence="low"))["confidence"]
        'low'
        """
        return {one.name: getattr(self, one.name) or getattr(wider, one.name) for one in fields(Evidence)}
