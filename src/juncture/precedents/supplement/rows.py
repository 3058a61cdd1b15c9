"""What a row of the supplement is. A cell that is not there is unknown; every cell that is there has a source.

Plain frozen dataclasses; pydantic reads the written rows into them (see :mod:`.loading`), so a row that exists
is well formed. What can only be seen across rows is in :mod:`.checks`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Annotated, ClassVar, Generic, TypeVar

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, PlainValidator

from juncture.precedents.supplement.terms import code
from juncture.record.edtf import parse
from juncture.record.fields import Id, Passage, When, Words, shortened
from juncture.record.truth import Truth

T = TypeVar("T")

#: The most months that a promise is read as; a larger number is thought to be a year without its quotes.
LONGEST = 240

CONFIG = ConfigDict(extra="forbid", arbitrary_types_allowed=True)


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _country(value: str) -> str:
    if not (len(value) == 3 and value.isascii() and value.isupper()):
        raise ValueError(f"{value!r} is no country code; write the three capital letters of ISO 3166, as in 'MLI'")
    return value


def _settled(value: object) -> Truth:
    if value == Truth.UNKNOWN:
        raise ValueError("'unknown' is not written; leave the cell out")
    if value not in (Truth.YES, Truth.NO, Truth.CONTESTED):
        raise ValueError(f"{shortened(value)} is no answer; write 'yes', 'no' or 'contested'")
    return Truth(str(value))


def _promised(value: object) -> int | When:
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= LONGEST:
        return value
    if isinstance(value, str):
        return parse(value)
    raise ValueError(f"{shortened(value)} is no promise; write months as a number up to {LONGEST}, or a date in quotes")


Country = Annotated[str, AfterValidator(_country)]
Sources = Annotated[tuple[Passage, ...], BeforeValidator(_listed), Field(min_length=1)]
Known = Annotated[Truth, PlainValidator(_settled)]
Promise = Annotated[int | When, PlainValidator(_promised)]
Body = Annotated[str, AfterValidator(code("body"))]
Outcome = Annotated[str, AfterValidator(code("outcome"))]
Office = Annotated[str, AfterValidator(code("office"))]
Fate = Annotated[str, AfterValidator(code("fate"))]
Sender = Annotated[str, AfterValidator(code("sender"))]
Kind = Annotated[str, AfterValidator(code("kind"))]
ListName = Annotated[str, AfterValidator(code("list"))]
Fates = Annotated[tuple[Fate, ...], BeforeValidator(_listed), Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document or a data set that cells rest on; its words stay with its publisher."""

    __pydantic_config__: ClassVar[ConfigDict] = CONFIG

    id: Id
    title: Words
    publisher: Words
    published: When | None = None
    url: Words | None = None
    licence: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Generic[T]):
    """One fact and the places it was read at; ``note`` says what a reader must know, such as a source that differs."""

    __pydantic_config__: ClassVar[ConfigDict] = CONFIG

    value: T
    sources: Annotated[Sources, Field(validation_alias="from")]
    note: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A state's time in a body. Where no end is known, ``until`` is the last day a source shows, as ``[DAY..]``."""

    __pydantic_config__: ClassVar[ConfigDict] = CONFIG

    country: Country
    body: Body
    since: When
    sources: Annotated[Sources, Field(validation_alias="from")]
    until: When | None = None
    note: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coup:
    """A coup or an attempt at one, with where the lists have it and what the supplement adds."""

    __pydantic_config__: ClassVar[ConfigDict] = CONFIG

    id: Id
    country: Country
    day: When
    name: Words
    sources: Annotated[Sources, Field(validation_alias="from")]
    lists: Mapping[ListName, Words] = field(default_factory=dict)
    outcome: Cell[Outcome] | None = None
    ousted: Cell[Words] | None = None
    ousted_office: Cell[Office] | None = None
    fate: Cell[Fates] | None = None
    reinstated: Cell[Known] | None = None
    reinstated_on: Cell[When] | None = None
    transition_promised: Cell[Promise] | None = None
    transition_ended_on: Cell[When] | None = None
    next_executive_election: Cell[When] | None = None
    within_transition: Cell[Known] | None = None
    prime_minister_alone: Cell[Known] | None = None
    military: Cell[Known] | None = None
    note: Words | None = None

    def cells(self) -> Mapping[str, Cell[object]]:
        """The cells that are filled, by column.

        >>> from juncture.precedents.supplement import supplement
        >>> supplement().coup("mli-2021-05").cells()["ousted"].value
        'Bah N’Daw'
        """
        found = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: value for name, value in found.items() if isinstance(value, Cell)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What an outside body or state did about a coup; without ``until`` its end is unknown."""

    __pydantic_config__: ClassVar[ConfigDict] = CONFIG

    coup: Id
    sender: Sender
    kind: Kind
    on: When
    sources: Annotated[Sources, Field(validation_alias="from")]
    until: When | None = None
    note: Words | None = None
