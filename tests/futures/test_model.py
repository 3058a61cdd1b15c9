"""What a model holds, what it refuses, and what its files look like from outside."""

from __future__ import annotations

import pytest
from tests.futures.samples import MALI, somewhereland

from juncture.futures import Cell, Model, ModelError, QuestionError, Section, lint
from juncture.futures.tomlfile import parse_toml


@pytest.fixture
def mali() -> Model:
    return parse_toml(MALI)


def test_a_judgement_carries_the_evidence_of_its_section(mali: Model) -> None:
    judged = mali.judgement("talks", "conditional", "grip", "facade")
    assert (judged.value, judged.lo, judged.hi) == (1, 0, 3)
    assert judged.passages == ("crisis-group-2021-05@9239-9335",)
    assert judged.rests_on == ("conditions-curb-influence",)
    assert judged.confidence == "moderate"


def test_a_cell_of_its_own_carries_its_own_evidence(mali: Model) -> None:
    judged = mali.judgement("talks", "open", "grip", "facade")
    assert (judged.lo, judged.hi) == (1, 3)
    assert judged.passages == ("crisis-group-2021-05@8900-8990",)
    assert (judged.author, judged.date) == ("an analyst", "2021-05-28")


def test_a_spread_stays_within_the_scale(mali: Model) -> None:
    judged = mali.judgement("talks", "none", "grip", "facade")
    assert (judged.lo, judged.hi) == (-3, -1)


def test_where_nobody_judged_the_judgement_is_nothing(mali: Model) -> None:
    judged = mali.judgement("grip", "broken", "unity", "united")
    assert (judged.value, judged.certain, judged.passages) == (0, True, ())


def test_the_hash_follows_the_values_and_not_the_words(mali: Model) -> None:
    renamed = parse_toml(MALI.replace("Unity of the outsiders", "Outsiders' unity").replace("9239-9335", "9239-9340"))
    moved = parse_toml(MALI.replace("united = [2, 0, -2]", "united = [2, 0, -1]"))
    assert mali.hash == renamed.hash
    assert mali.hash != moved.hash


def test_replacing_a_section_leaves_the_others(mali: Model) -> None:
    rows = ((Cell(0), Cell(0)), (Cell(-1), Cell(1)))
    changed = mali.replacing(Section("neighbours", "unity", rows))
    assert changed.judgement("neighbours", "calm", "unity", "united").value == 0
    assert changed.judgement("unity", "split", "grip", "broken").value == -2
    assert len(changed.sections) == len(mali.sections)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("united = [2, 0, -2]", "united = [5, 0, -2]", "unity=united -> grip=broken is judged 5, outside the scale"),
        ('"1 [0..3]"', '"1 [3..0]"', "has the range 3..0, which is upside down; write 0..3"),
        ('"1 [0..3]"', '"1 [2..3]"', "is judged 1, outside its own range 2..3"),
        ('"1 [0..3]"', '"some"', "'some' is no judgement"),
        ("united = [2, 0, -2]", "unted = [2, 0, -2]", "'unted' is no variant of 'unity'; did you mean 'united'?"),
        ("united = [2, 0, -2]", "united = [2, 0]", "the row 'united' is [2, 0]; accepted: 3 values"),
        ('from = "unity"', 'from = "grip"', "'united' is no variant of 'grip'"),
        ('from = "neighbours"\nto = "unity"', 'from = "unity"\nto = "unity"', "'calm' is no variant"),
        ('to = "unity"', 'to = "unison"', "'unison' is no descriptor of this model"),
        ('kind = "external"', 'kind = "outside"', "'outside' is no kind of descriptor"),
        ('confidence = "moderate"', 'confidence = "sure"', "'sure' is no confidence"),
        ("@9239-9335", "@9335-9239", "ends at 9239, which is not after its start 9335"),
        ("spread = 1", "spread = -1", "spread = -1 is no whole number from 0"),
        ("range = [1, 3]", "range = 1", "the range 1 is no pair of whole numbers"),
        ("holds = { talks = ", "holds = { grip = ", "is no variant of 'grip'"),
        ('wants = { grip = "broken" }', "wants = { }", "The goal 'grip-broken' names nothing"),
        ('wants = { grip = "broken" }', 'wants = { grip = "mended" }', "'mended' is no variant of 'grip'"),
        ('unity = "split", grip = "open-rule"', 'grip = "open-rule"', "The start 'now' says nothing of unity"),
        ('both = { talks = "none", grip', 'both = { talks = "none", hold', "'hold' is no descriptor"),
        ('id = "mali-2021"', 'name = "mali-2021"', "'name' is no part of a model"),
        ('title = "Mali, May 2021"', "scale = [1, 3]", "The scale 1..3 has no room for 0"),
        ('title = "Mali, May 2021"', "title = ", "is not TOML"),
    ],
)
def test_what_does_not_fit_is_said_in_a_sentence(old: str, new: str, said: str) -> None:
    assert old in MALI
    with pytest.raises((ModelError, QuestionError)) as caught:
        parse_toml(MALI.replace(old, new, 1), "system.toml")
    assert said in str(caught.value)
    assert "system.toml" in str(caught.value)


def test_an_error_names_the_line_of_its_table() -> None:
    with pytest.raises(ModelError, match=r"system\.toml, line 45: "):
        parse_toml(MALI.replace("united = [2, 0, -2]", "united = [2, 0]"), "system.toml")
    assert MALI.splitlines()[44] == "[[judgement]]"


def test_an_option_on_what_is_no_lever_is_refused() -> None:
    with pytest.raises(QuestionError, match=r"'unity', which is ordinary, not a lever\. Levers of this model: talks"):
        parse_toml(MALI.replace('holds = { talks = "none" }', 'holds = { unity = "split" }'))


def test_a_descriptor_acts_on_itself_only_where_that_is_allowed() -> None:
    text = '[[descriptor]]\nid = "grip"\nvariants = ["a", "b"]\n'
    text += '[[judgement]]\nfrom = "grip"\nto = "grip"\nrows = { a = [1, 0] }\n'
    with pytest.raises(ModelError, match="act upon itself"):
        parse_toml(text)
    assert parse_toml("diagonal = true\n" + text).judgement("grip", "a", "grip", "a").value == 1


def test_a_section_given_twice_is_refused() -> None:
    section = '[[judgement]]\nfrom = "unity"\nto = "grip"\n'
    with pytest.raises(ModelError, match="given twice"):
        parse_toml(MALI + section)


def test_a_model_without_descriptors_is_refused() -> None:
    with pytest.raises(ModelError, match="at least one descriptor"):
        parse_toml("")


def test_lint_finds_gaps_and_habits(mali: Model) -> None:
    faults = {(note.fault, note.where) for note in lint(mali)}
    assert ("unsourced", "unity -> grip") in faults
    assert ("unsourced", "talks -> grip") not in faults
    assert ("unstandardised", "talks=conditional -> grip") not in faults
    assert {note.fault for note in lint(somewhereland())} == {"unsourced"}


def test_lint_names_what_no_consistent_scenario_can_have() -> None:
    model = Model.of(
        {"a": ["x", "y"], "b": ["x", "y"], "c": ["x", "y"]},
        {("a", "b"): [[2, -1], [1, 0]], ("b", "a"): [[0, 0], [0, 0]]},
    )
    assert [(n.fault, n.where) for n in lint(model) if n.fault in ("unreachable", "empty", "isolated")] == [
        ("empty", "b -> a"),
        ("isolated", "c"),
        ("unreachable", "b=y"),
    ]
