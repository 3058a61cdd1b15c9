"""What the law lays down, how somebody reads it, and whether a condition of it is met."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from juncture.record.fields import Code, Id, Ref, When, Words
from juncture.record.statements.base import Anything, Statement


class Power(Statement):
    """What a legal instrument lets an office do, forbids it, or lays on it."""

    kind: ClassVar[str] = "power"

    instrument: Annotated[Id, Ref.to("instrument")] = Field(description="The legal text.")
    provision: Id | None = Field(None, description="The provision in it.")
    office: Annotated[Id, Ref.to("office")] = Field(description="The office that it speaks of.")
    modality: Annotated[str, Code("modality")] = Field(description="May, may not or must.")
    act: Words = Field(description="What may be done: a code of the act list, or words (authority in defence).")
    object: Anything | None = Field(None, description="Upon what or whom.")
    versions: tuple[Id, ...] = Field((), description="Versions of the instrument that hold it.")


class Norm(Statement):
    """What a provision lays down besides a power; the provision's wording stands with its instrument."""

    instrument: Annotated[Id, Ref.to("instrument")] = Field(description="The legal text.")
    provision: Id | None = Field(None, description="The provision in it.")
    versions: tuple[Id, ...] = Field((), description="Versions that hold it; all where none is named.")


class Duty(Norm):
    """What an office must do."""

    kind: ClassVar[str] = "duty"

    office: Annotated[Id, Ref.to("office")] = Field(description="Which office must.")
    act: Words = Field(description="What must be done: a code of the act list, or words.")
    object: Anything | None = Field(None, description="Upon what or whom.")


class Bar(Norm):
    """What an office, or anybody, must not do."""

    kind: ClassVar[str] = "bar"

    office: Annotated[Id, Ref.to("office")] | None = Field(None, description="Whom it binds; anybody where left out.")
    act: Words = Field(description="What is forbidden: a code of the act list, or words.")
    object: Anything | None = Field(None, description="Upon what or whom.")


class Succession(Norm):
    """Who exercises an office when it falls vacant."""

    kind: ClassVar[str] = "succession"

    office: Annotated[Id, Ref.to("office")] = Field(description="The office that falls vacant.")
    successor: Annotated[Id, Ref.to("office")] = Field(description="The office whose holder then exercises it.")


class Reading(Statement):
    """How somebody reads a provision that is silent or disputed, and with what effect."""

    kind: ClassVar[str] = "reading"

    reader: Annotated[Id, Ref.to("actor")] = Field(description="Who reads it so.")
    instrument: Annotated[Id, Ref.to("instrument")] | None = Field(None, description="Left out where none is named.")
    provision: Id | None = Field(None, description="The provision in it.")
    effect: Annotated[str, Code("effect")] = Field(description="What the reading amounts to.")
    event: Annotated[Id, Ref.to("event")] | None = Field(None, description="The one act read about, where it is one.")
    office: Annotated[Id, Ref.to("office")] | None = Field(None, description="The office read about; any if left out.")
    act: Words = Field(description="The act read about: a code of the act list, or words.")
    object: Anything | None = Field(None, description="Upon what or whom.")
    standing: Annotated[str, Code("standing")] = Field("observer", description="By what right the reading is offered.")
    behalf: Annotated[Id, Ref.to("actor")] | None = Field(None, description="For whom, where the reader is counsel.")
    when: When | None = Field(None, description="Since when it is read so.")
    reason: Words | None = Field(None, description="The reader's reason, in your own words.")


class Fact(Statement):
    """Whether an element of a definition, or the condition of a norm, is so; for what nothing else can show."""

    kind: ClassVar[str] = "fact"

    of: Annotated[Id, Ref.to("event", "power", "duty", "bar", "succession", "reading")] = Field(
        description="The entry whose element or condition it is."
    )
    element: Words = Field(description="A code of the facts list (policies-changed), one of your own, or 'condition'.")
    holds: bool = Field(True, description="Whether it is so.")
    when: When | None = Field(None, description="The day on which it was seen to be so.")
