"""Indicators: what bears on the goal is kept apart from what follows it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from juncture.futures import Goal, Model, consistent, indicators
from juncture.futures.bearings import ROLES, Bearings

CHAIN = Model.of(
    {
        "weather": ["wet", "dry"], "movement": ["strong", "weak"], "pressure": ["strong", "weak"],
        "grip": ["broken", "kept"], "state": ["recovers", "erodes"], "mood": ["good", "bad"], "aside": ["on", "off"],
    },
    {
        ("movement", "pressure"): [[2, -2], [-2, 2]], ("pressure", "grip"): [[2, -2], [-2, 2]],
        ("grip", "state"): [[1, -1], [-1, 1]], ("mood", "grip"): [[1, -1], [-1, 1]],
        ("grip", "mood"): [[1, -1], [-1, 1]], ("movement", "aside"): [[1, -1], [-1, 1]],
        ("state", "weather"): [[1, -1], [-1, 1]],
    },
    {"movement": "external", "weather": "external"},
)  # fmt: skip


def test_each_descriptor_leads_follows_loops_or_stands_apart() -> None:
    bearings = Bearings(CHAIN, {"grip"})
    assert bearings.of("movement", "strong") == ("leading", ("pressure",))
    assert bearings.of("pressure", "weak") == ("leading", ())
    assert bearings.of("mood", "good") == ("loop", ())
    assert bearings.of("state", "erodes") == ("consequence", ())
    assert bearings.of("aside", "on") == ("apart", ())


def test_what_is_held_by_circumstances_is_no_consequence() -> None:
    assert Bearings(CHAIN, {"grip"}).of("weather", "wet") == ("apart", ())


def test_what_leads_is_listed_before_what_follows() -> None:
    found = indicators(consistent(CHAIN), Goal("broken", (("grip", ("broken",)),)))
    ranks = [ROLES.index(one.role) for one in found]
    assert ranks == sorted(ranks)
    assert {one.descriptor: one.role for one in found}["state"] == "consequence"
    assert found[0].json()["role"] == "leading"


IDS = ["goal", "a", "b", "c", "d"]


@settings(max_examples=80, deadline=None)
@given(st.sets(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS))))
def test_a_role_is_what_the_closure_of_the_judgements_says(ties: set[tuple[str, str]]) -> None:
    pairs = {(one, other) for one, other in ties if one != other}
    model = Model.of({d: ["on", "off"] for d in IDS}, {pair: [[1, -1], [0, 0]] for pair in pairs})
    closure = set(pairs)
    for k in IDS:
        closure |= {(i, j) for i in IDS for j in IDS if (i, k) in closure and (k, j) in closure}
    bearings = Bearings(model, {"goal"})
    for d in IDS[1:]:
        onto, after = (d, "goal") in closure, ("goal", d) in closure
        way = {(True, True): "loop", (True, False): "leading", (False, True): "consequence"}.get((onto, after), "apart")
        assert bearings.of(d, "on")[0] == way
        assert bearings.of(d, "off")[0] == ("consequence" if after else "apart")
