"""Answers that are found once and kept: of several who ask the same at once, one finds it and the others wait."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Any, TypeVar

Made = TypeVar("Made")


class Answers:
    """The answers used last, at most ``kept`` of them. One that fails is told to all who wait, and is not kept.

    >>> answers = Answers(2)
    >>> answers.once("holders", lambda: ["Bah N'Daw"]), answers.once("holders", lambda: [])
    (["Bah N'Daw"], ["Bah N'Daw"])
    """

    def __init__(self, kept: int) -> None:
        self._kept = kept
        self._found: OrderedDict[Hashable, Future[Any]] = OrderedDict()
        self._lock = Lock()

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What is kept under a key, made where nothing is."""
        with self._lock:
            known = self._found.get(key)
            found: Future[Any] = known if known is not None else Future()
            self._found[key] = found
            self._found.move_to_end(key)
            while len(self._found) > self._kept:
                self._found.popitem(last=False)
        if known is None:
            self._make(key, found, make)
        return found.result()  # type: ignore[no-any-return]

    def known(self, key: Hashable) -> Any:
        """What is kept under a key; None where nothing is, or somebody is still at it."""
        with self._lock:
            found = self._found.get(key)
        return found.result() if found is not None and found.done() and not found.exception() else None

    def _make(self, key: Hashable, found: Future[Any], make: Callable[[], Any]) -> None:
        try:
            found.set_result(make())
        except BaseException as error:
            with self._lock:
                if self._found.get(key) is found:
                    del self._found[key]
            found.set_exception(error)
            raise
