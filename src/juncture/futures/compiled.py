"""The bridge to Numba: kernels are compiled where it is installed (extra ``[fast]``), plain Python where not.

Nothing here imports Numba before a kernel is first defined, so that importing the package stays quick. Compiled
kernels are kept on disk in a folder named after the text of *all* kernel modules: Numba itself looks only at the
file in which a kernel stands, and would go on using it after a change to one that it calls.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar, cast

from juncture.futures.errors import QuestionError

Kernel = TypeVar("Kernel", bound=Callable[..., Any])

_HERE = Path(__file__).parent
_SOURCES = ("slots", "propagation", "multipliers", "kernels", "batch_fast")


@cache
def available() -> bool:
    """Whether kernels can be compiled here."""
    return find_spec("numba") is not None


def demand() -> None:
    """Raise :class:`QuestionError` where kernels cannot be compiled, naming the extra that brings them."""
    if not available():
        raise QuestionError(
            "The fast solver needs Numba; install juncture[fast], or take the solver 'numpy' or 'auto'."
        )


def kernel(function: Kernel) -> Kernel:
    """Compile a function that works on arrays, without the interpreter's lock; kept on disk between runs."""
    if not available():
        return function
    import numba

    settings: Any = numba.config
    before = settings.CACHE_DIR
    settings.CACHE_DIR = str(_folder())
    try:
        return cast(Kernel, numba.njit(nogil=True, cache=True)(function))
    except RuntimeError:  # nowhere to keep it
        return cast(Kernel, numba.njit(nogil=True)(function))
    finally:
        settings.CACHE_DIR = before


def inlined(function: Kernel) -> Kernel:
    """Compile a function into each kernel that calls it, for those that run millions of times a second."""
    if not available():
        return function
    import numba

    return cast(Kernel, numba.njit(nogil=True, inline="always")(function))


@cache
def _folder() -> Path:
    """Beside the package where that can be written, else in the user's cache."""
    digest = hashlib.sha256()
    for name in _SOURCES:
        digest.update((_HERE / f"{name}.py").read_bytes())
    folder = f"kernels-{digest.hexdigest()[:12]}"
    if os.access(_HERE, os.W_OK):
        return _HERE / "__pycache__" / folder
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "juncture" / folder
