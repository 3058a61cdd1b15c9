"""A machine does whatever comes to its mind to a store, beside a model: a list of sealed lines."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from itertools import count

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from juncture.record.journal import Action, Change, Head, Line, chain, replay
from juncture.record.problems import StoreError
from juncture.record.store import open_store

changes = st.builds(
    Change,
    st.sampled_from(Action),
    st.just("tenure"),
    st.sampled_from("abcd"),
    st.sampled_from(["", *(f'{{"entry":{{"office":"{office}"}}}}' for office in ("mayor", "judge"))]),
)
batches = st.lists(changes, max_size=6)
texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5)
dossiers = st.sampled_from(["mali", "niger"])


class Desk(RuleBasedStateMachine):
    """One store, opened and closed as it goes, and what it should hold."""

    place: Callable[[], str]

    def __init__(self) -> None:
        super().__init__()
        self.address = self.place()
        self.store = open_store(self.address, create=True)
        self.journals: dict[str, list[Line]] = {}
        self.texts: dict[tuple[str, str], list[str]] = {}
        self.clock = count(1)

    def teardown(self) -> None:
        self.store.close()

    def head(self, dossier: str) -> Head:
        lines = self.journals.get(dossier, [])
        return Head(lines[-1].seq, lines[-1].hash) if lines else Head()

    def sealed(self, dossier: str, batch: list[Change], at: str) -> list[Line]:
        return list(chain(dossier, self.head(dossier), batch, "ana", at))

    @rule(dossier=dossiers, batch=batches)
    def append(self, dossier: str, batch: list[Change]) -> None:
        at = f"2021-05-26T10:00:00.{next(self.clock):06}Z"
        lines = self.sealed(dossier, batch, at)
        head = self.store.append(dossier, iter(batch), "ana", at=at)
        self.journals.setdefault(dossier, []).extend(lines)
        assert head == self.head(dossier)

    @rule(dossier=dossiers, batch=batches, text=texts)
    def a_step_that_is_given_up(self, dossier: str, batch: list[Change], text: str) -> None:
        def given_up() -> None:
            with self.store.step(dossier):
                self.store.append(dossier, batch, "ana")
                self.store.put_text(dossier, "report", text)
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            given_up()

    @rule(dossier=dossiers, batch=batches)
    def restore(self, dossier: str, batch: list[Change]) -> None:
        """The journal comes back from elsewhere with more at its end."""
        more = self.sealed(dossier, batch, f"2021-05-26T10:00:00.{next(self.clock):06}Z")
        lines = [*self.journals.get(dossier, []), *more]
        head = self.store.restore(dossier, iter(lines), title=dossier)
        assert head == (Head(lines[-1].seq, lines[-1].hash) if lines else Head())
        self.journals[dossier] = lines

    @rule(dossier=dossiers, place=st.integers(0, 20))
    def restore_less(self, dossier: str, place: int) -> None:
        lines = self.journals.get(dossier, [])
        if place < len(lines):
            with pytest.raises(StoreError, match="has gone on to line"):
                self.store.restore(dossier, lines[:place], title=dossier)

    @rule(dossier=dossiers, source=st.sampled_from("xy"), text=st.sampled_from(["one", "two", ""]))
    def put_text(self, dossier: str, source: str, text: str) -> None:
        if dossier not in self.journals:
            with pytest.raises(StoreError, match="holds no dossier"):
                self.store.put_text(dossier, source, text)
            return
        self.store.put_text(dossier, source, text)
        kept = self.texts.setdefault((dossier, source), [])
        if kept[-1:] != [text]:
            kept.append(text)

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = open_store(self.address)

    @rule(dossier=dossiers, place=st.integers(0, 20))
    def look_back(self, dossier: str, place: int) -> None:
        until = f"2021-05-26T10:00:00.{place:06}Z"
        lines = [line for line in self.journals.get(dossier, []) if line.at <= until]
        assert list(self.store.lines(dossier, until=until)) == lines
        assert list(self.store.standing(dossier, until=until)) == list(replay(lines)[0].values())

    @invariant()
    def the_store_says_what_the_model_says(self) -> None:
        assert {one.id: one.head for one in self.store.dossiers()} == {id: self.head(id) for id in self.journals}
        for dossier, lines in self.journals.items():
            standing = replay(lines)[0]
            assert list(self.store.lines(dossier)) == lines
            assert list(self.store.standing(dossier)) == list(standing.values())
            about = [line for line in standing.values() if '"mayor"' in line.payload]
            assert self.store.find(dossier, about=("tenure", ["mayor"])) == about
            held = {source: kept[-1] for (owner, source), kept in self.texts.items() if owner == dossier}
            assert self.store.texts(dossier) == held
            assert self.store.verify(dossier).whole


def test_whatever_is_done_the_store_holds_what_was_written(fresh: Callable[[], str], database: str):
    machine = type("Machine", (Desk,), {"place": staticmethod(fresh)})
    examples = 25 if database == "sqlite" else 12
    run_state_machine_as_test(machine, settings=settings(max_examples=examples, stateful_step_count=20, deadline=None))


def test_a_closed_store_opens_itself_again(address: str):
    with closing(open_store(address, create=True)) as store:
        store.close()
        assert store.dossiers() == []
