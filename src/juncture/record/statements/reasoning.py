"""What leads to what, what could be done, what is alike, and what an analyst makes of it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from juncture.record.fields import Code, Id, Ref, When, Words
from juncture.record.statements.base import Actors, Anything, Statement


class Influence(Statement):
    """A causal claim: this promotes or hinders that."""

    kind: ClassVar[str] = "influence"

    cause: Words = Field(description="What moves.")
    effect: Words = Field(description="What is moved.")
    sign: Annotated[str, Code("sign")] = Field(description="Which way.")
    cause_is: Anything | None = Field(None, description="The entry that the cause is, where the record has one.")
    effect_is: Anything | None = Field(None, description="The entry that the effect is, where the record has one.")
    strength: Literal["weak", "moderate", "strong"] | None = Field(
        None, description="How strongly, where the source says so."
    )


class Option(Statement):
    """A course that is open to someone, with the consequences claimed for it."""

    kind: ClassVar[str] = "option"

    text: Words = Field(description="The course, as a clause in your own words.")
    name: Words = Field(description="A short name, for instance 'Demand reinstatement'.")
    open_to: Actors = Field((), description="Who could take it.")
    advised_by: Annotated[Id, Ref.to("actor")] | None = Field(None, description="Who advises it.")
    gains: tuple[Annotated[Id, Ref.to("influence", "assessment")], ...] = Field(
        (), description="What it is said to bring."
    )
    risks: tuple[Annotated[Id, Ref.to("influence", "assessment")], ...] = Field(
        (), description="What it is said to risk."
    )
    needs: tuple[Annotated[Id, Ref.to("option", "influence", "assessment")], ...] = Field(
        (), description="What it is said to need."
    )
    rank: int | None = Field(None, description="Order in the brief, lowest first.")


class Likeness(Statement):
    """This case is said to resemble that one."""

    kind: ClassVar[str] = "likeness"

    this: Anything = Field(description="What is compared.")
    that: Anything = Field(description="With what.")
    likeness: Words = Field(description="In what they are said to be alike.")


class Assessment(Statement):
    """A judgement, a risk, an unknown or a recommendation; likelihood and confidence said apart."""

    kind: ClassVar[str] = "assessment"

    text: Words = Field(description="The judgement, as a clause in your own words.")
    topic: Annotated[str, Code("topic")] = Field("judgement", description="What sort of judgement it is.")
    likelihood: Annotated[str, Code("likelihood")] | None = Field(
        None, description="How likely, in the words of ICD 203."
    )
    confidence: Annotated[str, Code("confidence")] | None = Field(
        None, description="How sure, said apart from how likely."
    )
    confidence_reason: Words | None = Field(None, description="Why that sure.")
    about: tuple[Anything, ...] = Field((), description="Entries that it is about.")
    rests_on: tuple[Anything, ...] = Field((), description="Entries that it rests on.")
    would_change: Words | None = Field(None, description="What would change this judgement.")
    author: Words | None = Field(None, description="The analyst whose judgement it is; the source's where none.")
    when: When | None = Field(None, description="When it was made.")
    pinned: Annotated[int, Field(ge=1)] | None = Field(None, description="Its place in the bottom line, 1 first.")
