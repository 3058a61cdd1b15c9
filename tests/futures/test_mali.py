"""Mali as a system: every judgement rests on the record, and what the founding text reasons is put to the model."""

from __future__ import annotations

from pathlib import Path

import pytest

from juncture.futures import Goal, QuestionError, consistent, load
from juncture.futures.model import Judgement, Model
from juncture.futures.moves import moves
from juncture.futures.sayings import flips_of_pair, structural, thesis
from juncture.futures.study import Study, ask, study
from juncture.futures.theses import Thesis, put
from juncture.futures.tomlfile import parse_toml
from juncture.futures.tomlwriter import write_toml
from juncture.record.opening import open_record
from juncture.record.record import Record
from juncture.record.statements import Statement
from juncture.record.truth import Truth

FOLDER = Path(__file__).parents[2] / "examples" / "mali-2021"


@pytest.fixture(scope="module")
def record() -> Record:
    return open_record(str(FOLDER))


@pytest.fixture(scope="module")
def model() -> Model:
    return load(FOLDER)


@pytest.fixture(scope="module")
def answered(model: Model) -> Study:
    return study(ask(model, most=3), 200, 1, whole=False)


def told(model: Model) -> list[Judgement]:
    return [j for j in model.judgements() if j.value]


def test_every_judgement_rests_on_statements_of_the_record_and_says_how_sure_it_is(
    model: Model, record: Record
) -> None:
    for j in told(model):
        assert j.rests_on, str(j)
        assert j.confidence, str(j)
        for id in j.rests_on:
            assert isinstance(record.get(id), Statement), f"{j} rests on {id}"


def beneath(record: Record, ids: tuple[str, ...]) -> set[str]:
    """The passages of statements, and of what they themselves rest on."""
    found: set[str] = set()
    for id in ids:
        one = record[id]
        found |= {str(passage) for passage in one.passages}
        found |= beneath(record, tuple(getattr(one, "rests_on", ())))
    return found


def test_every_passage_of_a_judgement_is_one_of_the_statements_that_it_rests_on(model: Model, record: Record) -> None:
    for j in told(model):
        assert j.passages, str(j)
        assert set(j.passages) <= beneath(record, j.rests_on), str(j)


def test_every_thesis_rests_on_a_statement_of_the_record_with_its_passage(model: Model, record: Record) -> None:
    assert len(model.theses) == 6
    for one in model.theses:
        assert one.rests_on
        assert set(one.passages) <= beneath(record, one.rests_on)


def test_the_model_is_whole_after_it_was_written_and_read_again(model: Model, tmp_path: Path) -> None:
    write_toml(model, tmp_path / "system.toml")
    again = load(tmp_path / "system.toml")
    assert again.theses == model.theses
    assert again.hash == model.hash


def test_demanding_reinstatement_brings_stalemate_and_the_model_has_that_built_in(answered: Study) -> None:
    one = next(t for t in answered.theses if t.thesis.id == "reinstatement-brings-stalemate")
    assert (one.met, one.scenarios) == ((86, 0), (86, 14))
    assert one.built_in
    assert "it is built in, not found" in thesis(one).text


def test_demanding_reinstatement_makes_a_broken_grip_more_common_but_not_on_the_path_from_now(answered: Study) -> None:
    one = next(t for t in answered.theses if t.thesis.id == "reinstatement-improves-the-odds")
    assert one.structural is Truth.YES
    assert one.path is Truth.UNKNOWN
    assert one.shares is not None
    assert one.shares[0] > 0.8
    assert "The path from the start does not: it ends alike on both sides." in thesis(one).text


def test_talks_without_conditions_end_in_a_facade_and_conditions_make_it_less_common(answered: Study) -> None:
    by_id = {one.thesis.id: one for one in answered.theses}
    without = by_id["talks-without-conditions-serve-a-facade"]
    assert (without.met[0], without.scenarios[0]) == (14, 14)
    assert without.structural is Truth.YES
    lower = by_id["conditions-make-a-facade-less-common"]
    assert lower.structural is Truth.YES
    assert lower.path is Truth.UNKNOWN  # the conditions alone do not lead away from a facade


