"""What awaits a decision, and how far the decisions have come, is what folding the whole journal would say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from itertools import count, groupby

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from juncture.reading.undoing import last_decision
from juncture.record.journal import Action, Change, Line, replay
from juncture.record.store import Store, open_store

writes = st.builds(
    Change,
    st.sampled_from(Action),
    st.sampled_from(["event", "actor"]),
    st.sampled_from("abcd"),
    st.sampled_from(["", '{"entry":{"id":"a"}}']),
)
steps = st.lists(st.tuples(st.sampled_from(["ana", "ben"]), st.lists(writes, min_size=1, max_size=4)), max_size=12)


def filled(address: str, steps: Iterable[tuple[str, list[Change]]]) -> Store:
    store, clock = open_store(address, create=True), count(1)
    for author, changes in steps:
        store.append("mali", changes, author, at=f"2021-05-26T10:00:00.{next(clock):06}Z")
    return store


def counted(lines: Iterable[Line]) -> tuple[int, int]:
    """How many are accepted and rejected, line by line; actors come with a statement and are not counted."""
    accepted: set[str] = set()
    rejected: set[str] = set()
    for line in lines:
        match line.action:
            case Action.PROPOSE:
                accepted.discard(line.id)
                rejected.discard(line.id)
            case Action.ACCEPT if line.kind != "actor":
                accepted.add(line.id)
            case Action.REJECT:
                rejected.add(line.id)
            case Action.RETRACT:
                accepted.discard(line.id)
    return len(accepted), len(rejected)


def decided_last(lines: Iterable[Line], reviewer: str) -> list[Line]:
    """The proposals of a reviewer's last decision that still stands, from the whole journal."""
    proposed: dict[str, Line] = {}
    latest: dict[str, Line] = {}
    decided: list[list[Line]] = []
    for _, step in groupby(lines, key=lambda line: (line.at, line.author)):
        made = list(step)
        proposed |= {line.id: line for line in made if line.action is Action.PROPOSE}
        latest |= {line.id: line for line in made}
        own = [line for line in made if line.action in (Action.ACCEPT, Action.REJECT) and line.author == reviewer]
        decided.append([line for line in own if line.id in proposed])
    standing = [step for step in decided if step and all(latest[line.id] is line for line in step)]
    return [proposed[line.id] for line in standing[-1]] if standing else []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_the_store_says_of_proposals_what_the_whole_journal_says(
    fresh: Callable[[], str], steps: list[tuple[str, list[Change]]]
) -> None:
    with closing(filled(fresh(), steps)) as store:
        lines = list(store.lines("mali"))
        waiting = replay(lines)[1]
        assert [one.id for one in store.waiting("mali")] == sorted(waiting, key=lambda id: waiting[id].seq)
        assert {line.id: line for line in store.proposed("mali", ["a", "b", "x"])} == {
            id: line for id, line in waiting.items() if id in "ab"
        }
        assert store.decided("mali", but=["actor"]) == counted(lines)
        for reviewer in ("ana", "ben"):
            assert last_decision(store, "mali", reviewer) == decided_last(lines, reviewer)


def test_a_decision_is_found_however_much_was_written_since(fresh: Callable[[], str]) -> None:
    offered, accepted = Change(Action.PROPOSE, "event", "a", "{}"), Change(Action.ACCEPT, "event", "a")
    others = [("ben", [Change(Action.ASSERT, "event", f"n{number}", "{}")]) for number in range(450)]
    with closing(filled(fresh(), [("ana", [offered]), ("ana", [accepted]), *others])) as store:
        assert [line.seq for line in last_decision(store, "mali", "ana")] == [1]


@pytest.mark.parametrize("last", [0, 1, 2, 9])
def test_a_journal_can_be_read_up_to_a_line(fresh: Callable[[], str], last: int) -> None:
    steps = [("ana", [Change(Action.ASSERT, "event", id, "{}")]) for id in "abc"]
    with closing(filled(fresh(), steps)) as store:
        assert [line.seq for line in store.lines("mali", until=last)] == list(range(1, min(last, 3) + 1))
