"""The kinds of value that entries hold, with what each accepts: the edge where written text becomes typed.

Every type here reads the written form, says in one sentence what it would accept, writes the same
form back, and describes itself in the JSON Schema that editors use.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, core_schema

from juncture.record import edtf, passage
from juncture.record.saying import said
from juncture.record.vocabulary import vocabulary
from juncture.record.when import When as _When


class Entry(BaseModel):
    """The base of everything that is written down: unknown fields are refused, nothing changes once made."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, arbitrary_types_allowed=True)


@dataclass(frozen=True, slots=True)
class Code:
    """Marks a text that must be a code of a vocabulary."""

    vocabulary: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._known, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return {"type": "string", "enum": list(vocabulary(self.vocabulary))}

    def _known(self, value: str) -> str:
        codes = vocabulary(self.vocabulary)
        if value not in codes:
            raise ValueError(
                said(
                    "%(value)r is no %(list)s code%(near)s", value=value, list=self.vocabulary, near=near(value, codes)
                )
            )
        return value


def shortened(value: object) -> str:
    """A value as a sentence shows it: quoted, control characters escaped, long ones cut.

    >>> shortened("24 May"), len(shortened("x" * 5000))
    ("'24 May'", 80)
    """
    shown = repr(value)
    return shown if len(shown) <= 80 else shown[:77] + "..."


def near(word: str, known: Iterable[str]) -> str:
    """The end of a sentence about an unknown word: the nearest known one, or the known ones where they are few.

    >>> near("holders", ["holder", "office"])
    "; did you mean 'holder'?"
    """
    candidates = list(known)
    found = get_close_matches(word, candidates, n=1, cutoff=0.6)
    if found:
        return said("; did you mean %(found)r?", found=found[0])
    if 0 < len(candidates) <= 30:
        return said("; there are: %(names)s.", names=", ".join(candidates))
    return "."


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks an id that must name an entry of one of these kinds (``*`` for any)."""

    kinds: tuple[str, ...]

    @classmethod
    def to(cls, *kinds: str) -> Ref:
        return cls(kinds)


def _read_when(value: object) -> _When:
    if isinstance(value, _When):
        return value
    if isinstance(value, datetime.date | datetime.datetime):
        value = value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        value = f"{value:04d}"
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no date that can be read. Write {edtf.ACCEPTED}.")
    return edtf.parse(value)


def _read_passage(value: object) -> passage.Passage:
    if isinstance(value, passage.Passage):
        return value
    if not isinstance(value, str):
        raise ValueError(f"{value!r} names no passage. Write {passage.ACCEPTED}.")
    return passage.Passage.parse(value)


ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=120)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
When = Annotated[
    _When,
    BeforeValidator(_read_when),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "format": "edtf", "description": f"EDTF: {edtf.ACCEPTED}"}),
]
Passage = Annotated[
    passage.Passage,
    BeforeValidator(_read_passage),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "description": f"A passage: {passage.ACCEPTED}"}),
]


class Identified(Entry):
    """An entry with an id of its own, unique in its dossier whatever its kind."""

    kind: ClassVar[str]

    id: Id = Field(description="Its id, unique in the dossier.")
