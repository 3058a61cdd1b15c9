"""The kinds of event that the data sets know, as their own codebooks name them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Kinds:
    """ACLED's event types, violent ones and others, and UCDP's types by number."""

    violent: tuple[str, ...]
    other: tuple[str, ...]
    ucdp: dict[str, str]


def _kinds() -> Kinds:
    data = tomllib.loads(files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8"))
    return Kinds(tuple(data["acled"]["violent"]), tuple(data["acled"]["other"]), data["ucdp"])


KINDS = _kinds()
