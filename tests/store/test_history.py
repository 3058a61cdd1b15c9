"""The history of a dossier: the last lines first, each with what it changed, alike in either store."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from juncture.record.history import history
from juncture.record.journal import Action, Change
from juncture.record.store import Store


def entry(id: str, text: str) -> str:
    return f'{{"entry":{{"id":"{id}","text":"{text}"}}}}'


def fill(store: Store) -> None:
    wrote = [Change(Action.ASSERT, "claim", f"c{n}", entry(f"c{n}", "first")) for n in range(5)]
    store.append("m", wrote, "ana", title="M")
    store.append("m", [Change(Action.SUPERSEDE, "claim", "c1", entry("c1", "second"))], "ben")
    store.append("m", [Change(Action.RETRACT, "claim", "c1")], "cleo")
    store.append("m", [Change(Action.ASSERT, "claim", "c1", entry("c1", "third"))], "ana")


def told(address: str, **asked: int | str) -> list[tuple[int, list[tuple[object, object]]]]:
    found = history(f"{address}#m", **asked)  # type: ignore[arg-type]
    return [(s.line.seq, [(c.before, c.after) for c in s.changes if c.name == "text"]) for s in found.steps]


def test_the_last_lines_come_first_each_with_what_it_changed(store: Store, address: str) -> None:
    fill(store)
    assert told(address, many=3) == [(8, [(None, "third")]), (7, [("second", None)]), (6, [("first", "second")])]
    assert told(address, many=2, before=7) == [(6, [("first", "second")]), (5, [(None, "first")])]


def test_one_entry_is_followed_alone(store: Store, address: str) -> None:
    fill(store)
    assert [seq for seq, _ in told(address, id="c1")] == [8, 7, 6, 2]
    assert told(address, id="nowhere") == []


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 9))
def test_pages_of_any_length_hold_each_line_once(store: Store, address: str, many: int) -> None:
    if not store.head("m").seq:
        fill(store)
    seen, before = [], None
    while True:
        found = history(f"{address}#m", many, before=before)
        seen += [step.line.seq for step in found.steps]
        before = found.earlier
        if before is None:
            break
    assert seen == list(range(8, 0, -1))
