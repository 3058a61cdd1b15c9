"""Time to an event where some cases had not seen it when the data end: Kaplan-Meier, by SciPy.

A case without the event counts as "not yet" up to the last day that its data cover, and no longer; a date that is
not known to the month is left out and counted.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import isnan

from juncture.precedents.answers import MONTH
from juncture.precedents.base import Subject
from juncture.precedents.intervals import LEVEL, stats


@dataclass(frozen=True, slots=True)
class Span:
    """How long a case took, in months; ``seen`` is false where the event had not come when the data end."""

    months: float
    seen: bool
    subject: Subject | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """The share still without the event from here on, with its interval; None where that is not defined."""

    months: float
    share: float
    low: float | None
    high: float | None
    at_risk: int


@dataclass(frozen=True)
class Curve:
    """A survival curve: n cases, in k of which the event came, its steps, and how many cases were left out."""

    event: str
    n: int
    k: int
    left_out: int
    steps: tuple[Step, ...]
    censored: tuple[float, ...]

    @property
    def median(self) -> float | None:
        """The months by which half have seen the event; None where the curve does not come down so far.

        >>> curve("e", [Span(6.0, True), Span(7.0, True), Span(9.0, False), Span(10.0, True)]).median
        7.0
        """
        return next((step.months for step in self.steps if step.share <= 0.5 + 1e-12), None)


def curve(event: str, spans: Iterable[Span], left_out: int = 0) -> Curve:
    """The Kaplan-Meier curve of spans, with the log-log interval of 95 per cent."""
    found = sorted(spans, key=lambda one: (one.months, not one.seen))
    seen = [one.months for one in found if one.seen]
    waiting = [one.months for one in found if not one.seen]
    steps = _steps(seen, waiting, [one.months for one in found]) if seen else ()
    return Curve(event, len(found), len(seen), left_out, steps, tuple(waiting))


def _steps(seen: Sequence[float], waiting: Sequence[float], every: Sequence[float]) -> tuple[Step, ...]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # SciPy warns where an interval is undefined; such a step says None
        fitted = stats().ecdf(stats().CensoredData(uncensored=seen, right=waiting)).sf
        bounds = fitted.confidence_interval(LEVEL, method="log-log")
    rows = zip(fitted.quantiles, fitted.probabilities, bounds.low.probabilities, bounds.high.probabilities, strict=True)
    events = set(seen)
    return tuple(
        Step(float(at), float(share), _known(low), _known(high), sum(1 for months in every if months >= at))
        for at, share, low, high in rows
        if at in events
    )


def _known(value: float) -> float | None:
    return None if isnan(value) else float(value)


def span(subject: Subject, event: date | None, until: date) -> Span | None:
    """How long a case took to its event, or was watched without it; None where it was not watched at all."""
    end = event or until
    if end < subject.case.first:
        return None
    return Span((end - subject.case.first).days / MONTH, event is not None, subject)
