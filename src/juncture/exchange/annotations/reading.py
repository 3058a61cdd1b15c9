"""Web Annotations as passages: found exactly, moved or after folding; else an orphan, reported and left out.

An annotation that names a statement of the record adds its passage to that statement; any other that
bears words is proposed as a claim on its passage.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from juncture.exchange.annotations.model import (
    Annotation,
    FragmentSelector,
    ResourceBody,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
    TextualBody,
)
from juncture.exchange.annotations.writing import source_iri
from juncture.exchange.incoming import Gathering, Incoming, at
from juncture.exchange.jsonfile import load
from juncture.exchange.naming import free, slug
from juncture.record.canonical import written
from juncture.record.citation import is_its_text
from juncture.record.items import Source
from juncture.record.passage import Passage, Quotation, Resolution, resolve
from juncture.record.record import Record
from juncture.record.statements import Statement


@dataclass(frozen=True)
class OrphanError(Exception):
    """Why an annotation has no place in a text."""

    reason: str


def read(path: Path, record: Record) -> Incoming:
    """The passages and claims that a file of annotations brings to a record."""
    gathering = Gathering(record)
    reader = _Reader(record, gathering)
    for number, item in enumerate(_items(load(path, "Web Annotations are JSON-LD")), start=1):
        reader.take(number, item)
    reader.offer_statements()
    entries = gathering.settle()
    gathering.found.count("new or changed statements", len(entries))
    return Incoming(entries, gathering.found.report("annotations", "import", record.meta.id, [path]))


def _items(data: Any) -> Iterator[Any]:
    """Single annotations, a list of them, a page, or a collection with its pages inside."""
    if isinstance(data, list):
        for part in data:
            yield from _items(part)
    elif isinstance(data, dict) and ("items" in data or "first" in data):
        yield from _items(data.get("first", []))
        yield from _items(data.get("items", []))
        yield from _items(data["next"] if isinstance(data.get("next"), dict) else [])
    elif not isinstance(data, str):
        yield data


class _Reader:
    def __init__(self, record: Record, gathering: Gathering) -> None:
        self.record, self.gathering, self.found = record, gathering, gathering.found
        self.added: dict[str, list[Passage]] = {}
        self.places: dict[str, str] = {}
        self.taken = set(record.held)
        self.sources = {source_iri(record, one.id): one.id for one in record.of(Source)}
        self.sources |= {f"urn:juncture:source/{record.meta.id}/{one.id}": one.id for one in record.of(Source)}
        self.sources |= {one.url: one.id for one in record.of(Source) if one.url}

    def take(self, number: int, item: Any) -> None:
        """Read one annotation; what is wrong with it goes to the report."""
        place = str(item.get("id") or f"annotation {number}") if isinstance(item, dict) else f"annotation {number}"
        try:
            one = Annotation.model_validate(item)
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(str(part) for part in first["loc"]) or "it"
            self.found.fault(place, f"this is no Web Annotation: {name}: {first['msg'].lower()}.", first["input"])
            return
        for target in one.target:
            try:
                passage, how = self._passage(target)
            except OrphanError as orphan:
                self.found.count(Resolution.ORPHAN.value)
                self.found.fault(place, f"orphan: {orphan.reason}")
                continue
            self.found.count(how)
            self._keep(one, passage)

    def _passage(self, target: Target) -> tuple[Passage, str]:
        source = self._source(target)
        quotes = [part for part in target.selector if isinstance(part, TextQuoteSelector)]
        positions = [part for part in target.selector if isinstance(part, TextPositionSelector)]
        fragments = [part for part in target.selector if isinstance(part, FragmentSelector)]
        if quotes:
            return self._quoted(source, quotes[0], positions[0].start if positions else None)
        if positions:
            return self._placed(source, target, positions[0])
        if fragments:
            return Passage(source, locator=fragments[0].value), "by name"
        if target.selector:
            raise OrphanError(f"its selector ({target.selector[0].type}) is none of position, quotation or fragment.")
        return Passage(source), "whole document"

    def _source(self, target: Target) -> str:
        named = [iri for iri in (target.source, target.id, target.scope) if iri]
        found = next((self.sources[iri] for iri in named if iri in self.sources), None)
        if found is None:
            raise OrphanError(f"the record holds no source {', '.join(repr(iri) for iri in named) or 'for it'}.")
        return found

    def _quoted(self, source: str, words: TextQuoteSelector, start: int | None) -> tuple[Passage, str]:
        text = self.record.texts.get(source)
        if text is None or not is_its_text(self.record, source):
            raise OrphanError(
                f"the text of {source!r} is not at hand, so {words.exact[:60]!r} cannot be looked up in it."
            )
        found = resolve(Quotation(words.exact, words.prefix or "", words.suffix or ""), text, start)
        if found.how is Resolution.ORPHAN:
            raise OrphanError(
                f"{words.exact[:60]!r} does not stand in {source!r}, not even with other quotes, dashes or accents; "
                "the text has changed, or it stands there more than once."
            )
        return Passage(source, found.start, found.end), found.how.value

    def _placed(self, source: str, target: Target, place: TextPositionSelector) -> tuple[Passage, str]:
        known = self.record[source]
        if target.source != f"urn:juncture:doc/{known.sha256}":
            raise OrphanError(
                f"it gives a position ({place.start}-{place.end}) without words, in a text that is not known to be "
                f"the one {source!r} was recorded from."
            )
        if place.end <= place.start or (known.length and place.end > known.length):
            raise OrphanError(
                f"{place.start}-{place.end} is no passage of {source!r}, which has {known.length} code points."
            )
        return Passage(source, place.start, place.end), "by position"

    def _keep(self, one: Annotation, passage: Passage) -> None:
        statement = next((found for body in one.body if (found := self._statement(body))), None)
        if statement:
            self.places[statement.id] = one.id
            listed = self.added.setdefault(statement.id, list(statement.passages))
            if passage not in listed:
                listed.append(passage)
            return
        words = [body.value for body in one.body if isinstance(body, TextualBody) and body.purpose != "tagging"]
        if not words:
            self.found.fault(one.id, "it says nothing about its passage and names no statement of the record.")
            return
        id = free(slug("annotation", *" ".join(words).split()[:8]), self.taken)
        note = f"from the annotation {one.id}"
        data = {"id": id, "text": " ".join(words), "voice": "asserted", "from": [str(passage)], "note": note}
        if not self._is_known(data) and self.gathering.offer("claim", data, at(one.id)):
            self.taken.add(id)

    def _is_known(self, data: dict[str, Any]) -> bool:
        """Whether the record took this very annotation before."""
        return any(one.note == data["note"] and one.text == data["text"] for one in self.record.statements())

    def _statement(self, body: TextualBody | ResourceBody) -> Statement | None:
        iri = (body.source or body.id or "") if isinstance(body, ResourceBody) else ""
        prefix = f"urn:juncture:statement/{self.record.meta.id}/"
        found = self.record.get(iri.removeprefix(prefix)) if iri.startswith(prefix) else None
        return found if isinstance(found, Statement) else None

    def offer_statements(self) -> None:
        """Put forward the statements that have more passages now."""
        for id, passages in self.added.items():
            before = self.record.held[id]
            data = {**written(before.entry), "from": [str(passage) for passage in passages]}
            self.gathering.offer(before.entry.kind, data, at(self.places[id]), before)