def test_pressure_works_through_unity_and_through_the_movement(answered: Study) -> None:
    by_id = {one.thesis.id: one for one in answered.theses}
    assert by_id["pressure-works-through-unity"].structural is Truth.YES
    assert by_id["pressure-works-through-the-movement"].structural is Truth.YES
    assert by_id["pressure-works-through-the-movement"].path is Truth.YES


def test_what_the_model_does_not_bear_out_is_said(model: Model) -> None:
    wrong = Thesis("wrong", "economic sanctions break the grip", (("sanctions", "economic"),), (("sanctions", "none"),),
                   (("grip", ("broken",)),))  # fmt: skip
    found = put(model, [wrong], model.starts[0].places)[0]
    assert not found.borne_out
    assert "The scenarios do not bear it out" in thesis(found).text


def test_a_thesis_about_nothing_is_refused() -> None:
    text = """
    [[descriptor]]
    id = "unity"
    variants = ["united", "split"]
    [[thesis]]
    id = "t"
    text = "unity"
    with = { unity = "untied" }
    than = { unity = "split" }
    of = { unity = "united" }
    """
    with pytest.raises(QuestionError, match="'untied' is no variant of 'unity'; did you mean 'united'"):
        parse_toml(text)
    with pytest.raises(QuestionError, match="is no expectation of the thesis 't'"):
        parse_toml(text.replace("untied", "united") + 'expect = "most"\n')


def test_the_table_of_moves_agrees_with_each_model_solved_by_itself(model: Model) -> None:
    goal, option = model.goals[0], model.options[2]
    table = moves(model, [option], goal)
    for row in (0, 7, 100):
        changed = model
        if row:
            j, value = table.judgements[row - 1], table.values[row - 1]
            section = model.section(j.source, j.target)
            assert section is not None
            place = model.descriptor(j.source).index(j.variant), model.descriptor(j.target).index(j.on)
            rows = [list(cells) for cells in section.rows]
            rows[place[0]][place[1]] = type(rows[0][0])(value)
            changed = model.replacing(type(section)(section.source, section.target, tuple(map(tuple, rows))))
        found = consistent(changed, option.holds)
        assert table.shares[option.id][row] == pytest.approx(goal.met(changed, found.numbers).mean())


def test_a_reversal_within_its_range_is_found_and_cites_its_passage(answered: Study) -> None:
    one, other = "demand-reinstatement", "civilian-transition-with-conditions"
    turned = answered.moves.reversals(one, other)
    assert turned
    assert all(flip.honest and flip.passages for flip in turned)
    said = flips_of_pair(answered, one, other, turned)
    assert "moved by itself within its stated range, changes that" in said.text
    assert said.passages == turned[0].passages


def test_no_scenario_at_all_is_said_in_its_own_words() -> None:
    torn = parse_toml("""
    [[descriptor]]
    id = "lever"
    kind = "lever"
    variants = ["on", "off"]
    [[descriptor]]
    id = "a"
    variants = ["x", "y"]
    [[descriptor]]
    id = "b"
    variants = ["x", "y"]
    [[judgement]]
    from = "a"
    to = "b"
    rows = { x = [2, -2], y = [-2, 2] }
    [[judgement]]
    from = "b"
    to = "a"
    rows = { x = [-2, 2], y = [2, -2] }
    [[option]]
    id = "go"
    holds = { lever = "on" }
    [[goal]]
    id = "x"
    wants = { a = "x" }
    """)
    found = study(ask(torn), 20)
    assert "no scenario is consistent" in structural(found, found.comparison.sides[0]).text


def test_a_question_about_what_the_model_lacks_names_what_it_has(model: Model) -> None:
    with pytest.raises(QuestionError, match="did you mean 'demand-reinstatement'"):
        ask(model, ["demand-reinstatment"])
    with pytest.raises(QuestionError, match="'grip' is no goal of this model"):
        ask(model, goal="grip")
    with pytest.raises(QuestionError, match="'then' is no start of this model"):
        ask(model, start="then")
    with pytest.raises(QuestionError, match="names nothing"):
        Goal("empty", ()).check(model)
