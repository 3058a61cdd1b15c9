"""Who held an office, straight from the store, is what the whole record says: on random dossiers, on three clocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from typing import Any

import pytest
import velmora
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from juncture.record.changes import held_of
from juncture.record.holders import holders
from juncture.record.journal import Action, Change
from juncture.record.lookup import holders_at
from juncture.record.opening import record_of
from juncture.record.problems import StoreError
from juncture.record.record import parse
from juncture.record.store import Store, open_store
from juncture.record.view import View

MOMENTS = [f"2021-06-0{n}T10:00:00.000000Z" for n in range(1, 4)]
PEOPLE, OFFICES, SOURCES = ("goita", "ndaw", "ouane"), ("president", "minister"), ("report", "ruling", "rumour")
TEXT = "Officers arrested President Bah N’Daw on 24 May. He resigned on 26 May."

days = st.sampled_from(["2021-05-24", "2021-05-26", "2021-05", "2021", "2021-05-24/2021-05-26", "2021-05-25?"])
maybe_days = st.none() | days
voices = st.sampled_from(["asserted", "asserted", "hedged", "denied"])
passages = st.lists(st.sampled_from([*SOURCES, "report@0-17", "ruling@18-37"]), max_size=2)


def said(kind: str, **fields: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Fields that a statement of this kind may have, what is None left out."""
    common = {"voice": voices, "from": passages, **fields}
    made = st.fixed_dictionaries(common)
    given = made.map(lambda fields: {key: value for key, value in fields.items() if value is not None})
    return given.filter(lambda fields: readable(kind, fields))


def readable(kind: str, fields: dict[str, Any]) -> bool:
    try:
        parse(kind, {"id": "x", **fields})
    except ValidationError:
        return False
    return True


lasting = {"began": maybe_days, "ended": maybe_days, "as_of": maybe_days}
events = said("event", act=st.just("oust"), when=maybe_days, actors=st.just(["goita"]))
tenures = said(
    "tenure",
    holder=st.sampled_from(PEOPLE),
    office=st.sampled_from(OFFICES),
    capacity=st.sampled_from(["titular", "acting", "claimed"]),
    began_by=st.sampled_from([None, None, "event-0", "event-1"]),
    ended_by=st.sampled_from([None, None, "event-0", "event-1"]),
    **lasting,
)
suspensions = said("suspension", target=st.sampled_from(PEOPLE), office=st.sampled_from([None, *OFFICES]), **lasting)


@st.composite
def steps(draw: st.DrawFn) -> list[list[Change]]:
    """Three steps of a dossier's journal: what is there, what is said, and what is corrected."""
    entry, first = velmora.entry, Action.ASSERT
    seats = draw(st.integers(0, 2))
    begun = [
        entry(first, "dossier", id="mali", title="Mali"),
        *(entry(first, "actor", id=id, name=id.title(), type="person") for id in PEOPLE),
        *(entry(first, "office", id=id, name=id.title(), seats=seats) for id in OFFICES),
        *(
            entry(first, "source", id=id, title=id, **({"published": day} if (day := draw(maybe_days)) else {}))
            for id in SOURCES
        ),
        *(entry(first, "event", id=f"event-{n}", **draw(events)) for n in range(2)),
    ]
    told: list[Change] = []
    for kind, fields in (("tenure", tenures), ("suspension", suspensions)):
        for n, made in enumerate(draw(st.lists(fields, max_size=6))):
            action = draw(st.sampled_from([Action.ASSERT, Action.ASSERT, Action.PROPOSE]))
            told.append(entry(action, kind, id=f"{kind}-{n}", **made))
    return [begun, told, [draw(corrections(one)) for one in told if draw(st.booleans())]]


@st.composite
def corrections(draw: st.DrawFn, one: Change) -> Change:
    if one.action is Action.PROPOSE:
        return Change(draw(st.sampled_from([Action.ACCEPT, Action.REJECT])), one.kind, one.id)
    if draw(st.booleans()):
        return Change(Action.RETRACT, one.kind, one.id)
    return velmora.entry(
        Action.SUPERSEDE, one.kind, id=one.id, **draw(tenures if one.kind == "tenure" else suspensions)
    )


def compare(store: Store, office: str, as_of: date, known: date | None, recorded: str | None) -> None:
    whole = View(record_of(store, "mali", recorded=recorded), as_of, known)
    assert holders_at(store, "mali", office, as_of, known, recorded) == holders(whole, as_of, office)[0]


dates = st.integers(-3, 6).map(lambda n: date(2021, 5, 24) + timedelta(days=n))
questions = st.tuples(st.sampled_from(OFFICES), dates, st.none() | dates, st.sampled_from([None, *MOMENTS]))


@given(steps(), st.lists(questions, min_size=1, max_size=6))
def test_a_look_up_says_what_the_whole_record_says(written, asked):
    with closing(open_store("sqlite://:memory:", create=True)) as store:
        for at, changes in zip(MOMENTS, written, strict=True):
            store.append("mali", changes, "ana", at=at)
        store.put_text("mali", "report", TEXT)
        for question in asked:
            compare(store, *question)
        assert store.verify("mali").whole


@pytest.fixture(scope="module")
def shared(server: str) -> Iterator[Callable[[], Store]]:
    """A PostgreSQL store that is emptied rather than made anew, which is quicker."""
    mark = "&" if "?" in server else "?"
    store = open_store(f"{server}{mark}schema=lookups", create=True)

    def emptied() -> Store:
        with store.writing() as connection:  # type: ignore[attr-defined]
            connection.exec_driver_sql("truncate dossier, journal, standing, proposal, source_text")
        return store

    yield emptied
    store.close()


@pytest.mark.postgres
@settings(max_examples=30)
@given(steps(), st.lists(questions, min_size=1, max_size=6))
def test_so_it_does_in_postgresql(shared, written, asked):
    store = shared()
    for at, changes in zip(MOMENTS, written, strict=True):
        store.append("mali", changes, "ana", at=at)
    store.put_text("mali", "report", TEXT)
    for question in asked:
        compare(store, *question)
    assert store.verify("mali").whole


def test_an_office_that_the_dossier_does_not_hold_is_a_key_error(store: Store):
    velmora.fill(store)
    with pytest.raises(KeyError, match="council"):
        holders_at(store, "velmora", "council", date(2031, 3, 5))
    with pytest.raises(KeyError, match="nowhere"):
        holders_at(store, "velmora", "nowhere", date(2031, 3, 5))


def test_a_dossier_that_was_not_held_at_that_moment_is_a_sentence(store: Store):
    velmora.fill(store)
    with pytest.raises(StoreError, match="held no dossier 'velmora' by 2031-03-01"):
        holders_at(store, "velmora", "harbour-master", date(2031, 3, 5), recorded="2031-03-01")
    with pytest.raises(StoreError, match="held no dossier 'mali'"):
        holders_at(store, "mali", "harbour-master", date(2031, 3, 5))


def test_a_look_up_reads_only_what_bears_on_the_office(store: Store, monkeypatch: pytest.MonkeyPatch):
    from juncture.record import lookup

    velmora.fill(store)
    read: list[str] = []
    monkeypatch.setattr(lookup, "held_of", lambda line: read.append(line.id) or held_of(line))
    answer = holders_at(store, "velmora", "harbour-master", date(2031, 3, 5))
    assert answer.status == "contested"
    bearing = "brandt harbour-master harbour-notice ilse-brandt naming odo-renn renn renn-letter renn-stays"
    assert sorted(read) == bearing.split()
