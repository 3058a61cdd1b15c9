"""A proposed statement: of one of the record's kinds, on exact passages, with an account of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Quoted:
    """A passage of the document: code points of its text, and the words there."""

    start: int
    end: int
    exact: str

    def overlaps(self, start: int, end: int) -> bool:
        """Whether it shares a character with a span."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a coder offers the analyst.

    ``fields`` are those of the record's statement of that kind; actors, offices and instruments stand
    in the words of the text. ``rule`` and ``tokens`` say why it was proposed, ``assumed`` what was taken for granted.

    >>> proposal = Proposal("event", {"act": "resign"}, (Quoted(0, 11, "He resigned"),), rule="verb")
    >>> proposal.as_json()["passages"]
    [{'start': 0, 'end': 11, 'exact': 'He resigned'}]
    """

    kind: str
    fields: Mapping[str, Any]
    passages: tuple[Quoted, ...]
    rule: str
    voice: str = "asserted"
    speaker: str | None = None
    hedge: str | None = None
    condition: str | None = None
    year: str | None = None
    tokens: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    confidence: float = 0.8
    section: str | None = None
    foreground: bool = True
    coder: str = "grammar"
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def start(self) -> int:
        return self.passages[0].start

    @property
    def end(self) -> int:
        return self.passages[0].end

    def but(self, **changes: Any) -> Proposal:
        """The same with some parts changed."""
        return replace(self, **changes)

    def with_fields(self, **changes: Any) -> Proposal:
        """The same with some fields changed."""
        return replace(self, fields={**self.fields, **changes})

    def as_json(self) -> dict[str, Any]:
        """As other front ends read it: the statement's fields beside its voice, passages and account."""
        head = {"kind": self.kind, **{key: value for key, value in self.fields.items() if value not in (None, (), [])}}
        said = {
            "voice": self.voice,
            "speaker": self.speaker,
            "hedge": self.hedge,
            "condition": self.condition,
            "year": self.year,
            "section": self.section,
        }
        account = {
            "passages": [{"start": one.start, "end": one.end, "exact": one.exact} for one in self.passages],
            "rule": self.rule,
            "tokens": list(self.tokens),
            "assumed": list(self.assumed),
            "confidence": round(self.confidence, 2),
            "foreground": self.foreground,
            "coder": self.coder,
        }
        kept = {key: value for key, value in said.items() if value is not None}
        return {key: list(value) if isinstance(value, tuple) else value for key, value in head.items()} | kept | account
