"""What a dossier says of itself."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from juncture.record.fields import Id, Identified, Ref, When, Words


class Meta(Identified):
    """The head of a dossier: what it is about, who keeps it, and the dates its brief takes by default."""

    kind: ClassVar[str] = "dossier"

    title: Words = Field(description="The crisis in a few words.")
    about: Words | None = Field(None, description="One paragraph: the crisis and why it matters.")
    country: Annotated[str, Field(pattern="^[A-Z]{3}$")] | None = Field(None, description="ISO 3166 alpha-3.")
    authors: tuple[Words, ...] = Field((), description="Who keeps the dossier; the brief names them.")
    language: Words = Field("en", description="The language of the dossier's own words.")
    turning_point: Annotated[Id, Ref.to("event")] | None = Field(
        None, description="The event on which the crisis turns; tables compare before and after it."
    )
    as_of: When | None = Field(None, description="The day the brief describes; the latest known where left out.")
    known: When | None = Field(None, description="The brief uses what was public by this day.")
    since: When | None = Field(None, description="The brief tells what changed after this day.")
    note: Words | None = Field(None, description="A remark for whoever reads the file.")
