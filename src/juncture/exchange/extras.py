"""Parts that only some formats need, with a sentence where one is not installed."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from juncture.record.problems import JunctureError


def need(module: str, extra: str) -> ModuleType:
    """A module of an extra; raises a sentence that names the extra where it is missing.

    >>> need("no_such_module", "ftm")
    Traceback (most recent call last):
    juncture.record.problems.JunctureError: this needs the extra 'ftm' ...
    """
    try:
        return import_module(module)
    except ImportError:
        raise JunctureError(
            f"this needs the extra {extra!r} ({module} is not installed); pip install 'juncture[{extra}]' brings it."
        ) from None
