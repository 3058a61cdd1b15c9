"""Expressions over facts and elements: words joined by ``and``, ``or``, ``not`` and brackets.

>>> from juncture.record.truth import Truth
>>> rule = read("illegal and (military or government-member) and not foreign-led")
>>> rule.truth({"illegal": Truth.YES, "military": Truth.YES, "foreign-led": Truth.NO}.get)
<Truth.YES: 'yes'>
>>> rule.truth({"illegal": Truth.YES, "foreign-led": Truth.NO}.get)
<Truth.UNKNOWN: 'unknown'>
>>> read("illegal and and")
Traceback (most recent call last):
juncture.rules.expression.ExpressionError: 'illegal and and' ends or breaks off at word 3 ('and'), where a name ...
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from juncture.record.truth import Truth

_WORD = re.compile(r"\s*([()]|[a-z0-9]+(?:-[a-z0-9]+)*|\S)")
_JOINS = frozenset(("and", "or", "not", "(", ")"))

Lookup = Callable[[str], Truth | None]


class ExpressionError(ValueError):
    """A text that is no expression; its message shows the text, the place, and what is wanted there."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A name, or a join of expressions."""

    join: str
    parts: tuple[Expression, ...] = ()
    name: str = ""

    def truth(self, look: Lookup) -> Truth:
        """Its truth, names that ``look`` does not know being unknown."""
        if self.join == "name":
            return look(self.name) or Truth.UNKNOWN
        if self.join == "not":
            return ~self.parts[0].truth(look)
        found = [part.truth(look) for part in self.parts]
        truth = found[0]
        for one in found[1:]:
            truth = truth & one if self.join == "and" else truth | one
        return truth

    def names(self) -> Iterator[str]:
        """Every name in it, in order."""
        if self.join == "name":
            yield self.name
        for part in self.parts:
            yield from part.names()


@lru_cache(maxsize=4_096)
def read(text: str) -> Expression:
    """Read an expression; raises :class:`ExpressionError`."""
    reader = _Reader(text, [match[1] for match in _WORD.finditer(text)])
    found = reader.either()
    if reader.at < len(reader.words):
        reader.fail("the end, 'and' or 'or'")
    return found


@dataclass
class _Reader:
    text: str
    words: list[str]
    at: int = 0

    def either(self) -> Expression:
        return self._chain("or", self.both)

    def both(self) -> Expression:
        return self._chain("and", self.one)

    def one(self) -> Expression:
        word = self._next()
        if word == "not":
            return Expression("not", (self.one(),))
        if word == "(":
            inner = self.either()
            if self._next() != ")":
                self.at -= 1
                self.fail("a closing bracket")
            return inner
        if not word or word in _JOINS or not re.fullmatch(r"[a-z0-9-]+", word):
            self.at -= 1
            self.fail("a name of a fact or element, 'not' or an opening bracket")
        return Expression("name", name=word)

    def fail(self, wanted: str) -> None:
        word = self.words[self.at] if 0 <= self.at < len(self.words) else "the end"
        raise ExpressionError(
            f"{self.text!r} ends or breaks off at word {self.at + 1} ({word!r}), where {wanted} is wanted."
        )

    def _chain(self, join: str, inner: Callable[[], Expression]) -> Expression:
        parts = [inner()]
        while self.at < len(self.words) and self.words[self.at] == join:
            self.at += 1
            parts.append(inner())
        return parts[0] if len(parts) == 1 else Expression(join, tuple(parts))

    def _next(self) -> str:
        self.at += 1
        return self.words[self.at - 1] if self.at <= len(self.words) else ""
