"""Juncture: record, check, query and run forward a political crisis, and write the brief."""

from __future__ import annotations

from importlib import import_module
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
)

__all__ = ["__version__", *_API]  # noqa: PLE0604


def __getattr__(name: str) -> Any:
    if name in _API:
        return getattr(import_module("juncture.api"), name)
    raise AttributeError(f"juncture has no {name!r}")
