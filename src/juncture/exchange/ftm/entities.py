"""The record's entries as FollowTheMoney entities: which schema, which properties, and what no property holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from juncture.exchange.plain_dates import hold, in_words
from juncture.exchange.report import Findings
from juncture.exchange.wording import act_words, clause_of, name_of, told
from juncture.record.fields import Identified
from juncture.record.items import Actor, Office, Source
from juncture.record.record import Record
from juncture.record.references import references
from juncture.record.statements import Event, Lasting, Membership, Statement, Tenure
from juncture.record.when import When

SCHEMATA = {
    "person": "Person",
    "organisation": "Organization",
    "state": "PublicBody",
    "intergovernmental": "PublicBody",
    "armed-group": "Organization",
    "informal-group": "Organization",
}
#: Capacities that FollowTheMoney would take for the office itself; only a description can tell them apart.
_WITH_WORDS = ("acting", "interim")


@dataclass
class Entity:
    """An entity on its way out: its schema, id and values."""

    schema: str
    id: str
    values: dict[str, list[str]] = field(default_factory=dict)

    def put(self, prop: str, *values: str | None) -> None:
        """Add values; what is not there is left out."""
        kept = [value for value in values if value]
        if kept:
            self.values.setdefault(prop, []).extend(kept)


def outer_id(record: Record, id: str) -> str:
    """An id that is unique among dossiers, from which ours can be had back.

    >>> import juncture
    >>> outer_id(juncture.open("examples/mali-2021"), "bah-ndaw")
    'mali-2021--bah-ndaw'
    """
    return f"{record.meta.id}--{id}"


@dataclass
class Mapping:
    """The mapping of one record, with the report that it writes to."""

    record: Record
    found: Findings

    def entity(self, entry: Identified) -> Entity:
        """An entry as an entity; a statement that no schema holds as a note."""
        if isinstance(entry, Source):
            return self._document(entry)
        if isinstance(entry, Actor):
            return self._actor(entry)
        if isinstance(entry, Office):
            return self._position(entry)
        if isinstance(entry, Statement):
            return self._fact(entry) or self._note(entry)
        raise TypeError(f"{entry.kind} has no entity")

    def _id(self, id: str) -> str:
        return outer_id(self.record, id)

    def _date(self, entity: Entity, prop: str, when: When | None, entry: str, name: str) -> None:
        text = hold(when, entry, name, self.found)
        entity.put(prop, text)
        if when is not None and text is None:
            entity.put("description", in_words(name, when))

    def _document(self, source: Source) -> Entity:
        entity = Entity("Document", self._id(source.id))
        entity.put("fileName", source.id)
        entity.put("title", source.title)
        entity.put("author", source.author)
        entity.put("publisher", source.publisher)
        entity.put("sourceUrl", source.url)
        entity.put("language", source.language)
        self._date(entity, "publishedAt", source.published, source.id, "published")
        if source.reliability:
            self.found.lose("reliability", "reliability of a source (Admiralty code)", source.id)
        return entity

    def _actor(self, actor: Actor) -> Entity:
        entity = Entity(SCHEMATA[actor.type], self._id(actor.id))
        entity.put("name", actor.name)
        entity.put("alias", *(name for name in actor.names if name != actor.name))
        entity.put("country", actor.country)
        entity.put("summary", actor.description)
        entity.put("wikidataId", actor.ids.get("wikidata"))
        if actor.type != "person":
            entity.put("classification", actor.type)
        if actor.type in ("informal-group", "armed-group"):
            self.found.lose("groups", "group that becomes an Organization", actor.id, kept="classification")
        return entity

    def _position(self, office: Office) -> Entity:
        entity = Entity("Position", self._id(office.id))
        entity.put("name", office.name)
        entity.put("alias", *office.names)
        entity.put("numberOfSeats", str(office.seats) if office.seats else None)
        body = self.record.get(office.body)
        if body is not None:
            entity.put("country", body.country)
            if SCHEMATA[body.type] != "Person":
                entity.put("organization", self._id(body.id))
        self._date(entity, "inceptionDate", office.created, office.id, "created")
        self._date(entity, "dissolutionDate", office.abolished, office.id, "abolished")
        return entity

    def _fact(self, one: Statement) -> Entity | None:
        """The entity of a statement that its source asserts, where a schema holds such a thing."""
        if not isinstance(one, Tenure | Membership | Event):
            self.found.lose(f"kind-{one.kind}", f"{one.kind}, of which the format has no kind", one.id, kept="Note")
            return None
        if one.voice != "asserted":
            self.found.lose(f"voice-{one.voice}", f"{one.voice} statement, no fact", one.id, kept="Note")
            return None
        if isinstance(one, Event):
            return self._event(one)
        return self._occupancy(one) if isinstance(one, Tenure) else self._membership(one)

    def _occupancy(self, one: Tenure) -> Entity | None:
        if one.capacity == "claimed":
            self.found.lose("capacity-claimed", "tenure that is only claimed", one.id, kept="Note")
            return None
        if self.record[one.holder].type != "person":
            self.found.lose("holder", "office held by a body, where only a Person may be", one.id, kept="Note")
            return None
        entity = Entity("Occupancy", self._id(one.id))
        entity.put("holder", self._id(one.holder))
        entity.put("post", self._id(one.office))
        if one.capacity in _WITH_WORDS:
            entity.put("description", f"capacity: {one.capacity}")
            self.found.lose("capacity", "capacity (acting, interim)", one.id, kept="description")
        self._bounds(entity, one)
        return entity

    def _membership(self, one: Membership) -> Entity | None:
        if SCHEMATA[self.record[one.body].type] == "Person":
            self.found.lose("body", "membership in a person", one.id, kept="Note")
            return None
        entity = Entity("Membership", self._id(one.id))
        entity.put("member", self._id(one.member))
        entity.put("organization", self._id(one.body))
        entity.put("role", one.role)
        self._bounds(entity, one)
        return entity

    def _bounds(self, entity: Entity, one: Lasting) -> None:
        entity.put("recordId", one.id)
        entity.put("summary", one.text)
        self._date(entity, "startDate", one.began, one.id, "began")
        self._date(entity, "endDate", one.ended, one.id, "ended")
        self._date(entity, "date", one.as_of, one.id, "as_of")
        if one.began_by or one.ended_by:
            self.found.lose("by-event", "event that began or ended a stay", one.id)
        self._inferred(one)

    def _inferred(self, one: Statement) -> None:
        if one.year == "inferred":
            self.found.lose("year-inferred", "year that the source does not name", one.id)

    def _event(self, one: Event) -> Entity:
        entity = Entity("Event", self._id(one.id))
        entity.put("name", clause_of(self.record, one))
        entity.put("recordId", one.id)
        entity.put("keywords", *(f"{name}:{code}" for name, code in (("plover", one.type), ("act", one.act)) if code))
        entity.put("description", act_words(one))
        entity.put("location", one.where or (name_of(self.record, one.place) if one.place else None))
        entity.put("organizer", *(self._id(id) for id in one.actors))
        involved = dict.fromkeys(id for ids in (one.targets, one.announced_by, *one.roles.values()) for id in ids)
        entity.put("involved", *(self._id(id) for id in involved if id not in one.actors))
        if involved:
            self.found.lose("roles", "event whose roles (upon whom, announced by) merge", one.id, kept="involved")
        self._event_dates(entity, one)
        return entity

    def _event_dates(self, entity: Entity, one: Event) -> None:
        if one.after or one.before or one.part_of or one.same_as:
            self.found.lose("order", "event's place among others (after, part of, same as)", one.id)
        self._date(entity, "date", one.when, one.id, "when")
        self._inferred(one)

    def _note(self, one: Statement) -> Entity:
        entity = Entity("Note", self._id(one.id))
        when = [in_words(name, value) for name in ("when", "began", "ended", "as_of") if (value := _when(one, name))]
        said = told(self.record, one)
        entity.put("description", f"{said} ({'; '.join(when)})" if when else said)
        entity.put("keywords", f"juncture:{one.kind}", f"voice:{one.voice}")
        entity.put("entity", *(self._id(id) for id in self.things(one)))
        return entity

    def things(self, one: Statement) -> Iterator[str]:
        """The actors and offices that a statement names, each once."""
        named = dict.fromkeys(id for _, id, _ in references(one))
        return (id for id in named if isinstance(self.record.get(id), Actor | Office))


def _when(one: Statement, name: str) -> When | None:
    value = getattr(one, name, None)
    return value if isinstance(value, When) else None
