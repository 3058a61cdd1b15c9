"""The part of the W3C Web Annotation Data Model that is written and read here (w3.org/TR/annotation-model).

Other parts of an annotation are allowed and left alone; these are checked when a file comes in.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, model_validator

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


class Part(BaseModel):
    """The base of the model's parts: further properties are the business of others."""

    model_config = ConfigDict(extra="ignore", populate_by_name=True)


def _listed(value: object) -> object:
    return value if isinstance(value, list) else [] if value is None else [value]


class TextPositionSelector(Part):
    """A place, counted from 0; the end is the place after the last character."""

    type: Literal["TextPositionSelector"] = "TextPositionSelector"
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]

    @model_validator(mode="after")
    def _in_order(self) -> TextPositionSelector:
        if self.end < self.start:
            raise ValueError(f"a position ends at {self.end}, before its start {self.start}")
        return self


class TextQuoteSelector(Part):
    """Words, with what stands before and after them."""

    type: Literal["TextQuoteSelector"] = "TextQuoteSelector"
    exact: str
    prefix: str | None = None
    suffix: str | None = None


class FragmentSelector(Part):
    """A named place: an article, a page."""

    type: Literal["FragmentSelector"] = "FragmentSelector"
    value: str


class OtherSelector(Part):
    """A selector of another kind, which is not used here."""

    type: str


def _which(value: Any) -> str:
    kind = value.get("type") if isinstance(value, dict) else getattr(value, "type", None)
    return kind if kind in ("TextPositionSelector", "TextQuoteSelector", "FragmentSelector") else "other"


Selector = Annotated[
    Annotated[TextPositionSelector, Tag("TextPositionSelector")]
    | Annotated[TextQuoteSelector, Tag("TextQuoteSelector")]
    | Annotated[FragmentSelector, Tag("FragmentSelector")]
    | Annotated[OtherSelector, Tag("other")],
    Discriminator(_which),
]


def _target(value: object) -> object:
    return {"source": value} if isinstance(value, str) else value


def _iri(value: object) -> object:
    return value.get("id") if isinstance(value, dict) else value


class Target(Part):
    """What is annotated: a document, and a place in it."""

    type: Literal["SpecificResource"] = "SpecificResource"
    source: Annotated[str | None, BeforeValidator(_iri)] = None
    id: str | None = None
    scope: Annotated[str | None, BeforeValidator(_iri)] = None
    selector: Annotated[list[Selector], BeforeValidator(_listed)] = []


class TextualBody(Part):
    """Words about the target."""

    type: Literal["TextualBody"] = "TextualBody"
    value: str
    format: str | None = None
    purpose: str | None = None


class ResourceBody(Part):
    """A thing that the annotation ties to the target: here a statement, by its address."""

    id: str | None = None
    source: Annotated[str | None, BeforeValidator(_iri)] = None
    purpose: str | None = None


def _bodies(value: object) -> object:
    listed = value if isinstance(value, list) else [value] if value else []
    return [{"id": part} if isinstance(part, str) else part for part in listed]


def _has_words(value: Any) -> str:
    words = "value" in value if isinstance(value, dict) else isinstance(value, TextualBody)
    return "words" if words else "thing"


Body = Annotated[
    Annotated[TextualBody, Tag("words")] | Annotated[ResourceBody, Tag("thing")], Discriminator(_has_words)
]


class Annotation(Part):
    """One annotation."""

    id: str
    type: Annotated[list[str], BeforeValidator(_listed)]
    motivation: Annotated[list[str], BeforeValidator(_listed)] = []
    body: Annotated[list[Body], BeforeValidator(_bodies)] = []
    target: Annotated[list[Annotated[Target, BeforeValidator(_target)]], BeforeValidator(_listed), Field(min_length=1)]

    @model_validator(mode="after")
    def _is_one(self) -> Annotation:
        if "Annotation" not in self.type:
            raise ValueError(f"its type is {', '.join(self.type)}, not Annotation")
        return self
