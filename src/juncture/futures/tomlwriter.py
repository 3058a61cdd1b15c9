"""Writing a model as the TOML that :mod:`juncture.futures.tomlfile` reads, rows aligned for the eye."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from juncture.futures.constraints import Allowed, Constraint, Forbidden, Implies
from juncture.futures.model import Cell, Descriptor, Model, Section
from juncture.futures.questions import Goal, Option, Start
from juncture.futures.theses import Thesis

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def write_toml(model: Model, path: str | Path) -> None:
    """Write a model to a file; reading it back gives an equal model."""
    Path(path).write_text(to_toml(model), encoding="utf-8")


def to_toml(model: Model) -> str:
    """A model as TOML text.

    >>> from juncture.futures import Model
    >>> print(to_toml(Model.of({"unity": ["united", "split"], "grip": ["broken", "facade"]},
    ...                        {("unity", "grip"): [[2, -2], [0, 0]]})))
    scale = [-3, 3]
    <BLANKLINE>
    [[descriptor]]
    id = "unity"
    variants = ["united", "split"]
    <BLANKLINE>
    [[descriptor]]
    id = "grip"
    variants = ["broken", "facade"]
    <BLANKLINE>
    [[judgement]]
    from = "unity"
    to = "grip"
    [judgement.rows]
    united = [ 2, -2]
    split  = [ 0,  0]
    <BLANKLINE>
    """
    head = [*_fields(id=model.id, title=model.title), f"scale = [{model.scale[0]}, {model.scale[1]}]"]
    head += ["diagonal = true"] if model.diagonal else []
    blocks = ["\n".join(head)]
    blocks += ["\n".join(_descriptor(d)) for d in model.descriptors]
    by_id = {d.id: d for d in model.descriptors}
    blocks += ["\n".join(_section(s, by_id[s.source], by_id[s.target])) for s in model.sections]
    blocks += ["\n".join(_constraint(c)) for c in model.constraints]
    questions: tuple[Option | Goal | Start | Thesis, ...] = (
        *model.options, *model.goals, *model.starts, *model.theses,
    )  # fmt: skip
    blocks += ["\n".join(_question(q)) for q in questions]
    return "\n\n".join(blocks) + "\n"


def quoted(text: str) -> str:
    """A TOML basic string."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(text: str) -> str:
    return text if _BARE.fullmatch(text) else quoted(text)


def _list(values: tuple[str, ...]) -> str:
    return "[" + ", ".join(map(quoted, values)) + "]"


def _fields(**fields: str | tuple[str, ...] | None) -> Iterator[str]:
    for key, value in fields.items():
        if value:
            yield f"{key} = {quoted(value) if isinstance(value, str) else _list(value)}"


def _descriptor(d: Descriptor) -> Iterator[str]:
    yield "[[descriptor]]"
    yield from _fields(id=d.id, name=d.name, kind=None if d.kind == "ordinary" else d.kind)
    if any(v.name for v in d.variants):
        named = ",\n".join(f"    {{ id = {quoted(v.id)}, name = {quoted(v.name)} }}" for v in d.variants)
        yield f"variants = [\n{named},\n]"
    else:
        yield f"variants = {_list(d.variant_ids)}"
    yield from _fields(note=d.note)


def _section(section: Section, source: Descriptor, target: Descriptor) -> Iterator[str]:
    yield "[[judgement]]"
    yield f"from = {quoted(section.source)}"
    yield f"to = {quoted(section.target)}"
    yield from _evidence(section)
    yield "[judgement.rows]"
    keys = [_key(v) for v in source.variant_ids]
    for key, row in zip(keys, section.rows, strict=True):
        yield f"{key.ljust(max(map(len, keys)))} = [{', '.join(map(_value, row))}]"
    for variant, row in zip(source.variant_ids, section.rows, strict=True):
        for on, cell in zip(target.variant_ids, row, strict=True):
            if any(True for _ in _evidence(cell)):
                yield "[[judgement.cell]]"
                yield f"from = {quoted(variant)}"
                yield f"to = {quoted(on)}"
                yield f"value = {cell.value}"
                if cell.lo is not None or cell.hi is not None:
                    yield f"range = [{cell.low}, {cell.high}]"
                yield from _evidence(cell)


def _evidence(of: Section | Cell) -> Iterator[str]:
    return _fields(
        confidence=of.confidence,
        passages=of.passages,
        rests_on=of.rests_on,
        author=of.author,
        date=of.date,
        note=of.note,
    )


def _value(cell: Cell) -> str:
    if cell.lo is None and cell.hi is None:
        return f"{cell.value:2d}"
    return quoted(f"{cell.value} [{cell.low}..{cell.high}]")


def _table(pairs: tuple[tuple[str, str | tuple[str, ...]], ...]) -> str:
    return "{ " + ", ".join(f"{_key(d)} = {quoted(v) if isinstance(v, str) else _list(v)}" for d, v in pairs) + " }"


def _constraint(constraint: Constraint) -> Iterator[str]:
    match constraint:
        case Forbidden(first, second):
            yield f"[[forbid]]\nboth = {_table((first, second))}"
        case Implies(when, descriptor, variants):
            yield f"[[imply]]\nwhen = {_table((when,))}\nthen = {_table(((descriptor, variants),))}"
        case Allowed(descriptor, variants):
            yield f"[[allow]]\nonly = {_table(((descriptor, variants),))}"
    yield from _fields(note=constraint.note)


def _question(question: Option | Goal | Start | Thesis) -> Iterator[str]:
    match question:
        case Option():
            yield "[[option]]"
            yield from _fields(
                id=question.id, name=question.name, passages=question.passages, rests_on=question.rests_on
            )
            yield f"holds = {_table(question.levers)}"
            yield from _fields(note=question.note)
        case Goal():
            yield "[[goal]]"
            yield from _fields(id=question.id, name=question.name)
            yield f"wants = {_table(question.wanted)}"
            yield from _fields(note=question.note)
        case Start():
            yield "[[start]]"
            yield from _fields(id=question.id, name=question.name, passages=question.passages)
            yield f"is = {_table(question.variants)}"
        case Thesis():
            yield "[[thesis]]"
            yield from _fields(id=question.id, text=question.text)
            yield f"with = {_table(question.holds)}\nthan = {_table(question.instead)}\nof = {_table(question.of)}"
            yield from _fields(
                expect=question.expect, passages=question.passages, rests_on=question.rests_on, note=question.note
            )
