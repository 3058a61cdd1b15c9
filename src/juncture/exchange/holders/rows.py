"""The shapes that lists of holders come in, each as plain rows: a table, query results, and Wikibase entities."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from juncture.exchange.jsonfile import load
from juncture.record.problems import JunctureError
from juncture.record.texts import read_text

POSITION_HELD, START, END, URL = "P39", "P580", "P582", "P854"
_NAMES = {
    "person": ("person", "holder", "item", "actor"),
    "person_label": ("personlabel", "holderlabel", "itemlabel", "name"),
    "position": ("position", "office", "post"),
    "position_label": ("positionlabel", "officelabel", "postlabel"),
    "start": ("start", "starttime", "startdate", "began"),
    "start_precision": ("startprecision",),
    "end": ("end", "endtime", "enddate", "ended"),
    "end_precision": ("endprecision",),
    "precision": ("precision",),
    "rank": ("rank",),
    "reference": ("reference", "referenceurl", "source", "url"),
    "capacity": ("capacity",),
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names}


@dataclass(frozen=True)
class Row:
    """Somebody in a position, as a list says it."""

    place: str
    person: str = ""
    person_label: str = ""
    position: str = ""
    position_label: str = ""
    start: str = ""
    start_precision: str = ""
    end: str = ""
    end_precision: str = ""
    precision: str = ""
    rank: str = ""
    reference: str = ""
    locator: str = ""
    capacity: str = ""


def read_rows(path: Path) -> list[Row]:
    """The rows of a file, whatever its shape; raises a sentence for one that holds no list of holders."""
    try:
        return list(_shaped(path))
    except (AttributeError, KeyError, TypeError, csv.Error) as error:
        raise JunctureError(
            f"{path.name!r} begins like a list of holders, but does not go on like one ({error}); nothing was read."
        ) from None


def _shaped(path: Path) -> Iterator[Row]:
    if path.suffix.lower() == ".csv":
        yield from _table(path)
        return
    data = load(path, "a list of holders is JSON or CSV")
    if isinstance(data, Mapping) and isinstance(data.get("results"), Mapping):
        rows = data["results"].get("bindings", [])
        flat = [{name: cell.get("value", "") for name, cell in row.items()} for row in rows]
        yield from _rows(flat, "result")
    elif isinstance(data, Mapping) and isinstance(data.get("entities"), Mapping):
        yield from _entities(data["entities"])
    elif isinstance(data, list) and all(isinstance(row, Mapping) for row in data):
        yield from _rows(data, "item")
    else:
        raise JunctureError(
            f"{path.name!r} holds no list of holders: a list of objects with person, position, start and end, the JSON "
            "results of a query, or Wikibase entities with their claims."
        )


def _table(path: Path) -> Iterator[Row]:
    text = read_text(path).removeprefix("\ufeff")
    first = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    names = {field_of(name) for name in rows.fieldnames or ()}
    if not names & {"person", "person_label"} or not names & {"position", "position_label"}:
        raise JunctureError(
            f"{path.name!r} needs the columns person and position (or their labels); it has: {first.strip()}."
        )
    yield from _rows(rows, "line", 2)


def _rows(rows: Any, word: str, first: int = 1) -> Iterator[Row]:
    for number, row in enumerate(rows, start=first):
        values = {field: str(value).strip() for name, value in row.items() if value and (field := field_of(str(name)))}
        yield Row(f"{word} {number}", **values)


def field_of(name: str) -> str:
    """Which field a column's name means; empty for one that is not read.

    >>> field_of("personLabel"), field_of("Start date"), field_of("constituency")
    ('person_label', 'start', '')
    """
    return _FIELD_OF.get(re.sub(r"[^a-z]", "", name.lower()), "")


def _entities(entities: Mapping[str, Any]) -> Iterator[Row]:
    labels = {id: _label(entity) for id, entity in entities.items() if isinstance(entity, Mapping)}
    for id, entity in entities.items():
        for claim in entity.get("claims", {}).get(POSITION_HELD, []):
            snak = claim.get("mainsnak", {})
            position = _value(snak).get("id", "")
            yield Row(
                place=str(claim.get("id") or f"{id} {position}"),
                person=id,
                person_label=labels[id],
                position=position,
                position_label=labels.get(position, ""),
                rank=claim.get("rank", ""),
                reference=_reference(claim),
                **_times(claim, "start", START),
                **_times(claim, "end", END),
            )


def _times(claim: Mapping[str, Any], name: str, prop: str) -> dict[str, str]:
    snaks = claim.get("qualifiers", {}).get(prop, [])
    if len(snaks) > 1:
        return {name: " or ".join(str(_value(snak).get("time", snak.get("snaktype"))) for snak in snaks)}
    if not snaks:
        return {}
    if snaks[0].get("snaktype") in ("somevalue", "novalue"):
        return {name: snaks[0]["snaktype"]}
    value = _value(snaks[0])
    return {name: str(value.get("time", "")), f"{name}_precision": str(value.get("precision", ""))}


def _value(snak: Mapping[str, Any]) -> Mapping[str, Any]:
    value = snak.get("datavalue", {}).get("value", {})
    return value if isinstance(value, Mapping) else {"text": value}


def _reference(claim: Mapping[str, Any]) -> str:
    for reference in claim.get("references", []):
        for snak in reference.get("snaks", {}).get(URL, []):
            return str(_value(snak).get("text", ""))
    return ""


def _label(entity: Mapping[str, Any]) -> str:
    labels: Mapping[str, Any] = entity.get("labels", {})
    chosen: Mapping[str, Any] = labels.get("en") or labels.get("fr") or next(iter(labels.values()), {})
    return str(chosen.get("value", ""))
