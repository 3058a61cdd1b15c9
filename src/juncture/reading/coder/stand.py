"""How a clause stands in its text: what was found about it, and the record's voice and hedge for that."""

from __future__ import annotations

from dataclasses import dataclass, field

from juncture.reading.parsing import Token


@dataclass(slots=True)
class Stand:
    """What was found about a clause's standing, before it is put in the record's words."""

    negated: bool = False
    future: bool = False
    would: bool = False
    intended: bool = False
    recommended: bool = False
    purpose: bool = False
    hedge: str | None = None
    condition: Token | None = None
    in_condition: bool = False
    speakers: list[Token] = field(default_factory=list)
    believed: bool = False
    habitual: bool = False
    quantity: str | None = None

    @property
    def actual(self) -> bool:
        """Whether the clause is told as something that has come about."""
        return not (
            self.negated
            or self.future
            or self.would
            or self.intended
            or self.recommended
            or self.purpose
            or self.hedge
            or self.condition
            or self.in_condition
            or self.believed
        )

    @property
    def voice(self) -> str:
        """The record's voice."""
        if self.condition is not None:
            return "conditional"
        if self.negated and not (self.hedge or self.in_condition):
            return "denied"
        if self.recommended or self.intended or self.purpose:
            return "planned"
        if self.hedge or self.in_condition or self.would or self.believed:
            return "hedged"
        if self.future:
            return "planned"
        return "attributed" if self.speakers else "asserted"

    @property
    def shown_hedge(self) -> str | None:
        """The record's hedge."""
        if self.hedge:
            return self.hedge
        return "possible" if self.voice == "hedged" else None
