"""Was it lawful: Mali, 25 May 2021, before and after the Court."""

from __future__ import annotations

import pytest
from dossiers import ARRESTS, REMOVAL, entry, made, mali, niger

from juncture.record.truth import Truth
from juncture.record.view import View
from juncture.rules import differences, judge, judgeable, succession


def test_before_the_court_the_answer_is_no_and_after_it_contested() -> None:
    assert judge(mali("2021-05-27"), REMOVAL).truth is Truth.NO
    assert judge(mali("2021-05-29"), REMOVAL).truth is Truth.CONTESTED


def test_the_difference_says_why() -> None:
    before, after = (judge(mali(known), REMOVAL) for known in ("2021-05-27", "2021-05-29"))
    found = differences(before, after)
    new = [one for one in found if one.before is None]
    assert any("court-reads-art-7-as-succession" in one.statements for one in new)
    assert all(one.sources for one in new if one.key.startswith("reading:"))
    assert (found[-1].before, found[-1].after) == (Truth.NO, Truth.CONTESTED)


def test_as_of_a_day_before_the_ruling_the_court_has_not_spoken() -> None:
    assert judge(mali("2021-06-02", as_of="2021-05-27"), REMOVAL).truth is Truth.NO


def test_a_no_shows_the_powers_searched_and_what_they_give() -> None:
    finding = judge(mali("2021-05-27"), REMOVAL)
    searched = finding.find("powers:vice-president-of-transition")
    assert searched.truth is Truth.NO
    assert {id for one in searched.reasons for id in one.statements} == {
        "charter-vp-defence-security",
        "charter-vp-seconds-president",
    }
    assert "in charge of defence and security" in searched.answer
    assert all(one.sources for one in searched.reasons)


def test_the_office_held_is_found_with_its_sources() -> None:
    held = judge(mali("2021-05-27"), REMOVAL).find("held:vice-president-of-transition:assimi-goita")
    assert held.truth is Truth.YES
    assert held.sources


def test_silence_is_marked_as_silence() -> None:
    finding = judge(mali("2021-05-27"), REMOVAL)
    assert finding.find("letter").silent
    assert finding.find("forbidden").truth is Truth.NO
    assert "Silence forbids nothing" in finding.find("forbidden").answer


def test_competing_readings_stand_with_their_holders() -> None:
    finding = judge(mali("2021-05-29"), REMOVAL)
    standing = {one.key: one.standing for one in finding.walk() if one.key.startswith("reading:") and one.standing}
    assert standing["reading:court-reads-art-7-as-succession"] == "court"
    assert standing["reading:charter-no-power-to-suspend-president"] == "observer"
    assert standing["reading:goita-reads-charter-as-obliging"] == "party"
    assert "reading:panapress-reads-art-7-as-bar" in standing


def test_nobody_is_judge_in_his_own_cause() -> None:
    finding = judge(mali("2021-05-27"), REMOVAL)
    own = finding.find("reading:goita-reads-charter-as-obliging")
    assert own.truth is Truth.YES
    assert finding.truth is Truth.NO


def test_who_follows_on_a_vacancy_was_silent_and_then_settled_by_the_court() -> None:
    before = succession(mali("2021-05-27"), "president-of-transition")
    after = succession(mali("2021-05-29"), "president-of-transition")
    assert (before.truth, before.silent) == (Truth.UNKNOWN, True)
    assert (after.truth, after.silent) == (Truth.YES, False)
    assert after.find("heir:president-of-transition:president-of-national-assembly").truth is Truth.NO


def test_a_later_version_is_not_known_before_it_was_made_and_is_the_law_after() -> None:
    heir = "heir:president-of-transition:president-of-national-transitional-council"
    early = succession(mali("2021-05-29"), "president-of-transition")
    assert all(one.key != heir for one in early.walk())
    late = succession(mali("2022-03-01"), "president-of-transition")
    assert late.find(heir).truth is Truth.YES
    assert late.find("norm:charter-council-president-succeeds-2022").sources


def test_a_revision_does_not_reach_back_to_an_earlier_act() -> None:
    finding = judge(mali("2022-03-01"), REMOVAL)
    assert all("charter-council-president-succeeds-2022" not in one.statements for one in finding.walk())


def test_an_arrest_by_men_without_office_is_searched_in_every_power() -> None:
    finding = judge(mali("2021-05-29"), ARRESTS)
    assert finding.truth is Truth.NO
    assert len(finding.find("letter").statements) >= 8
    assert finding.find("reading:psc-reads-arrest-as-unlawful").truth is Truth.NO


def test_a_reading_of_one_act_is_not_held_against_another() -> None:
    finding = judge(mali(), "diarra-arrested-2012-12-10")
    assert all(one.key != "reading:psc-reads-arrest-as-unlawful" for one in finding.walk())


def test_the_law_of_one_state_does_not_govern_another() -> None:
    finding = judge(mali("2021-06-02"), "chad-junta-seizes-power")
    assert (finding.truth, finding.find("letter").truth) == (Truth.UNKNOWN, Truth.UNKNOWN)
    assert finding.find("forbidden").reasons == ()


def test_a_ground_that_fails_does_not_count_against_a_power() -> None:
    """The Court's reading gave Goïta the presidency on a vacancy; as president he needs no such ground."""
    finding = judge(mali("2021-06-12"), "maiga-appointed-2021-06-07")
    assert finding.truth is Truth.YES


