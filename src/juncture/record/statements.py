"""The kinds of statement: each one reified, sourced assertion with an id of its own."""

from __future__ import annotations

from itertools import combinations
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from juncture.record.fields import Code, Id, Identified, Passage, Ref, When, Words
from juncture.record.truth import Truth

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
            raise ValueError("voice 'conditional' needs a condition, a clause that can follow 'if'")
        if self.voice == "attributed" and not self.speaker:
            raise ValueError("voice 'attributed' needs a speaker, the id of the actor who says it")
        return self


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
            raise ValueError("an event needs a type (PLOVER, for instance COERCE/arrest) or an act (for instance oust)")
        return self


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
                raise ValueError(f"{second} {str(other)!r} lies before {first} {str(one)!r}; correct one of them")
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


STATEMENTS: dict[str, type[Statement]] = {
    model.kind: model
    for model in (
        Event, Tenure, Suspension, Membership, Stance, Claim, Power, Duty, Bar, Succession, Reading, Fact,
        Influence, Option, Likeness, Assessment,
    )
}  # fmt: skip
