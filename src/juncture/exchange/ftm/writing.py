"""A record as FollowTheMoney: statements of all data sets, the entities of each, and a catalogue.

``statements.csv`` carries the data set, the passage (``origin``) and the knowledge date (``first_seen``) of every
value; ``entities/SET.ftm.json`` holds what tools such as Aleph take in, which keep neither.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from juncture.exchange.extras import need
from juncture.exchange.ftm.entities import Entity, Mapping, outer_id
from juncture.exchange.report import Findings, Report
from juncture.record.fields import Identified
from juncture.record.folder.writing import write_file
from juncture.record.items import Office
from juncture.record.passage import Passage
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.statements import Statement
from juncture.record.view import View
from juncture.record.when import When, day_of


@dataclass
class _Set:
    """One data set: a source document, or the dossier itself for what its analysts say."""

    name: str
    title: str
    document: str | None = None
    publisher: str | None = None
    statements: dict[str, Any] = field(default_factory=dict)
    schemata: dict[str, str] = field(default_factory=dict)


def write(view: View, target: Path) -> Report:
    """Write a view to a folder; what the format cannot hold is in the report."""
    need("followthemoney", "ftm")
    writer = _Writer(view)
    for statement in view.statements:
        writer.take(statement)
    _refuse_leftovers(writer, target)
    files = list(_files(writer, target))
    return writer.found.report("ftm", "export", view.record.meta.id, files)


class _Writer:
    def __init__(self, view: View) -> None:
        self.view, self.record, self.found = view, view.record, Findings()
        self.mapping = Mapping(view.record, self.found)
        self.sets: dict[str, _Set] = {}
        self.entities: dict[str, Entity] = {}

    def take(self, one: Statement) -> None:
        """Put a statement into the data set of each of its sources, with whoever it names."""
        sources: dict[str, Passage] = {}
        for passage in one.passages:
            if passage.source in sources:
                self.found.lose("further-passages", "statement with further passages in one document", one.id)
            sources.setdefault(passage.source, passage)
        if not sources:
            self._add(self._dossier(), one, urn_of_dossier(self.record), None)
        for id, passage in sources.items():
            into = self._set_of(id)
            seen = self._first_seen(one, passage)
            self._add(into, one, urn(self.record, passage), seen)
        self.found.count(self._entity(one).schema)

    def _add(self, into: _Set, one: Statement, origin: str, seen: str | None) -> None:
        entity = self._entity(one)
        self._put(into, entity, origin, seen)
        if into.document:
            self._state(into, entity, "proof", into.document, origin, seen)
        for id in self.mapping.things(one):
            self._put_item(into, self.record[id])

    def _put_item(self, into: _Set, item: Identified) -> None:
        if outer_id(self.record, item.id) in into.schemata:
            return
        self._put(into, self._entity(item), urn_of_dossier(self.record), None)
        if isinstance(item, Office) and item.body:
            self._put_item(into, self.record[item.body])

    def _entity(self, entry: Identified) -> Entity:
        if entry.id not in self.entities:
            self.entities[entry.id] = self.mapping.entity(entry)
        return self.entities[entry.id]

    def _put(self, into: _Set, entity: Entity, origin: str, seen: str | None) -> None:
        into.schemata[entity.id] = entity.schema
        for prop, listed in entity.values.items():
            for value in listed:
                self._state(into, entity, prop, value, origin, seen)

    def _state(self, into: _Set, entity: Entity, prop: str, value: str, origin: str, seen: str | None) -> None:
        from followthemoney import model
        from followthemoney.statement import Statement as FtmStatement

        kind = model.schemata[entity.schema].properties[prop].type
        clean = kind.clean(value)
        if clean is None or (kind.name not in ("country", "language") and _words(clean) != _words(value)):
            entry = entity.id.partition("--")[2]
            self.found.lose("refused", "value that FollowTheMoney refuses or alters", f"{entry}.{prop} {value}")
            return
        made = FtmStatement(
            entity_id=entity.id, prop=prop, schema=entity.schema, value=clean, dataset=into.name,
            original_value=value, first_seen=seen, origin=origin,
        )  # fmt: skip
        into.statements.setdefault(str(made.id), made)

    def _first_seen(self, one: Statement, passage: Passage) -> str | None:
        source = self.record.source(passage.source)
        known: When | None = one.public or (source.published if source else None)
        if known is None or known.end.latest is None:
            self.found.lose("undated-source", "statement whose publication is not dated", one.id)
            return None
        return day_of(known.end.latest).isoformat()

    def _set_of(self, source_id: str) -> _Set:
        if source_id in self.sets:
            return self.sets[source_id]
        source = self.record[source_id]
        made = _Set(dataset_name(self.record, source_id), source.title, publisher=source.publisher)
        self.sets[source_id] = made
        self._put(made, self._entity(source), urn(self.record, Passage(source_id)), None)
        made.document = outer_id(self.record, source_id)
        return made

    def _dossier(self) -> _Set:
        if "" not in self.sets:
            self.sets[""] = _Set(dataset_name(self.record), f"{self.record.meta.title}: judgements of its analysts")
        return self.sets[""]


def dataset_name(record: Record, source: str = "") -> str:
    """A data set's name as FollowTheMoney wants it.

    >>> import juncture
    >>> dataset_name(juncture.open("examples/mali-2021"), "court-2021-05-28")
    'mali_2021_court_2021_05_28'
    """
    return "_".join([record.meta.id, source] if source else [record.meta.id]).replace("-", "_")


def urn(record: Record, passage: Passage) -> str:
    """Where a value stands: the hash of the text and the code points, or the source and the locator.

    >>> import juncture
    >>> mali = juncture.open("examples/mali-2021")
    >>> urn(mali, Passage.parse("crisis-group-2021-05@664-851"))
    'urn:juncture:doc/d2ca4db084f3f4bda006ee0b1653bb5e9e71e60f365ef8a339f920c92cf90690#char=664,851'
    >>> urn(mali, Passage.parse("court-2021-05-28#reasoning"))
    'urn:juncture:source/mali-2021/court-2021-05-28#reasoning'
    """
    source = record.source(passage.source)
    if source and source.sha256:
        base = f"urn:juncture:doc/{source.sha256}"
    else:
        base = f"urn:juncture:source/{record.meta.id}/{passage.source}"
    if passage.start is not None:
        return f"{base}#char={passage.start},{passage.end}"
    return f"{base}#{passage.locator}" if passage.locator else base


def urn_of_dossier(record: Record) -> str:
    """Where a value stands that no document holds: the dossier."""
    return f"urn:juncture:dossier/{record.meta.id}"


def _words(text: str) -> str:
    return " ".join(text.split())


def _refuse_leftovers(writer: _Writer, target: Path) -> None:
    """A folder with data sets that this export does not write would tell more than it should."""
    names = {f"{one.name}.ftm.json" for one in writer.sets.values()}
    left = sorted(file.name for file in (target / "entities").glob("*.ftm.json") if file.name not in names)
    if left:
        raise JunctureError(
            f"the folder {str(target)!r} holds data sets of another export ({', '.join(left[:3])}). "
            "Remove them, or choose another folder; nothing was written."
        )


def _files(writer: _Writer, target: Path) -> Iterator[Path]:
    from followthemoney.statement.serialize import CSVStatementWriter

    rows = io.StringIO(newline="")
    table = CSVStatementWriter(rows)
    for one in writer.sets.values():
        for statement in sorted(one.statements.values(), key=lambda made: (made.entity_id, made.prop, made.value)):
            table.write(statement)
    table.close()
    yield write_file(target / "statements.csv", rows.getvalue())
    for one in writer.sets.values():
        lines = [json.dumps(entity, ensure_ascii=False) + "\n" for entity in _entities(one)]
        writer.found.count("statements", len(one.statements))
        yield write_file(target / "entities" / f"{one.name}.ftm.json", "".join(lines))
    writer.found.count("data sets", len(writer.sets))
    yield write_file(target / "catalog.json", json.dumps({"datasets": _catalog(writer.sets.values())}, indent=1))


def _entities(one: _Set) -> Iterator[dict[str, Any]]:
    properties: dict[str, dict[str, list[str]]] = {id: {} for id in one.schemata}
    for made in one.statements.values():
        properties[made.entity_id].setdefault(made.prop, []).append(made.value)
    for id, schema in one.schemata.items():
        yield {"id": id, "schema": schema, "properties": properties[id], "datasets": [one.name]}


def _catalog(sets: Iterable[_Set]) -> list[dict[str, Any]]:
    return [
        {"name": one.name, "title": one.title, "summary": f"Published by {one.publisher}." if one.publisher else None}
        for one in sets
    ]
