"""Checks: each finding where it belongs, and none where it does not."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from making import TEXT, codes, entry, event, tenure, view

from juncture.record.checks import CHECKS, Finding, Severity, check


def membership(id: str, member: str, body: str, **fields: Any) -> Any:
    return entry("membership", id, member=member, body=body, from_=["report"], **fields)


def found(code: str, *entries: Any, **options: Any) -> list[Finding]:
    return [finding for finding in check(view(*entries, **options)) if finding.code == code]


HELD = tenure("t", began="2020-09-25", ended="2021-05-24")
RIVAL = tenure("r", "goita", began="2021-05-20", ended="2021-06-30")

CASES = {
    "circular-membership": (
        [membership("m", "goita", "army"), membership("n", "army", "goita")],
        [membership("m", "goita", "army"), membership("n", "army", "goita", voice="denied")],
    ),
    "positive-denial": (
        [event("a", "2021-05-24", voice="denied", text="the officers staged a coup")],
        [event("a", "2021-05-24", voice="denied", text="the officers did not stage a coup")],
    ),
    "two-holders": ([HELD, RIVAL], [HELD, tenure("r", "goita", began="2021-05-25", ended="2021-06-30")]),
    "contested-bound": (
        [tenure("a", ended="2021-05-24"), tenure("b", ended="2021-05-26")],
        [tenure("a", ended="2021-05-24"), tenure("b", ended="2021-05")],
    ),
    "vacancy": (
        [HELD, tenure("r", "goita", began="2021-05-28", ended="2022")],
        [HELD, tenure("r", "goita", began="2021-05-25", ended="2022")],
    ),
    "date-conflict": (
        [event("a", "2021-05-24"), event("b", "2021-05-26", same_as=["a"])],
        [event("a", "2021-05"), event("b", "2021-05-26", same_as=["a"])],
    ),
    "disputed": ([event("a"), event("b", disputes=["a"])], [event("a"), event("b")]),
    "unsourced": (
        [event("a", from_=[])],
        [event("a"), entry("assessment", "j", text="it lasts", rests_on=["a"])],
    ),
    "undated-source": ([entry("source", "s", title="S")], []),
    "undated-event": ([event("a")], [event("a", "2021"), event("b", voice="hedged")]),
    "unknown-bound": ([tenure("a", began="2020")], [HELD]),
}  # fmt: skip


@pytest.mark.parametrize("code", CASES)
def test_a_finding_is_made_where_it_belongs_and_only_there(code):
    there, not_there = CASES[code]
    (finding,) = found(code, *there)
    assert finding.entries
    assert finding.message.endswith(".")
    assert found(code, *not_there) == []


def test_every_check_has_an_example_here():
    elsewhere = {"orphaned-passage", "repeated-quotation"}
    assert len(CASES) + len(elsewhere) == len(CHECKS)


def test_errors_come_first_then_conflicts_then_gaps():
    entries = [HELD, RIVAL, tenure("a", "cisse", began="2020"), *CASES["circular-membership"][0]]
    order = [finding.severity for finding in check(view(*entries))]
    assert order == sorted(order, key=list(Severity).index)
    assert set(order) == set(Severity)


def test_a_circle_of_bodies_is_told_in_the_direction_in_which_it_runs():
    entries = [membership("m", "goita", "army"), membership("n", "army", "court"), membership("o", "court", "goita")]
    (finding,) = found("circular-membership", *entries, membership("p", "cisse", "goita"))
    assert set(finding.entries) == {"m", "n", "o"}
    told = finding.message.removeprefix("Membership runs in a circle: ").partition(". ")[0].split(" → ")
    assert told[0] == told[-1]
    assert {*pairwise(told)} == {("goita", "army"), ("army", "court"), ("court", "goita")}


def test_a_body_that_belongs_to_itself_is_a_circle():
    (finding,) = found("circular-membership", membership("m", "army", "army"))
    assert "army → army" in finding.message


def test_each_circle_is_told_once():
    entries = [
        membership("m", "goita", "army"), membership("n", "army", "goita"),
        membership("o", "goita", "court"), membership("p", "court", "cisse"), membership("q", "cisse", "court"),
    ]  # fmt: skip
    assert len(found("circular-membership", *entries)) == 2


def test_two_holders_are_named_with_the_day():
    (finding,) = found("two-holders", HELD, RIVAL)
    assert finding.message == "Ndaw and Goita are both recorded as President on 2021-05-20."
    assert set(finding.entries) == {"t", "r"}


@pytest.mark.parametrize(
    "rival",
    [
        {"capacity": "acting"}, {"voice": "hedged"}, {"voice": "planned"}, {"voice": "denied"}, {"office": "minister"},
        {"holder": "ndaw"}, {"began": "2021-05-24"}, {"began": "2021-05"},
    ],
)  # fmt: skip
def test_no_second_holder_where_the_record_does_not_surely_have_one(rival):
    given = {"holder": "goita", "began": "2021-05-20", "ended": "2021-06-30", **rival}
    assert found("two-holders", HELD, tenure("r", **given)) == []


def test_a_contested_end_names_every_date_with_its_witness_and_who_was_seen():
    entries = [
        tenure("a", ended="2021-05-24", voice="attributed", speaker="court"),
        tenure("b", ended="2021-05-26"),
        tenure("c", as_of="2021-05-25"),
    ]
    (finding,) = found("contested-bound", *entries)
    assert "The end of Ndaw as President is told differently: " in finding.message
    for part in ("2021-05-24 (Court)", "2021-05-26 (report)", "seen in office on 2021-05-25 (report)"):
        assert part in finding.message
    assert set(finding.entries) == {"a", "b", "c"}


@pytest.mark.parametrize("voice", ["hedged", "denied", "planned"])
def test_a_bound_without_firm_witness_contests_nothing(voice):
    assert found("contested-bound", tenure("a", ended="2021-05-24"), tenure("b", ended="2021-05-26", voice=voice)) == []


def test_a_vacancy_is_told_with_its_days_and_neighbours():
    (finding,) = found("vacancy", *CASES["vacancy"][0])
    assert finding.message == (
        "Nobody is recorded as President between 2021-05-24 (Ndaw left) and 2021-05-28 (Goita began)."
    )


@pytest.mark.parametrize("between", [{"as_of": "2021-05-26"}, {"began": "2021-05-25", "voice": "hedged"}, {}])
def test_no_vacancy_where_somebody_may_have_held_it(between):
    assert found("vacancy", *CASES["vacancy"][0], tenure("b", "cisse", **between)) == []


def test_a_denial_fills_no_vacancy():
    denial = tenure("b", "cisse", as_of="2021-05-26", voice="denied")
    assert len(found("vacancy", *CASES["vacancy"][0], denial)) == 1


def test_a_quotation_that_stands_twice_is_told_and_one_that_stands_once_is_not():
    twice, once = "He resigned on 26 May", "Officers arrested"
    texts = {"report": TEXT}
    places = {words: f"report@{TEXT.index(words)}-{TEXT.index(words) + len(words)}" for words in (twice, once)}
    (finding,) = found("repeated-quotation", event("a", from_=[places[twice]]), texts=texts)
    assert finding.message == "'a' quotes 'He resigned on 26 May', which stands more than once in 'report'."
    assert found("repeated-quotation", event("a", from_=[places[once]]), texts=texts) == []
    assert found("repeated-quotation", event("a", from_=[places[twice]])) == []


def test_a_text_that_is_another_is_an_error_for_every_statement_that_cites_a_place_in_it():
    entries = [event("a", from_=["report@0-5"]), event("b", from_=["report"]), event("c", from_=["report@0-9"])]
    (finding,) = found("orphaned-passage", *entries, texts={"report": TEXT.upper()})
    assert (finding.severity, finding.entries) == (Severity.ERROR, ("a", "c"))
    assert "2 statements cite it" in finding.message
    assert found("orphaned-passage", *entries, texts={"report": TEXT}) == []


def test_an_event_without_a_date_is_told_with_what_is_known_of_its_order():
    (finding,) = found("undated-event", event("a", after=["b"]), event("b", "2021"))
    assert finding.message == "No source dates the event 'a'. Only its order is known (beside b)."


def test_a_small_record_of_nothing_but_facts_has_no_findings():
    whole = [event("a", "2021-05-24", from_=["report@0-17"]), HELD]
    assert codes(check(view(*whole))) == []
