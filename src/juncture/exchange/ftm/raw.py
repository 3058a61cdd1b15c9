"""FollowTheMoney files as they are written, before that library cleans them: it cuts ranges and drops doubts.

Read: entities as JSON lines or a JSON list, statements as CSV or JSON lines, and the folder that our export writes.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from juncture.exchange.report import Findings
from juncture.record.edtf import DateError, parse
from juncture.record.problems import JunctureError
from juncture.record.texts import read_text

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?", re.ASCII)


@dataclass
class RawEntity:
    """An entity with the values of each property, and the origin of each value where statements give one."""

    id: str
    schema: str
    values: dict[str, list[str]] = field(default_factory=dict)
    origins: dict[str, None] = field(default_factory=dict)
    datasets: dict[str, None] = field(default_factory=dict)

    def first(self, *props: str) -> str | None:
        """The first value of the first property that has one."""
        return next((self.values[prop][0] for prop in props if self.values.get(prop)), None)

    def all(self, *props: str) -> list[str]:
        """The values of some properties, each once."""
        return list(dict.fromkeys(value for prop in props for value in self.values.get(prop, ())))


def read_raw(path: Path, found: Findings) -> dict[str, RawEntity]:
    """The entities of a file by id; what is no entity goes to the report."""
    file = path / "statements.csv" if path.is_dir() else path
    text = read_text(file)
    entities: dict[str, RawEntity] = {}
    for place, row in _rows(file, text):
        if not isinstance(row, Mapping) or not _take(entities, row):
            found.fault(place, "this is neither an entity (id, schema, properties) nor a statement of one.", row)
    return entities


def _rows(file: Path, text: str) -> Iterator[tuple[str, Any]]:
    if file.suffix == ".csv":
        for number, row in enumerate(csv.DictReader(text.splitlines(keepends=True)), start=2):
            yield f"{file.name}, line {number}", row
        return
    if text.lstrip().startswith("["):
        for number, row in enumerate(_json(file, text, 1)):
            yield f"{file.name}, item {number + 1}", row
        return
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield f"{file.name}, line {number}", _json(file, line, number)


def _json(file: Path, text: str, line: int) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = str(error).partition(":")[0].lower()
        raise JunctureError(f"{file.name}, line {line}: this is no JSON ({reason}); nothing was read.") from None


def _take(entities: dict[str, RawEntity], row: Mapping[str, Any]) -> bool:
    if isinstance(row.get("properties"), Mapping) and row.get("id") and row.get("schema"):
        entity = entities.setdefault(str(row["id"]), RawEntity(str(row["id"]), str(row["schema"])))
        for prop, values in row["properties"].items():
            _add(entity, str(prop), values if isinstance(values, list) else [values])
        datasets = row.get("datasets") or []
        entity.datasets |= dict.fromkeys(str(name) for name in (datasets if isinstance(datasets, list) else [datasets]))
        return True
    if row.get("prop") and row.get("schema") and row.get("entity_id"):
        id = str(row.get("canonical_id") or row["entity_id"])
        entity = entities.setdefault(id, RawEntity(id, str(row["schema"])))
        if row["prop"] != "id":
            _add(entity, str(row["prop"]), [row.get("original_value") or row.get("value")])
        if row.get("origin"):
            entity.origins[str(row["origin"])] = None
        entity.datasets[str(row.get("dataset") or "")] = None
        return True
    return False


def _add(entity: RawEntity, prop: str, values: Iterable[Any]) -> None:
    """Values as text; an entity that stands inside another, as in nested files, counts as its id."""
    listed = entity.values.setdefault(prop, [])
    for value in values:
        text = str(value.get("id", "")) if isinstance(value, Mapping) else str(value)
        if text and text not in listed:
            listed.append(text)


def read_date(value: str) -> str:
    """A FollowTheMoney date as EDTF; raises :class:`DateError` for what that format does not define.

    >>> read_date("2021-05"), read_date("2021-05-24T20:15:00"), read_date("2021-05-24T20:15+02:00")
    ('2021-05', '2021-05-24T20:15:00Z', '2021-05-24T20:15+02:00')
    >>> read_date("2021-05-24/2021-05-26")
    Traceback (most recent call last):
    juncture.record.edtf.DateError: '2021-05-24/2021-05-26' is no FollowTheMoney date ...
    """
    moment = _MOMENT.fullmatch(value)
    if moment:
        return parse(moment[1] + (moment[2] or "Z")).text
    if not _DATE.fullmatch(value):
        raise DateError(
            f"{value!r} is no FollowTheMoney date: it has no ranges, weeks or doubts, and what is meant is not "
            "guessed. Write a year, a month or a day there, or enter it by hand, for instance as "
            "[2021-05-24..2021-05-26]."
        )
    return parse(value).text
