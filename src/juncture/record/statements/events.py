"""What happened, is said to have happened, or is planned."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from juncture.record.fields import Code, Id, Ref, When, Words
from juncture.record.saying import said
from juncture.record.statements.base import Actors, Events, Statement


class Event(Statement):
    """Something that happened, is said to have happened, is planned, or did not happen."""

    kind: ClassVar[str] = "event"

    type: Annotated[str, Code("plover")] | None = Field(None, description="PLOVER type and mode, TYPE/mode.")
    act: Annotated[str, Code("act")] | None = Field(None, description="An act upon an office or a body.")
    context: tuple[Annotated[str, Code("context")], ...] = Field(
        (), description="What it is about, in PLOVER's contexts."
    )
    actors: Actors = Field((), description="Who did it.")
    targets: Actors = Field((), description="To whom it was done.")
    announced_by: Actors = Field((), description="Who made it known.")
    roles: dict[Words, Actors] = Field(default_factory=dict, description="Further roles: mediator, place of refuge ...")
    offices: tuple[Annotated[Id, Ref.to("office")], ...] = Field((), description="Offices that the act touches.")
    acting_as: Annotated[Id, Ref.to("office")] | None = Field(None, description="The office in which the actor acted.")
    when: When | None = Field(None, description="When it happened.")
    where: Words | None = Field(None, description="Where, in words.")
    place: Annotated[Id, Ref.to("place")] | None = Field(None, description="Where, as a place of the dossier.")
    after: Events = Field((), description="Events that came before this one, where only the order is known.")
    before: Events = Field((), description="Events that came after this one, where only the order is known.")
    part_of: Annotated[Id, Ref.to("event")] | None = Field(None, description="The larger event that it belongs to.")
    same_as: Events = Field((), description="Statements about the same occurrence by other sources.")

    @model_validator(mode="after")
    def _has_a_type(self) -> Event:
        if not (self.type or self.act):
            raise ValueError(
                said("an event needs a type (PLOVER, for instance COERCE/arrest) or an act (for instance oust)")
            )
        return self
