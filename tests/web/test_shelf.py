"""Open dossiers under many readers and a writer: nothing stale, nothing mixed, nothing done twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier, Event
from typing import Any

import pytest
from web_making import stored

from juncture.record import following
from juncture.record.entering import enter
from juncture.record.folder.starting import start_folder
from juncture.record.items import Actor
from juncture.record.record import Record
from juncture.web import shelf as shelves
from juncture.web.answers import Answers
from juncture.web.shelf import Shelf

READERS = 12


@pytest.fixture
def shelf(desk: str) -> Iterator[Shelf]:
    with closing(Shelf([desk])) as found:
        yield found


def at_once(count: int, do: Callable[[int], Any]) -> list[Any]:
    """Do something in several threads that all set out together."""
    barrier = Barrier(count)

    def one(number: int) -> Any:
        barrier.wait()
        return do(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def test_of_many_readers_who_come_upon_a_dossier_one_reads_it(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    whole = following.record_of

    def counted(*asked: Any) -> Record:
        read.append("once more")
        return whole(*asked)

    monkeypatch.setattr(following, "record_of", counted)
    found = at_once(READERS, lambda _: shelf.open("lantern"))
    assert all(one is found[0] for one in found)
    assert len(read) == 1


def test_whoever_looks_after_a_write_sees_it_and_the_others_keep_what_they_had(shelf: Shelf, desk: str) -> None:
    before = shelf.open("lantern")
    held = dict(before.record.held)

    def write_or_look(number: int) -> bool:
        if number % 4:
            record = shelf.open("lantern").record
            return len(record.held) == len(held) + record.head.seq - before.record.head.seq
        head = enter(desk, Actor(id=f"actor-{number}", name="A", type="person"), "ben")
        after = shelf.open("lantern").record
        return after.head.seq >= head.seq and f"actor-{number}" in after.held

    assert all(at_once(READERS, write_or_look))
    assert before.record.held == held


def test_a_question_that_many_ask_at_once_is_answered_once() -> None:
    answers, asked, go = Answers(8), [], Event()

    def find() -> object:
        asked.append("once more")
        go.wait(10)
        return object()

    with ThreadPoolExecutor(READERS) as pool:
        found = [pool.submit(answers.once, "holders", find) for _ in range(READERS)]
        go.set()
        assert len({id(one.result()) for one in found}) == 1
    assert len(asked) == 1


def test_a_question_that_failed_is_asked_again() -> None:
    answers = Answers(8)
    with pytest.raises(ZeroDivisionError):
        answers.once("holders", lambda: 1 // 0)
    assert answers.once("holders", lambda: 1) == 1


def test_of_more_answers_than_are_kept_the_one_used_longest_ago_goes() -> None:
    answers = Answers(2)
    for key in ("a", "b", "a", "c"):
        answers.once(key, lambda key=key: key)  # type: ignore[misc]
    assert [answers.once(key, lambda: "anew") for key in ("a", "c", "b")] == ["a", "c", "anew"]


def test_the_records_used_longest_ago_are_let_go_when_there_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("One", "Two", "Three"):
        folder = start_folder(tmp_path / name.lower(), title=name, country=None)
        stored(folder, tmp_path / "desk.sqlite")
    with closing(Shelf([str(tmp_path / "desk.sqlite")])) as shelf:
        first, second = shelf.open("one"), shelf.open("two")
        monkeypatch.setattr(shelves, "ENTRIES", len(first.record.held) + len(second.record.held))
        assert shelf.open("one") is first
        shelf.open("three")
        assert shelf.open("one") is first
        assert shelf.open("two") is not second
