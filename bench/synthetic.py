"""Dossiers of any size with the mix of a real one: the load of the benchmarks, the same for the same size."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from juncture.record.fields import Identified
from juncture.record.items import Actor, Issue, Office, Source
from juncture.record.meta import Meta
from juncture.record.record import Held, Record, build
from juncture.record.statements import Assessment, Claim, Event, Influence, Stance, Tenure

START = date(2012, 1, 1)
DAYS = 3_650
TYPES = ("COERCE/arrest", "CONSULT/visit", "ACCUSE/disapprove", "PROTEST/demo", "SANCTION/discontinue", "AGREE")


def dossier(size: int, name: str = "bench", seed: int = 1) -> Record:
    """A record of about ``size`` statements."""
    held = build(Held(entry) for entry in entries(size, name, seed))
    meta = held[name].entry
    assert isinstance(meta, Meta)
    return Record(meta, held)


def entries(size: int, name: str, seed: int = 1) -> Iterator[Identified]:
    """The entries, what they are about first."""
    draw = random.Random(seed)
    people, posts, papers = max(20, size // 50), max(5, size // 200), max(5, size // 40)
    yield Meta(id=name, title=f"A dossier of {size} statements")
    for number in range(people):
        yield Actor(id=f"actor-{number}", name=f"Actor {number}", type="person" if number % 3 else "organisation")
    for number in range(posts):
        yield Office(id=f"office-{number}", name=f"Office {number}", rank=number)
    for number in range(8):
        yield Issue(id=f"issue-{number}", name=f"Issue {number}")
    for number in range(papers):
        yield Source(
            id=f"source-{number}", title=f"Paper {number}", published=_day(draw), reliability="B", length=20_000
        )
    for number in range(size):
        yield _statement(draw, number, people, posts, papers)


def _statement(draw: random.Random, number: int, people: int, posts: int, papers: int) -> Identified:
    start = draw.randrange(19_000)
    common = {
        "id": f"s-{number}",
        "voice": draw.choice(("asserted", "asserted", "asserted", "hedged", "denied")),
        "passages": [f"source-{draw.randrange(papers)}@{start}-{start + 120}"],
    }
    who, whom = f"actor-{draw.randrange(people)}", f"actor-{draw.randrange(people)}"
    share = draw.random()
    if share < 0.55:
        kind = draw.choice(TYPES)
        return Event(
            **common, type=kind, actors=[who], targets=[whom], when=_day(draw), text=f"actor {who} acted, {number}"
        )
    if share < 0.70:
        office, day = f"office-{draw.randrange(posts)}", draw.randrange(DAYS)
        ended = {"ended": _iso(day + draw.randrange(30, 900))} if draw.random() < 0.7 else {}
        return Tenure(**common, holder=who, office=office, began=_iso(day), **ended)
    if share < 0.85:
        position = draw.choice(("supports", "opposes", "reserves"))
        return Stance(**common, actor=who, target=f"issue-{draw.randrange(8)}", position=position, when=_day(draw))
    if share < 0.90:
        return Claim(**common, text=f"something is so, {number}", about=[whom], when=_day(draw))
    if share < 0.95:
        return Influence(**common, cause=f"cause {number}", effect=f"effect {number}", sign="promotes")
    return Assessment(**common, text=f"something may come about, {number}", topic="risk", about=[whom])


def _day(draw: random.Random) -> str:
    return _iso(draw.randrange(DAYS))


def _iso(days: int) -> str:
    return (START + timedelta(days=days)).isoformat()
