"""Checks of events and claims: dates that cannot both be right, open contradictions, missing dates."""

from __future__ import annotations

from collections.abc import Iterator

from juncture.record.checks.finding import Finding, Severity
from juncture.record.occurrences import occurrences
from juncture.record.saying import listed, said
from juncture.record.statements import Event
from juncture.record.truth import Truth
from juncture.record.view import View


def date_conflicts(view: View) -> Iterator[Finding]:
    """One happening with two dates that cannot both be right."""
    for one in view.once(occurrences):
        if Truth.YES in one.date_conflicts():
            dated = [event for event in one.events if event.when]
            told = [
                said("%(date)s (%(voice)s, %(id)s)", date=event.when, voice=said(event.voice), id=event.id)
                for event in dated
            ]
            yield Finding(
                code="date-conflict",
                severity=Severity.CONFLICT,
                message=said("%(id)s is dated differently: %(told)s.", id=one.lead.id, told=listed(told)),
                entries=tuple(event.id for event in one.events),
            )


def disputes(view: View) -> Iterator[Finding]:
    """Statements that contradict others, as their authors marked them."""
    for one in view.statements:
        for other in one.disputes:
            yield Finding(
                code="disputed",
                severity=Severity.CONFLICT,
                message=said(
                    "%(kind)s %(id)r contradicts %(other)r%(text)s",
                    kind=said(one.kind),
                    id=one.id,
                    other=other,
                    text=f": {one.text}." if one.text else ".",
                ),
                entries=(one.id, other),
            )


def undated_events(view: View) -> Iterator[Finding]:
    """Events that no source dates."""
    for event in view.of(Event):
        if event.when is None and event.voice in ("asserted", "attributed"):
            tied = event.after or event.before
            order = said(" Only its order is known (beside %(ids)s).", ids=", ".join(tied)) if tied else ""
            yield Finding(
                code="undated-event",
                severity=Severity.GAP,
                message=said("No source dates the event %(id)r.%(order)s", id=event.id, order=order),
                entries=(event.id,),
            )
