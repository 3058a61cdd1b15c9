"""What a dossier says of itself."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from juncture.record.fields import Id, Identified, Ref, When, Words


class Meta(Identified):
    """The head of a dossier: what it is about, who keeps it, and the dates its brief takes by default."""

    kind: ClassVar[str] = "dossier"

    title: Words
    about: Words | None = Field(None, description="One paragraph: the crisis and why it matters.")
    country: Annotated[str, Field(pattern="^[A-Z]{3}$")] | None = None
    authors: tuple[Words, ...] = ()
    language: Words = "en"
    turning_point: Annotated[Id, Ref.to("event")] | None = Field(
        None, description="The event on which the crisis turns; tables compare before and after it."
    )
    as_of: When | None = Field(None, description="The day the brief describes; the latest known where left out.")
    known: When | None = Field(None, description="The brief uses what was public by this day.")
    since: When | None = Field(None, description="The brief tells what changed after this day.")
    note: Words | None = None
