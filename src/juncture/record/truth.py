"""Truth with room for what nobody knows: yes, no, unknown, contested.

``unknown`` says that nothing settles the question; ``contested`` says that what we hold settles it
both ways. The connectives are Kleene's strong ones, with *contested* nearer to a decision than
*unknown*: one firm ``no`` decides an "and", one firm ``yes`` decides an "or".
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Truth(StrEnum):
    """One of four answers to a question about the record.

    >>> Truth.YES & Truth.UNKNOWN, Truth.NO & Truth.UNKNOWN, Truth.YES | Truth.UNKNOWN
    (<Truth.UNKNOWN: 'unknown'>, <Truth.NO: 'no'>, <Truth.YES: 'yes'>)
    >>> ~Truth.CONTESTED
    <Truth.CONTESTED: 'contested'>
    """

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    CONTESTED = "contested"

    @classmethod
    def of(cls, value: bool | None) -> Truth:
        """The truth of a Python condition; ``None`` is unknown."""
        return cls.UNKNOWN if value is None else (cls.YES if value else cls.NO)

    def __invert__(self) -> Truth:
        return {Truth.YES: Truth.NO, Truth.NO: Truth.YES}.get(self, self)

    def __and__(self, other: Truth) -> Truth:
        for verdict in (Truth.NO, Truth.CONTESTED, Truth.UNKNOWN):
            if verdict in (self, other):
                return verdict
        return Truth.YES

    def __or__(self, other: Truth) -> Truth:
        return ~(~self & ~other)


def weigh(answers: Iterable[Truth]) -> Truth:
    """What several witnesses to one question say together; unlike "or", a yes beside a no is contested.

    >>> weigh([Truth.YES, Truth.UNKNOWN]), weigh([Truth.YES, Truth.NO]), weigh([])
    (<Truth.YES: 'yes'>, <Truth.CONTESTED: 'contested'>, <Truth.UNKNOWN: 'unknown'>)
    """
    said = set(answers)
    if Truth.CONTESTED in said or {Truth.YES, Truth.NO} <= said:
        return Truth.CONTESTED
    return next((t for t in (Truth.YES, Truth.NO) if t in said), Truth.UNKNOWN)
