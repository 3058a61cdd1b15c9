"""What changed between two knowledge dates: what became public, and which answers it moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from juncture.record.citation import Answer
from juncture.record.holders import Holder, OfficeAnswer, holders
from juncture.record.listing import StatementAnswer, answer
from juncture.record.view import View


class OfficeChange(Answer):
    """An office on one day, as known before and after."""

    office: str
    name: str
    before: OfficeAnswer
    after: OfficeAnswer


class Difference(Answer):
    """What a later view knows that an earlier one did not."""

    earlier: date
    later: date | None
    as_of: date | None
    new: tuple[StatementAnswer, ...]
    more_support: tuple[StatementAnswer, ...]
    offices: tuple[OfficeChange, ...]


def difference(view: View, earlier: date) -> Difference:
    """Compare a view with the same record as known on an earlier day.

    Offices are compared on the view's ``as_of`` day; without one, they are left out.
    """
    before = replace(view, known=earlier)
    new = [one for one in view.statements if one.id not in before.by_id]
    grown = [one for one in view.statements if one.id in before.by_id and before.by_id[one.id].passages != one.passages]
    return Difference(
        earlier=earlier,
        later=view.known,
        as_of=view.as_of,
        new=tuple(answer(view.record, one) for one in new),
        more_support=tuple(answer(view.record, one) for one in grown),
        offices=tuple(_office_changes(before, view)),
    )


def _office_changes(before: View, after: View) -> list[OfficeChange]:
    if after.as_of is None:
        return []
    pairs = zip(holders(before, after.as_of), holders(after, after.as_of), strict=True)
    return [
        OfficeChange(office=new.office, name=new.name, before=old, after=new)
        for old, new in pairs
        if _outline(old) != _outline(new)
    ]


def _outline(one: OfficeAnswer) -> tuple[object, ...]:
    return (one.status, [_bearing(holder) for holder in one.holders])


def _bearing(one: Holder) -> tuple[object, ...]:
    suspensions = [(suspension.statement, suspension.truth) for suspension in one.suspensions]
    return (one.holder, one.truth, one.capacity, one.since, one.until, suspensions)
