"""Rows of holders as tenures, with the people, offices and sources that the record does not hold yet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from juncture.exchange.holders.rows import Row, read_rows
from juncture.exchange.holders.times import read_time
from juncture.exchange.incoming import Gathering, Incoming, at
from juncture.exchange.naming import free, same_name, slug
from juncture.record.edtf import DateError
from juncture.record.items import Actor, Office, Source
from juncture.record.record import Record

_ITEM = re.compile(r"(?:.*/)?(Q\d+)")


def read(path: Path, record: Record) -> Incoming:
    """The tenures that a list of holders proposes to a record."""
    return propose(read_rows(path), path, record)


def propose(rows: Iterable[Row], path: Path, record: Record) -> Incoming:
    """The tenures that rows propose; ``path`` is the file that they come from."""
    reader = _Reader(record, path)
    for row in rows:
        reader.take(row)
    entries = reader.gathering.settle()
    reader.found.count("new or changed entries", len(entries))
    return Incoming(entries, reader.found.report("holders", "import", record.meta.id, [path]))


class _Reader:
    def __init__(self, record: Record, path: Path) -> None:
        self.record, self.path, self.gathering = record, path, Gathering(record)
        self.found = self.gathering.found
        self.taken = set(record.held)
        self.known: dict[tuple[str, str], str] = {}
        self.tenures: set[str] = set()

    def take(self, row: Row) -> None:
        """Read one row; what is wrong with it goes to the report."""
        if row.rank.lower().endswith("deprecatedrank") or row.rank.lower() == "deprecated":
            self.found.lose("deprecated", "holder that Wikidata has marked as deprecated, left out", _label(row))
            return
        try:
            began = self._time(row, row.start, row.start_precision or row.precision, "start")
            ended = self._time(row, row.end, row.end_precision or row.precision, "end")
            holder, office = self._actor(row), self._office(row)
        except (DateError, LookupError) as error:
            self.found.fault(row.place, f"{_label(row)}: {error.args[0]}")
            return
        id = free(slug(holder, office, began or ""), self.tenures)
        self.tenures.add(id)
        data = {"id": id, "holder": holder, "office": office, "began": began, "ended": ended, "voice": "asserted",
                "from": [self._passage(row)], "capacity": row.capacity or None}  # fmt: skip
        before = self.record.held.get(id)
        given = {name: value for name, value in data.items() if value is not None}
        self.gathering.offer("tenure", given, at(row.place), before)
        self.found.count("holders")
        if ended is None:
            self.found.lose("open", "holder without an end: left unknown, not 'until today'", id)

    def _time(self, row: Row, text: str, precision: str, name: str) -> str | None:
        if not text:
            return None
        if text in ("somevalue", "novalue") or text.startswith(("_:", "http://www.wikidata.org/.well-known/genid")):
            meant = "none, as far as Wikidata says" if text == "novalue" else "some time that Wikidata does not know"
            self.found.note(row.place, f"{_label(row)}: the {name} is {meant}; left unknown.")
            return None
        if " or " in text:
            raise DateError(f"it has several values for its {name} ({text}), and nothing says which is meant.")
        return read_time(text, precision)

    def _actor(self, row: Row) -> str:
        item = _item(row.person)
        name = row.person_label or ("" if item else row.person)
        key = ("actor", item or name)
        if key not in self.known:
            by_item = [one.id for one in self.record.of(Actor) if item and one.ids.get("wikidata") == item]
            self.known[key] = next(iter(by_item), "") or self._by_name("actor", item, name, row)
        return self.known[key]

    def _office(self, row: Row) -> str:
        item = _item(row.position)
        name = row.position_label or ("" if item else row.position)
        if isinstance(self.record.get(name), Office):
            return name
        key = ("office", item or name)
        if key not in self.known:
            self.known[key] = self._by_name("office", item, name, row)
        return self.known[key]

    def _by_name(self, kind: str, item: str, name: str, row: Row) -> str:
        if not name:
            word = "person" if kind == "actor" else "position"
            raise LookupError(f"the {word} {item or '(none)'} has no label, and the record does not know it.")
        found = same_name(self.record, Actor if kind == "actor" else Office, [name])
        if len(found) > 1:
            raise LookupError(
                f"{name!r} may be {' or '.join(one.id for one in found)}; give its id of Wikidata to one."
            )
        if found:
            return found[0].id
        id = free(slug(name), self.taken)
        data: dict[str, Any] = {"id": id, "name": name}
        if kind == "actor":
            data |= {"type": "person"} | ({"ids": {"wikidata": item}} if item else {})
        elif item:
            data["note"] = f"Wikidata {item}"
        self.taken.add(id)
        self.gathering.offer(kind, data, at(row.place))
        return id

    def _passage(self, row: Row) -> str:
        source = self._source(row)
        return f"{source}#{row.locator}" if row.locator else source

    def _source(self, row: Row) -> str:
        key = ("source", row.reference)
        if key not in self.known:
            self.known[key] = self._known_source(row.reference) or self._new_source(row)
        return self.known[key]

    def _known_source(self, reference: str) -> str | None:
        held = self.record.of(Source)
        return next((one.id for one in held if reference and reference in (one.url, one.id)), None)

    def _new_source(self, row: Row) -> str:
        name = (
            slug("holders", self.path.stem)
            if not row.reference
            else slug(re.sub(r"^\w+://(www\.)?", "", row.reference))
        )
        held = self.record.get(name)
        if isinstance(held, Source) and not row.reference:
            return name
        id = free(name[:80].strip("-"), self.taken)
        title = row.reference or f"List of holders {self.path.name}"
        data = {"id": id, "title": title, "type": "reference" if row.reference else "data set"}
        self.taken.add(id)
        self.gathering.offer("source", data | ({"url": row.reference} if "://" in row.reference else {}), at(row.place))
        return id


def _item(text: str) -> str:
    match = _ITEM.fullmatch(text)
    return match[1] if match else ""


def _label(row: Row) -> str:
    return f"{row.person_label or row.person} as {row.position_label or row.position}"
