"""Options side by side: three answers, regret, conditions, flips and indicators, each with its passages."""

from __future__ import annotations

import json
import pickle
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from tests.futures.samples import MALI, somewhereland

from juncture.futures import (
    Goal,
    Option,
    QuestionError,
    changes,
    compare,
    conditions,
    consistent,
    indicators,
    report,
    sample,
)
from juncture.futures.comparison import Comparison
from juncture.futures.model import Model
from juncture.futures.tomlfile import parse_toml
from juncture.futures.trial import Trial
from juncture.record.truth import Truth


@pytest.fixture(scope="module")
def mali() -> Model:
    return parse_toml(
        MALI.replace('both = { talks = "none", grip = "facade" }', 'both = { talks = "open", unity = "united" }')
    )


@pytest.fixture(scope="module")
def compared(mali: Model) -> Comparison:
    return compare(mali, mali.options, mali.goals[0], start=mali.starts[0].places, ensemble=sample(mali, 1_500, seed=3))


def test_the_structural_answer_is_in_words(mali: Model, compared: Comparison) -> None:
    conditional = compared.side("conditions")
    assert conditional.scenarios.complete
    assert conditional.met == sum(s.variants["grip"] == "broken" for s in consistent(mali, {"talks": "conditional"}))
    assert conditional.says == "possible: 1 of 2 consistent scenarios meet the goal"
    open_talks = compare(mali, [Option("open", (("talks", "open"),))], mali.goals[0])
    assert open_talks.sides[0].says == "out of reach: none of 1 consistent scenarios meets the goal"
    anything = Goal("any", (("grip", ("broken", "facade", "open-rule")),))
    assert compare(mali, mali.options, anything).sides[0].says.startswith("certain: every")


def test_the_path_starts_where_it_is_told_and_holds_the_levers(compared: Comparison) -> None:
    for side in compared.sides:
        assert side.path is not None
        assert all(state["talks"] == side.option.holds["talks"] for state in side.path.variants)
        assert side.path.variants[0]["grip"] == "open-rule"


def test_the_ensemble_shares_add_up_and_the_regret_is_against_the_best(compared: Comparison) -> None:
    better, level, worse = compared.shares("conditions", "demand")
    assert better + level + worse == pytest.approx(1)
    scores = np.stack([s.fare.score for s in compared.sides if s.fare is not None])
    for side, score in zip(compared.sides, scores, strict=True):
        assert side.regret is not None
        assert (side.regret == scores.max(axis=0) - score).all()
    assert (np.stack([s.regret for s in compared.sides]).min(axis=0) == 0).all()  # type: ignore[arg-type]


def test_the_conditions_are_true_of_the_ensemble_and_carry_passages(compared: Comparison) -> None:
    found = conditions(compared, "demand", "conditions")
    assert compared.ensemble is not None
    assert compared.inputs is not None
    inside = np.ones(len(compared.inputs), bool)
    for c in found.conditions:
        if c.judgement is not None:
            column = compared.inputs[:, compared.ensemble.judgements.index(c.judgement)]
            inside &= (column >= c.low) & (column <= c.high)
        else:
            descriptor, rest = c.text.split(" is ")
            place = compared.circumstances.index((descriptor, rest.removeprefix("not ")))
            inside &= (compared.inputs[:, len(compared.ensemble.judgements) + place] == 1) != rest.startswith("not ")
    beats = compared.beats("demand", "conditions")
    assert found.density == pytest.approx(beats[inside].mean())
    assert found.coverage == pytest.approx(beats[inside].sum() / beats.sum())
    assert found.density > found.base
    assert str(found).startswith("demand beats conditions when: ")
    assert {p for c in found.conditions for p in c.passages} <= {
        "crisis-group-2021-05@9239-9335",
        "crisis-group-2021-05@8900-8990",
    }


def test_what_never_happens_has_no_conditions(mali: Model) -> None:
    twin = [Option("one", (("talks", "open"),)), Option("two", (("talks", "open"),))]
    compared = compare(mali, twin, mali.goals[0], ensemble=sample(mali, 100))
    assert str(conditions(compared, "one", "two")) == (
        "one beats two in no matrix of 100: there is nothing it depends on."
    )


