"""What whoever waits is told: which stage has begun, and how much of the ensemble is worked through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from juncture.futures.trial import Chunk, Spread, Trial


class Telling(Protocol):
    """Hears of stages by name, and within one of parts that are done."""

    def stage(self, name: str) -> None: ...

    def done(self, parts: int, total: int) -> None: ...


class _Silence:
    def stage(self, name: str) -> None:
        pass

    def done(self, parts: int, total: int) -> None:
        pass


#: Tells nobody.
SILENCE: Telling = _Silence()


def watched(spread: Spread, telling: Telling) -> Spread:
    """The same spread, each chunk of it told when it is finished."""

    def watching(trial: Trial, numbers: Iterable[int]) -> Iterator[Chunk]:
        wanted = list(numbers)
        for count, chunk in enumerate(spread(trial, wanted), 1):
            telling.done(count, len(wanted))
            yield chunk

    return watching
