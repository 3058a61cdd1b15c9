"""Checks: what an analyst should look at; findings to show, not constraints, for they are often the finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from juncture.record.checks.events import date_conflicts, disputes, undated_events
from juncture.record.checks.finding import Finding, Severity
from juncture.record.checks.membership import circular_memberships
from juncture.record.checks.offices import contested_bounds, two_holders, unknown_bounds, vacancies
from juncture.record.checks.sources import orphans, repeated_quotations, undated_sources, unsourced
from juncture.record.checks.voices import positive_denials
from juncture.record.view import View

CHECKS: tuple[Callable[[View], Iterable[Finding]], ...] = (
    circular_memberships,
    positive_denials,
    orphans,
    two_holders,
    contested_bounds,
    date_conflicts,
    disputes,
    vacancies,
    repeated_quotations,
    unsourced,
    undated_sources,
    undated_events,
    unknown_bounds,
)


def check(view: View) -> list[Finding]:
    """Every finding, errors first."""
    found = [finding for one in CHECKS for finding in one(view)]
    order = list(Severity)
    return sorted(found, key=lambda finding: order.index(finding.severity))


__all__ = ["CHECKS", "Finding", "Severity", "check"]