def test_a_comparison_is_the_same_for_the_same_seed(mali: Model) -> None:
    first, again = (
        compare(mali, mali.options, mali.goals[0], ensemble=sample(mali, 600, "ranges", seed=9)) for _ in range(2)
    )
    assert json.dumps(first.json()) == json.dumps(again.json())
    assert conditions(first, "demand", "conditions") == conditions(again, "demand", "conditions")


def test_the_flips_of_an_option_reverse_its_structural_answer(compared: Comparison) -> None:
    found = compared.flips("conditions")
    assert all(flip.before is Truth.YES and flip.after is not Truth.YES for flip in found)


def test_indicators_tell_scenarios_apart(mali: Model) -> None:
    found = consistent(mali)
    told = indicators(found, mali.goals[0])
    assert {t.descriptor for t in told} <= {"unity", "neighbours"}
    united = next(t for t in told if (t.descriptor, t.variant) == ("unity", "united"))
    assert united.tells > 0
    assert all(found[k].variants["unity"] == "united" for k in united.scenarios)
    assert str(united).startswith("unity=united speaks for the goal: it is met in ")
    json.dumps([t.json() for t in told])


def test_what_cannot_be_compared_is_refused(mali: Model, compared: Comparison) -> None:
    with pytest.raises(QuestionError, match="name at least one option"):
        compare(mali, [], mali.goals[0])
    with pytest.raises(QuestionError, match="'wait' is no option of this comparison; compared: conditions, demand"):
        compared.side("wait")
    with pytest.raises(QuestionError, match="without an ensemble"):
        compare(mali, mali.options, mali.goals[0]).beats("demand", "conditions")
    with pytest.raises(QuestionError, match="'mended' is no variant"):
        compare(mali, mali.options, Goal("g", (("grip", ("mended",)),)))


def test_workers_change_nothing(mali: Model) -> None:
    drawn = sample(mali, 2_500, seed=9)
    alone = compare(mali, mali.options, mali.goals[0], start=mali.starts[0].places, ensemble=drawn)
    with ThreadPoolExecutor(3) as pool:
        shared = compare(
            mali, mali.options, mali.goals[0], start=mali.starts[0].places, ensemble=drawn, spread=pool.map
        )
    assert json.dumps(alone.json()) == json.dumps(shared.json())
    assert (alone.inputs == shared.inputs).all()  # type: ignore[union-attr]


def test_a_trial_travels_to_another_process(mali: Model) -> None:
    trial = Trial(mali, sample(mali, 300), mali.options, mali.goals[0], None, "global", 0)
    again = pickle.loads(pickle.dumps(trial))
    assert (again(0).inputs == trial(0).inputs).all()


def test_a_report_has_every_part_with_its_passages(mali: Model) -> None:
    told = report(mali, start="now", ensemble=sample(mali, 600, seed=2)).json()
    assert json.loads(json.dumps(told)) == told
    for part in ("structural", "path", "ensemble", "regret", "flips"):
        assert set(told[part]) == {"conditions", "demand"}
    assert told["drawn"] == {"size": 600, "how": "ordinal", "seed": 2}
    assert {(c["one"], c["other"]) for c in told["conditions"]} == {("conditions", "demand"), ("demand", "conditions")}
    assert all("passages" in flip for flips in told["flips"].values() for flip in flips)
    bare = report(mali, ["demand"], "grip-broken").json()
    assert bare["path"] == {"demand": None}
    assert bare["conditions"] == []


def test_a_report_on_what_the_model_does_not_have_is_refused(mali: Model) -> None:
    with pytest.raises(QuestionError, match="'wait' is no option of this model"):
        report(mali, ["wait"])
    with pytest.raises(QuestionError, match="'grip-brokn' is no goal of this model; did you mean 'grip-broken'"):
        report(mali, goal="grip-brokn")
    with pytest.raises(QuestionError, match="'then' is no start of this model"):
        report(mali, start="then")
    with pytest.raises(QuestionError, match="The model has no goal"):
        report(somewhereland())


def test_what_changed_between_versions_is_told(mali: Model) -> None:
    other = parse_toml(MALI.replace("united = [2, 0, -2]", "united = [-2, 0, 2]"))
    told = changes(parse_toml(MALI), other)
    assert [(a.on, a.value, b.value) for a, b in told.moved] == [("broken", 2, -2), ("open-rule", -2, 2)]
    assert told.gone
    with pytest.raises(QuestionError, match="other descriptors"):
        changes(mali, somewhereland())
