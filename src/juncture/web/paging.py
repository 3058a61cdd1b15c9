"""A long list in parts, so that no page grows with its record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Query

One = TypeVar("One")

#: Which part of a list an address asks for; the pages say what comes first.
Asked = Annotated[int | None, Query(ge=1, le=1_000_000, alias="part")]


@dataclass(frozen=True, slots=True)
class Part(Generic[One]):
    """Some of a list: which part of how many, and the number of all."""

    shown: tuple[One, ...]
    number: int
    of: int
    all: int


def part(found: Sequence[One], number: int | None, size: int, *, last: bool = False) -> Part[One]:
    """A part of a list, counted from 1; without a number the first, or the last one.

    >>> part("abcde", None, 2, last=True)
    Part(shown=('e',), number=3, of=3, all=5)
    """
    of = max(1, -(-len(found) // size))
    place = min(number or (of if last else 1), of)
    return Part(tuple(found[(place - 1) * size : place * size]), place, of, len(found))
