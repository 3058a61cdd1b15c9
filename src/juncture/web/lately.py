"""Answers that take long: shown as they were last found, and found anew beside, so that nobody waits on every write."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock, Thread
from time import perf_counter
from typing import Any

#: How many answers are kept.
KEPT = 16
#: Seconds within which an answer is found anew while its reader waits.
PATIENCE = 2.0


@dataclass(frozen=True, slots=True)
class Found:
    """An answer, the stamp of the record that it was found in, and how many seconds that took."""

    stamp: str
    value: Any
    took: float


class Lately:
    """The answers found last. What was found quickly is never shown late; of what took long, one is made at a time.

    >>> lately = Lately()
    >>> lately.ask("brief", "head-1", lambda: "the brief of Mali").value
    'the brief of Mali'
    """

    def __init__(self, kept: int = KEPT, patience: float = PATIENCE) -> None:
        self._kept, self._patience = kept, patience
        self._found: OrderedDict[Hashable, Found] = OrderedDict()
        self._making: set[Hashable] = set()
        self._lock = Lock()

    def ask(self, key: Hashable, stamp: str, make: Callable[[], Any]) -> Found:
        """The answer on the record with this stamp, or the last one before it while that is being made."""
        with self._lock:
            last = self._found.get(key)
            if last is not None and last.stamp == stamp:
                self._found.move_to_end(key)
                return last
            waits = last is None or last.took < self._patience
            begins = not waits and key not in self._making
            if begins:
                self._making.add(key)
        if last is None or waits:
            return self._make(key, stamp, make)
        if begins:
            Thread(target=self._renew, args=(key, stamp, make), daemon=True).start()
        return last

    def _make(self, key: Hashable, stamp: str, make: Callable[[], Any]) -> Found:
        begun = perf_counter()
        value = make()
        found = Found(stamp, value, perf_counter() - begun)
        with self._lock:
            self._found[key] = found
            self._found.move_to_end(key)
            while len(self._found) > self._kept:
                self._found.popitem(last=False)
        return found

    def _renew(self, key: Hashable, stamp: str, make: Callable[[], Any]) -> None:
        try:
            self._make(key, stamp, make)
        except Exception:  # noqa: BLE001 - whoever looks next waits for it, and is told
            with self._lock:
                self._found.pop(key, None)
        finally:
            with self._lock:
                self._making.discard(key)
