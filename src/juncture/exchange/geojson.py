"""GeoJSON (RFC 7946): the places, each with the events there; coordinates are longitude, then latitude.

A place without coordinates is an unlocated feature (its geometry is null); an event whose place is only
words is on no map, and is named in the report.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from juncture.exchange.report import Findings, Report
from juncture.exchange.wording import date_words, told
from juncture.record.folder.writing import write_file
from juncture.record.items import Place
from juncture.record.statements import Event
from juncture.record.view import View


def write(view: View, target: Path) -> Report:
    """Write the places of a view, with what happened at each."""
    found = Findings()
    events = list(view.of(Event))
    features = [_feature(view, place, events, found) for place in view.record.of(Place)]
    for event in events:
        if event.place is None:
            code, what = ("words", "only words for its place") if event.where else ("nowhere", "no place")
            found.lose(code, f"event with {what}, on no map", event.id)
    others = [one.id for one in view.statements if not isinstance(one, Event)]
    found.lose("kinds", "statement that is no event", *others)
    found.count("places", len(features))
    found.count("events", sum(event.place is not None for event in events))
    data = {"type": "FeatureCollection", "features": features}
    file = write_file(target, json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    return found.report("geojson", "export", view.record.meta.id, [file])


def _feature(view: View, place: Place, events: list[Event], found: Findings) -> dict[str, Any]:
    here = [event for event in events if event.place == place.id]
    properties: dict[str, Any] = {"name": place.name, "country": place.country, "within": place.within}
    properties |= {"note": place.note, "events": [_event(view, event) for event in here]}
    geometry = position(place)
    if geometry is None:
        found.lose("unlocated", "place without coordinates", place.id, kept="feature without geometry")
    return {"type": "Feature", "id": place.id, "geometry": geometry, "properties": properties}


def position(place: Place) -> dict[str, Any] | None:
    """A place as a point, longitude first.

    >>> position(Place(id="bamako", name="Bamako", latitude=12.64, longitude=-8.0))
    {'type': 'Point', 'coordinates': [-8.0, 12.64]}
    """
    if place.latitude is None or place.longitude is None:
        return None
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}


def _event(view: View, event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "text": told(view.record, event),
        "when": str(event.when) if event.when else None,
        "when_words": date_words(event.when) if event.when else None,
        "voice": event.voice,
        "type": event.type,
        "act": event.act,
        "actors": list(event.actors),
        "targets": list(event.targets),
        "where": event.where,
    }
