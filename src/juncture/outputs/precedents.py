"""What the question about past cases answers with. A rate names its list, that list's years, n, k and its interval."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import Field

from juncture.outputs.base import Output
from juncture.record.citation import Answer


class IntervalAnswer(Answer):
    """An interval of 95 per cent for a share."""

    method: str
    low: float
    high: float


class RateAnswer(Answer):
    """A share in one list.

    ``unknown`` counts cases of the class of which nobody knows whether it was so; they are not in n. ``open`` counts
    cases of which the data leave it open whether they are in the class. ``share`` and the intervals are null where n
    is 0, and where the data know only where it was so.
    """

    question: str
    label: str
    list: str
    name: str
    since: date = Field(serialization_alias="from", description="The first day that the list covers.")
    until: date = Field(serialization_alias="to", description="The last day that the list covers.")
    n: int
    k: int
    unknown: int
    open: int
    share: float | None
    interval: IntervalAnswer | None
    wilson: IntervalAnswer | None
    caution: str
    cases: tuple[str, ...] = Field(description="The k cases in which it was so, by their ids in the list.")


class GroupAnswer(Answer):
    """The class in one list, or under one definition's letter."""

    list: str
    name: str
    since: date = Field(serialization_alias="from")
    until: date = Field(serialization_alias="to")
    n: int
    open: int
    outcomes: dict[str, int]
    remark: str


class LoosenedAnswer(Answer):
    """A rate with one term of the class left out."""

    without: str
    rate: RateAnswer


class StepAnswer(Answer):
    """From here on, the share of cases still without the event."""

    months: float
    share: float
    low: float | None
    high: float | None
    at_risk: int


class CurveAnswer(Answer):
    """Time to an event by Kaplan-Meier, with the log-log interval: n cases, in k of which the event came."""

    event: str
    list: str
    n: int
    k: int
    left_out: int
    median_months: float | None
    steps: tuple[StepAnswer, ...]


class CaseAnswer(Answer):
    """A case as one list has it."""

    list: str
    id: str
    country: str
    state: str
    day: str
    outcome: str
    flags: tuple[str, ...]


class HappeningAnswer(Answer):
    """One event in several lists, with the dates and the outcomes that they give."""

    country: str
    dates: dict[str, tuple[str, ...]]
    outcomes: dict[str, tuple[str, ...]]
    cases: tuple[CaseAnswer, ...]


class NearAnswer(Answer):
    """A past case beside the event: what they share, where they differ, what is unknown of either."""

    case: CaseAnswer
    name: str | None
    ousted: str | None = Field(description="Who lost power, by the supplement or a list of leaders that was read.")
    dates: dict[str, tuple[str, ...]]
    shared: tuple[str, ...]
    apart: tuple[str, ...]
    unknown: tuple[str, ...]
    score: int


class AnalogyAnswer(Answer):
    """A case that the dossier likens this one to, and where the lists have it."""

    statements: tuple[str, ...]
    said: str
    country: str
    day: date | None
    found: HappeningAnswer | None
    says: str


class ListAnswer(Answer):
    """A list that was asked: its terms, its years, and the rows that were set aside, each with its reason."""

    list: str
    name: str
    terms: str
    file: str
    since: date = Field(serialization_alias="from")
    until: date = Field(serialization_alias="to")
    rows: int
    cases: int
    set_aside: int
    problems: tuple[str, ...]
    remarks: tuple[str, ...]


class PrecedentsOutput(Output):
    """What happened in such cases: the class in words, its rates in every list, and the nearest cases."""

    name: ClassVar[str] = "precedents"

    event: str
    text: str | None
    where: str
    where_given: bool
    itself: HappeningAnswer | None
    lists: tuple[ListAnswer, ...]
    groups: tuple[GroupAnswer, ...]
    definitions: tuple[GroupAnswer, ...]
    rates: tuple[RateAnswer, ...]
    loosened: tuple[LoosenedAnswer, ...]
    curves: tuple[CurveAnswer, ...]
    conflicts: tuple[HappeningAnswer, ...]
    nearest: tuple[NearAnswer, ...]
    analogies: tuple[AnalogyAnswer, ...]
