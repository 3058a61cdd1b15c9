"""Which fields of an entry name other entries, read off the models themselves."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from juncture.record.fields import Entry, Ref


@cache
def reference_fields(model: type[Entry]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """A model's fields that hold ids: (attribute, written name, kinds accepted)."""
    found = []
    for name, info in model.model_fields.items():
        kinds = next((part.kinds for part in info.metadata if isinstance(part, Ref)), None) or _kinds(info.annotation)
        if kinds:
            found.append((name, info.alias or name, kinds))
    return tuple(found)


def _kinds(annotation: Any) -> tuple[str, ...]:
    for part in getattr(annotation, "__metadata__", ()):
        if isinstance(part, Ref):
            return part.kinds
    return next((kinds for inner in get_args(annotation) if (kinds := _kinds(inner))), ())


def references(entry: Entry) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every id that an entry names: (written field name, id, kinds accepted)."""
    for attribute, name, kinds in reference_fields(type(entry)):
        for target in _ids(getattr(entry, attribute)):
            yield name, target, kinds


def named(entry: Entry) -> set[str]:
    """The ids that an entry names, each once."""
    given = (getattr(entry, attribute) for attribute, _, _ in reference_fields(type(entry)))
    return {id for value in given if value for id in ((value,) if isinstance(value, str) else _ids(value))}


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _ids(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _ids(inner)
