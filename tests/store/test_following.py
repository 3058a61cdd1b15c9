"""A record that is kept up with its store is the one that a whole reading gives."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from juncture.record.changes import payload
from juncture.record.fields import Identified
from juncture.record.following import Edition, latest
from juncture.record.items import Actor, Source
from juncture.record.journal import Action, Change
from juncture.record.meta import Meta
from juncture.record.opening import record_of
from juncture.record.problems import JunctureError
from juncture.record.record import Held, parse
from juncture.record.store import Store, open_store


def change(action: Action, entry: Identified) -> Change:
    return Change(action, entry.kind, entry.id, payload(Held(entry)))


def head(title: str) -> Change:
    return change(Action.ASSERT, Meta(id="mali", title=title))


def actor(id: str, name: str = "Somebody") -> Actor:
    return Actor(id=id, name=name, type="person")


def claim(id: str, about: str, place: str) -> Identified:
    return parse("claim", {"id": id, "text": "x", "about": [about], "voice": "asserted", "from": [place]})


def source(length: int) -> Source:
    return Source(id="s", title="S", sha256="0" * 64, length=length)


ids = st.sampled_from("abc")
entries = st.one_of(
    st.builds(actor, ids, st.sampled_from(["One", "Other"])),
    st.builds(claim, st.sampled_from("abxyz"), ids, st.sampled_from(["s@1-9", "s@1-99"])),
    st.builds(source, st.sampled_from([50, 100])),
)
writes = st.sampled_from([Action.ASSERT, Action.SUPERSEDE, Action.PROPOSE, Action.ACCEPT])
decisions = st.builds(
    lambda action, id: Change(action, "claim", id),
    st.sampled_from([Action.RETRACT, Action.REJECT, Action.ACCEPT]),
    st.sampled_from("abcxyzs"),
)
changes = st.one_of(
    st.builds(change, writes, entries), decisions, st.builds(head, st.sampled_from(["Mali", "The crisis in Mali"]))
)
steps = st.lists(st.one_of(st.lists(changes, min_size=1, max_size=4), st.sampled_from(["a text", "another"])))


def said(read: Callable[[], Edition | object]) -> object:
    """What a reading gives, the order of its entries included, or what it says instead."""
    try:
        found = read()
    except JunctureError as error:
        return str(error)
    record = found.record if isinstance(found, Edition) else found
    return record, list(record.held), record.index  # type: ignore[attr-defined]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_a_record_brought_forward_is_the_one_read_whole(fresh: Callable[[], str], steps: list[object]) -> None:
    with closing(open_store(fresh(), create=True)) as store:
        store.append("mali", [head("Mali"), *(change(Action.ASSERT, one) for one in (source(100), actor("a")))], "ana")
        edition = latest(store, "mali")
        for step in steps:
            if isinstance(step, str):
                store.put_text("mali", "s", step)
            else:
                store.append("mali", step, "ana")  # type: ignore[arg-type]
            forward = said(lambda: latest(store, "mali", edition))  # noqa: B023
            assert forward == said(lambda: record_of(store, "mali"))
            if not isinstance(forward, str):
                edition = latest(store, "mali", edition)


@pytest.fixture
def filled(store: Store) -> Store:
    store.append("mali", [head("Mali"), change(Action.ASSERT, source(100)), change(Action.ASSERT, actor("a"))], "ana")
    return store


def test_only_what_was_written_since_is_read(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = latest(filled, "mali")
    assert latest(filled, "mali", before) is before
    filled.append("mali", [change(Action.ASSERT, claim("x", "a", "s@1-9"))], "ana")
    monkeypatch.setattr("juncture.record.following.record_of", None)
    after = latest(filled, "mali", before)
    assert list(after.record.held) == ["mali", "s", "a", "x"]
    assert after.record["a"] is before.record["a"]
    assert "x" not in before.record.held


def test_a_text_without_a_line_in_the_journal_is_seen(filled: Store) -> None:
    before = latest(filled, "mali")
    filled.put_text("mali", "s", "what it says")
    assert latest(filled, "mali", before).record.texts == {"s": "what it says"}


def test_another_journal_of_that_name_is_read_whole(filled: Store, fresh: Callable[[], str]) -> None:
    with closing(open_store(fresh(), create=True)) as other:
        other.append("mali", [head("Another"), *(change(Action.ASSERT, actor(id)) for id in "vwxyz")], "ben")
        found = latest(other, "mali", latest(filled, "mali"))
        assert found.record == record_of(other, "mali")


def test_an_edition_that_is_ahead_of_its_store_is_not_kept(filled: Store, fresh: Callable[[], str]) -> None:
    with closing(open_store(fresh(), create=True)) as other:
        other.append("mali", [head("Restored from an old copy")], "ana")
        found = latest(other, "mali", latest(filled, "mali"))
        assert found.record.meta.title == "Restored from an old copy"