def test_a_coup_meets_the_bars_of_the_constitution_and_the_protocol() -> None:
    finding = judge(mali("2021-05-27"), "takeover-attempt-2021-05")
    assert finding.find("forbidden").truth is Truth.YES
    assert finding.find("bar:constitution-coup-is-crime").sources


def test_a_power_that_covers_the_act_is_a_yes_with_its_passage() -> None:
    finding = judge(mali(), "ouane-reappointed-2021-05-14")
    assert finding.truth is Truth.YES
    assert finding.find("norm:charter-president-appoints-pm").sources


def test_an_appointment_under_a_charter_not_yet_promulgated_finds_no_power_in_force() -> None:
    finding = judge(mali(), "ouane-appointed-2020-09-27")
    assert finding.truth is Truth.NO
    assert "was in force on that day" in finding.find("powers:president-of-transition").answer


def test_what_is_not_known_yet_or_names_no_actor_is_said_and_not_guessed() -> None:
    early = judge(mali("2021-05-26"), ARRESTS)
    assert early.truth is Truth.UNKNOWN
    assert "26 May 2021" in early.answer
    assert "no such event" in judge(mali(), "no-such-event").answer
    assert "who acted" in judge(mali(), "decree-0355-2021-05-24").answer
    with pytest.raises(KeyError):
        succession(mali(), "no-such-office")


def test_every_event_with_a_legal_act_can_be_judged() -> None:
    for view in (mali(), mali("2021-05-29"), niger()):
        found = [judge(view, event.id) for event in judgeable(view)]
        assert found
        assert all(one.question for one in found)


LAW = """
[[actor]]
id = "mali"
name = "Mali"
type = "state"
[[actor]]
id = "ann"
name = "Ann"
type = "person"
[[actor]]
id = "court"
name = "Court"
type = "organisation"
[[actor]]
id = "bob"
name = "Bob"
type = "person"
[[office]]
id = "regent"
name = "Regent"
body = "mali"
functions = ["head-of-state"]
[[office]]
id = "steward"
name = "Steward"
body = "mali"
functions = ["executive"]
[[source]]
id = "law"
title = "Law"
published = "2000-01-01"
[[instrument]]
id = "charter"
title = "Charter"
[[instrument.versions]]
id = "one"
in_force = "2000-01-01"
until = "2010-01-01"
[[instrument.versions]]
id = "two"
in_force = "2010-01-01"
[[instrument.provisions]]
id = "art-1"
article = "art. 1"
versions = ["one"]
[[power]]
id = "steward-dismisses"
text = "the steward may dismiss the regent"
instrument = "charter"
provision = "art-1"
office = "steward"
modality = "may"
act = "dismiss"
object = "regent"
voice = "asserted"
from = ["law"]
[[tenure]]
id = "ann-steward"
holder = "ann"
office = "steward"
began = "2001-01-01"
ended = "2020-01-01"
voice = "asserted"
from = ["law"]
[[event]]
id = "act"
act = "suspend"
actors = ["ann"]
offices = ["regent"]
when = "WHEN"
voice = "asserted"
from = ["law"]
"""


ABOUT = {"instrument": "charter", "office": "steward", "act": "suspend", "object": "regent"}


def test_the_version_in_force_on_the_day_decides() -> None:
    assert judge(View(made(LAW.replace("WHEN", "2005-01-01"))), "act").truth is Truth.YES
    assert judge(View(made(LAW.replace("WHEN", "2015-01-01"))), "act").truth is Truth.NO


def test_the_greater_power_takes_in_the_lesser_and_says_so() -> None:
    found = judge(View(made(LAW.replace("WHEN", "2005-01-01"))), "act").find("norm:steward-dismisses")
    assert "inferred from the greater" in found.answer


def test_an_unmet_condition_leaves_the_power_open_until_the_record_says() -> None:
    bare = LAW.replace("WHEN", "2005-01-01").replace(
        'act = "dismiss"', 'act = "dismiss"\ncondition = "the court agrees"'
    )
    assert judge(View(made(bare)), "act").truth is Truth.UNKNOWN
    met = bare + entry("fact", id="f", of="steward-dismisses", element="condition")
    assert judge(View(made(met)), "act").truth is Truth.YES
    unmet = bare + entry("fact", id="f", of="steward-dismisses", element="condition", holds=False)
    assert judge(View(made(unmet)), "act").truth is Truth.NO


def test_a_bar_stands_against_a_power() -> None:
    bar = entry("bar", id="b", instrument="charter", act="suspend", object="regent")
    barred = LAW.replace("WHEN", "2005-01-01") + bar
    finding = judge(View(made(barred)), "act")
    assert finding.find("covered:regent").truth is Truth.YES
    assert finding.truth is Truth.NO


def test_a_court_against_the_letter_is_contested_and_an_observer_is_not() -> None:
    for standing, truth in (("court", Truth.CONTESTED), ("observer", Truth.YES)):
        reading = entry("reading", id="r", reader="court", standing=standing, effect="withholds", **ABOUT)
        read = LAW.replace("WHEN", "2005-01-01") + reading
        assert judge(View(made(read)), "act").truth is truth
