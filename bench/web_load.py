"""Readers and writers at a workbench, all at once: what they were answered, and whether every kept write is there."""

from __future__ import annotations

import random
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import count
from time import perf_counter

import httpx

from juncture.record.store import open_store

#: Seconds that a request may wait under load before it counts as an error.
PATIENCE = 180


@dataclass
class Told:
    """What the requests of a load came to; ``kept`` are the ids that the workbench said it had written."""

    read: dict[str, list[float]] = field(default_factory=dict)
    written: list[float] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, page: str, seconds: float, answer: httpx.Response, kept: str = "") -> None:
        with self.lock:
            if answer.status_code not in (200, 303):
                self.errors[f"{page}: {answer.status_code}"] += 1
            elif kept:
                self.written.append(seconds)
                self.kept.append(kept)
            else:
                self.read.setdefault(page, []).append(seconds)


def visitor(address: str) -> httpx.Client:
    return httpx.Client(base_url=address, timeout=PATIENCE, limits=httpx.Limits(max_connections=1))


def form_token(client: httpx.Client, page: str) -> dict[str, str]:
    """The header that a form of this visit carries."""
    found = re.search(r'"X-CSRF-Token": "([0-9a-f]+)"', client.get(page).text)
    assert found, f"{page} has no form"
    return {"X-CSRF-Token": found[1]}


def claim(id: str) -> dict[str, str]:
    """A statement as the form sends it."""
    text = f"what the writer of {id} was told on that day"
    return {"kind": "claim", "id": id, "text": text, "voice": "asserted", "from": "source-1@10-90"}


def put_under_load(address: str, slug: str, pages: list[str], people: tuple[int, int], seconds: float) -> Told:
    """So many readers and writers for so many seconds; each asks again as soon as it is answered."""
    told, ready = Told(), threading.Barrier(sum(people) + 1)
    end = [0.0]

    def reader(number: int) -> None:
        chance = random.Random(f"reader {number}")
        with visitor(address) as client:
            _over_and_over(ready, end, told, lambda: _look(client, chance.choice(pages), told))

    def writer(number: int) -> None:
        with visitor(address) as client:
            token, numbers = form_token(client, f"/d/{slug}/sources"), count()
            _over_and_over(
                ready, end, told, lambda: _write(client, slug, token, f"load-{number}-{next(numbers)}", told)
            )

    threads = [threading.Thread(target=reader, args=(n,)) for n in range(people[0])]
    threads += [threading.Thread(target=writer, args=(n,)) for n in range(people[1])]
    for one in threads:
        one.start()
    end[0] = perf_counter() + seconds
    ready.wait()
    for one in threads:
        one.join()
    return told


def _over_and_over(ready: threading.Barrier, end: list[float], told: Told, ask: Callable[[], None]) -> None:
    ready.wait()
    while perf_counter() < end[0]:
        try:
            ask()
        except httpx.HTTPError as error:
            with told.lock:
                told.errors[type(error).__name__] += 1


def _look(client: httpx.Client, page: str, told: Told) -> None:
    begun = perf_counter()
    answer = client.get(page)
    told.note(page, perf_counter() - begun, answer)


def _write(client: httpx.Client, slug: str, token: dict[str, str], id: str, told: Told) -> None:
    begun = perf_counter()
    answer = client.post(f"/d/{slug}/statements", headers=token, data=claim(id))
    told.note("a write", perf_counter() - begun, answer, id)


def lost(store_address: str, dossier: str, kept: Iterable[str]) -> list[str]:
    """The acknowledged writes that are not in the journal exactly once; a broken chain ends the benchmark."""
    store = open_store(store_address)
    try:
        if not store.verify(dossier).whole:
            raise SystemExit("the journal is not whole")
        times = Counter(line.id for line in store.lines(dossier))
    finally:
        store.close()
    return [id for id in kept if times[id] != 1]
