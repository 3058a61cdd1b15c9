"""What every statement carries: its voice, its passages, when it became public."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from juncture.record.fields import Code, Id, Identified, Passage, Ref, When, Words
from juncture.record.saying import said

Actors = tuple[Annotated[Id, Ref.to("actor")], ...]
Events = tuple[Annotated[Id, Ref.to("event")], ...]
Anything = Annotated[Id, Ref.to("*")]


class Statement(Identified):
    """What every statement carries besides its own fields.

    ``text`` states it as a clause in the analyst's own words, without hedge, speaker or final stop:
    those come from ``hedge``, ``condition`` and ``speaker``, and Juncture writes them into the sentence.
    """

    text: Words | None = Field(
        None, description="The statement as a clause in your own words, without its hedge; a denial says 'not'."
    )
    voice: Annotated[str, Code("voice")] = Field(description="How the source says it.")
    speaker: Annotated[Id, Ref.to("actor")] | None = Field(
        None, description="Who says it, where that is not the source itself."
    )
    hedge: Annotated[str, Code("hedge")] | None = Field(
        None, description="In which way the source holds it at a distance."
    )
    condition: Words | None = Field(None, description="Under which condition; a clause that can follow 'if'.")
    passages: tuple[Passage, ...] = Field((), alias="from", description="The passages it rests on.")
    year: Literal["stated", "inferred"] | None = Field(None, description="inferred: the source names no year.")
    public: When | None = Field(None, description="When it became public, where that is not when its sources did.")
    disputes: tuple[Anything, ...] = Field((), description="Entries that this statement contradicts.")
    note: Words | None = Field(None, description="A remark for whoever reads the file.")

    @model_validator(mode="after")
    def _voice_is_complete(self) -> Statement:
        if self.voice == "conditional" and not self.condition:
            raise ValueError(said("voice 'conditional' needs a condition, a clause that can follow 'if'"))
        if self.voice == "attributed" and not self.speaker:
            raise ValueError(said("voice 'attributed' needs a speaker, the id of the actor who says it"))
        return self
