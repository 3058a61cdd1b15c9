"""An entry's fields as a reader sees them: what it names by its own name, everything else as it is written."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import Any

from juncture.record.canonical import written
from juncture.record.fields import Identified
from juncture.record.record import Record
from juncture.record.references import reference_fields
from juncture.web.fields import name_of


@dataclass(frozen=True, slots=True)
class Named:
    """A value: an entry by its name, ``new`` where the dossier does not hold it yet; or as written."""

    words: str
    id: str = ""
    new: bool = False


def facts(
    record: Record, entry: Identified, say: Callable[[Any], str] = str, *, held: Container[str] | None = None
) -> dict[str, list[Named]]:
    """The fields of an entry but its id and its passages; new is what is not ``held``."""
    known = record.held if held is None else held
    entries = {name for _, name, _ in reference_fields(type(entry))}
    shown = {name: value for name, value in written(entry).items() if name not in ("id", "from")}
    return {
        name: [_named(record, str(part), known) if name in entries else Named(say(part)) for part in _listed(value)]
        for name, value in shown.items()
    }


def _named(record: Record, id: str, known: Container[str]) -> Named:
    found = record.get(id)
    return Named(name_of(found) if found else id, id, new=id not in known)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
