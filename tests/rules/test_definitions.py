"""What is it called: Mali, 24-26 May 2021, as the reference table has it, element by element and day by day."""

from __future__ import annotations

import pytest
from dossiers import ARRESTS, mali, niger

from juncture.record.truth import Truth
from juncture.rules import define, definitions, matrix

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN

#: Attempt and success by definition on each day of knowledge.
TABLE = {
    "2021-05-27": {
        "powell-thyne": (YES, UNKNOWN), "cline": (YES, YES), "marshall": (YES, UNKNOWN), "colpus": (YES, YES),
        "au": (NO, NO), "ecowas": (YES, YES), "us-7008": (NO, NO),
    },
    "2021-05-29": {
        "powell-thyne": (YES, UNKNOWN), "cline": (YES, YES), "marshall": (YES, UNKNOWN), "colpus": (YES, YES),
        "au": (NO, NO), "ecowas": (YES, YES), "us-7008": (NO, NO),
    },
    "2021-05-30": {"powell-thyne": (YES, UNKNOWN)},
    "2021-06-02": {
        "powell-thyne": (YES, YES), "cline": (YES, YES), "marshall": (YES, UNKNOWN), "colpus": (YES, YES),
        "au": (NO, NO), "ecowas": (YES, YES), "us-7008": (NO, NO),
    },
    "2025-12-31": {"powell-thyne": (YES, YES), "marshall": (YES, UNKNOWN)},
}  # fmt: skip

#: The elements on 27 May, by definition.
ELEMENTS = {
    "powell-thyne": {
        "illegal": YES, "overt": YES, "perpetrator": YES, "target": YES, "foreign": NO, "masses": NO, "held": UNKNOWN,
    },
    "cline": {"initiator": YES, "incumbent": YES, "threat": YES, "irregular": YES, "organised": YES, "lost-power": YES},
    "marshall": {"force": YES, "faction": YES, "authority": YES, "excluded": NO, "policies": UNKNOWN, "held": UNKNOWN},
    "colpus": {"attempt-made": YES, "perpetrator": YES, "target": YES, "irregular": YES, "lost-power": YES},
    "au": {"elected": NO, "military-coup": NO, "mercenaries": NO, "rebels": NO, "refusal": NO, "amendment": NO},
    "ecowas": {"unconstitutional": YES, "power": YES, "power-taken": YES, "elected": NO},
    "us-7008": {"duly-elected": NO, "deposed": YES, "military-role": YES},
}  # fmt: skip


@pytest.mark.parametrize("known", TABLE)
def test_mali_comes_out_as_the_table_says(known: str) -> None:
    answer = define(mali(known), ARRESTS)
    found = {one.definition: (one.attempt, one.success) for one in answer.verdicts}
    assert {id: found[id] for id in TABLE[known]} == TABLE[known]


@pytest.mark.parametrize("id", ELEMENTS)
def test_mali_element_by_element(id: str) -> None:
    verdict = define(mali("2021-05-27"), ARRESTS)[id]
    assert {key: verdict.element(key).truth for key in ELEMENTS[id]} == ELEMENTS[id]


def test_every_part_of_the_case_gives_the_same_verdicts() -> None:
    view = mali("2021-06-02")
    asked = (ARRESTS, "takeover-attempt-2021-05", "prerogatives-removed-2021-05-25", "power-seized-2021-05")
    found = {tuple((one.attempt, one.success) for one in define(view, id).verdicts) for id in asked}
    assert len(found) == 1


def test_before_the_first_source_was_public_everything_is_unknown() -> None:
    answer = define(mali("2021-05-26"), ARRESTS)
    assert {(one.attempt, one.success) for one in answer.verdicts} == {(UNKNOWN, UNKNOWN)}


def test_the_threshold_is_undecided_before_and_decided_after() -> None:
    before, after = (define(mali(known), ARRESTS)["powell-thyne"] for known in ("2021-05-30", "2021-06-02"))
    assert before.decided_on == after.decided_on == "2021-05-31"
    assert "undecided" in before.element("held").answer
    assert after.element("held").sources


def test_a_day_that_has_come_without_a_witness_decides_nothing() -> None:
    held = define(mali("2021-05-31"), ARRESTS)["powell-thyne"].element("held")
    assert held.truth is UNKNOWN
    assert "nobody on record saw" in held.answer


def test_cline_fits_palace_and_forced_resignation_where_the_list_codes_military() -> None:
    answer = define(mali(), ARRESTS)
    kinds = {one.id: one.truth for one in answer["cline"].kinds}
    assert (kinds["palace"], kinds["forced-resignation"], kinds["military"]) == (YES, YES, NO)
    coded = [one for one in answer.practice["cline"] if one.how == "coded"]
    assert "military coup" in str(coded[0].text)


def test_colpus_type_is_open_until_somebody_heads_the_executive() -> None:
    kinds = [
        {one.id: one.truth for one in define(mali(known), ARRESTS)["colpus"].kinds}
        for known in ("2021-05-27", "2021-05-29")
    ]
    assert kinds[0]["reshuffling"] is UNKNOWN
    assert (kinds[1]["reshuffling"], kinds[1]["regime-change"]) == (YES, NO)


def test_letter_and_practice_part_at_the_african_union() -> None:
    answer = define(mali("2021-06-02"), ARRESTS)
    assert answer["au"].attempt is NO
    assert "suspended" in {one.how for one in answer.practice["au"]}
    assert [one.when for one in answer.practice["au"]] == sorted(str(one.when) for one in answer.practice["au"])


def test_practice_is_known_only_when_it_was_public() -> None:
    assert define(mali("2021-05-29"), ARRESTS).practice["ecowas"] == ()
    assert not define(mali("2021-06-02"), ARRESTS).practice["powell-thyne"]
    assert define(mali(), ARRESTS).practice["powell-thyne"]


def test_in_niger_the_elected_president_makes_the_difference() -> None:
    answer = define(niger("2023-10-31"), "takeover-2023-07-26")
    assert (answer["au"].success, answer["us-7008"].success) == (YES, YES)
    assert {one.id: one.truth for one in answer["cline"].kinds}["military"] is YES
    assert answer.practice["us-7008"][0].when == "2023-10-10"


def test_the_matrix_sets_many_events_side_by_side() -> None:
    rows = matrix(mali(), [ARRESTS, "coup-2020-08-18", "coup-2012-03", "no-such-event"])
    assert rows[0].event == ARRESTS
    assert rows[1].attempt["au"] is YES
    assert set(rows[3].attempt.values()) == {UNKNOWN}


def test_no_wording_is_shown_that_was_not_verified() -> None:
    for one in define(mali(), ARRESTS).verdicts:
        assert all(text.verified or text.quotation is None for text in one.text)
        assert all(text.quotation or text.gist for text in one.text)
    lome = next(text for text in define(mali(), ARRESTS)["au"].text if "Lomé" in text.source)
    assert lome.quotation is None
    assert "not checked" in str(lome.gist)


def test_every_definition_asks_only_for_facts_that_have_a_question() -> None:
    from juncture.rules.facts import questions

    asked = {name for one in definitions().values() for name in one.facts()}
    assert asked <= set(questions())
