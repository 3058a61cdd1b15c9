"""Reading ``system.toml``: a cross-impact model that a person can write.

::

    id = "mali-2021"
    scale = [-3, 3]

    [[descriptor]]
    id = "sanctions"
    kind = "lever"                       # ordinary where left out; or external
    variants = ["none", "targeted", "economic"]

    [[judgement]]                        # all judgements of one descriptor upon another
    from = "sanctions"
    to = "grip"
    passages = ["crisis-group-2021-05@7014-7091"]
    rests_on = ["sanctions-weigh-on-decision-makers"]   # influence statements of the record
    confidence = "moderate"
    spread = 1                           # every value may be 1 off, within the scale
    [judgement.rows]                     # a row for each variant of `from`, a value for each of `to`
    targeted = [0, 0, 0]
    economic = [1, "1 [0..3]", -2]       # a value with a range of its own
    [[judgement.cell]]                   # a single cell with evidence of its own
    from = "economic"
    to = "broken"
    value = 1
    range = [0, 2]
    passages = ["crisis-group-2021-05@7090-7190"]

A row that is left out is all 0. ``[[forbid]]``, ``[[imply]]``, ``[[allow]]``, ``[[option]]``, ``[[goal]]``,
``[[start]]`` and ``[[thesis]]`` follow the same manner; see :mod:`juncture.futures.tomlparts`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from juncture.futures.checks import check_cell, check_scale
from juncture.futures.errors import ModelError, unknown
from juncture.futures.model import KINDS, SCALE, Cell, Descriptor, Model, Section, Variant
from juncture.futures.tomlparts import (
    evidence,
    read_constraints,
    read_goals,
    read_options,
    read_starts,
    read_theses,
    take,
)
from juncture.futures.tomltables import Tables

_TOP = (
    "id", "title", "scale", "diagonal", "descriptor", "judgement",
    "forbid", "imply", "allow", "option", "goal", "start", "thesis",
)  # fmt: skip
_SECTION = (
    "from", "to", "rows", "cell", "spread", "confidence", "passages", "rests_on", "author", "date", "note",
)  # fmt: skip
_CELL = ("from", "to", "value", "range", "confidence", "passages", "rests_on", "author", "date", "note")
_RANGED = re.compile(r"\s*([+-]?\d+)\s*\[\s*([+-]?\d+)\s*\.\.\s*([+-]?\d+)\s*\]\s*")


def read_toml(path: str | Path) -> Model:
    """The model in a TOML file; errors name the file and the line of the table they are in."""
    return parse_toml(Path(path).read_text(encoding="utf-8"), str(path))


def parse_toml(text: str, where: str = "system.toml") -> Model:
    """The model in a TOML text.

    >>> parse_toml('''
    ... [[descriptor]]
    ... id = "unity"
    ... variants = ["united", "split"]
    ... [[descriptor]]
    ... id = "grip"
    ... variants = ["broken", "facade"]
    ... [[judgement]]
    ... from = "unity"
    ... to = "grip"
    ... rows = { united = [5, -2] }
    ... ''')
    Traceback (most recent call last):
    juncture.futures.errors.ModelError: system.toml, line 8: unity=united -> grip=broken is judged 5, ...
    """
    tables = Tables(text, where, _TOP, "part of a model")
    data = tables.data
    scale = _scale(data.get("scale", SCALE), where)
    descriptors = tables.each("descriptor", _descriptor)
    by_id = {d.id: d for d in descriptors}
    sections = tables.each("judgement", lambda table: _section(table, by_id, scale))
    parts: dict[str, Any] = {"constraints": (), "diagonal": data.get("diagonal", False) is True}
    for name, kind, read in _PARTS:
        parts[name] = (*parts.get(name, ()), *tables.each(kind, read))
    head = scale, str(data.get("id", "")), str(data.get("title", ""))
    return tables.whole(lambda: Model(descriptors, sections, *head, **parts))


_PARTS: tuple[tuple[str, str, Callable[[Mapping[str, Any]], Any]], ...] = (
    ("constraints", "forbid", read_constraints("forbid")),
    ("constraints", "imply", read_constraints("imply")),
    ("constraints", "allow", read_constraints("allow")),
    ("options", "option", read_options),
    ("goals", "goal", read_goals),
    ("starts", "start", read_starts),
    ("theses", "thesis", read_theses),
)


def _scale(value: Any, where: str) -> tuple[int, int]:
    if not isinstance(value, list | tuple) or len(value) != 2 or not all(type(v) is int for v in value):
        raise ModelError(f"{where}: the scale {value!r} is no pair of whole numbers; accepted: [-3, 3].")
    try:
        check_scale((value[0], value[1]))
    except ModelError as error:
        raise ModelError(f"{where}: {error}") from None
    return (value[0], value[1])


def _descriptor(table: Mapping[str, Any]) -> Descriptor:
    for key in table:
        if key not in ("id", "name", "kind", "variants", "note"):
            raise ModelError(unknown("field of a descriptor", key, ("id", "name", "kind", "variants", "note")))
    id = take(table, "id", str, "a descriptor")
    kind = table.get("kind", "ordinary")
    if kind not in KINDS:
        raise ModelError(unknown(f"kind of descriptor ({id!r})", str(kind), KINDS))
    variants = tuple(_variant(v, id) for v in take(table, "variants", list, f"the descriptor {id!r}"))
    return Descriptor(id, variants, str(table.get("name", "")), kind, str(table.get("note", "")))


def _variant(value: Any, of: str) -> Variant:
    if isinstance(value, str):
        return Variant(value)
    if isinstance(value, dict) and isinstance(value.get("id"), str) and set(value) <= {"id", "name"}:
        return Variant(value["id"], str(value.get("name", "")))
    accepted = '"broken", or { id = "broken", name = "The grip is broken" }'
    raise ModelError(f"{value!r} is no variant of {of!r}; accepted: {accepted}.")


def _section(table: Mapping[str, Any], by_id: Mapping[str, Descriptor], scale: tuple[int, int]) -> Section:
    for key in table:
        if key not in _SECTION:
            raise ModelError(unknown("field of a judgement", key, _SECTION))
    source, target = (_end(table, end, by_id) for end in ("from", "to"))
    spread = table.get("spread", 0)
    if type(spread) is not int or spread < 0:
        raise ModelError(f"spread = {spread!r} is no whole number from 0; it says how far every value may be off.")
    where = f"{source.id} -> {target.id}"
    written = _rows(table.get("rows", {}), source, target, where)
    cells = [[_cell(v, spread, scale, where) for v in row] for row in written]
    for single in table.get("cell", []):
        place, column, cell = _single(single, source, target, spread, scale)
        cells[place][column] = cell
    for variant, row in zip(source.variant_ids, cells, strict=True):
        for on, cell in zip(target.variant_ids, row, strict=True):
            check_cell(cell, f"{source.id}={variant} -> {target.id}={on}", scale)
    return Section(source.id, target.id, tuple(map(tuple, cells)), **evidence(table))


def _end(table: Mapping[str, Any], end: str, by_id: Mapping[str, Descriptor]) -> Descriptor:
    id = take(table, end, str, "a judgement")
    if id not in by_id:
        raise ModelError(unknown("descriptor of this model", id, by_id))
    return by_id[id]


def _rows(rows: Any, source: Descriptor, target: Descriptor, where: str) -> list[list[Any]]:
    if not isinstance(rows, dict):
        raise ModelError(f"{where}: rows are a table, a row for each variant of {source.id!r}; this is {rows!r}.")
    for variant, row in rows.items():
        if variant not in source.variant_ids:
            raise ModelError(unknown(f"variant of {source.id!r}", variant, source.variant_ids))
        if not isinstance(row, list) or len(row) != len(target.variants):
            raise ModelError(
                f"{where}: the row {variant!r} is {row!r}; accepted: {len(target.variants)} values, "
                f"for {', '.join(target.variant_ids)}."
            )
    return [rows.get(variant, [0] * len(target.variants)) for variant in source.variant_ids]


def _cell(value: Any, spread: int, scale: tuple[int, int], where: str, **more: Any) -> Cell:
    if type(value) is int:
        if not spread or value == 0:
            return Cell(value, **more)
        return Cell(value, max(scale[0], value - spread), min(scale[1], value + spread), **more)
    ranged = _RANGED.fullmatch(value) if isinstance(value, str) else None
    if ranged is None:
        raise ModelError(
            f'{where}: {value!r} is no judgement; accepted: a whole number, or "1 [0..2]", 1 within 0 to 2.'
        )
    return Cell(int(ranged[1]), int(ranged[2]), int(ranged[3]), **more)


def _single(
    table: Mapping[str, Any], source: Descriptor, target: Descriptor, spread: int, scale: tuple[int, int]
) -> tuple[int, int, Cell]:
    for key in table:
        if key not in _CELL:
            raise ModelError(unknown("field of a cell", key, _CELL))
    variant, on = take(table, "from", str, "a cell"), take(table, "to", str, "a cell")
    where = f"{source.id}={variant} -> {target.id}={on}"
    row, column = source.index(variant), target.index(on)
    cell = _cell(take(table, "value", object, where), spread, scale, where, **evidence(table))
    if "range" not in table:
        return row, column, cell
    match table["range"]:
        case [int(low), int(high)]:
            return row, column, Cell(cell.value, low, high, **evidence(table))
    raise ModelError(f"{where}: the range {table['range']!r} is no pair of whole numbers; accepted: [0, 2].")
