"""The crisis as a cross-impact model, in the terms of Weimer-Jehle (2006).

A **descriptor** is a thing that may turn out in a few ways, its **variants**. A **judgement** says how far
one variant promotes (+) or hinders (-) another; the judgements of one descriptor upon another form a
**section**. A descriptor of kind ``lever`` is held by whoever chooses an option, one of kind ``external``
by circumstances: neither answers to the judgements, so neither is ever inconsistent.

Everything here is frozen; a changed model is another model, with another :attr:`Model.hash`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from juncture.futures.errors import ModelError, QuestionError, unknown
from juncture.futures.evidence import Evidence

if TYPE_CHECKING:
    from juncture.futures.constraints import Constraint
    from juncture.futures.questions import Goal, Option, Start
    from juncture.futures.theses import Thesis

Kind = Literal["ordinary", "lever", "external"]
KINDS: tuple[Kind, ...] = ("ordinary", "lever", "external")
SCALE = (-3, 3)


@dataclass(frozen=True, slots=True)
class Variant:
    """One way in which a descriptor may turn out: "sanctions are targeted"."""

    id: str
    name: str = ""

    @property
    def label(self) -> str:
        """Its name, or its id as words."""
        return self.name or self.id.replace("-", " ")


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A factor of the crisis with the ways in which it may turn out.

    >>> Descriptor("sanctions", (Variant("none"), Variant("targeted")), kind="lever").index("targeted")
    1
    """

    id: str
    variants: tuple[Variant, ...]
    name: str = ""
    kind: Kind = "ordinary"
    note: str = ""

    @property
    def label(self) -> str:
        return self.name or self.id

    @property
    def variant_ids(self) -> tuple[str, ...]:
        return tuple(variant.id for variant in self.variants)

    @property
    def judged(self) -> bool:
        """Whether its variant must answer to the judgements; a lever or an external is held."""
        return self.kind == "ordinary"

    def index(self, variant: str) -> int:
        """The place of a variant; raises :class:`QuestionError` with those that there are."""
        ids = self.variant_ids
        if variant not in ids:
            raise QuestionError(unknown(f"variant of {self.id!r}", variant, ids))
        return ids.index(variant)


@dataclass(frozen=True, slots=True)
class Cell(Evidence):
    """One number of a section: the value, the range within which it may honestly lie, and what it rests on.

    A cell without a range of its own is held to be exactly its value. Where a cell names no passages,
    confidence, author or date, those of its section hold.
    """

    value: int
    lo: int | None = None
    hi: int | None = None

    @property
    def low(self) -> int:
        return self.value if self.lo is None else self.lo

    @property
    def high(self) -> int:
        return self.value if self.hi is None else self.hi


@dataclass(frozen=True, slots=True)
class Section(Evidence):
    """All judgements of one descriptor upon another: a row for each variant of ``source``."""

    source: str
    target: str
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def empty(self) -> bool:
        """Whether it says nothing: every value is 0 and certain to be."""
        return all(c.value == c.low == c.high == 0 for row in self.rows for c in row)


@dataclass(frozen=True, slots=True)
class Judgement(Evidence):
    """One judgement with everything that is known about it, its section's evidence included."""

    source: str
    variant: str
    target: str
    on: str
    value: int
    lo: int
    hi: int

    @property
    def certain(self) -> bool:
        return self.lo == self.hi

    def __str__(self) -> str:
        return f"{self.source}={self.variant} -> {self.target}={self.on}: {self.value:+d}"


