"""Holders: who held an office on a day, and how far anybody can say so."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import day, entry, event, tenure, view

from juncture.record.holders import OfficeAnswer, holders, stays
from juncture.record.spells import spells
from juncture.record.truth import Truth


def on(date: str, *entries: Any, office: str = "president", **options: Any) -> OfficeAnswer:
    return holders(view(*entries, **options), day(date), office)[0]


def names(answer: OfficeAnswer) -> list[str]:
    return [one.holder for one in answer.holders]


def test_between_a_known_start_and_a_known_end_the_office_is_held():
    one = tenure("t", began="2020-09-25", ended="2021-05-24")
    assert (on("2021-01-01", one).status, names(on("2021-01-01", one))) == ("held", ["ndaw"])
    assert on("2020-09-25", one).status == on("2021-05-24", one).status == "held"


def test_a_day_on_which_someone_was_seen_in_office_says_nothing_of_other_days():
    one = tenure("t", as_of="2021-05-25")
    assert on("2021-05-25", one).status == "held"
    for other in ("2021-05-24", "2021-05-26", "2022-01-01"):
        answer = on(other, one)
        assert (answer.status, names(answer)) == ("unknown", ["ndaw"])
        assert answer.holders[0].truth is Truth.UNKNOWN


def test_a_missing_end_is_unknown_and_never_today():
    one = tenure("t", began="2020-09-25")
    assert on("2020-09-25", one).status == "held"  # on that day it was so, however short it was
    assert on("2021-01-01", one).status == "unknown"
    assert on("2020-09-24", one).status == "unknown"
    assert on("2020-09-24", one).holders == ()


def test_a_year_is_neither_its_first_nor_its_last_day():
    one = tenure("t", began="2020", ended="2021")
    assert on("2020-12-31", one).status == "held"
    assert on("2020-06-01", one).status == "unknown"
    assert on("2021-01-01", one).status == "held"
    assert on("2021-06-01", one).status == "unknown"


def test_an_office_is_vacant_where_the_last_holder_had_surely_left_and_no_other_is_recorded():
    earlier = tenure("a", "goita", began="2018", ended="2019")
    last = tenure("b", ended="2021-05-24")
    answer = on("2021-05-26", earlier, last)
    assert (answer.status, names(answer)) == ("vacant", [])
    assert [one.holder for one in answer.last] == ["ndaw"]
    assert answer.last[0].until == "2021-05-24"


def test_an_office_that_nobody_is_recorded_in_is_unknown_and_not_vacant():
    assert on("2021-05-26").status == "unknown"
    assert on("2021-05-26", tenure("t", began="2021-06-07", ended="2022")).status == "unknown"


def test_sources_that_differ_about_the_end_contest_the_days_between():
    entries = [tenure("seen", as_of="2021-05-26"), tenure("ruled", ended="2021-05-24")]
    answer = on("2021-05-25", *entries)
    assert (answer.status, answer.holders[0].truth) == ("contested", Truth.CONTESTED)
    assert on("2021-05-24", *entries).status == "held"
    assert on("2021-05-28", *entries).status == "vacant"


def test_two_holders_of_one_seat_contest_it():
    entries = [
        tenure("a", began="2021-05-20", ended="2021-05-30"),
        tenure("b", "goita", began="2021-05-24", ended="2021-06-30"),
    ]
    answer = on("2021-05-26", *entries)
    assert (answer.status, names(answer)) == ("contested", ["ndaw", "goita"])
    assert answer.reason == "2 holders are recorded for 1 seat"
    assert on("2021-05-22", *entries).status == "held"


def test_an_office_of_two_seats_may_have_two_holders_but_not_three():
    entries = [
        tenure(f"t-{h}", h, "minister", began="2021-05-20", ended="2021-05-30") for h in ("ndaw", "goita", "cisse")
    ]
    assert on("2021-05-26", *entries[:2], office="minister").status == "held"
    assert on("2021-05-26", *entries, office="minister").reason == "3 holders are recorded for 2 seats"


def test_a_handover_within_one_day_is_no_contest():
    entries = [tenure("a", ended="2021-05-25"), tenure("b", "goita", began="2021-05-25", ended="2021-06-30")]
    answer = on("2021-05-25", *entries)
    assert (answer.status, set(names(answer))) == ("held", {"ndaw", "goita"})
    assert answer.reason == "it passed from one holder to another on this day"
    for other, holder in (("2021-05-24", None), ("2021-05-26", "goita")):
        assert names(on(other, *entries)) == ([holder] if holder else ["ndaw"])


def test_two_who_surely_held_it_at_one_hour_contest_it():
    entries = [
        tenure("a", began="2021-05-20", ended="2021-05-25T20:15Z"),
        tenure("b", "goita", began="2021-05-25T08:00Z", ended="2021-06-30"),
    ]
    assert on("2021-05-25", *entries).status == "contested"
    apart = [entries[0], tenure("b", "goita", began="2021-05-25T21:00Z", ended="2021-06-30")]
    assert on("2021-05-25", *apart).status == "held"


def test_two_seen_in_office_on_one_day_contest_it():
    assert (
        on("2021-05-25", tenure("a", as_of="2021-05-25"), tenure("b", "goita", as_of="2021-05-25")).status
        == "contested"
    )


def test_one_who_acts_for_the_holder_does_not_contest_the_seat():
    entries = [
        tenure("a", began="2021-05-20", ended="2021-05-30"),
        tenure("b", "goita", began="2021-05-24", ended="2021-06-30", capacity="acting"),
    ]
    answer = on("2021-05-26", *entries)
    assert answer.status == "held"
    assert [(one.holder, one.capacity) for one in answer.holders] == [("ndaw", "titular"), ("goita", "acting")]


def test_a_mere_claim_to_an_office_is_contested():
    one = tenure("t", "goita", began="2021-05-24", ended="2021-06-30", capacity="claimed")
    answer = on("2021-05-26", one)
    assert (answer.status, answer.holders[0].truth, answer.holders[0].capacity) == (
        "contested",
        Truth.CONTESTED,
        "claimed",
    )


@pytest.mark.parametrize(
    "voice",
    [
        {"voice": "hedged", "hedge": "rumoured"},
        {"voice": "planned"},
        {"voice": "conditional", "condition": "they agree"},
    ],
)
def test_what_is_hedged_planned_or_conditional_bears_no_firm_witness(voice):
    assert on("2021-05-26", tenure("t", began="2021-05-20", ended="2021-05-30", **voice)).status == "unknown"
    seen = tenure("seen", began="2020-09-25", ended="2021-05-30")
    assert on("2021-05-28", seen, tenure("rumour", ended="2021-05-26", **voice)).status == "held"


@pytest.mark.parametrize("voice", [{"voice": "hedged"}, {"voice": "planned"}, {"voice": "denied"}])
def test_an_event_that_is_not_told_as_a_fact_gives_no_end(voice):
    entries = [event("resigned", "2021-05-26", **voice), tenure("t", as_of="2021-05-24", ended_by="resigned")]
    answer = on("2021-05-28", *entries)
    assert answer.status == "unknown"
    assert (answer.holders[0].until, answer.holders[0].ended_by) == (None, "resigned")


def test_an_event_told_as_a_fact_gives_the_bound_that_the_tenure_leaves_out():
    entries = [event("resigned", "2021-05-26"), tenure("t", as_of="2021-05-24", ended_by="resigned")]
    answer = on("2021-05-28", *entries)
    assert (answer.status, answer.last[0].until, answer.last[0].ended_by) == ("vacant", "2021-05-26", "resigned")
    assert on("2021-05-25", *entries).status == "held"


def test_one_speakers_word_alone_settles_nothing_and_two_who_agree_do():
    def told(id: str, speaker: str) -> Any:
        return tenure(id, ended="2021-05-24", voice="attributed", speaker=speaker)

    assert on("2021-05-26", told("a", "cisse")).status == "unknown"
    assert on("2021-05-26", told("a", "cisse"), told("b", "court")).status == "vacant"
    firm = tenure("c", began="2020-09-25", ended="2021-05-28")
    assert on("2021-05-26", firm, told("a", "cisse")).status == "contested"


def test_a_denial_says_that_somebody_did_not_hold_it_on_its_days_and_nothing_of_others():
    denial = tenure("d", began="2021-05-24", ended="2021-05-26", voice="denied")
    assert on("2021-05-25", denial).status == "unknown"
    assert on("2021-05-25", denial).holders == ()
    for other in ("2021-05-20", "2021-05-28"):
        assert on(other, denial).status == "unknown"
        assert on(other, denial).last == ()
    firm = tenure("t", began="2020-09-25", ended="2021-05-30")
    assert on("2021-05-25", firm, denial).status == "contested"
    assert on("2021-05-28", firm, denial).status == on("2021-05-20", firm, denial).status == "held"
    assert on("2021-05-25", tenure("seen", as_of="2021-05-20"), denial).holders == ()


def test_a_suspension_is_shown_beside_the_office_and_ends_nothing():
    one = entry("suspension", "s", target="ndaw", office="president", began="2021-05-25", by="goita", from_=["report"])
    held = tenure("t", began="2020-09-25", ended="2021-05-28")
    answer = on("2021-05-26", held, one)
    assert answer.status == "held"
    assert [(found.statement, found.by, found.truth) for found in answer.holders[0].suspensions] == [
        ("s", "goita", Truth.UNKNOWN)
    ]
    assert on("2021-05-24", held, one).holders[0].suspensions == ()


@pytest.mark.parametrize(
    ("fields", "truth"),
    [
        ({"ended": "2021-05-27"}, Truth.YES),
        ({"ended": "2021-05-27", "voice": "hedged"}, Truth.UNKNOWN),
        ({"ended": "2021-05-27", "voice": "denied"}, Truth.NO),
        ({"ended": "2021-05-25"}, None),
        ({"ended": "2021-05-27", "office": "minister"}, None),
        ({"ended": "2021-05-27", "target": "goita"}, None),
        ({"ended": "2021-05-27", "body": "army"}, None),
    ],
)
def test_a_suspension_is_as_sure_as_its_voice_and_touches_only_its_office_and_days(fields, truth):
    given = {"target": "ndaw", "office": "president", "began": "2021-05-25", "from_": ["report"], **fields}
    answer = on("2021-05-26", tenure("t", began="2020-09-25", ended="2021-05-28"), entry("suspension", "s", **given))
    assert [found.truth for found in answer.holders[0].suspensions] == ([truth] if truth else [])


def test_an_answer_names_since_when_until_when_and_on_whose_word():
    entries = [
        tenure("a", began="2020-09", as_of="2021-05-24"),
        tenure("b", began="2020-09-25", ended="2021-05-26", voice="attributed", speaker="cisse"),
        tenure("c", ended="2021-05-24", voice="attributed", speaker="court", capacity="interim"),
    ]
    holder = stays(view(*entries))[0][1]
    assert (holder.since, holder.until) == ("2020-09-25", "2021-05-24 or 2021-05-26")
    assert [(mark.date, mark.speaker) for mark in holder.ends] == [("2021-05-26", "cisse"), ("2021-05-24", "court")]
    assert holder.seen == ("2021-05-24",)
    assert (holder.voice, holder.capacity, set(holder.statements)) == ("asserted", "interim", {"a", "b", "c"})
    assert [citation.source for citation in holder.sources] == ["report"]


def test_an_office_that_the_record_does_not_hold_is_an_error():
    with pytest.raises(KeyError):
        holders(view(), day("2021-05-26"), "ndaw")


def test_every_office_is_answered_in_the_order_of_rank():
    assert [one.office for one in holders(view(), day("2021-05-26"))] == ["president", "minister"]


# Spells


def grouped(*entries: Any) -> list[list[str]]:
    return [sorted(one.id for one in spell.tenures) for spell in spells(entries)]


def test_statements_about_one_stay_are_told_together_and_stays_apart():
    first = tenure("first", began="2012", ended="2013")
    second = tenure("second", began="2020-09-25", ended="2021-05-24")
    seen, other = tenure("seen", as_of="2021-01"), tenure("other", "goita", as_of="2021-01")
    assert grouped(seen, first, second, other) == [["other"], ["first"], ["second", "seen"]] or grouped(
        seen, first, second, other
    ) == [["first"], ["second", "seen"], ["other"]]


def test_stays_that_cannot_meet_are_two_even_when_near():
    assert (
        len(grouped(tenure("a", began="2020", ended="2021-05-24"), tenure("b", began="2021-06-11", ended="2022"))) == 2
    )


def test_evidence_years_outside_a_stay_is_of_another_one():
    stay = tenure("a", began="2012", ended="2013")
    for evidence in ({"as_of": "2021-01-01"}, {"ended": "2021-05-24"}, {"began": "2020-09-25"}):
        assert len(grouped(stay, tenure("b", **evidence))) == 2


moments = st.integers(1, 28).map(lambda n: f"2021-05-{n:02d}")


@given(moments, moments, moments)
def test_a_firm_stay_is_held_within_vacant_after_and_unknown_before(a, b, c):
    began, ended = sorted([a, b])
    status = on(c, tenure("t", began=began, ended=ended)).status
    assert status == ("held" if began <= c <= ended else "vacant" if c > ended else "unknown")


@given(st.permutations(["a", "b", "c", "d"]))
def test_the_order_in_which_statements_were_written_does_not_matter(order):
    told = {
        "a": tenure("a", began="2020-09-25"),
        "b": tenure("b", ended="2021-05-24"),
        "c": tenure("c", as_of="2021-05-26"),
        "d": tenure("d", "goita", began="2021-05-28", ended="2022"),
    }
    answer = on("2021-05-25", *(told[id] for id in order))
    assert (answer.status, names(answer)) == ("contested", ["ndaw"])
