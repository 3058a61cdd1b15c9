"""What a reader of the model should know before trusting its results: gaps and habits that are not errors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from juncture.futures.matrix import Matrix
from juncture.futures.model import Model, Section

Fault = Literal["unsourced", "unstandardised", "empty", "unreachable", "isolated", "diagonal"]


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to look at: what kind, where, and a sentence."""

    fault: Fault
    where: str
    message: str

    def __str__(self) -> str:
        return self.message


def lint(model: Model) -> tuple[Note, ...]:
    """All that is worth a look, in the order of the model.

    >>> from juncture.futures import Model
    >>> mali = Model.of({"unity": ["united", "split"], "grip": ["broken", "facade"]},
    ...                 {("unity", "grip"): [[2, -1], [1, 0]]})
    >>> for note in lint(mali):
    ...     print(note.fault, "-", note)
    unsourced - unity -> grip: 3 judgements rest on no passage and no statement.
    unstandardised - unity=united -> grip: the row sums to +1, not 0.
    unstandardised - unity=split -> grip: the row sums to +1, not 0.
    unreachable - grip=facade is beaten by another variant whatever else holds, so no consistent scenario has it.
    """
    notes = []
    for section in model.sections:
        notes += [*_unsourced(section), *_unstandardised(model, section), *_empty(section), *_diagonal(section)]
    return (*notes, *_isolated(model), *_unreachable(model))


def _unsourced(section: Section) -> Iterator[Note]:
    bare = sum(
        1
        for row in section.rows
        for cell in row
        if cell.value and not (cell.passages or cell.rests_on or section.passages or section.rests_on)
    )
    if bare:
        where = f"{section.source} -> {section.target}"
        said = "1 judgement rests" if bare == 1 else f"{bare} judgements rest"
        yield Note("unsourced", where, f"{where}: {said} on no passage and no statement.")


def _unstandardised(model: Model, section: Section) -> Iterator[Note]:
    for variant, row in zip(model.descriptor(section.source).variant_ids, section.rows, strict=True):
        total = sum(cell.value for cell in row)
        if total:
            where = f"{section.source}={variant} -> {section.target}"
            yield Note("unstandardised", where, f"{where}: the row sums to {total:+d}, not 0.")


def _empty(section: Section) -> Iterator[Note]:
    if section.empty:
        where = f"{section.source} -> {section.target}"
        yield Note(
            "empty", where, f"{where} is written down and holds nothing but 0; leave it out, or say why in a note."
        )


def _diagonal(section: Section) -> Iterator[Note]:
    if section.source == section.target:
        yield Note(
            "diagonal",
            section.source,
            f"{section.source} acts upon itself: its variants are steadied by themselves alone.",
        )


def _isolated(model: Model) -> Iterator[Note]:
    touched = {end for s in model.sections if not s.empty for end in (s.source, s.target)}
    for descriptor in model.descriptors:
        if descriptor.id not in touched:
            yield Note(
                "isolated",
                descriptor.id,
                f"{descriptor.id} neither acts nor is acted upon; it multiplies every result.",
            )


def _unreachable(model: Model) -> Iterator[Note]:
    """Variants that some rival beats in every scenario (an exact bound: the best the rest could do for each pair)."""
    matrix = Matrix.of(model)
    for j, descriptor in enumerate(model.descriptors):
        start, size = int(matrix.starts[j]), matrix.sizes[j]
        if not descriptor.judged or size < 2:
            continue
        lead = np.zeros((size, size), np.int64)
        block = matrix.values[:, start : start + size].astype(np.int64)
        gaps = block[:, :, None] - block[:, None, :]
        for i, first in enumerate(matrix.starts):
            own = gaps[first : first + matrix.sizes[i]]
            lead += own[np.arange(size), np.arange(size)] if i == j else own.max(axis=0)
        for a, variant in enumerate(descriptor.variant_ids):
            if (lead[a] < 0).any():
                where = f"{descriptor.id}={variant}"
                yield Note(
                    "unreachable",
                    where,
                    f"{where} is beaten by another variant whatever else holds, so no consistent scenario has it.",
                )
