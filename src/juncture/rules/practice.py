"""Practice beside the letter: what those who hold a definition said or did about a case, and when.

Taken from the record: what they said about it, the positions they took, and what they suspended or
sanctioned within two months. Nothing here feeds back into the letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from juncture.record.citation import Answer, Citation, cite
from juncture.record.listing import speaker_of
from juncture.record.statements import Assessment, Claim, Event, Reading, Stance, Statement, Suspension
from juncture.record.validity import bounds, when_of
from juncture.record.when import day_of
from juncture.rules.case import Case
from juncture.rules.definition import Definition

WITHIN = timedelta(62)


class Practice(Answer):
    """One thing that a holder of a definition said or did."""

    by: str
    how: str
    text: str | None
    when: str | None
    public: str | None
    statement: str
    sources: tuple[Citation, ...]


def practice(case: Case, definition: Definition) -> tuple[Practice, ...]:
    """What the holders of a definition said or did about a case, as the view knows it, in order of time."""
    found = [(one, how) for one in case.view.statements if (how := _how(case, definition, one))]
    said = {(speaker_of(case.view.record, one), p) for one, _ in found if isinstance(one, Claim) for p in one.passages}
    made = [
        _made(case, definition, one, how)
        for one, how in found
        if not (isinstance(one, Reading) and any((one.reader, p) in said for p in one.passages))
    ]
    return tuple(sorted(made, key=lambda one: (one.when or one.public or "9999", one.statement)))


def _how(case: Case, definition: Definition, one: Statement) -> str | None:
    holders = set(definition.held_by)
    ours = {event.id for event in case.events}
    texts = {text.instrument for text in definition.text if text.instrument}
    if isinstance(one, Claim | Assessment) and speaker_of(case.view.record, one) in holders and ours & set(one.about):
        return "coded" if _in_a_list(case, one) else "declared"
    if isinstance(one, Assessment) and texts & set(one.about) and _near(case, one) and _speaks_of(one, holders, case):
        return "assessed"
    if isinstance(one, Reading) and one.reader in holders and _near(case, one):
        return "read the law"
    if isinstance(one, Suspension) and one.by in holders and _near(case, one):
        return "suspended"
    if (
        isinstance(one, Event)
        and set(one.actors) & holders
        and (one.type or "").startswith("SANCTION")
        and _near(case, one)
    ):
        return None if one.voice not in ("asserted", "attributed") else "sanctioned"
    if isinstance(one, Stance) and one.actor in holders and _near(case, one):
        return "took a position" if one.target in ours else None
    return None


def _in_a_list(case: Case, one: Statement) -> bool:
    sources = (case.view.record.source(passage.source) for passage in one.passages)
    return any(source and source.type and "data" in source.type for source in sources)


def _speaks_of(one: Assessment, holders: set[str], case: Case) -> bool:
    rests = [case.view.by_id.get(id) for id in one.rests_on]
    named = {actor for other in rests for actor in _who(other)}
    return bool(named & holders)


def _who(one: Statement | None) -> Iterator[str]:
    if isinstance(one, Event):
        yield from one.actors
    elif one is not None and one.speaker:
        yield one.speaker


def _near(case: Case, one: Statement) -> bool:
    when = when_of(one)
    first = when.begin.earliest if when else bounds(one)[0].earliest
    if first is None or case.start is None:
        return False
    return timedelta(0) <= day_of(first) - case.start <= WITHIN


def _made(case: Case, definition: Definition, one: Statement, how: str) -> Practice:
    record = case.view.record
    when = when_of(one) or getattr(one, "began", None)
    published = [source.published for p in one.passages if (source := record.source(p.source)) and source.published]
    by = speaker_of(record, one) if isinstance(one, Claim | Assessment) else None
    actors = getattr(one, "actors", ()) or (
        getattr(one, "by", None),
        getattr(one, "actor", None),
        getattr(one, "reader", None),
    )
    named = next((id for id in actors if id in definition.held_by), None)
    return Practice(
        by=by if by in definition.held_by else named or by or definition.held_by[0],
        how=how,
        text=one.text,
        when=str(when) if when else None,
        public=str(one.public or min(published)) if one.public or published else None,
        statement=one.id,
        sources=cite(record, one.passages),
    )
