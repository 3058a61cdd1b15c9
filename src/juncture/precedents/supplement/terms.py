"""The codes that rows use, as data: who answered, how, what became of whom."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

from juncture.record.fields import near


@cache
def _all() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = tomllib.loads(files(__package__).joinpath("terms.toml").read_text("utf-8"))
    return found


def terms(name: str) -> Mapping[str, str]:
    """The codes of one kind, each with its meaning, in the order of the file.

    >>> terms("outcome")["attempted"]
    'it was carried out and the incumbent kept power'
    """
    return _all()[name]


def code(name: str) -> Callable[[str], str]:
    """A check that a text is one of these codes."""

    def known(value: str) -> str:
        if value not in terms(name):
            raise ValueError(f"{value!r} is no {name} code{near(value, terms(name))}")
        return value

    return known
