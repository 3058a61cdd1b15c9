"""Checks of events and claims: dates that cannot both be right, open contradictions, missing dates."""

from __future__ import annotations

from collections.abc import Iterator

from juncture.record.checks.finding import Finding, Severity
from juncture.record.occurrences import occurrences
from juncture.record.statements import Event
from juncture.record.truth import Truth
from juncture.record.view import View


def date_conflicts(view: View) -> Iterator[Finding]:
    """One happening with two dates that cannot both be right."""
    for one in view.once(occurrences):
        if Truth.YES in one.date_conflicts():
            told = "; ".join(f"{event.when} ({event.voice}, {event.id})" for event in one.events if event.when)
            yield Finding(
                code="date-conflict",
                severity=Severity.CONFLICT,
                message=f"{one.lead.id} is dated differently: {told}.",
                entries=tuple(event.id for event in one.events),
            )


def disputes(view: View) -> Iterator[Finding]:
    """Statements that contradict others, as their authors marked them."""
    for one in view.statements:
        for other in one.disputes:
            yield Finding(
                code="disputed",
                severity=Severity.CONFLICT,
                message=f"{one.kind} {one.id!r} contradicts {other!r}" + (f": {one.text}." if one.text else "."),
                entries=(one.id, other),
            )


def undated_events(view: View) -> Iterator[Finding]:
    """Events that no source dates."""
    for event in view.of(Event):
        if event.when is None and event.voice in ("asserted", "attributed"):
            tied = event.after or event.before
            order = f" Only its order is known (beside {', '.join(tied)})." if tied else ""
            yield Finding(
                code="undated-event",
                severity=Severity.GAP,
                message=f"No source dates the event {event.id!r}.{order}",
                entries=(event.id,),
            )
