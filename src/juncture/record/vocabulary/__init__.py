"""The words a record may use, as data: one TOML file a list, each code with its label and meaning."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Term:
    """One code of a vocabulary: its label, its meaning, and how a sentence says it."""

    code: str
    label: str
    meaning: str
    extra: Mapping[str, str]


@cache
def vocabulary(name: str) -> Mapping[str, Term]:
    """The terms of a list by code, in the order of its file.

    >>> vocabulary("likelihood")["likely"].meaning
    '55 to 80 per cent'
    """
    text = files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return {code: _term(code, entry) for code, entry in tomllib.loads(text).items()}


def _term(code: str, entry: Mapping[str, str]) -> Term:
    extra = {key: value for key, value in entry.items() if key not in ("label", "meaning")}
    return Term(code, entry.get("label", code), entry.get("meaning", ""), extra)
