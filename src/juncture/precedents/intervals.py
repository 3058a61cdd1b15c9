"""Intervals of a share: Jeffreys (from the beta distribution) and Wilson, both of 95 per cent, by SciPy."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import ModuleType

from juncture.record.problems import JunctureError

LEVEL = 0.95
MISSING = "intervals and survival curves need the extra 'precedents': pip install 'juncture[precedents]'."


@cache
def stats() -> ModuleType:
    """SciPy's statistics; raises a sentence where it is not installed."""
    try:
        from scipy import stats as found
    except ImportError:
        raise JunctureError(MISSING) from None
    return found  # type: ignore[no-any-return]


def installed() -> bool:
    """Whether SciPy is there."""
    try:
        stats()
    except JunctureError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Interval:
    """From where to where a share may lie."""

    low: float
    high: float


@cache
def jeffreys(k: int, n: int) -> Interval:
    """The equal-tailed Jeffreys interval, its outer end the edge where k is 0 or n (Brown, Cai, DasGupta 2001).

    >>> one = jeffreys(3, 10)
    >>> round(one.low, 3), round(one.high, 3)
    (0.093, 0.606)
    """
    tail = (1 - LEVEL) / 2
    beta = stats().beta(k + 0.5, n - k + 0.5)
    return Interval(0.0 if k == 0 else float(beta.ppf(tail)), 1.0 if k == n else float(beta.ppf(1 - tail)))


@cache
def wilson(k: int, n: int) -> Interval:
    """The Wilson score interval.

    >>> one = wilson(3, 10)
    >>> round(one.low, 3), round(one.high, 3)
    (0.108, 0.603)
    """
    found = stats().binomtest(k, n).proportion_ci(LEVEL, method="wilson")
    return Interval(float(found.low), float(found.high))
