"""The words that questions are put in, and the forms that they have: data, beside this module."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


WORDS: dict[str, Any] = _read("words.toml")
_FEW = r"(?:[ '-][^?]{0,60}?)? ?"


@cache
def forms() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    """The forms in the order in which they are tried, with their patterns; a form may stand there twice."""
    return tuple(
        (one["id"], tuple(re.compile(pattern.replace("~", _FEW)) for pattern in one["patterns"]))
        for one in _read("forms.toml")["form"]
    )


@cache
def form_words(form: str | None) -> frozenset[str]:
    """The words that a form is told by: they ask, and name nothing.

    >>> {"risk", "danger"} <= form_words("risks")
    True
    """
    found = (pattern.pattern.replace(_FEW, " ") for id, patterns in forms() if form in (id, "") for pattern in patterns)
    return frozenset(word for text in found for word in re.findall(r"[a-z]{2,}", re.sub(r"<[a-z:]*>|\\b", " ", text)))


@cache
def alike() -> dict[str, str]:
    """Words for one matter, each with the first of them."""
    return {word: group[0] for group in WORDS["alike"]["groups"] for word in group}
