"""The journal: any change to any line shows, and the fold says what stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juncture.record.journal import Action, Change, Head, Line, chain, replay, standing, verify

AT = "2021-05-27T09:00:00.000000Z"

changes = st.builds(
    Change,
    st.sampled_from(Action),
    st.sampled_from(["actor", "event"]),
    st.sampled_from("abcd"),
    st.sampled_from(["{}", "[1]", ""]),
)
histories = st.lists(changes, min_size=1, max_size=14)


def sealed(history: list[Change]) -> list[Line]:
    return list(chain("mali", Head(), history, "ana", AT))


@given(histories)
def test_a_chain_as_it_was_written_is_whole(history):
    lines = sealed(history)
    found = verify("mali", lines, Head(lines[-1].seq, lines[-1].hash))
    assert (found.whole, found.lines, found.head.hash) == (True, len(lines), lines[-1].hash)


@given(histories, st.data())
def test_any_altered_field_of_any_line_is_found_at_that_line(history, data):
    lines = sealed(history)
    place = data.draw(st.integers(0, len(lines) - 1))
    field = data.draw(st.sampled_from([name for name in Line.__dataclass_fields__ if name != "action"]))
    old = getattr(lines[place], field)
    new = old + data.draw(st.integers(1, 9)) if field == "seq" else old + data.draw(st.text(min_size=1, max_size=3))
    lines[place] = replace(lines[place], **{field: new})
    found = verify("mali", lines)
    assert not found.whole
    assert found.broken_at == place + 1
    assert found.reason


@given(histories, st.sampled_from(Action), st.data())
def test_an_altered_action_is_found(history, action, data):
    lines = sealed(history)
    place = data.draw(st.integers(0, len(lines) - 1))
    altered = replace(lines[place], action=action)
    assert verify("mali", [*lines[:place], altered, *lines[place + 1 :]]).whole == (altered == lines[place])


@given(histories, st.data())
def test_a_removed_line_is_found(history, data):
    lines = sealed(history)
    head = Head(lines[-1].seq, lines[-1].hash)
    del lines[data.draw(st.integers(0, len(lines) - 1))]
    assert not verify("mali", lines, head).whole


@given(st.lists(changes, min_size=2, max_size=10), st.data())
def test_reordered_repeated_and_inserted_lines_are_found(history, data):
    lines = sealed(history)
    one = data.draw(st.integers(0, len(lines) - 2))
    swapped = [*lines[:one], lines[one + 1], lines[one], *lines[one + 2 :]]
    repeated = [*lines[: one + 1], *lines[one:]]
    forged = next(
        chain("mali", Head(one, lines[one].previous), [Change(Action.ASSERT, "actor", "spy", "{}")], "eve", AT)
    )
    for altered in (swapped, repeated, [*lines[:one], forged, *lines[one:]], [*lines[:one], forged, *lines[one + 1 :]]):
        assert not verify("mali", altered).whole


def test_a_journal_belongs_to_its_dossier():
    lines = sealed([Change(Action.ASSERT, "actor", "a", "{}")])
    assert not verify("niger", lines).whole


def test_a_line_whose_values_are_no_texts_is_found_and_nothing_breaks():
    lines = sealed([Change(Action.ASSERT, "actor", "a", "{}")])
    assert verify("mali", [replace(lines[0], payload=b"{}")]).broken_at == 1  # type: ignore[arg-type]
    assert verify("mali", [replace(lines[0], author=None)]).broken_at == 1  # type: ignore[arg-type]


def test_an_empty_journal_is_whole():
    assert verify("mali", []).whole


def _model(lines: list[Line]) -> tuple[dict[str, str], dict[str, str]]:
    """What stands and what is proposed, told the plain way: the payload in force by id, oldest first."""
    current: dict[str, str] = {}
    proposed: dict[str, str] = {}
    for line in lines:
        if line.action in (Action.ASSERT, Action.SUPERSEDE):
            current[line.id] = line.payload
        elif line.action is Action.RETRACT:
            current = {id: text for id, text in current.items() if id != line.id}
        elif line.action is Action.PROPOSE:
            proposed[line.id] = line.payload
        elif line.action is Action.REJECT:
            proposed = {id: text for id, text in proposed.items() if id != line.id}
        elif line.payload or line.id in proposed:
            current[line.id] = line.payload or proposed[line.id]
            proposed = {id: text for id, text in proposed.items() if id != line.id}
    return current, proposed


@given(st.lists(changes, max_size=30))
def test_the_fold_agrees_with_a_plain_telling_of_what_happened(history):
    lines = sealed(history)
    current, proposed = replay(lines)
    wanted, offered = _model(lines)
    assert [(id, line.payload) for id, line in current.items()] == list(wanted.items())
    assert {id: line.payload for id, line in proposed.items()} == offered
    assert standing(lines) == current


def test_a_proposal_stands_only_when_accepted():
    offer = Change(Action.PROPOSE, "actor", "a", "{}")
    assert standing(sealed([offer])) == {}
    assert standing(sealed([offer, Change(Action.REJECT, "actor", "a")])) == {}
    assert standing(sealed([offer, Change(Action.ACCEPT, "actor", "a")]))["a"].payload == "{}"
    assert standing(sealed([offer, Change(Action.ACCEPT, "actor", "a", "[1]")]))["a"].payload == "[1]"


def test_to_accept_what_was_never_proposed_changes_nothing():
    assert standing(sealed([Change(Action.ACCEPT, "actor", "a")])) == {}
    stood = [Change(Action.ASSERT, "actor", "a", "{}"), Change(Action.ACCEPT, "actor", "a")]
    assert standing(sealed(stood))["a"].payload == "{}"


@pytest.mark.parametrize("again", [Action.ASSERT, Action.SUPERSEDE])
def test_what_is_written_again_after_a_retraction_comes_last(again):
    said = [Change(Action.ASSERT, "actor", id, "{}") for id in "ab"]
    lines = sealed([*said, Change(Action.RETRACT, "actor", "a"), Change(again, "actor", "a", "{}")])
    assert list(standing(lines)) == ["b", "a"]


def test_a_version_is_printed_short():
    assert Head(12, "ab" * 32).short == "12-abababababab"
