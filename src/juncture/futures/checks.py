"""Whether a model's parts fit each other; raises :class:`ModelError` at the first that does not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from juncture.futures.errors import ModelError, unknown

if TYPE_CHECKING:
    from juncture.futures.model import Cell, Descriptor, Model, Section


def check(model: Model) -> None:
    """Check ids, shapes, the diagonal, the scale, the ranges, and what constraints and questions name."""
    check_scale(model.scale)
    if not model.descriptors:
        raise ModelError("A model needs at least one descriptor; this one has none.")
    _once("descriptor", [d.id for d in model.descriptors])
    for descriptor in model.descriptors:
        _check_descriptor(descriptor)
    by_id = {d.id: d for d in model.descriptors}
    seen: set[tuple[str, str]] = set()
    for section in model.sections:
        _check_section(section, by_id, model)
        if (section.source, section.target) in seen:
            raise ModelError(
                f"The judgements of {section.source!r} on {section.target!r} are given twice. "
                "Keep one section; a second expert's judgements go into a model of their own."
            )
        seen.add((section.source, section.target))
    for part in (*model.constraints, *model.options, *model.goals, *model.starts, *model.theses):
        part.check(model)


def check_scale(scale: tuple[int, int]) -> None:
    """Check that a scale has a negative and a positive side, or at least 0."""
    if not scale[0] <= 0 <= scale[1]:
        raise ModelError(f"The scale {scale[0]}..{scale[1]} has no room for 0; accepted: for instance -3..3.")


def _check_descriptor(descriptor: Descriptor) -> None:
    from juncture.futures.model import KINDS

    if descriptor.kind not in KINDS:
        raise ModelError(unknown(f"kind of descriptor ({descriptor.id!r})", descriptor.kind, KINDS))
    if len(descriptor.variants) < 1:
        raise ModelError(f"The descriptor {descriptor.id!r} has no variants; it needs at least one, mostly two.")
    _once(f"variant of {descriptor.id!r}", descriptor.variant_ids)


def _once(what: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for id in ids:
        if not id.strip():
            raise ModelError(f"A {what} has an empty id; every id holds at least one letter.")
        if id in seen:
            raise ModelError(f"The {what} {id!r} is given twice; every id is used once.")
        seen.add(id)


def _check_section(section: Section, by_id: dict[str, Descriptor], model: Model) -> None:
    for end in (section.source, section.target):
        if end not in by_id:
            raise ModelError(unknown("descriptor of this model", end, by_id))
    where = f"the judgements of {section.source!r} on {section.target!r}"
    if section.source == section.target and not model.diagonal:
        raise ModelError(
            f"{section.source!r} is judged to act upon itself; a diagonal section stays empty. "
            "Name another descriptor as the target, or allow it with diagonal = true at the top."
        )
    source, target = by_id[section.source], by_id[section.target]
    if len(section.rows) != len(source.variants):
        raise ModelError(
            f"In {where} there are {len(section.rows)} rows; "
            f"{section.source!r} has {len(source.variants)} variants: {', '.join(source.variant_ids)}."
        )
    for variant, row in zip(source.variant_ids, section.rows, strict=True):
        if len(row) != len(target.variants):
            raise ModelError(
                f"In {where} the row {variant!r} has {len(row)} values; "
                f"{section.target!r} has {len(target.variants)} variants: {', '.join(target.variant_ids)}."
            )
        for on, cell in zip(target.variant_ids, row, strict=True):
            check_cell(cell, f"{section.source}={variant} -> {section.target}={on}", model.scale)


def check_cell(cell: Cell, where: str, scale: tuple[int, int]) -> None:
    """Check one value and its range against the scale and each other."""
    lowest, highest = scale
    for value in (cell.value, cell.low, cell.high):
        if not lowest <= value <= highest:
            raise ModelError(f"{where} is judged {value}, outside the scale; accepted: {lowest} to {highest}.")
    if cell.low > cell.high:
        turned = f"{cell.high}..{cell.low}"
        raise ModelError(f"{where} has the range {cell.low}..{cell.high}, which is upside down; write {turned}.")
    if not cell.low <= cell.value <= cell.high:
        raise ModelError(f"{where} is judged {cell.value}, outside its own range {cell.low}..{cell.high}.")
