"""Past cases as the answers that are printed."""

from __future__ import annotations

from juncture import precedents as room
from juncture.outputs.precedents import (
    AnalogyAnswer,
    CaseAnswer,
    CurveAnswer,
    GroupAnswer,
    HappeningAnswer,
    IntervalAnswer,
    ListAnswer,
    LoosenedAnswer,
    NearAnswer,
    RateAnswer,
    StepAnswer,
)

#: So many rows that were set aside are told one by one.
SHOWN = 50


def case(one: room.Case) -> CaseAnswer:
    """A case."""
    return CaseAnswer(
        list=one.list, id=one.id, country=one.country, state=one.state.name, day=str(one.when),
        outcome=str(one.outcome), flags=tuple(sorted(one.flags)),
    )  # fmt: skip


def happening(one: room.Happening) -> HappeningAnswer:
    """One event in several lists."""
    return HappeningAnswer(
        country=one.cases[0].country, dates=dict(one.dates),
        outcomes={str(outcome): lists for outcome, lists in one.outcomes.items()}, cases=tuple(map(case, one.cases)),
    )  # fmt: skip


def rate(one: room.Rate) -> RateAnswer:
    """A rate."""
    return RateAnswer(
        question=one.question, label=one.label, list=one.list, name=one.name, since=one.since, until=one.until, n=one.n,
        k=one.k, unknown=one.unknown, open=one.open, share=one.share, interval=_interval("jeffreys", one.jeffreys),
        wilson=_interval("wilson", one.wilson), caution=one.caution, cases=tuple(hit.case.id for hit in one.cases),
    )  # fmt: skip


def _interval(method: str, one: room.Interval | None) -> IntervalAnswer | None:
    return IntervalAnswer(method=method, low=one.low, high=one.high) if one else None


def group(one: room.Group) -> GroupAnswer:
    """A class in a list."""
    return GroupAnswer(
        list=one.list, name=one.name, since=one.since, until=one.until, n=len(one.chosen.cases),
        open=len(one.chosen.open), outcomes=dict(one.outcomes), remark=one.remark,
    )  # fmt: skip


def loosened(one: room.Loosened) -> LoosenedAnswer:
    """A rate without one term."""
    return LoosenedAnswer(without=one.term, rate=rate(one.rate))


def curve(name: str, one: room.Curve) -> CurveAnswer:
    """A survival curve."""
    steps = tuple(
        StepAnswer(months=step.months, share=step.share, low=step.low, high=step.high, at_risk=step.at_risk)
        for step in one.steps
    )
    return CurveAnswer(
        event=one.event, list=name, n=one.n, k=one.k, left_out=one.left_out, median_months=one.median, steps=steps
    )


def near(one: room.Near) -> NearAnswer:
    """A past case beside the event."""
    return NearAnswer(
        case=case(one.subject.case), name=one.subject.coup.name if one.subject.coup else None,
        ousted=_ousted(one.subject), dates=dict(one.subject.happening.dates), shared=one.shared,
        apart=one.apart, unknown=one.unknown, score=one.score,
    )  # fmt: skip


def _ousted(subject: room.Subject) -> str | None:
    if subject.coup and subject.coup.ousted:
        return str(subject.coup.ousted.value)
    leader = subject.base.ousted(subject.case)
    return leader.leader if leader else None


def analogy(one: room.Analogy) -> AnalogyAnswer:
    """A case that the dossier names."""
    return AnalogyAnswer(
        statements=one.statements, said=one.said, country=one.country, day=one.day,
        found=happening(one.found) if one.found else None, says=one.says,
    )  # fmt: skip


def listing(one: room.Listing) -> ListAnswer:
    """A list that was asked."""
    return ListAnswer(
        list=one.id, name=one.name, terms=one.terms, file=one.file, since=one.since, until=one.until, rows=one.rows,
        cases=len(one.cases), set_aside=len(one.set_aside), problems=tuple(map(str, one.set_aside[:SHOWN])),
        remarks=tuple(map(str, one.remarks)),
    )  # fmt: skip
