"""The coder's words, as data: TOML files beside this module, in words of our own."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """A lexicon file as it is written."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, key: str) -> tuple[str, ...]:
    """One list of a lexicon file.

    >>> "colonel" in words("titles", "ranks")
    True
    """
    return tuple(table(name)[key])


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """One list of a lexicon file, for looking up."""
    return frozenset(words(name, key))