@dataclass(frozen=True)
class Model:
    """Descriptors and the judgements between them, checked to fit each other.

    >>> from juncture.futures import Model
    >>> mali = Model.of({"unity": ["united", "split"], "grip": ["broken", "facade"]},
    ...                 {("unity", "grip"): [[2, -2], [-1, 1]]})
    >>> str(mali.judgement("unity", "united", "grip", "broken"))
    'unity=united -> grip=broken: +2'
    >>> mali.configurations
    4
    """

    descriptors: tuple[Descriptor, ...]
    sections: tuple[Section, ...] = ()
    scale: tuple[int, int] = SCALE
    id: str = ""
    title: str = ""
    constraints: tuple[Constraint, ...] = ()
    options: tuple[Option, ...] = ()
    goals: tuple[Goal, ...] = ()
    starts: tuple[Start, ...] = ()
    theses: tuple[Thesis, ...] = ()
    #: Whether a descriptor may act upon itself, as in some ScenarioWizard projects.
    diagonal: bool = False
    _sections: Mapping[tuple[str, str], Section] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        from juncture.futures.checks import check

        check(self)
        object.__setattr__(self, "_sections", {(s.source, s.target): s for s in self.sections})

    @classmethod
    def of(
        cls,
        descriptors: Mapping[str, list[str]],
        sections: Mapping[tuple[str, str], list[list[int]]],
        kinds: Mapping[str, Kind] | None = None,
        scale: tuple[int, int] = SCALE,
    ) -> Model:
        """A model from plain lists, for a notebook or a test."""
        return cls(
            tuple(
                Descriptor(d, tuple(Variant(v) for v in variants), kind=(kinds or {}).get(d, "ordinary"))
                for d, variants in descriptors.items()
            ),
            tuple(
                Section(source, target, tuple(tuple(Cell(int(v)) for v in row) for row in rows))
                for (source, target), rows in sections.items()
            ),
            scale,
        )

    @cached_property
    def ids(self) -> tuple[str, ...]:
        return tuple(d.id for d in self.descriptors)

    @property
    def configurations(self) -> int:
        """How many ways there are to give every descriptor a variant."""
        product = 1
        for descriptor in self.descriptors:
            product *= len(descriptor.variants)
        return product

    def descriptor(self, id: str) -> Descriptor:
        """A descriptor by its id; raises :class:`QuestionError` with those that there are."""
        return self.descriptors[self.index(id)]

    def index(self, id: str) -> int:
        if id not in self.ids:
            raise QuestionError(unknown("descriptor of this model", id, self.ids))
        return self.ids.index(id)

    def section(self, source: str, target: str) -> Section | None:
        """The judgements of one descriptor upon another; None where nobody judged."""
        return self._sections.get((self.descriptor(source).id, self.descriptor(target).id))

    def judgement(self, source: str, variant: str, target: str, on: str) -> Judgement:
        """The judgement of one variant upon another; 0 and unsourced where nobody judged."""
        row, column = self.descriptor(source).index(variant), self.descriptor(target).index(on)
        section = self.section(source, target)
        if section is None:
            return Judgement(source, variant, target, on, 0, 0, 0)
        return _judgement(section, section.rows[row][column], variant, on)

    def judgements(self) -> Iterator[Judgement]:
        """Every judgement that was written down, zeros included."""
        for section in self.sections:
            source, target = self.descriptor(section.source), self.descriptor(section.target)
            for variant, row in zip(source.variant_ids, section.rows, strict=True):
                for on, cell in zip(target.variant_ids, row, strict=True):
                    yield _judgement(section, cell, variant, on)

    @cached_property
    def hash(self) -> str:
        """The sha256 of all that results depend on: structure, values, ranges, constraints; no wording."""
        told = {
            "scale": self.scale,
            "descriptors": [(d.id, d.kind, d.variant_ids) for d in self.descriptors],
            "sections": sorted(
                (s.source, s.target, [[(c.value, c.low, c.high) for c in row] for row in s.rows])
                for s in self.sections
                if not s.empty
            ),
            "constraints": sorted(str(constraint) for constraint in self.constraints),
        }
        return hashlib.sha256(json.dumps(told, separators=(",", ":")).encode()).hexdigest()

    def replacing(self, section: Section) -> Model:
        """The same model with one section put in another's place."""
        kept = [s for s in self.sections if (s.source, s.target) != (section.source, section.target)]
        return replace(self, sections=(*kept, section))


def _judgement(section: Section, cell: Cell, variant: str, on: str) -> Judgement:
    ends = section.source, variant, section.target, on
    return Judgement(*ends, cell.value, cell.low, cell.high, **cell.or_of(section))


__all__ = ["KINDS", "SCALE", "Cell", "Descriptor", "Judgement", "Kind", "Model", "ModelError", "Section", "Variant"]
