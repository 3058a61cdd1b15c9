"""The patterns of sentences, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def phrases(group: str) -> Mapping[str, str]:
    """A group of patterns from ``phrases.toml``.

    >>> phrases("voices")["attributed"]
    'according to {speaker}, {text}'
    """
    text = files("juncture.brief").joinpath("phrases.toml").read_text(encoding="utf-8")
    found: Mapping[str, str] = tomllib.loads(text)[group]
    return found
