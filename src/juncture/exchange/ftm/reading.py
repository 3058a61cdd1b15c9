"""FollowTheMoney entities as entries to propose; each that cannot be read is named with its reason.

What the record already holds is found again and left as it is. A date that is none in that format keeps
its whole entity out: an end that was cut would be a false end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from juncture.exchange.extras import need
from juncture.exchange.ftm.entities import SCHEMATA
from juncture.exchange.ftm.raw import RawEntity, read_date, read_raw
from juncture.exchange.incoming import Gathering, Incoming, at
from juncture.exchange.naming import free, same_name, slug
from juncture.record.edtf import DateError
from juncture.record.items import Actor, Office, Source
from juncture.record.record import Record
from juncture.record.vocabulary import vocabulary

_URN = re.compile(r"urn:juncture:(?:doc/(?P<sha>[0-9a-f]{64})|source/[^/]+/(?P<id>[^#]+))(?:#(?P<place>.+))?")
_LONG_AGO = "1001-01-01"


def read(path: Path, record: Record) -> Incoming:
    """The entries that a file of entities or statements proposes to a record."""
    need("followthemoney", "ftm")
    reader = _Reader(record)
    reader.entities = read_raw(path, reader.found)
    for read_as in ("source", "actor", "office", "tenure", "membership", "event"):
        for entity in reader.entities.values():
            if _kind(entity) == read_as:
                reader.take(read_as, entity)
    for entity in reader.entities.values():
        if _kind(entity) is None:
            message = f"entity of schema {entity.schema}, which is not read"
            reader.found.lose(f"schema-{entity.schema}", message, entity.id)
    entries = reader.gathering.settle()
    reader.found.count("new entries", len(entries))
    return Incoming(entries, reader.found.report("ftm", "import", record.meta.id, [path]))


def _kind(entity: RawEntity) -> str | None:
    from followthemoney import model

    schema = model.get(entity.schema)
    kinds = {
        "Document": "source", "LegalEntity": "actor", "Position": "office",
        "Occupancy": "tenure", "Membership": "membership", "Event": "event",
    }  # fmt: skip
    return next((kind for name, kind in kinds.items() if schema is not None and schema.is_a(name)), None)


class _Reader:
    def __init__(self, record: Record) -> None:
        self.record, self.gathering = record, Gathering(record)
        self.found = self.gathering.found
        self.entities: dict[str, RawEntity] = {}
        self.ids: dict[str, str] = {}
        self.refused: set[str] = set()
        self.taken = set(record.held)

    def take(self, kind: str, entity: RawEntity) -> None:
        """Read one entity, or find the entry that it is."""
        known = self._known(kind, entity)
        if known:
            self.ids[entity.id] = known
            self.found.count("already in the record")
            return
        readers: dict[str, Callable[[RawEntity], dict[str, Any]]] = {
            "source": self._source, "actor": self._actor, "office": self._office,
            "tenure": self._tenure, "membership": self._membership, "event": self._event,
        }  # fmt: skip
        try:
            data = readers[kind](entity)
        except (DateError, LookupError) as error:
            self.refused.add(entity.id)
            self.found.fault(f"{entity.schema} {entity.id}", str(error.args[0]))
            return
        kind = data.pop("kind", kind)
        id = free(self._wanted_id(entity), self.taken)
        if self.gathering.offer(kind, {"id": id, **data}, at(f"{entity.schema} {entity.id}")):
            self.ids[entity.id] = id
            self.taken.add(id)

    def _known(self, kind: str, entity: RawEntity) -> str | None:
        own = self._own_id(entity)
        if own and own in self.record.held:
            return own
        if kind == "source":
            urls = entity.all("sourceUrl")
            return next((one.id for one in self.record.of(Source) if one.url and one.url in urls), None)
        if kind not in ("actor", "office"):
            return None
        model = Actor if kind == "actor" else Office
        wikidata = entity.first("wikidataId")
        by_id = [one for one in self.record.of(Actor) if wikidata and one.ids.get("wikidata") == wikidata]
        found = by_id if kind == "actor" and by_id else same_name(self.record, model, entity.all("name"))
        if len(found) > 1:
            ids = ", ".join(one.id for one in found)
            self.found.note(f"{entity.schema} {entity.id}", f"several bear this name ({ids}); proposed as another.")
        return found[0].id if len(found) == 1 else None

    def _own_id(self, entity: RawEntity) -> str | None:
        dossier, mark, id = entity.id.partition("--")
        return id if mark and dossier == self.record.meta.id else None

    def _wanted_id(self, entity: RawEntity) -> str:
        return self._own_id(entity) or slug(entity.first("name", "title", "recordId") or entity.id)

    def _source(self, entity: RawEntity) -> dict[str, Any]:
        title = entity.first("title", "name", "fileName") or entity.id
        return _given(
            title=title, publisher=entity.first("publisher"), author=entity.first("author"),
            url=entity.first("sourceUrl"), published=self._date(entity, "publishedAt"),
        )  # fmt: skip

    def _actor(self, entity: RawEntity) -> dict[str, Any]:
        name = self._name(entity)
        others = [other for other in entity.all("name", "alias", "weakAlias", "previousName") if other != name]
        wikidata = entity.first("wikidataId")
        return _given(
            name=name, type=self._actor_type(entity), names=others, description=entity.first("summary"),
            ids={"wikidata": wikidata} if wikidata else {},
        )  # fmt: skip

    def _actor_type(self, entity: RawEntity) -> str:
        if entity.schema == "Person":
            return "person"
        stated = entity.first("classification")
        if stated in SCHEMATA:
            return str(stated)
        if "gov.igo" in entity.all("topics"):
            return "intergovernmental"
        if entity.schema == "LegalEntity":
            self.found.note(f"LegalEntity {entity.id}", "read as an organisation; it may be a person.")
        return "organisation"

    def _office(self, entity: RawEntity) -> dict[str, Any]:
        name, bodies = self._name(entity), entity.all("organization")
        return _given(
            name=name, names=[other for other in entity.all("name", "alias") if other != name],
            body=self._ref(bodies[0]) if bodies else None,
            created=self._date(entity, "inceptionDate"), abolished=self._date(entity, "dissolutionDate"),
        )  # fmt: skip

    def _tenure(self, entity: RawEntity) -> dict[str, Any]:
        if entity.all("periodStart", "periodEnd") and not entity.all("startDate", "endDate"):
            self.found.note(f"Occupancy {entity.id}", "periodStart and periodEnd are the term's, not the person's.")
        return _given(
            holder=self._one(entity, "holder"), office=self._one(entity, "post"), **self._lasting(entity),
            **self._capacity(entity),
        )  # fmt: skip

    def _capacity(self, entity: RawEntity) -> dict[str, Any]:
        stated = [value.removeprefix("capacity: ") for value in entity.all("description")]
        return {"capacity": next((code for code in stated if code in vocabulary("capacity")), None)}

    def _membership(self, entity: RawEntity) -> dict[str, Any]:
        return _given(
            member=self._one(entity, "member"), body=self._one(entity, "organization"), role=entity.first("role"),
            **self._lasting(entity),
        )  # fmt: skip

    def _lasting(self, entity: RawEntity) -> dict[str, Any]:
        return {
            "text": entity.first("summary"), "voice": "asserted", "from": self._passages(entity),
            "began": self._date(entity, "startDate"), "ended": self._date(entity, "endDate"),
            "as_of": self._date(entity, "date"),
        }  # fmt: skip

    def _event(self, entity: RawEntity) -> dict[str, Any]:
        codes = dict(word.split(":", 1) for word in entity.all("keywords") if word.startswith(("plover:", "act:")))
        actors = [self._ref(id) for id in entity.all("organizer")]
        involved = [self._ref(id) for id in entity.all("involved")]
        common = {"text": self._name(entity), "voice": "asserted", "when": self._event_date(entity),
                  "from": self._passages(entity)}  # fmt: skip
        if not codes:
            self.found.lose("event-type", "Event without a type", entity.id, kept="claim")
            return _given(kind="claim", about=[*actors, *involved], **common)
        return _given(
            type=codes.get("plover"), act=codes.get("act"), actors=actors,
            roles={"involved": involved} if involved else {}, where=entity.first("location"), **common,
        )  # fmt: skip

    def _event_date(self, entity: RawEntity) -> str | None:
        day, first, last = (self._date(entity, prop) for prop in ("date", "startDate", "endDate"))
        return f"{first or ''}/{last or ''}" if (first or last) and not day else day

    def _name(self, entity: RawEntity) -> str:
        name = entity.first("name")
        if not name:
            raise LookupError(f"a {entity.schema} needs a name.")
        return name

    def _date(self, entity: RawEntity, prop: str) -> str | None:
        values = entity.all(prop)
        if _LONG_AGO in values:
            self.found.note(f"{entity.schema} {entity.id}", f"{prop} {_LONG_AGO} says 'long ago': left unknown.")
            return None
        if len(values) > 1:
            listed = ", ".join(values)
            raise DateError(f"{prop} has {len(values)} values ({listed}), and nothing says who gives which.")
        try:
            return read_date(values[0]) if values else None
        except DateError as error:
            raise DateError(f"{prop}: {error}") from None

    def _one(self, entity: RawEntity, prop: str) -> str:
        values = entity.all(prop)
        if len(values) != 1:
            raise LookupError(f"an {entity.schema} needs one {prop}; it has {len(values)}.")
        return self._ref(values[0])

    def _ref(self, id: str) -> str:
        own = id.partition("--")[2] if id.startswith(f"{self.record.meta.id}--") else ""
        if id in self.ids or own in self.record.held:
            return self.ids.get(id, own)
        reason = "which could not be read" if id in self.refused else "which neither the file nor the record holds"
        raise LookupError(f"it names {id!r}, {reason}.")

    def _passages(self, entity: RawEntity) -> list[str]:
        by_origin = [text for origin in entity.origins if (text := self._passage(origin))]
        if by_origin:
            return by_origin
        proofs = [self.ids[id] for id in entity.all("proof") if id in self.ids]
        return proofs or [self._dataset(name) for name in entity.datasets or {"unnamed": None}]

    def _passage(self, origin: str) -> str | None:
        match = _URN.fullmatch(origin)
        if not match:
            return None
        wanted = [
            one.id for one in self.record.of(Source) if match["id"] == one.id or (one.sha256 or "") == match["sha"]
        ]
        if not wanted:
            return None
        place = match["place"] or ""
        span = re.fullmatch(r"char=(\d+),(\d+)", place)
        return wanted[0] + (f"@{span[1]}-{span[2]}" if span else f"#{place}" if place else "")

    def _dataset(self, name: str) -> str:
        id = slug("ftm", name)
        if id not in self.taken:
            data = {"id": id, "title": f"FollowTheMoney data set {name}", "type": "data set"}
            self.gathering.offer("source", data, at(f"data set {name}"))
            self.taken.add(id)
        return id


def _given(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, [], {})}
