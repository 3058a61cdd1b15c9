"""What statements are about: sources, actors, offices, places, issues and legal instruments."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from juncture.record.fields import Code, Entry, Id, Identified, Passage, Ref, When, Words


class Source(Identified):
    """A document that statements rest on. Its text stays in the user's store; its hash travels.

    Positions in passages are code points of the text with this ``sha256``. ``fingerprint`` is the
    hash of the folded text, so that a copy with other quotes or line ends is still recognised.
    """

    kind: ClassVar[str] = "source"

    title: Words = Field(description="Its title.")
    publisher: Words | None = Field(None, description="Who published it, as the brief prints it.")
    publisher_actor: Annotated[Id, Ref.to("actor")] | None = Field(
        None, description="The publisher as an actor of this dossier, who then speaks in the source's own voice."
    )
    author: Words | None = Field(None, description="Who wrote it.")
    type: Words | None = Field(None, description="article, law, ruling, communique, data set ...")
    language: Words | None = Field(None, description="ISO 639 code of the text, for instance en or fr.")
    url: Words | None = Field(None, description="Where it can be read.")
    published: When | None = Field(
        None, description="When it became public; with it the record knows what was known when."
    )
    published_evidence: Words | None = Field(None, description="How that date is known: printed, inferred from ...")
    retrieved: When | None = Field(None, description="When you took your copy.")
    reliability: Annotated[str, Code("reliability")] | None = Field(
        None, description="Reliability of the source by the Admiralty code."
    )
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = Field(
        None, description="The hash of the text that positions count in."
    )
    fingerprint: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = Field(
        None, description="The hash of the folded text."
    )
    length: Annotated[int, Field(gt=0)] | None = Field(None, description="Code points of the hashed text.")
    folds: tuple[int, ...] = Field(
        (), description="Pairs of a place and how far back folding moves what follows: for copies with other quotes."
    )
    paragraphs: tuple[int, ...] = Field((), description="Where each paragraph of the hashed text starts.")
    rights: Words | None = Field(None, description="Under whose rights it stands.")
    note: Words | None = Field(None, description="A remark for whoever reads the file.")


class Actor(Identified):
    """Someone or something that acts: a person, a body, a state, a group named by what it shares."""

    kind: ClassVar[str] = "actor"

    name: Words = Field(description="The name in full, as the brief prints it first.")
    type: Annotated[str, Code("actor")] = Field(description="What sort of actor it is.")
    short: Words | None = Field(None, description="The name in running text, for instance ECOWAS or Goïta.")
    names: tuple[Words, ...] = Field((), description="Other spellings and names; all are one actor.")
    country: Annotated[str, Field(pattern="^[A-Z]{3}$")] | None = Field(None, description="ISO 3166 alpha-3.")
    sector: Annotated[str, Code("sector")] | None = Field(None, description="Military, police, government, rebel ...")
    ids: dict[str, Words] = Field(default_factory=dict, description="External ids: wikidata, iso, lei ...")
    plural: bool = Field(False, description="Whether a verb after the name is plural (the officers have).")
    description: Words | None = Field(None, description="Who that is, in a clause.")
    note: Words | None = Field(None, description="A remark for whoever reads the file.")


class Office(Identified):
    """A post in a body, apart from whoever holds it."""

    kind: ClassVar[str] = "office"

    name: Words = Field(description="The post, as the brief prints it.")
    body: Annotated[Id, Ref.to("actor")] | None = Field(None, description="The state or body whose post it is.")
    seats: Annotated[int, Field(ge=0)] = Field(1, description="How many may hold it at once; 0 for any number.")
    names: tuple[Words, ...] = Field((), description="Other names of the post.")
    created: When | None = Field(None, description="When the post came about.")
    abolished: When | None = Field(None, description="When it ceased.")
    instrument: Annotated[Id, Ref.to("instrument")] | None = Field(None, description="The legal text that creates it.")
    functions: tuple[Annotated[str, Code("function")], ...] = Field((), description="Head of state, of government ...")
    rank: int | None = Field(None, description="Order in tables, lowest first.")
    note: Words | None = Field(None, description="A remark for whoever reads the file.")


class Place(Identified):
    """A place that events refer to."""

    kind: ClassVar[str] = "place"

    name: Words = Field(description="Its name.")
    country: Annotated[str, Field(pattern="^[A-Z]{3}$")] | None = Field(None, description="ISO 3166 alpha-3.")
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = Field(None, description="Degrees north.")
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = Field(None, description="Degrees east.")
    within: Annotated[Id, Ref.to("place")] | None = Field(None, description="The place that holds it.")
    note: Words | None = Field(None, description="A remark for whoever reads the file.")


class Issue(Identified):
    """A question on which actors take positions: a column of the stance matrix."""

    kind: ClassVar[str] = "issue"

    name: Words = Field(description="The issue in a few words.")
    question: Words | None = Field(None, description="The question on which positions are taken.")
    rank: int | None = Field(None, description="Order in tables, lowest first.")
    note: Words | None = Field(None, description="A remark for whoever reads the file.")


class Version(Entry):
    """An instrument as it stood from one date on."""

    id: Id = Field(description="Its id within the instrument.")
    in_force: When = Field(description="From when it was in force.")
    until: When | None = Field(None, description="Until when.")
    by: Words | None = Field(None, description="The act that brought this version about.")
    akn: Words | None = Field(None, description="Akoma Ntoso style address of this version.")


class Provision(Entry):
    """A provision of an instrument; its wording only where it was verified."""

    id: Id = Field(description="Its id within the instrument.")
    article: Words = Field(description="Its number, as the text prints it.")
    gist: Words | None = Field(None, description="What it says, in your own words.")
    wording: Words | None = Field(None, description="The verified quotation; leave out what you could not verify.")
    versions: tuple[Id, ...] = Field((), description="The versions that hold it; all where none is named.")
    passages: tuple[Passage, ...] = Field((), alias="from", description="Where its wording stands.")


class Instrument(Identified):
    """A legal text, versioned by date, with the provisions that matter here."""

    kind: ClassVar[str] = "instrument"

    title: Words = Field(description="Its title.")
    short: Words | None = Field(None, description="The title in running text, for instance the Charter.")
    akn: Words | None = Field(None, description="Akoma Ntoso style address of the work.")
    adopted: When | None = Field(None, description="When it was adopted.")
    adopted_by: Annotated[Id, Ref.to("actor")] | None = Field(None, description="Who adopted it.")
    versions: tuple[Version, ...] = Field((), description="The text as it stood from one date on.")
    provisions: tuple[Provision, ...] = Field((), description="The provisions that matter here.")
    note: Words | None = Field(None, description="A remark for whoever reads the file.")


class Page(Identified):
    """A file of the dossier's folder: what stands at its head and foot, or its whole text where others read it."""

    kind: ClassVar[str] = "page"

    path: Words
    head: str = ""
    foot: str = ""
    text: str | None = None


ITEMS: dict[str, type[Identified]] = {
    model.kind: model for model in (Source, Actor, Office, Place, Issue, Instrument, Page)
}
