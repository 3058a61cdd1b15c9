"""Juncture: record, check, query and run forward a political crisis, and write the brief."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

__version__ = "0.1.0"

_API = (
    "open",
    "view",
    "brief",
    "render",
    "holders",
    "timeline",
    "actors",
    "stances",
    "claims",
    "statements",
    "check",
    "diff",
    "law",
    "define",
    "matrix",
    "sources",
    "search",
    "scenarios",
    "futures",
    "precedents",
    "ask",
    "bargain",
)
#: Questions that are answered in a module of their own.
_ELSEWHERE = {
    **dict.fromkeys(("scenarios", "futures", "bargain"), "juncture.foresight"),
    "precedents": "juncture.foresight.past",
    "ask": "juncture.ask",
}

__all__ = ["__version__", *_API]  # noqa: PLE0604


def __getattr__(name: str) -> Any:
    if name in _API:
        return getattr(import_module(_ELSEWHERE.get(name, "juncture.api")), name)
    raise AttributeError(f"juncture has no {name!r}")


class _Package(ModuleType):
    """Keeps the questions' names: importing the room ``juncture.brief`` hides no question of that name."""

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _API and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
