"""Who bargains over what, as written down: how it is read, what it refuses, and what the methods make of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from futures.test_bargaining import EMISSIONS
from juncture.futures.bargaining import Stakeholder, bargain, weighted_mean, weighted_median
from juncture.futures.errors import FuturesError, ModelError, QuestionError
from juncture.futures.settled import settlement
from juncture.futures.settling import settle
from juncture.futures.stakes import Input, Issue, Mark, Party
from juncture.futures.stakesfile import load_issue, parse_issue, parse_table
from juncture.record.opening import open_record

MALI = Path(__file__).parents[2] / "examples" / "mali-2021" / "stakeholders.toml"
PUBLISHED = "name,capability,position,salience\n" + "".join(
    f"{s.name},{s.capability},{s.position},{s.salience}\n" for s in EMISSIONS
)
TABLE = """
question = "Who leads?"
author = "the desk"
[[place]]
at = 0
name = "officers"
[[place]]
at = 100
name = "civilians"

[[stakeholder]]
id = "ecowas"
position = { value = 60, range = [50, 90], passages = ["crisis-group-2021-05@9149-9215"] }
salience = { value = 0.9, range = [0.7, 1.0], own = true }
capability = { value = 3, passages = ["crisis-group-2021-05@7014-7091"], author = "another" }

