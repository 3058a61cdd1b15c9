"""From which day on each statement was public: the other side of what a view by its ``known`` day holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from juncture.record.items import Source
from juncture.record.record import Record
from juncture.record.statements import Assessment, Statement
from juncture.record.when import When, day_of


def public_days(record: Record) -> dict[str, date]:
    """The first ``known`` day with which a view holds each statement; one that no date shows to be public has none.

    A date that is known in part counts from the last day that it may mean.
    """
    found = {one.id: day for one in record.statements() if (day := _own_day(record, one))}
    resting = [one for one in record.statements() if isinstance(one, Assessment) and _rests_alone(one)]
    while grown := {one.id: day for one in resting if one.id not in found and (day := _day_of(record, one, found))}:
        found |= grown  # a judgement may rest on another
    return found


def _own_day(record: Record, one: Statement) -> date | None:
    if one.public is not None:
        return _surely(one.public)
    sources = (record.source(passage.source) for passage in one.passages)
    return min((day for source in sources if source and (day := _surely(source.published))), default=None)


def _surely(when: When | None) -> date | None:
    return day_of(when.begin.latest) if when and when.begin.latest is not None else None


def _rests_alone(one: Assessment) -> bool:
    return bool(one.rests_on) and not one.passages and one.public is None


def _day_of(record: Record, one: Assessment, found: Mapping[str, date]) -> date | None:
    """When all that a judgement rests on was public, and no earlier than it was surely made."""
    grounds = [record.get(id) for id in one.rests_on]
    days = [
        _surely(ground.published) if isinstance(ground, Source) else found.get(ground.id)
        for ground in grounds
        if isinstance(ground, Source | Statement)
    ]
    shown = [day for day in days if day]
    if not shown or len(shown) < len(days):
        return None
    made = one.when.begin.earliest if one.when else None
    return max(*shown, day_of(made)) if made is not None else max(shown)
