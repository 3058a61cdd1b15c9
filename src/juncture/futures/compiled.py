"""The bridge to Numba: kernels are compiled where it is installed (extra ``[fast]``), plain Python where not.

Nothing here imports Numba before a kernel is first defined, so that importing the package stays quick.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import Any, TypeVar, cast

Kernel = TypeVar("Kernel", bound=Callable[..., Any])


@cache
def available() -> bool:
    """Whether kernels can be compiled here."""
    return find_spec("numba") is not None


def kernel(function: Kernel) -> Kernel:
    """Compile a function that works on arrays, without the interpreter's lock; kept on disk between runs."""
    if not available():
        return function
    import numba

    try:
        return cast(Kernel, numba.njit(nogil=True, cache=True)(function))
    except RuntimeError:  # nowhere to keep it
        return cast(Kernel, numba.njit(nogil=True)(function))


def inlined(function: Kernel) -> Kernel:
    """Compile a function into each kernel that calls it, for those that run millions of times a second."""
    if not available():
        return function
    import numba

    return cast(Kernel, numba.njit(nogil=True, inline="always")(function))
