"""The tables of a TOML text read one by one; what is wrong with one is said with the line in which it starts."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from juncture.futures.errors import FuturesError, ModelError, unknown

Part = TypeVar("Part")


class Tables:
    """A TOML text, its parts all known by name."""

    def __init__(self, text: str, where: str, accepted: tuple[str, ...], what: str) -> None:
        self.where = where
        try:
            self.data: Mapping[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise ModelError(f"{where} is not TOML: {error}.") from None
        self._lines = text.splitlines()
        for key in self.data:
            if key not in accepted:
                raise ModelError(f"{where}: " + unknown(what, key, accepted))

    def each(self, kind: str, read: Callable[[Mapping[str, Any]], Part]) -> tuple[Part, ...]:
        """Read every table of a kind."""
        tables = self.data.get(kind, [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise ModelError(
                f"{self.where}: {kind!r} is no list of tables; write [[{kind}]] with two brackets, once for each."
            )
        found = []
        for number, table in enumerate(tables):
            try:
                found.append(read(table))
            except FuturesError as error:
                raise type(error)(f"{self.where}, line {self._line(kind, number)}: {error}") from None
        return tuple(found)

    def whole(self, make: Callable[[], Part]) -> Part:
        """What all parts make together; what is wrong with that is said with the file."""
        try:
            return make()
        except FuturesError as error:
            raise type(error)(f"{self.where}: {error}") from None

    def _line(self, kind: str, number: int) -> int:
        header = re.compile(rf"\s*\[\[\s*{kind}\s*\]\]")
        starts = [i for i, line in enumerate(self._lines, 1) if header.match(line)]
        return starts[number] if number < len(starts) else 1
