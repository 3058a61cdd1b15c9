"""What lasts, with two bounds of which either may be unknown: an office held, a suspension, a membership."""

from __future__ import annotations

from itertools import combinations
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from juncture.record.fields import Code, Id, Ref, When, Words
from juncture.record.saying import said
from juncture.record.statements.base import Statement
from juncture.record.truth import Truth


class Lasting(Statement):
    """A state of affairs with two bounds, either of which may be unknown."""

    began: When | None = Field(None, description="When it began; leave out what is not known.")
    ended: When | None = Field(None, description="When it ended; leave out what is not known.")
    as_of: When | None = Field(None, description="When it was seen to be so, where the bounds are not known.")
    began_by: Annotated[Id, Ref.to("event")] | None = Field(None, description="The event that began it.")
    ended_by: Annotated[Id, Ref.to("event")] | None = Field(None, description="The event that ended it.")

    @model_validator(mode="after")
    def _in_order(self) -> Lasting:
        told = [("began", self.began), ("as_of", self.as_of), ("ended", self.ended)]
        dates = [(name, when) for name, when in told if when]
        for (first, one), (second, other) in combinations(dates, 2):
            if other.before(one) is Truth.YES:
                raise ValueError(
                    said(
                        "%(later)s '%(end)s' lies before %(earlier)s '%(start)s'; correct one of them",
                        later=second,
                        end=other,
                        earlier=first,
                        start=one,
                    )
                )
        return self


class Tenure(Lasting):
    """Someone holds an office."""

    kind: ClassVar[str] = "tenure"

    holder: Annotated[Id, Ref.to("actor")] = Field(description="Who holds the office.")
    office: Annotated[Id, Ref.to("office")] = Field(description="The office held.")
    capacity: Annotated[str, Code("capacity")] = Field("titular", description="In which capacity.")


class Suspension(Lasting):
    """An office-holder's powers, or a member's rights, are suspended or said to be."""

    kind: ClassVar[str] = "suspension"

    target: Annotated[Id, Ref.to("actor")] = Field(description="Who is suspended.")
    office: Annotated[Id, Ref.to("office")] | None = Field(None, description="The office whose powers are suspended.")
    body: Annotated[Id, Ref.to("actor")] | None = Field(None, description="The body from which it is suspended.")
    by: Annotated[Id, Ref.to("actor")] | None = Field(None, description="Who suspends.")


class Membership(Lasting):
    """Someone belongs to a body."""

    kind: ClassVar[str] = "membership"

    member: Annotated[Id, Ref.to("actor")] = Field(description="Who belongs.")
    body: Annotated[Id, Ref.to("actor")] = Field(description="To which body.")
    role: Words | None = Field(None, description="As what.")
