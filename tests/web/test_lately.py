"""Answers that take long: the last one is shown, with a word, while the next is made."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Barrier, Event
from typing import Any

import pytest
from web_making import COURIER, send, visit

from juncture.web.lately import Lately

CLAIM = {"kind": "claim", "text": "the harbour is open", "voice": "asserted", "from": f"{COURIER.stem}@10-30"}


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_what_is_found_quickly_is_never_shown_late() -> None:
    lately = Lately()
    assert [lately.ask("brief", stamp, lambda stamp=stamp: stamp).value for stamp in ("a", "b", "b")] == ["a", "b", "b"]


def test_what_took_long_is_shown_as_it_was_until_the_new_one_is_there() -> None:
    lately, go = Lately(patience=0), Event()
    lately.ask("brief", "a", lambda: "old")
    late = lately.ask("brief", "b", lambda: go.wait() and "new")
    assert (late.value, late.stamp) == ("old", "a")
    go.set()
    until(lambda: lately.ask("brief", "b", lambda: "never made").value == "new")


def test_of_many_who_ask_meanwhile_one_has_it_made() -> None:
    lately, made, both = Lately(patience=0), [], Barrier(2)

    def make() -> str:
        made.append(1)
        both.wait()
        return "new"

    lately.ask("brief", "a", lambda: "old")
    assert {lately.ask("brief", "b", make).value for _ in range(9)} == {"old"}
    both.wait()
    until(lambda: lately.ask("brief", "b", make).value == "new")
    assert len(made) == 1


def test_what_could_not_be_made_beside_is_told_to_whoever_looks_next() -> None:
    lately = Lately(patience=0)
    lately.ask("brief", "a", lambda: "old")

    def fails() -> str:
        raise ValueError("no such day")

    def told() -> bool:
        try:
            return lately.ask("brief", "b", fails).value != "old"
        except ValueError:
            return True

    until(told)


def test_no_more_answers_are_kept_than_were_asked_for() -> None:
    lately = Lately(kept=2)
    made: list[Any] = []
    for key in (1, 2, 3, 1):
        lately.ask(key, "a", lambda key=key: made.append(key))
    assert made == [1, 2, 3, 1]


@pytest.mark.parametrize(("language", "words"), [("en", "is being made anew"), ("fr", "en cours de préparation")])
def test_a_brief_that_takes_long_says_that_it_is_of_an_earlier_version(desk: str, language: str, words: str) -> None:
    client = visit(desk)
    client.app.state.lately = Lately(patience=0)
    page = f"/d/lantern/brief?lang={language}"
    assert words not in client.get(page).text
    assert send(client, "/d/lantern/statements", data=CLAIM | {"id": "open"}).status_code == 303
    assert words in client.get(page).text
    until(lambda: words not in client.get(page).text)
    assert client.get("/d/lantern/brief.md").status_code == 200
