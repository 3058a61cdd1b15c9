"""What a store promises, held against SQLite and PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from itertools import islice
from threading import Barrier

import pytest
import velmora

from juncture.record.journal import Action, Change, Head, Line, chain, standing
from juncture.record.problems import StoreError
from juncture.record.store import Store, open_store
from juncture.record.store.protocol import KeptText


def people(*ids: str, action: Action = Action.ASSERT) -> list[Change]:
    return [Change(action, "actor", id, f'{{"entry":{{"id":"{id}","name":"{id}","type":"person"}}}}') for id in ids]


def ids(lines: object) -> list[str]:
    return [line.id for line in lines]  # type: ignore[attr-defined]


def test_what_is_appended_stands_and_is_whole(store: Store):
    head = store.append("mali", people("a", "b"), "ana", title="Mali")
    assert store.head("mali") == head == Head(2, head.hash)
    assert ids(store.lines("mali")) == ids(store.standing("mali")) == ["a", "b"]
    assert [(one.id, one.title, one.head) for one in store.dossiers()] == [("mali", "Mali", head)]
    assert store.verify("mali").whole


def test_a_dossier_that_is_not_held_is_empty(store: Store):
    assert store.head("niger") == Head()
    assert list(store.lines("niger")) == list(store.standing("niger")) == store.find("niger", ids=["a"]) == []
    assert store.texts("niger") == {}
    assert store.verify("niger").whole


def test_both_databases_seal_the_same_hashes(store: Store):
    velmora.fill(store)
    assert store.head("velmora").hash == "b98b43fb76db0e5cedbde08df252120a8eee82426536fdfd4f3097219e5fbe5b"


def test_every_moment_of_the_journal_can_be_asked_for(store: Store):
    velmora.fill(store)
    for moment in ("2031-03-06", "2031-03-07T23", "2031-03-08T23", "2031-03-09T23", "2031-03-10T23"):
        lines = [line for line in store.lines("velmora") if line.at <= moment]
        assert list(store.lines("velmora", until=moment)) == lines
        assert list(store.standing("velmora", until=moment)) == list(standing(lines).values())
        tenures = [line for line in standing(lines).values() if line.kind == "tenure"]
        assert store.find("velmora", about=("tenure", ["harbour-master"]), until=moment) == tenures


def test_entries_are_found_by_id_and_by_subject_in_order(store: Store):
    velmora.fill(store)
    found = store.find("velmora", ids=["renn", "council", "nobody"], about=("tenure", ["harbour-master", "none"]))
    assert ids(found) == ["council", "brandt", "renn", "renn-stays"]
    assert store.find("velmora", about=("suspension", ["harbour-master"])) == []
    assert store.find("velmora") == []


def test_an_entry_that_changes_its_subject_is_found_under_the_new_one_only(store: Store):
    def tenure(action: Action, office: str) -> Change:
        return velmora.entry(action, "tenure", id="t", holder="a", office=office, voice="asserted")

    store.append("mali", [tenure(Action.ASSERT, "mayor")], "ana", at="2021-05-26T10:00:00.000000Z")
    store.append("mali", [tenure(Action.SUPERSEDE, "judge")], "ana", at="2021-05-27T10:00:00.000000Z")
    assert ids(store.find("mali", about=("tenure", ["judge"]))) == ["t"]
    assert store.find("mali", about=("tenure", ["mayor"])) == []
    assert ids(store.find("mali", about=("tenure", ["mayor"]), until="2021-05-26T23")) == ["t"]


def test_record_time_never_runs_backwards(store: Store):
    store.append("mali", people("a"), "ana", at="2021-05-27T10:00:00.000000Z")
    store.append("mali", people("b"), "ana", at="2021-05-26T10:00:00.000000Z")
    assert [line.at for line in store.lines("mali")] == ["2021-05-27T10:00:00.000000Z"] * 2


def test_dossiers_are_listed_by_code_point_whatever_the_language_of_the_server(store: Store):
    for dossier in ("b-1", "a1", "b1", "a-2"):
        store.append(dossier, people("a"), "ana")
    assert [one.id for one in store.dossiers()] == ["a-2", "a1", "b-1", "b1"]


@pytest.mark.parametrize("text", ["", "\u202eright to left", "𝕏" * 1000, "line\r\nend\r", "'; drop table journal; --"])
def test_a_text_comes_back_as_it_was_given(store: Store, text: str):
    store.append("mali", people("a"), "ana")
    store.put_text("mali", "report", text)
    assert store.texts("mali") == store.texts("mali", ["report", "other"]) == {"report": text}
    assert store.texts("mali", ["other"]) == {}


def test_earlier_texts_are_kept_and_the_latest_is_given(store: Store):
    velmora.fill(store)
    assert [(kept.source, kept.number) for kept in store.kept_texts("velmora")] == [
        ("harbour-notice", 0),
        ("harbour-notice", 1),
        ("renn-letter", 0),
    ]
    assert store.texts("velmora")["harbour-notice"] == velmora.NOTICE
    assert all(isinstance(kept, KeptText) for kept in store.kept_texts("velmora"))


@pytest.mark.parametrize(("author", "payload"), [("an\ud800a", "{}"), ("ana", '"\ud800"')])
def test_half_a_character_is_refused_with_a_sentence(store: Store, author: str, payload: str):
    store.append("mali", people("a"), "ana")
    with pytest.raises(StoreError, match=r"is no Unicode text\. It is as it was before"):
        store.append("mali", [Change(Action.ASSERT, "actor", "b", payload)], author)
    assert store.head("mali").seq == 1
    assert store.verify("mali").whole


# Steps


def test_a_step_comes_to_pass_as_a_whole_or_not_at_all(store: Store):
    store.append("mali", people("a"), "ana")

    def broken() -> None:
        with store.step("mali"):
            store.append("mali", people("b"), "ana")
            store.put_text("mali", "report", "text")
            assert store.head("mali").seq == 2
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    assert (store.head("mali").seq, store.texts("mali")) == (1, {})


def test_a_step_of_which_a_part_failed_is_not_kept_even_where_the_failure_was_caught(store: Store):
    store.append("mali", people("a"), "ana")

    def persistent() -> None:
        with store.step():
            store.append("mali", people("b"), "ana")
            with pytest.raises(StoreError, match="breaks at line 2"):
                store.restore("mali", damaged(), title="Mali")

    def damaged() -> Iterator[Line]:
        yield from islice(store.lines("mali"), 1)
        yield from chain("mali", Head(7, "f" * 64), people("c"), "eve", "2021")

    with pytest.raises(StoreError, match="a part of this step failed, so none of it was kept"):
        persistent()
    assert ids(store.lines("mali")) == ["a"]


def test_changes_that_fail_half_way_leave_the_store_as_before(store: Store):
    def faulty() -> Iterator[Change]:
        yield from people(*(f"n{n}" for n in range(5_000)))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.append("mali", faulty(), "ana")
    assert store.dossiers() == []


def test_a_snapshot_sees_one_moment_while_another_writes(store: Store, address: str):
    store.append("mali", people("a"), "ana")
    with closing(open_store(address)) as other:
        with store.snapshot():
            assert store.head("mali").seq == 1
            other.append("mali", people("b"), "bo")
            assert store.head("mali").seq == 1
            assert ids(store.standing("mali")) == ["a"]
        assert store.head("mali").seq == 2


def test_nothing_is_written_in_a_snapshot(store: Store):
    store.append("mali", people("a"), "ana")
    with store.snapshot(), pytest.raises(StoreError, match="end the snapshot first"):
        store.append("mali", people("b"), "ana")


# Several at once


def test_several_writers_lose_nothing_and_keep_the_chain_whole(address: str):
    open_store(address, create=True).close()
    ready = Barrier(4)

    def write(name: str) -> None:
        with closing(open_store(address)) as own:
            ready.wait()
            for turn in range(12):
                own.append("mali", people(f"{name}-{turn}-x", f"{name}-{turn}-y"), name)
                own.append(f"own-{name}", people(f"{turn}"), name)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, "abcd"))
    with closing(open_store(address)) as store:
        lines = list(store.lines("mali"))
        assert len(lines) == 4 * 12 * 2
        assert all(one.id[:-1] == two.id[:-1] for one, two in zip(lines[::2], lines[1::2], strict=True))
        assert {line.id for line in lines} == {f"{n}-{t}-{e}" for n in "abcd" for t in range(12) for e in "xy"}
        assert [one.id for one in store.dossiers()] == ["mali", *(f"own-{name}" for name in "abcd")]
        assert all(store.verify(one.id).whole for one in store.dossiers())


def test_threads_that_share_a_store_have_steps_of_their_own(store: Store):
    store.append("mali", people("a"), "ana")
    ready = Barrier(2)

    def write(name: str) -> None:
        ready.wait()
        for turn in range(10):
            with store.step("mali"):
                seen = store.head("mali").seq
                store.append("mali", people(f"{name}{turn}"), name)
                assert store.head("mali").seq == seen + 1

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, "xy"))
    assert store.head("mali").seq == 21
    assert store.verify("mali").whole


def test_a_step_on_a_named_dossier_sees_what_it_writes_on(address: str):
    with closing(open_store(address, create=True)) as store:
        store.append("mali", people("count-0"), "ana")

    def count() -> None:
        with closing(open_store(address)) as own:
            for _ in range(10):
                with own.step("mali"):
                    last = max(int(line.id.split("-")[1]) for line in own.standing("mali"))
                    own.append("mali", people(f"count-{last + 1}"), "ana")

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda _: count(), range(3)))
    with closing(open_store(address)) as store:
        assert ids(store.lines("mali")) == [f"count-{n}" for n in range(31)]


# A journal from elsewhere


def test_a_long_journal_from_elsewhere_is_taken_with_its_hashes(store: Store, fresh: Callable[[], str]):
    head = store.append("mali", people(*(f"n{n}" for n in range(4_500))), "ana")
    store.append("mali", [Change(Action.RETRACT, "actor", "n7")], "ana")
    with closing(open_store(fresh(), create=True)) as other:
        other.restore("mali", islice(store.lines("mali"), 4_500), title="Mali")
        assert other.head("mali") == head
        other.restore("mali", store.lines("mali"), title="Mali")
        assert list(other.lines("mali")) == list(store.lines("mali"))
        assert ids(other.standing("mali")) == ids(store.standing("mali"))
        assert other.verify("mali").whole


@pytest.mark.parametrize("place", [0, 3, 17])
def test_a_broken_journal_is_refused_as_a_whole(store: Store, fresh: Callable[[], str], place: int):
    velmora.fill(store)
    lines = list(store.lines("velmora"))
    lines[place] = replace(lines[place], author="eve")
    with closing(open_store(fresh(), create=True)) as other:
        with pytest.raises(StoreError, match=f"breaks at line {place + 1}: its content was altered"):
            other.restore("velmora", lines, title="Velmora")
        assert other.dossiers() == []


def test_journals_that_have_parted_are_not_mixed(store: Store):
    store.append("mali", people("a"), "ana", at="2021-05-27T10:00:00.000000Z")
    theirs = list(chain("mali", Head(), people("b", "c"), "bo", "2021-05-27T10:00:00.000000Z"))
    for given in (theirs, theirs[:1]):
        with pytest.raises(StoreError, match="have parted; neither is replaced"):
            store.restore("mali", given, title="Mali")


def test_a_journal_that_the_store_has_gone_on_from_is_refused_with_the_way_out(store: Store):
    store.append("mali", people("a"), "ana")
    old = list(store.lines("mali"))
    store.append("mali", people("b"), "ana")
    for given, ends in ((old, 1), ([], 0)):
        with pytest.raises(StoreError, match=f"has gone on to line 2; the one given ends at line {ends}"):
            store.restore("mali", given, title="Mali")


def test_record_time_that_runs_backwards_in_a_journal_from_elsewhere_is_a_flaw(store: Store):
    first = list(chain("mali", Head(), people("a"), "ana", "2021-05-27T10:00:00.000000Z"))
    second = chain("mali", Head(1, first[0].hash), people("b"), "ana", "2021-05-26T10:00:00.000000Z")
    with pytest.raises(StoreError, match="breaks at line 2: it was written at 2021-05-26"):
        store.restore("mali", [*first, *second], title="Mali")
