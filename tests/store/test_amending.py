"""Corrections, withdrawals and decisions about one entry: the journal keeps who and why, alike in either store."""

from __future__ import annotations

import pytest

from juncture.record.amending import ChangedError, correct, decide, line_of, retract, undecided, version_of
from juncture.record.changes import payload, plan, why_of
from juncture.record.items import Actor
from juncture.record.journal import Action, Change
from juncture.record.meta import Meta
from juncture.record.record import Held
from juncture.record.store import Store


def man(name: str) -> Actor:
    return Actor(id="renn", name=name, type="person")


@pytest.fixture
def version(store: Store) -> str:
    """The state of an actor that stands in the store."""
    wrote = [Meta(id="m", title="M"), man("Ren")]
    store.append("m", [Change(Action.ASSERT, one.kind, one.id, payload(Held(one))) for one in wrote], "ana", title="M")
    return version_of(line_of(store, "m", "renn"))


def test_the_journal_keeps_who_corrected_an_entry_and_why(store: Store, version: str) -> None:
    line = correct(store, "m", man("Renn"), "ben", seen=version, why="a slip").line
    assert (line.author, line.action, why_of(line)) == ("ben", Action.SUPERSEDE, "a slip")
    assert store.verify("m").whole


def test_the_journal_keeps_why_an_entry_was_withdrawn(store: Store, version: str) -> None:
    assert why_of(retract(store, "m", "renn", "ben", seen=version, why="told twice")) == "told twice"
    assert [line.id for line in store.standing("m")] == ["m"]
    assert store.verify("m").whole


def test_why_an_entry_was_corrected_makes_it_no_other_entry(store: Store, version: str) -> None:
    correct(store, "m", man("Renn"), "ben", seen=version, why="a slip")
    standing = {"renn": line_of(store, "m", "renn")}
    assert plan(standing, [Held(man("Renn"))]).changes == ()


def test_of_two_corrections_of_one_state_the_later_waits_and_can_be_taken(store: Store, version: str) -> None:
    correct(store, "m", man("Renn"), "ben", seen=version)
    beside = correct(store, "m", man("Wren"), "ana", seen=version, why="as he signs").beside
    assert beside is not None
    assert undecided(store, "m", "renn") == [beside]
    now = version_of(line_of(store, "m", "renn"))
    taken = decide(store, "m", "renn", "edith", seen=now, taken=beside.seq)
    assert '"Wren"' in line_of(store, "m", "renn").payload
    assert why_of(taken) == "as he signs"
    assert undecided(store, "m", "renn") == []


def test_a_proposal_that_is_not_taken_leaves_the_entry_as_it_stands(store: Store, version: str) -> None:
    correct(store, "m", man("Renn"), "ben", seen=version)
    correct(store, "m", man("Wren"), "ana", seen=version)
    decide(store, "m", "renn", "edith", seen=version_of(line_of(store, "m", "renn")), taken=None)
    assert '"Renn"' in line_of(store, "m", "renn").payload
    assert undecided(store, "m", "renn") == []


@pytest.mark.parametrize(("seen", "taken"), [("1-abc", 4), ("", 99)])
def test_a_decision_on_another_state_or_no_proposal_writes_nothing(
    store: Store, version: str, seen: str, taken: int
) -> None:
    correct(store, "m", man("Renn"), "ben", seen=version)
    correct(store, "m", man("Wren"), "ana", seen=version)
    head = store.head("m")
    with pytest.raises(ChangedError, match="Nothing was written"):
        decide(store, "m", "renn", "edith", seen=seen or version_of(line_of(store, "m", "renn")), taken=taken)
    assert store.head("m") == head
