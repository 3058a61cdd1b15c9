"""The kinds of statement: each one reified, sourced assertion with an id of its own."""

from __future__ import annotations

from juncture.record.statements.base import Statement
from juncture.record.statements.events import Event
from juncture.record.statements.lasting import Lasting, Membership, Suspension, Tenure
from juncture.record.statements.norms import Bar, Duty, Fact, Power, Reading, Succession
from juncture.record.statements.positions import Claim, Stance
from juncture.record.statements.reasoning import Assessment, Influence, Likeness, Option

__all__ = [
    "STATEMENTS", "Assessment", "Bar", "Claim", "Duty", "Event", "Fact", "Influence", "Lasting", "Likeness",
    "Membership", "Option", "Power", "Reading", "Stance", "Statement", "Succession", "Suspension", "Tenure",
]  # fmt: skip

STATEMENTS: dict[str, type[Statement]] = {
    model.kind: model
    for model in (
        Event, Tenure, Suspension, Membership, Stance, Claim, Power, Duty, Bar, Succession, Reading, Fact,
        Influence, Option, Likeness, Assessment,
    )
}  # fmt: skip
