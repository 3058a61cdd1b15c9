"""Cross-impact matrices as CSV: a heading line of variants, then a row for each variant acting on them.

A variant is written ``descriptor:variant``, or as descriptor and number together (``A1``, as ScenarioWizard's
demonstration matrix has it). CSV holds values only: ranges, passages and kinds stay in the TOML.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

from juncture.futures.errors import ModelError
from juncture.futures.model import SCALE, Cell, Descriptor, Model, Section, Variant

_NUMBERED = re.compile(r"(.*\D)(\d+)")


def read_csv(path: str | Path, scale: tuple[int, int] | None = None) -> Model:
    """The model in a CSV file. Where no scale is given, -3..3 is taken, or as much wider as the values need."""
    return parse_csv(Path(path).read_text(encoding="utf-8-sig"), str(path), scale)


def parse_csv(text: str, where: str = "matrix.csv", scale: tuple[int, int] | None = None) -> Model:
    """The model in a CSV text.

    >>> model = parse_csv(",A1,A2,B1,B2\\nA1,0,0,1,-1\\nA2,0,0,0,0\\nB1,2,-2,0,0\\nB2,0,0,0,0\\n")
    >>> model.judgement("A", "A1", "B", "B2").value
    -1
    """
    lines = [row for row in csv.reader(io.StringIO(text)) if any(field.strip() for field in row)]
    if not lines:
        raise ModelError(f"{where} is empty; a matrix starts with a heading line of variants.")
    heading = [field.strip() for field in lines[0][1:]]
    descriptors = _descriptors(heading, where)
    rows = lines[1:]
    if len(rows) != len(heading):
        raise ModelError(
            f"{where}: {len(heading)} variants in the heading, {len(rows)} rows below it; a matrix has as many."
        )
    values = [_numbers(number, row, heading, where) for number, row in enumerate(rows)]
    return from_values(descriptors, values, where, scale)


def _descriptors(heading: Sequence[str], where: str) -> list[Descriptor]:
    variants: dict[str, list[Variant]] = {}
    last = ""
    for name in heading:
        descriptor, variant = _split(name, where)
        if descriptor in variants and descriptor != last:
            raise ModelError(
                f"{where}, line 1: {name!r} stands apart from the other variants of {descriptor!r}; put it there."
            )
        variants.setdefault(descriptor, []).append(Variant(variant))
        last = descriptor
    return [Descriptor(d, tuple(vs)) for d, vs in variants.items()]


def _split(name: str, where: str) -> tuple[str, str]:
    descriptor, colon, variant = name.partition(":")
    if colon and descriptor and variant:
        return descriptor, variant
    numbered = _NUMBERED.fullmatch(name)
    if not numbered:
        raise ModelError(
            f"{where}, line 1: {name!r} names no variant; accepted: descriptor:variant (grip:broken), "
            "or the descriptor with a number (A1)."
        )
    return numbered[1], name


def _numbers(number: int, row: Sequence[str], heading: Sequence[str], where: str) -> list[int]:
    line = number + 2
    if row[0].strip() != heading[number]:
        raise ModelError(
            f"{where}, line {line}: the row is headed {row[0]!r}; next in the heading is {heading[number]!r}."
        )
    if len(row) - 1 != len(heading):
        raise ModelError(f"{where}, line {line}: {len(row) - 1} values; the heading line has {len(heading)} variants.")
    try:
        return [int(field) if field.strip() else 0 for field in row[1:]]
    except ValueError as error:
        raise ModelError(f"{where}, line {line}: {error}; accepted: whole numbers.") from None


def from_values(
    descriptors: Sequence[Descriptor],
    values: Sequence[Sequence[int]],
    where: str,
    scale: tuple[int, int] | None = None,
    notes: dict[tuple[str, str], str] | None = None,
    title: str = "",
) -> Model:
    """A model from a full square matrix of whole numbers, sections of nothing but 0 left out."""
    if scale is None:
        flat = [v for row in values for v in row]
        scale = (min(SCALE[0], *flat), max(SCALE[1], *flat))
    places: list[tuple[Descriptor, int]] = []
    start = 0
    for descriptor in descriptors:
        places.append((descriptor, start))
        start += len(descriptor.variants)
    sections = []
    for source, top in places:
        for target, left in places:
            block = [values[top + a][left : left + len(target.variants)] for a in range(len(source.variants))]
            note = (notes or {}).get((source.id, target.id), "")
            if note or any(v for row in block for v in row):
                rows = tuple(tuple(Cell(v) for v in row) for row in block)
                sections.append(Section(source.id, target.id, rows, note=note))
    diagonal = any(s.source == s.target and not s.empty for s in sections)
    try:
        return Model(tuple(descriptors), tuple(sections), scale, title=title, diagonal=diagonal)
    except ModelError as error:
        raise ModelError(f"{where}: {error}") from None


def to_csv(model: Model) -> str:
    """The matrix of a model as CSV text; the inverse of :func:`parse_csv` for values."""
    names = [_name(d, v) for d in model.descriptors for v in d.variant_ids]
    lines = ["," + ",".join(map(_field, names))]
    for name, row in zip(names, model_values(model), strict=True):
        lines.append(_field(name) + "," + ",".join(map(str, row)))
    return "\n".join(lines) + "\n"


def write_csv(model: Model, path: str | Path) -> None:
    Path(path).write_text(to_csv(model), encoding="utf-8")


def model_values(model: Model) -> list[list[int]]:
    """The full square matrix of a model's values."""
    from juncture.futures.matrix import Matrix

    return Matrix.of(model).values.tolist()  # type: ignore[no-any-return]


def _name(descriptor: Descriptor, variant: str) -> str:
    numbered = _NUMBERED.fullmatch(variant)
    return variant if numbered and numbered[1] == descriptor.id else f"{descriptor.id}:{variant}"


def _field(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\n') else text