[[stakeholder]]
id = "officers"
position = { value = 10, range = [0, 20], own = true }
salience = { value = 1, range = [0.9, 1], own = true }
capability = { value = 4, range = [2, 6], own = true }
"""


def test_a_table_of_stakeholders_has_the_published_baselines_and_rounds() -> None:
    found = settle(parse_table(PUBLISHED), samples=5)
    mean, median, model, _ = found.settlements
    assert (mean.outcome, median.outcome) == (pytest.approx(7.38995568685, abs=1e-11), 7.0)
    published = (7.0, 8.4159, 9.6109, 9.9620, 9.9620, 9.9620, 7.4720, 8.8246, 9.6711, 9.6711, 7.0)
    assert tuple(round(m, 4) for m in found.medians) == published
    assert model.outcome == found.medians[-1]


def test_a_figure_outside_its_own_band_is_said_to_be() -> None:
    issue = parse_table(PUBLISHED)
    touchy = settle(issue, samples=60).model
    assert not touchy.low <= touchy.outcome <= touchy.high
    assert settlement(issue, touchy).endswith("lies outside that band: small changes of the inputs move it.")


def test_every_number_of_the_example_rests_on_a_passage_of_the_record_or_is_marked_as_ours() -> None:
    issue, record = load_issue(MALI), open_record(str(MALI.parent))
    inputs = [one for party in issue.parties for _, one in party.inputs]
    assert len(inputs) == 27
    for one in inputs:
        assert one.within is not None
        assert bool(one.passages) is not one.own
        assert all(record.get(id) is not None for id in one.rests_on)
        statements = [record.get(id) for id in one.rests_on]
        beneath = {p.source for s in statements for p in getattr(s, "passages", ())}
        assert {p.partition("@")[0] for p in one.passages} <= beneath
    assert all(record.get(party.id) is not None for party in issue.parties)


def test_author_date_and_confidence_of_the_file_hold_where_a_number_names_none() -> None:
    one = parse_issue(TABLE).parties[0]
    assert (one.position.author, one.capability.author) == ("the desk", "another")


def test_draws_stay_within_the_ranges_that_are_given() -> None:
    issue = parse_issue(TABLE)
    found = settle(issue, samples=50).settlements[0]
    ends = [
        weighted_mean([Stakeholder("e", 3, e, s), Stakeholder("o", c, o, t)])
        for e in (50, 90) for s in (0.7, 1.0) for c in (2, 6) for o in (0, 20) for t in (0.9, 1)
    ]  # fmt: skip
    assert min(ends) - 3 <= found.outcomes.min() <= found.outcomes.max() <= max(ends) + 3
    assert found.varied == "within their ranges, or up to 10% off where they have none"


def test_pulls_move_one_number_to_the_ends_of_its_range_the_widest_first() -> None:
    found = settle(load_issue(MALI), samples=1)
    widths = [pull.width for pull in found.pulls]
    assert widths == sorted(widths, reverse=True)
    first = found.pulls[0]
    assert first.input.within is not None
    moved = [(p.at(first.quantity, first.input.within[0]) if p is first.party else p) for p in found.issue.parties]
    assert bargain([p.stakeholder for p in moved], samples=0).outcome == first.at_low


positions = st.lists(st.integers(0, 100), min_size=2, max_size=6)


@given(positions, st.data())
def test_baselines_lie_among_the_positions_and_do_not_depend_on_the_unit_of_capability(
    places: list[int], data: st.DataObject
) -> None:
    weights = data.draw(st.lists(st.integers(1, 9), min_size=len(places), max_size=len(places)))
    sides = [Stakeholder(str(n), w, p, 0.5) for n, (p, w) in enumerate(zip(places, weights, strict=True))]
    scaled = [Stakeholder(s.name, s.capability * 4, s.position, s.salience) for s in sides]
    assert min(places) - 1e-9 <= weighted_mean(sides) <= max(places) + 1e-9
    assert weighted_median(sides) in places
    assert weighted_median(scaled) == weighted_median(sides)
    assert weighted_mean(scaled) == pytest.approx(weighted_mean(sides))


REFUSED = {
    "not TOML": ("[[stakeholder", "is not TOML"),
    "an unknown part": ('[[stakholder]]\nid = "a"', "did you mean 'stakeholder'?"),
    "no table": ("place = [1]", "'place' is no list of tables; write [[place]]"),
    "one stakeholder": (TABLE.partition('[[stakeholder]]\nid = "officers"')[0], "at least two stakeholders"),
    "nothing beneath": (TABLE.replace("own = true", "own = false", 1), "line 11: ecowas, salience: 0.9 rests on"),
    "own without a range": (TABLE.replace("range = [2, 6], ", ""), "is your own judgement; give it a range"),
    "a range upside down": (TABLE.replace("[2, 6]", "[6, 2]"), "4 does not lie in its range 6 to 2"),
    "a range of three": (TABLE.replace("[2, 6]", "[2, 4, 6]"), "is no pair of numbers"),
    "a word for a number": (TABLE.replace("value = 60", 'value = "high"'), "'high' is no number"),
    "not a number": (TABLE.replace("value = 60, range = [50, 90]", "value = nan"), "has the position nan"),
    "off the scale": (TABLE.replace("[50, 90]", "[50, 120]"), "the position 120 is off the scale; accepted: 0 to 100"),
    "salience above 1": (TABLE.replace("[0.9, 1]", "[0.9, 1.4]"), "has the salience 1.4; accepted: 0 to 1"),
    "a negative capability": (TABLE.replace("value = 3", "value = -3"), "has the capability -3; accepted: 0 or more"),
    "no passage": (TABLE.replace("crisis-group-2021-05@7014-7091", "Crisis Group!"), "names no passage"),
    "twice": (TABLE.replace('id = "officers"', 'id = "ecowas"'), "'ecowas' stands twice"),
    "no position": (TABLE.replace("position = { value = 10, range = [0, 20], own = true }", ""), "has no 'position'"),
    "nobody weighs": (
        TABLE.replace("value = 3", "value = 0").replace("value = 4, range = [2, 6]", "value = 0, range = [0, 1]"),
        "nothing to weigh",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_list_of_stakeholders_is_refused_in_a_sentence(case: str) -> None:
    text, sentence = REFUSED[case]
    with pytest.raises(FuturesError) as caught:
        parse_issue(text)
    assert sentence in str(caught.value)
    assert "stakeholders.toml" in str(caught.value)


def test_a_table_of_another_form_is_refused_in_a_sentence(tmp_path: Path) -> None:
    for text, sentence in (
        ("name,position,salience\nUK,1,1\n", "has no column 'capability'"),
        ("name,position,salience,capability\nUK,far,1,1\n", "line 2: UK, position: 'far' is no number"),
        ("name,position,salience,capability\nUK,1\n", "line 2: UK, salience: None is no number"),
        ("", "has no column 'name'"),
    ):
        with pytest.raises(ModelError, match=r"stakeholders\.csv.*" + sentence.split(":")[0]):
            parse_table(text)
    (tmp_path / "sides.csv").write_bytes(b"name\xff")
    for name, sentence in (
        ("sides.csv", "is not text"),
        ("gone.toml", "There is no file"),
        ("x.pdf", "accepted: .toml"),
    ):
        with pytest.raises(ModelError, match=sentence):
            load_issue(tmp_path / name)


def test_rounds_and_draws_out_of_bounds_are_refused() -> None:
    issue = Issue("x", "", (Mark(0, "a"),), tuple(Party(n, n, Input(0), Input(1), Input(1)) for n in "ab"))
    for asked in ({"rounds": 0}, {"rounds": 101}, {"samples": 0}):
        with pytest.raises(QuestionError, match="accepted are 1 to"):
            settle(issue, **asked)
    assert "nothing to bargain" not in str(settle(issue, samples=1).settlements[0])
