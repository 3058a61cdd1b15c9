"""What would change it, pins, and the sentences of the brief."""

from __future__ import annotations

from datetime import date

from dossiers import ARRESTS, REMOVAL, mali

from juncture.record.truth import Truth
from juncture.rules import called, define, judge, lawful, pin, pin_verdict, would_change, would_turn


def test_marshall_waits_for_a_month_and_for_policies() -> None:
    flips = [one for one in would_change(mali("2021-06-02"), ARRESTS) if one.of == "marshall.success"]
    found = {frozenset((change.name, str(change.supposed)) for change in one.changes): one.becomes for one in flips}
    assert found == {
        frozenset({("policies-changed", "no")}): Truth.NO,
        frozenset({("held", "no")}): Truth.NO,
        frozenset({("policies-changed", "yes"), ("held", "yes")}): Truth.YES,
    }


def test_one_settled_fact_carries_the_no_of_section_7008() -> None:
    flips = [one for one in would_change(mali("2021-06-02"), ARRESTS, settled=True) if one.of == "us-7008.success"]
    assert [(one.becomes, one.changes[0].name) for one in flips] == [(Truth.YES, "duly-elected-head-of-government")]
    assert flips[0].changes[0].sources


def test_the_day_of_the_resignation_and_the_court_turn_the_judgement() -> None:
    flips = would_turn(judge(mali("2021-05-29"), REMOVAL))
    names = {one.changes[0].name for one in flips if len(one.changes) == 1}
    assert "vacant:president-of-transition" in names
    assert "without reading:court-reads-art-7-as-succession" in names
    assert {one.becomes for one in flips} == {Truth.NO}


def test_a_set_that_holds_a_smaller_one_is_not_listed() -> None:
    flips = would_turn(judge(mali("2021-05-29"), REMOVAL))
    sets = [{(change.name, change.supposed) for change in one.changes} for one in flips]
    assert not any(one < other for one in sets for other in sets)


def test_nothing_open_turns_a_judgement_that_hangs_on_nothing_open() -> None:
    assert would_turn(judge(mali("2021-05-27"), REMOVAL)) == ()


def test_an_event_not_known_has_nothing_to_change() -> None:
    assert would_change(mali("2021-05-26"), ARRESTS) == ()


def test_a_finding_can_be_pinned_with_author_and_date() -> None:
    view = mali("2021-05-29")
    finding = judge(view, REMOVAL)
    pinned = pin(view.record, finding, "removal-judged", "An analyst", date(2021, 5, 29))
    assert pinned.author == "An analyst"
    assert str(pinned.when) == "2021-05-29"
    assert "court-reads-art-7-as-succession" in pinned.rests_on
    assert all(view.record.get(one) is not None for one in (*pinned.rests_on, *pinned.about))
    assert pinned.passages
    verdict = define(view, ARRESTS)["powell-thyne"]
    named = pin_verdict(view.record, verdict, ARRESTS, "arrests-named", "An analyst", date(2021, 5, 29))
    assert "a coup attempt" in named.text
    assert named.about == (ARRESTS,)


def test_the_sentences_state_the_verdict_first_and_each_has_its_passages() -> None:
    found = lawful(mali("2021-05-29"), REMOVAL, earlier=mali("2021-05-27"))
    assert found[0].text.startswith("Whether the law gave Goïta the power to suspend")
    assert found[0].text.endswith("is contested.")
    assert all(one.citations for one in found)
    assert {"verdict", "powers", "reading", "vacancy", "turns", "since"} == {one.part for one in found}
    since = next(one for one in found if one.part == "since")
    assert "the answer was no; it is now contested" in since.text
    assert "Constitutional Court" in since.text


def test_no_sentence_is_said_twice() -> None:
    for known in ("2021-05-27", "2021-05-29", "2021-06-02"):
        texts = [one.text for one in (*lawful(mali(known), REMOVAL), *called(mali(known), ARRESTS))]
        assert len(texts) == len(set(texts))


def test_the_names_come_letter_first_and_practice_after() -> None:
    found = called(mali("2021-06-02"), ARRESTS)
    au = next(number for number, one in enumerate(found) if one.text.startswith("African Union"))
    assert "is not one of the listed means" in found[au].text
    assert "was not elected but installed" in found[au].text
    assert found[au + 1].part == "practice"
    assert "suspended" in found[au + 1].text


def test_an_unknown_event_yields_a_sentence_and_no_verdict() -> None:
    found = lawful(mali("2021-05-26"), REMOVAL)
    assert len(found) == 1
    assert "held nothing of it that was public" in found[0].text
