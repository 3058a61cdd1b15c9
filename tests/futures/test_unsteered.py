"""Constraints choose among scenarios and starting points; they steer no succession, and what breaches one is said."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from juncture.futures import Goal, Model, Option, basins, consistent, succeed
from juncture.futures.constraints import Allowed, Constraint, Forbidden, Implies, allowed, breached
from juncture.futures.matrix import Matrix, names
from juncture.futures.problem import restrict
from juncture.futures.questions import Start
from juncture.futures.sayings import path as path_said
from juncture.futures.study import ask, study

MALI = Model.of(
    {"demand": ["reinstatement", "none"], "talks": ["open", "none"], "grip": ["broken", "facade"]},
    {
        ("demand", "talks"): [[-2, 2], [2, -2]],
        ("talks", "grip"): [[-1, 1], [-1, 1]],
        ("grip", "talks"): [[1, -1], [0, 0]],
    },
    {"demand": "lever"},
)
NEVER = Forbidden(("talks", "none"), ("grip", "facade"))
TIED = replace(MALI, constraints=(NEVER,))


@st.composite
def constrained(draw: st.DrawFn) -> Model:
    sizes = draw(st.lists(st.integers(2, 3), min_size=2, max_size=4))
    ids = {f"d{i}": [f"v{a}" for a in range(size)] for i, size in enumerate(sizes)}

    def place() -> tuple[str, str]:
        d = draw(st.sampled_from(sorted(ids)))
        return d, draw(st.sampled_from(ids[d]))

    def some(d: str) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(ids[d]), min_size=1, max_size=2, unique=True)))

    made: list[Constraint] = []
    for kind in draw(st.lists(st.sampled_from(["forbid", "imply", "allow"]), min_size=1, max_size=3)):
        (d, v), (e, w) = place(), place()
        if kind == "allow":
            made.append(Allowed(d, some(d)))
        elif d != e:
            made.append(Forbidden((d, v), (e, w)) if kind == "forbid" else Implies((d, v), e, some(e)))
    return replace(Model.of(ids, {}), constraints=tuple(made))


@settings(max_examples=80, deadline=None)
@given(constrained())
def test_the_table_of_pairs_and_the_constraints_in_words_agree_on_every_state(model: Model) -> None:
    matrix = Matrix.of(model)
    states = np.array(list(np.ndindex(*matrix.sizes)), np.int16)
    by_pairs = allowed(restrict(model), matrix.starts, states)
    by_words = [not breached(model, [names(model, tuple(row))]) for row in states.tolist()]
    assert by_pairs.tolist() == by_words


def test_weights_count_the_starting_points_that_the_constraints_allow() -> None:
    free, tied = basins(MALI), basins(TIED)
    assert (free.followed, tied.states, tied.followed) == (8, 8, 6)
    assert sum(one.weight for one in tied.basins) == 6
    sampled = basins(TIED, exact_limit=1, samples=400, seed=1)
    assert {one.attractor.states for one in sampled.basins} == {one.attractor.states for one in tied.basins}
    assert sampled.followed < 400


def test_an_attractor_that_a_constraint_excludes_is_no_scenario_and_is_named() -> None:
    ways = basins(TIED)
    lost = [one for one in ways.basins if one.attractor.breached]
    assert [str(c) for one in lost for c in one.attractor.breached] == ["never talks=none with grip=facade"]
    assert ways.excluded == sum(one.weight for one in lost) > 0
    kept = {tuple(row) for row in consistent(TIED).numbers.tolist()}
    assert {one.attractor.states[0] for one in ways.basins if not one.attractor.breached} == kept


def test_a_path_follows_the_judgements_alone_and_says_what_it_breaches() -> None:
    start = {"demand": "reinstatement", "talks": "open", "grip": "broken"}
    free, tied = succeed(MALI, start), succeed(TIED, start)
    assert (free.states, free.breached) == (tied.states, ())
    assert tied.breached == (NEVER,)
    options = (Option("hold", (("demand", "reinstatement"),)),)
    goals, starts = (Goal("g", (("grip", ("broken",)),)),), (Start("now", tuple(start.items())),)
    asked = replace(TIED, options=options, goals=goals, starts=starts)
    found = study(ask(asked), 5)
    said = path_said(found, found.comparison.sides[0])
    assert said is not None
    assert said.text.endswith("Its end breaches a constraint, which steers no path: never talks=none with grip=facade.")
