"""Where somebody stands, and what somebody says."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from juncture.record.fields import Code, Id, Ref, When, Words
from juncture.record.statements.base import Anything, Statement


class Stance(Statement):
    """Where an actor stands on an issue, an event, an option or another actor."""

    kind: ClassVar[str] = "stance"

    actor: Annotated[Id, Ref.to("actor")] = Field(description="Whose stance it is.")
    target: Anything = Field(description="On what: an issue, an event, an option, an actor.")
    position: Annotated[str, Code("position")] = Field(description="Which position.")
    strength: Literal["weak", "firm"] | None = Field(None, description="How firm it is.")
    when: When | None = Field(None, description="When the actor took it or held it.")


class Claim(Statement):
    """Someone says something that is neither an event nor a stance: an accusation's content, an explanation."""

    kind: ClassVar[str] = "claim"

    text: Words = Field(description="What is said, as a clause in your own words.")
    about: tuple[Anything, ...] = Field((), description="Entries that it is about.")
    when: When | None = Field(None, description="When it was said.")
