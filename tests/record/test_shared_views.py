"""Views of the same days share what they found, and find what each statement says for itself."""

from __future__ import annotations

import gc
import weakref
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from making import entry, event, record, tenure

from juncture import api
from juncture.record.items import Source
from juncture.record.occurrences import occurrences
from juncture.record.record import ROOMS, Record
from juncture.record.statements import Assessment, Statement
from juncture.record.timeline import in_order
from juncture.record.truth import Truth
from juncture.record.validity import bounds
from juncture.record.view import View, by_day
from juncture.record.when import DAY, instant

QUESTIONS = (api.holders, api.timeline, api.actors, api.stances, api.claims, api.statements, api.check)


def test_two_views_of_the_same_days_share_what_they_found():
    one = record(event("e", "2021-05-24"), tenure("t", began="2020-09-25"))
    day = date(2021, 5, 27)
    assert View(one, known=day).statements is View(one, known=day).statements
    assert View(one, known=day).statements is not View(one, as_of=day, known=day).statements


def test_a_record_keeps_what_was_found_for_the_days_asked_for_last():
    one = record(event("e", "2021-05-24"))
    days = [date(2021, 6, 1 + number) for number in range(ROOMS + 1)]
    first = View(one, known=days[0]).statements
    for day in days[1:]:
        _ = View(one, known=day).statements
    again = View(one, known=days[0]).statements
    assert again == first
    assert again is not first


def test_what_was_found_in_a_record_does_not_keep_it_once_nobody_holds_it():
    one = record(event("e", "2021-05-24"), tenure("t", began="2020-09-25"), texts={"report": "He left."})
    gone = weakref.ref(one)
    gc.disable()
    try:
        for ask in QUESTIONS:
            ask(one, as_of="2021-05-27", known="2021-05-28")
        api.diff(one, earlier="2021-05-20", known="2021-05-28", as_of="2021-05-27")
        del one
        assert gone() is None
    finally:
        gc.enable()


SOURCES = ("early", "late", "vague", "undated")
moments = st.sampled_from(["2021-05-20", "2021-05-26", "2021-05", "2022", "..", None])


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Events and judgements on four sources, one without a date; events may be tied and judgements rest on others."""
    published = {"early": "2021-05-21", "late": "2021-05-27", "vague": "2021-05"}
    entries = [
        entry("source", id, title=id, **({"published": published[id]} if id in published else {})) for id in SOURCES
    ]
    ids = [f"e-{number}" for number in range(draw(st.integers(1, 7)))]
    some = st.lists(st.sampled_from(ids), max_size=2)
    for id in ids:
        places = draw(st.lists(st.sampled_from(SOURCES), max_size=3, unique=True))
        told = {name: [one for one in draw(some) if one != id] for name in ("after", "before", "same_as")}
        when, public = draw(moments), draw(st.sampled_from([None, None, "2021-05-22"]))
        voice = draw(st.sampled_from(["asserted", "planned", "denied"]))
        dated = {"when": when} if when and when != ".." else {}
        dated |= {"public": public} if public else {}
        entries.append(event(id, from_=places, voice=voice, **told, **dated))
    judged = [f"j-{number}" for number in range(draw(st.integers(0, 4)))]
    for id in judged:
        grounds = draw(st.lists(st.sampled_from([*ids, *judged, *SOURCES, "goita"]), min_size=1, max_size=3))
        entries.append(entry("assessment", id, text="it will last", rests_on=grounds))
    return record(*entries)


clocks = st.sampled_from([None, date(2021, 5, 21), date(2021, 5, 27), date(2021, 6, 2)])


@given(records(), clocks, clocks)
def test_a_view_holds_what_had_begun_and_was_public_each_statement_looked_at_alone(one: Record, as_of, known):
    expected: dict[str, list[str]] = {}
    while (grown := _standing(one, as_of, known, expected)) != expected:
        expected = grown
    found = View(one, as_of, known)
    assert {each.id: [str(passage) for passage in each.passages] for each in found.statements} == expected
    assert [each.id for each in found.statements] == [each.id for each in one.statements() if each.id in expected]
    assert [each.id for each in found.left_out] == [each.id for each in one.statements() if each.id not in expected]


def _standing(one: Record, as_of: date | None, known: date | None, kept: dict) -> dict[str, list[str]]:
    """One step: what stands where these statements do."""
    found = {}
    for each in one.statements():
        first = bounds(each)[0].earliest
        waits = as_of and first is not None and first > instant(as_of) + DAY - 1
        if waits and each.voice not in ("planned", "conditional"):
            continue
        public = [str(p) for p in each.passages if known is None or _public(one[p.source].published, known)]
        if known is None or (each.public and _public(each.public, known)):
            found[each.id] = [str(passage) for passage in each.passages]
        elif (public and not each.public) or _rests(one, each, known, kept):
            found[each.id] = public
    return found


def _public(when, known: date) -> bool:
    return by_day(when, known) is Truth.YES


def _rests(one: Record, each: Statement, known: date, kept: dict) -> bool:
    if not isinstance(each, Assessment) or each.passages:
        return False
    grounds = [one[id] for id in each.rests_on]
    shown = [
        _public(ground.published, known) if isinstance(ground, Source) else ground.id in kept
        for ground in grounds
        if isinstance(ground, Source | Statement)
    ]
    return bool(shown) and all(shown)


@given(records())
def test_occurrences_that_no_tie_names_stand_where_they_would_among_all(one: Record):
    found = occurrences(View(one))
    tied = {id for each in found for event_ in each.events for id in (*event_.after, *event_.before)}
    alone = [
        each for each in found
        if not any(event_.id in tied or event_.after or event_.before for event_ in each.events)
    ]  # fmt: skip
    ordered = in_order(found)
    assert sorted(each.lead.id for each in ordered) == sorted(each.lead.id for each in found)
    assert [each for each in ordered if each in alone] == in_order(alone)
