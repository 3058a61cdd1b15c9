"""Definitions as data: a text cited, elements over facts, and what makes an attempt and a success.

A TOML file is enough for the common cases; an element may also name a function, which Python code
hands to :func:`juncture.rules.define`. What a definition leaves unsaid is left unsaid: it has no defaults.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError, model_validator

from juncture.record.fields import Entry, Id, Words
from juncture.record.problems import JunctureError
from juncture.rules.expression import Expression, ExpressionError, read


class Text(Entry):
    """The text of a definition: a short quotation or a gist, and where it stands."""

    quotation: Words | None = Field(None, description="Only what was read at the source and verified.")
    gist: Words | None = Field(None, description="In own words, where no wording was verified.")
    source: Words = Field(description="Where it stands.")
    locator: Words | None = None
    instrument: Id | None = Field(None, description="The instrument, where a dossier may hold it.")
    verified: bool = False


class Element(Entry):
    """One thing that must be so."""

    id: Id
    question: Words
    rule: Words | None = Field(None, alias="is", description="An expression over facts.")
    function: Id | None = Field(None, description="A function handed over by name, for what no expression says.")
    note: Words | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Element:
        if (self.rule is None) == (self.function is None):
            raise ValueError(f"element {self.id!r} needs either 'is', an expression over facts, or 'function'")
        return self

    @cached_property
    def expression(self) -> Expression | None:
        return read(self.rule) if self.rule else None


class Kind(Entry):
    """A type within a definition; an event may be of several."""

    id: Id
    label: Words
    rule: Words = Field(alias="is")

    @cached_property
    def expression(self) -> Expression:
        return read(self.rule)


class Definition(Entry):
    """What somebody calls a coup, a breach, an unconstitutional change."""

    id: Id
    name: Words
    about: Words = Field(description="What the verdict is called, for instance 'a coup attempt'.")
    text: tuple[Text, ...]
    held_by: tuple[Id, ...] = Field((), description="The actors whose practice stands beside this letter.")
    element: tuple[Element, ...]
    attempt: Words
    attempt_means: Words = "an attempt"
    success: Words
    success_means: Words = "a success"
    days: Annotated[int, Field(ge=0)] | None = Field(None, description="How long power must be held; 30 is a month.")
    kinds: tuple[Kind, ...] = Field((), alias="type")
    note: Words | None = None

    @model_validator(mode="after")
    def _names_stand(self) -> Definition:
        for element in self.element:
            if element.rule:
                read(element.rule)
        known = {one.id for one in self.element} | {"attempt", "held"}
        for place, text in (("attempt", self.attempt), ("success", self.success)):
            unknown = [name for name in read(text).names() if name not in known]
            if unknown:
                listed = ", ".join(one.id for one in self.element)
                raise ValueError(
                    f"{place} of {self.id!r} names {unknown[0]!r}, which is none of its elements: {listed}"
                )
        if "held" in read(self.success).names() and self.days is None:
            raise ValueError(f"success of {self.id!r} asks how long power was 'held'; say it in 'days'")
        return self

    @cached_property
    def attempted(self) -> Expression:
        return read(self.attempt)

    @cached_property
    def succeeded(self) -> Expression:
        return read(self.success)

    def facts(self) -> Iterator[str]:
        """The facts it asks for, each once."""
        rules = [one.expression for one in self.element] + [read(one.rule) for one in self.kinds]
        yield from dict.fromkeys(name for rule in rules if rule for name in rule.names())


class DefinitionError(JunctureError):
    """A file that is no definition; its message names the file, the value and what would be accepted."""


def parse_definition(text: str, where: str = "the definition") -> Definition:
    """Read a definition from TOML.

    >>> parse_definition("id = 'x'", "mine.toml")
    Traceback (most recent call last):
    juncture.rules.definition.DefinitionError: mine.toml: it needs the field 'name'; ...
    """
    try:
        return Definition.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise DefinitionError(f"{where}: this is not TOML: {error}.") from None
    except ExpressionError as error:
        raise DefinitionError(f"{where}: {error}") from None
    except ValidationError as error:
        raise DefinitionError(f"{where}: " + "; ".join(_sentence(dict(one)) for one in error.errors()) + ".") from None


def _sentence(detail: Mapping[str, object]) -> str:
    place = ".".join(str(part) for part in detail["loc"])  # type: ignore[attr-defined]
    message = str(detail["msg"]).removeprefix("Value error, ").rstrip(".")
    if detail["type"] == "missing":
        return f"it needs the field {place!r}"
    if detail["type"] == "extra_forbidden":
        return f"there is no field {place!r} in a definition"
    return f"{place + ': ' if place else ''}{message}"


def read_definition(path: Path) -> Definition:
    """Read a definition from a file of the user's."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DefinitionError(f"the definition {str(path)!r} cannot be read: {error}.") from None
    return parse_definition(text, path.name)


def read_definitions(folder: Path) -> dict[str, Definition]:
    """The definitions that lie beside a dossier, in ``definitions/*.toml``, by id."""
    found = (read_definition(path) for path in sorted(folder.glob("definitions/*.toml")))
    return {one.id: one for one in found}


@cache
def definitions() -> Mapping[str, Definition]:
    """The definitions that come with Juncture, by id.

    >>> list(definitions())
    ['powell-thyne', 'cline', 'marshall', 'colpus', 'au', 'ecowas', 'us-7008']
    """
    folder = files(__package__).joinpath("definitions")
    found = {name: folder.joinpath(f"{name}.toml").read_text(encoding="utf-8") for name in _ORDER}
    return {name: parse_definition(text, f"{name}.toml") for name, text in found.items()}


_ORDER = ("powell-thyne", "cline", "marshall", "colpus", "au", "ecowas", "us-7008")
