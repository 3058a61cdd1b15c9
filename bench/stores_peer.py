"""The same load and look-up in nomenklatura's SQL statement store, in its own terms.

Run by ``bench_stores.py`` with an interpreter that has nomenklatura; prints one line of JSON. A tenure becomes an
Occupancy, an actor a Person or Organization, an office a Position, an event an Event, the rest Notes; each
keeps the date of its source as first_seen. What FollowTheMoney has no place for (voice, speaker, passage as such)
is left out, which is in the peer's favour.
"""

from __future__ import annotations

import json
import random
import resource
import sys
from collections.abc import Iterator
from datetime import timedelta
from itertools import chain
from time import perf_counter
from typing import Any

import stores_load as load
from followthemoney import Dataset, Statement, model
from followthemoney.statement import StatementEntity
from nomenklatura.resolver import Linker
from nomenklatura.store.sql import SQLStore
from sqlalchemy import create_engine, text

# kind: schema, and the property for each of our fields
SCHEMA: dict[str, tuple[str, dict[str, str]]] = {
    "source": ("Document", {"title": "title", "published": "date"}),
    "actor": ("LegalEntity", {"name": "name"}),
    "office": ("Position", {"name": "name"}),
    "event": (
        "Event",
        {"text": "summary", "when": "date", "actors": "involved", "targets": "involved", "where": "location"},
    ),
    "tenure": ("Occupancy", {"holder": "holder", "office": "post", "began": "startDate", "ended": "endDate"}),
    "membership": ("Membership", {"member": "member", "body": "organization", "began": "startDate"}),
    "stance": ("UnknownLink", {"actor": "subject", "target": "object", "position": "role", "when": "date"}),
    "claim": ("Note", {"text": "description", "about": "entity"}),
    "suspension": ("UnknownLink", {"target": "subject", "by": "object", "began": "startDate"}),
    "assessment": ("Note", {"text": "description"}),
}


LINKS = {
    (schema, prop)
    for schema, props in SCHEMA.values()
    for prop in props.values()
    if model[schema].properties[prop].type.name == "entity"
}


def rows(number: int, count: int, dataset: str) -> Iterator[Statement]:
    """A dossier as FollowTheMoney statements."""
    prefix, seen = load.dossier_id(number), {}
    for kind, fields in chain(load.preface(number), load.statements(number, count)):
        if kind not in SCHEMA:
            continue
        schema, props = SCHEMA[kind]
        if kind == "source":
            seen[fields["id"]] = f"{fields['published']}T00:00:00"
        source = str(fields.get("from", [""])[0])
        known, entity = seen.get(source.partition("@")[0]), f"{prefix}-{fields['id']}"
        yield Statement(entity, Statement.BASE, schema, entity, dataset, first_seen=known, origin=source or None)
        for field, prop in props.items():
            values = fields.get(field, [])
            for value in values if isinstance(values, list) else [values]:
                shown = f"{prefix}-{value}" if (schema, prop) in LINKS else value
                yield Statement(entity, prop, schema, shown, dataset, first_seen=known, origin=source or None)


def holders(view: Any, post: str, day: str, known: str) -> list[str]:
    """Who held a post on a day, from what was seen by another: as its interface lets one ask."""
    found = []
    for _, occupancy in view.get_inverted(post):
        if not any((one.first_seen or "9") <= known for one in occupancy.statements):
            continue
        began, ended = min(occupancy.get("startDate"), default=""), max(occupancy.get("endDate"), default="9")
        if began <= day <= ended:
            found += [entity.caption for id in occupancy.get("holder") if (entity := view.get_entity(id))]
    return found


def main(url: str, dossiers: int, count: int, lookups: int) -> None:
    engine = create_engine(url)
    # A data set for each dossier: with one for all of them, SQLite would read every row for an answer.
    sets = [Dataset.make({"name": f"crisis_{number}", "title": f"Crisis {number}"}) for number in range(dossiers)]
    store: Any = SQLStore(sets[0], Linker[StatementEntity]({}), engine)
    written, begun = 0, perf_counter()
    for number in range(dossiers):
        with store.writer() as writer:
            for row in rows(number, count, f"crisis_{number}"):
                writer.add_statement(row)
                written += 1
    loaded = perf_counter() - begun
    with engine.begin() as connection:
        connection.execute(text("ANALYZE"))  # not counted: it lets the databases plan well
    chance, times = random.Random("look-ups"), []
    for _ in range(lookups):
        day = load.START + timedelta(days=chance.randrange(load.DAYS))
        dossier = chance.randrange(dossiers)
        post = f"{load.dossier_id(dossier)}-office-{chance.randrange(load.OFFICES)}"
        begun = perf_counter()
        holders(store.view(sets[dossier]), post, str(day), str(day + timedelta(days=chance.randrange(400))))
        times.append(perf_counter() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": loaded, "rows": written, "times": times, "peak": peak}))


if __name__ == "__main__":
    main(sys.argv[1], *(int(part) for part in sys.argv[2:5]))
