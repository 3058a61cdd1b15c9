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


class Reworded(Answer):
    """A statement that stands in two versions of a record and is not the same in both."""

    before: StatementAnswer
    after: StatementAnswer


class Between(Answer):
    """What one view of a record says and another does not; ``offices`` on the later view's day."""

    new: tuple[StatementAnswer, ...]
    changed: tuple[Reworded, ...]
    withdrawn: tuple[StatementAnswer, ...]
    offices: tuple[OfficeChange, ...]


def between(before: View, after: View) -> Between:
    """Compare two views, of two versions of a record or on two pairs of days."""
    old, new = before.by_id, after.by_id
    return Between(
        new=tuple(answer(after.record, one) for id, one in new.items() if id not in old),
        changed=tuple(
            Reworded(before=answer(before.record, old[id]), after=answer(after.record, one))
            for id, one in new.items()
            if id in old and old[id] != one
        ),
        withdrawn=tuple(answer(before.record, one) for id, one in old.items() if id not in new),
        offices=tuple(_office_changes(before, after)),
    )


def _office_changes(before: View, after: View) -> list[OfficeChange]:
    """The offices of both whose answer differs on the later one's day."""
    if after.as_of is None:
        return []
    known = {one.office: one for one in holders(before, after.as_of)}
    pairs = [(known[new.office], new) for new in holders(after, after.as_of) if new.office in known]
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
