"""The load that both programs get: invented dossiers as plain entries, the same for the same numbers.

It knows neither of them, so that it runs wherever one of the two is installed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

#: Share of each kind among the statements. What a kind does not fill, events do.
SHARES = {"tenure": 0.15, "membership": 0.10, "stance": 0.12, "claim": 0.20, "suspension": 0.02, "assessment": 0.05}
SOURCES, ACTORS, OFFICES, STAYS = 40, 60, 25, 10
START = date(2001, 1, 1)
DAYS = 9_000
PREFACE = 1 + SOURCES + ACTORS + OFFICES

Fields = dict[str, Any]


def dossier_id(number: int) -> str:
    return f"crisis-{number:04d}"


def preface(number: int) -> Iterator[tuple[str, Fields]]:
    """What the statements of a dossier are about; the sources appear over the years."""
    chance = random.Random(f"preface {number}")
    yield "dossier", {"id": dossier_id(number), "title": f"Invented crisis {number}"}
    for one in range(SOURCES):
        published = START + timedelta(days=DAYS * one // SOURCES + chance.randrange(100))
        yield (
            "source",
            {"id": f"source-{one}", "title": f"Report {one} on crisis {number}", "published": str(published)},
        )
    for one in range(ACTORS):
        kind = "person" if one % 4 else "organisation"
        yield "actor", {"id": f"actor-{one}", "name": f"Actor {one} of crisis {number}", "type": kind}
    for one in range(OFFICES):
        yield "office", {"id": f"office-{one}", "name": f"Office {one}", "body": f"actor-{4 * (one % 15)}"}


def statements(number: int, count: int) -> Iterator[tuple[str, Fields]]:
    """The statements of a dossier: a tenure often begins with an event, and every one has a passage."""
    chance = random.Random(f"statements {number}")
    kinds, weights = [*SHARES, "event"], [*SHARES.values(), 1 - sum(SHARES.values())]
    for one in range(count):
        kind = chance.choices(kinds, weights)[0]
        place = chance.randrange(3_000)
        common = {"voice": chance.choice(("asserted", "asserted", "hedged")), "from": [
            f"source-{chance.randrange(SOURCES)}@{place}-{place + 120}"]}  # fmt: skip
        fields = _FIELDS[kind](chance, one)
        yield kind, {"id": f"{kind}-{one}", **fields, **common}


def text(number: int, source: int) -> str:
    chance = random.Random(f"text {number} {source}")
    return " ".join(f"word{chance.randrange(900)}" for _ in range(500))


def _day(chance: random.Random) -> str:
    return str(START + timedelta(days=chance.randrange(DAYS)))


def _actor(chance: random.Random) -> str:
    return f"actor-{chance.randrange(ACTORS)}"


def _tenure(chance: random.Random) -> Fields:
    """A statement about one of an office's stays, which follow one another; few tell of both its ends."""
    office, stay = chance.randrange(OFFICES), chance.randrange(STAYS)
    length = DAYS // STAYS
    began, ended = (START + timedelta(days=length * (stay + n) + chance.randrange(3)) for n in (0, 1))
    fields: Fields = {"holder": f"actor-{(7 * office + 13 * stay) % ACTORS}", "office": f"office-{office}"}
    told = chance.choice(("both", "both", "began", "ended", "seen"))
    if told in ("both", "began"):
        fields["began"] = str(began)
    if told in ("both", "ended") and stay + 1 < STAYS:
        fields["ended"] = str(ended)
    if told == "seen":
        fields["as_of"] = str(began + timedelta(days=chance.randrange(9, length - 9)))
    return fields


_FIELDS = {
    "tenure": lambda chance, one: _tenure(chance),
    "event": lambda chance, one: {
        "type": "COERCE/arrest", "actors": [_actor(chance)], "targets": [_actor(chance)], "when": _day(chance),
        "where": f"Town {one % 97}", "text": f"what happened at place {one} on that day, in the analyst's own words",
    },
    "membership": lambda chance, one: {"member": _actor(chance), "body": "actor-0", "began": _day(chance)},
    "stance": lambda chance, one: {"actor": _actor(chance), "target": _actor(chance), "position": "opposes",
                                   "when": _day(chance)},
    "claim": lambda chance, one: {"text": f"claim number {one} says that something else was the cause",
                                  "about": [_actor(chance)], "when": _day(chance)},
    "suspension": lambda chance, one: {"target": _actor(chance), "by": "actor-4", "began": _day(chance)},
    "assessment": lambda chance, one: {"text": f"judgement number {one} on how this may go on", "topic": "risk"},
}  # fmt: skip
