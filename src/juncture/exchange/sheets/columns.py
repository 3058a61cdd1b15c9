"""The columns of each kind's sheet, read off the models: name, form, accepted codes, and a note for the header."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from juncture.record import edtf, passage
from juncture.record.fields import Code, Identified, Ref
from juncture.record.items import Page
from juncture.record.meta import Meta
from juncture.record.record import KINDS
from juncture.record.statements import STATEMENTS, Statement
from juncture.record.when import When

#: Fields that people do not type: hashes and places of texts, and tables within an entry.
HELD_BACK = {
    "source": ("sha256", "fingerprint", "length", "folds", "paragraphs"),
    "instrument": ("versions", "provisions"),
}

_LAST = ("voice", "speaker", "hedge", "condition", "year", "public", "from", "disputes", "note")


class Form(StrEnum):
    """What a cell of a column holds."""

    TEXT = "text"
    WORDS = "texts"
    IDS = "ids"
    PASSAGES = "passages"
    DATE = "date"
    FLAG = "yes or no"
    NUMBER = "number"
    PAIRS = "name: text"
    ROLES = "role: ids"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet."""

    name: str
    form: Form
    required: bool = False
    vocabulary: str | None = None
    choices: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    whole: bool = False
    description: str = ""

    @property
    def help(self) -> str:
        """What the header's note says.

        >>> column = next(one for one in columns("tenure") if one.name == "holder")
        >>> print(column.help)
        Needed. Who holds the office. The id of an actor.
        """
        parts = ["Needed." if self.required else "", self.description, self._accepted()]
        return " ".join(part for part in parts if part)

    def _accepted(self) -> str:
        if self.vocabulary:
            return f"{'Codes' if self.form is Form.WORDS else 'A code'} of the list {self.vocabulary!r} (sheet codes)."
        if self.choices:
            return f"One of: {', '.join(self.choices)}."
        if self.kinds:
            named = "any entry" if "*" in self.kinds else " or ".join(_articled(kind) for kind in self.kinds)
            plural = self.form in (Form.IDS, Form.ROLES)
            return f"Ids, each of {named}, with ; between." if plural else f"The id of {named}."
        return _ACCEPTED.get(self.form, "")


_ACCEPTED = {
    Form.DATE: f"A date: {edtf.ACCEPTED}.",
    Form.WORDS: "Several with ; between.",
    Form.PASSAGES: f"{passage.ACCEPTED}; several with ; between.",
    Form.PAIRS: "name: text; name: text.",
    Form.FLAG: "yes or no.",
    Form.NUMBER: "A number.",
    Form.TEXT: "Text.",
}


def _articled(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def sheet_name(kind: str) -> str:
    """The name of a kind's sheet.

    >>> sheet_name("event"), sheet_name("likeness"), sheet_name("duty")
    ('events', 'likenesses', 'duties')
    """
    if kind.endswith("y"):
        return f"{kind[:-1]}ies"
    return f"{kind}es" if kind.endswith("s") else f"{kind}s"


#: The sheets in their order: statements first, then what they are about.
SHEETS: dict[str, str] = {
    sheet_name(kind): kind for kind in [*STATEMENTS, *KINDS] if kind not in (Meta.kind, Page.kind)
}


@cache
def columns(kind: str) -> tuple[Column, ...]:
    """The columns of a kind, the id and the text first, voice, passages and notes last."""
    model = KINDS[kind]
    found = {column.name: column for column in _columns(kind, model)}
    first = [name for name in ("id", "name", "title", "text") if name in found]
    own = [name for name in found if name not in first and name not in _LAST]
    return tuple(found[name] for name in [*first, *own, *(name for name in _LAST if name in found)])


def _columns(kind: str, model: type[Identified]) -> Iterator[Column]:
    for attribute, info in model.model_fields.items():
        name = info.alias or attribute
        if name in HELD_BACK.get(kind, ()):
            continue
        parts = [*_parts(info.annotation), *info.metadata]
        yield Column(
            name=name,
            form=_form(info.annotation, parts),
            required=info.is_required(),
            vocabulary=next((part.vocabulary for part in parts if isinstance(part, Code)), None),
            choices=tuple(str(arg) for part in parts if get_origin(part) is Literal for arg in get_args(part)),
            kinds=next((part.kinds for part in parts if isinstance(part, Ref)), ()),
            whole=int in parts,
            description=info.description or ("Unique in the dossier." if name == "id" else ""),
        )


def _parts(annotation: Any) -> Iterator[Any]:
    """A type and everything inside it, marks included."""
    yield annotation
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
        yield from _parts(get_args(annotation)[0])
    elif get_origin(annotation) is not Literal:
        for inner in get_args(annotation):
            yield from _parts(inner)


def _form(annotation: Any, parts: list[Any]) -> Form:
    outer = _outer(annotation)
    if outer is dict:
        return Form.ROLES if any(get_origin(part) is tuple for part in parts) else Form.PAIRS
    if outer is tuple:
        if passage.Passage in parts:
            return Form.PASSAGES
        return Form.IDS if any(isinstance(part, Ref) for part in parts) else Form.WORDS
    simple = {When: Form.DATE, bool: Form.FLAG, int: Form.NUMBER, float: Form.NUMBER}
    return next((form for type_, form in simple.items() if type_ in parts), Form.TEXT)


def _outer(annotation: Any) -> Any:
    """The container of a type, whatever marks and alternatives surround it."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _outer(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return next((_outer(arg) for arg in get_args(annotation) if arg is not type(None)), None)
    return origin


def is_statement(kind: str) -> bool:
    """Whether a sheet holds statements, each with its voice and passages."""
    return issubclass(KINDS[kind], Statement)
