"""Running over a corpus: its documents in batches to a table of events, resumed where it was stopped."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from juncture.reading.corpus.batches import Batch, batches
from juncture.reading.corpus.items import Item, count, items
from juncture.reading.corpus.parts import Parts
from juncture.reading.corpus.workers import Where, coded


@dataclass(slots=True)
class Ran:
    """How a run stands: documents read, set aside, passed over as done before; events and words; seconds."""

    total: int
    read: int = 0
    aside: int = 0
    before: int = 0
    events: int = 0
    words: int = 0
    seconds: float = 0.0

    def add(self, batch: Batch, seconds: float) -> None:
        """Count a batch in."""
        self.read += len(batch.done)
        self.aside += len(batch.aside)
        self.events += len(batch.rows)
        self.words += batch.words
        self.seconds = seconds

    def left(self) -> float:
        """About how many seconds are left.

        >>> Ran(total=100, read=20, aside=5, seconds=10.0).left()
        30.0
        """
        done = self.read + self.aside
        return (self.total - done - self.before) * self.seconds / done if done else 0.0

    def sentence(self) -> str:
        """The run in a sentence.

        >>> Ran(total=100, read=20, aside=5, seconds=10.0, words=70_000).sentence()
        '20 of 100 documents read, 5 set aside, 0 done before; 0 events, 7,000 words a second, about 30 seconds left.'
        """
        rate = f", {self.words / self.seconds:,.0f} words a second" if self.seconds and self.words else ""
        left = self.left()
        shown = f", about {_span(left)} left" if left >= 1 else ""
        return (
            f"{self.read:,} of {self.total:,} documents read, {self.aside:,} set aside, {self.before:,} done before; "
            f"{self.events:,} events{rate}{shown}."
        )


def _span(seconds: float) -> str:
    return f"{seconds:,.0f} seconds" if seconds < 120 else f"{seconds / 60:,.0f} minutes"


def run(
    corpus: Path,
    out: Path,
    *,
    workers: int | str = 1,
    tell: Callable[[Ran], None] | None = None,
) -> Ran:
    """Read a corpus into a parquet file; where a run was stopped, the next one goes on from there.

    ``out`` is written at the end, from the parts beside it (``<out>.parts``); ``<out>.aside.jsonl`` says what could
    not be read and why. ``workers``: see :class:`juncture.reading.corpus.workers.Where`.
    """
    where = Where.of(str(workers))
    ran = Ran(total=count(corpus))
    parts = Parts(out, corpus)
    known = parts.names()
    start = time.monotonic()

    def new(item: Item) -> bool:
        ran.before += item.id in known
        return item.id not in known

    for batch in coded(batches(filter(new, items(corpus))), where):
        parts.keep(batch)
        ran.add(batch, time.monotonic() - start)
        if tell is not None:
            tell(ran)
    parts.join()
    return ran
