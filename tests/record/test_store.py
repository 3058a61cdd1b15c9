"""The store: what it promises of one file in SQLite, also where it is tampered with or shared."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import asserting, entry

from juncture.record.journal import Action, Change, Head, Line, chain, replay
from juncture.record.problems import StoreError
from juncture.record.store import Store, is_store, open_store
from juncture.record.store.address import split
from juncture.record.store.sql import SqlStore

actions = st.sampled_from(Action)
changes = st.builds(Change, actions, st.just("actor"), st.sampled_from("abcde"), st.sampled_from(["{}", "[1]", ""]))
batches = st.lists(st.lists(changes, max_size=8), max_size=6)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "desk.sqlite"), create=True)
    yield opened
    opened.close()


def people(*ids: str, action: Action = Action.ASSERT) -> list[Change]:
    return asserting(*(entry("actor", id, name=id, type="person") for id in ids), action=action)


def tamper(store: Store, statement: str, *values: object) -> None:
    assert isinstance(store, SqlStore)
    connection = sqlite3.connect(store.name)
    with connection:
        assert connection.execute(statement, values).rowcount != 0
    connection.close()


def test_what_is_appended_stands_and_can_be_read_back(store: Store):
    head = store.append("mali", people("a", "b"), "ana", title="Mali")
    assert head == store.head("mali")
    assert head.seq == 2
    assert [(line.id, line.author) for line in store.lines("mali")] == [("a", "ana"), ("b", "ana")]
    assert [line.id for line in store.standing("mali")] == ["a", "b"]
    assert [(one.id, one.title, one.head) for one in store.dossiers()] == [("mali", "Mali", head)]
    assert store.verify("mali").whole


def test_a_dossier_that_is_not_held_is_empty(store: Store):
    assert store.head("niger") == Head()
    assert list(store.lines("niger")) == []
    assert list(store.standing("niger")) == []
    assert store.texts("niger") == {}
    assert store.verify("niger").whole


def test_dossiers_are_kept_apart(store: Store):
    store.append("mali", people("a"), "ana")
    store.append("niger", people("a", "b"), "bo")
    store.append("mali", [Change(Action.RETRACT, "actor", "a")], "ana")
    assert [line.id for line in store.standing("mali")] == []
    assert [line.id for line in store.standing("niger")] == ["a", "b"]


def test_the_file_as_it_was_at_a_moment_can_be_had_back(store: Store):
    store.append("mali", people("a"), "ana", at="2021-05-26T10:00:00.000000Z")
    store.append("mali", people("b"), "ana", at="2021-05-27T10:00:00.000000Z")
    store.append("mali", [Change(Action.RETRACT, "actor", "a")], "ana", at="2021-05-28T10:00:00.000000Z")
    until = "2021-05-27T23:59:59.999999Z"
    assert [line.id for line in store.standing("mali", until=until)] == ["a", "b"]
    assert len(list(store.lines("mali", until=until))) == 2
    assert [line.id for line in store.standing("mali")] == ["b"]


def test_record_time_never_runs_backwards(store: Store):
    store.append("mali", people("a"), "ana", at="2021-05-27T10:00:00.000000Z")
    store.append("mali", people("b"), "ana", at="2021-05-26T10:00:00.000000Z")
    assert [line.at for line in store.lines("mali")] == ["2021-05-27T10:00:00.000000Z"] * 2


@given(batches)
def test_the_index_of_what_stands_equals_the_fold_of_the_journal(written):
    with closing(open_store("sqlite://:memory:", create=True)) as store:
        for batch in written:
            store.append("mali", batch, "ana")
        current, _ = replay(store.lines("mali"))
        assert [(line.id, line.seq) for line in store.standing("mali")] == [
            (id, line.seq) for id, line in current.items()
        ]
        assert store.verify("mali").whole


def test_more_lines_than_one_batch_are_indexed_too(store: Store):
    ids = [f"n{n}" for n in range(2_500)]
    store.append(
        "mali",
        [*(Change(Action.ASSERT, "actor", id, "{}") for id in ids), Change(Action.RETRACT, "actor", "n0")],
        "ana",
    )
    assert [line.id for line in store.standing("mali")] == ids[1:]
    assert store.verify("mali").whole


def test_a_step_comes_to_pass_as_a_whole_or_not_at_all(store: Store):
    store.append("mali", people("a"), "ana")

    def broken() -> None:
        with store.step():
            store.append("mali", people("b"), "ana")
            store.put_text("mali", "report", "text")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    assert store.head("mali").seq == 1
    assert store.texts("mali") == {}


def test_a_step_within_a_step_ends_with_the_outer_one(store: Store):
    def broken() -> None:
        with store.step():
            with store.step():
                store.append("mali", people("a"), "ana")
            store.append("mali", people("b"), "ana")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    assert store.dossiers() == []
    with store.step():
        with store.step():
            store.append("mali", people("a"), "ana")
        store.append("mali", people("b"), "ana")
    assert store.head("mali").seq == 2


def test_changes_that_fail_half_way_leave_the_store_as_before(store: Store):
    def faulty() -> Iterator[Change]:
        yield from people("a", "b")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.append("mali", faulty(), "ana")
    assert store.dossiers() == []


def test_the_latest_text_of_a_source_is_given_and_earlier_ones_are_kept(store: Store):
    store.append("mali", people("a"), "ana")
    for text in ("one", "two", "two", "one"):
        store.put_text("mali", "report", text)
        assert store.texts("mali") == {"report": text}
    assert isinstance(store, SqlStore)
    connection = sqlite3.connect(store.name)
    assert [row[0] for row in connection.execute("select text from source_text order by number")] == [
        "one",
        "two",
        "one",
    ]
    connection.close()
    with pytest.raises(StoreError, match="holds no dossier 'niger'"):
        store.put_text("niger", "report", "text")


@pytest.mark.parametrize("text", ["", "a\x00b", "\u202eright to left", "𝕏" * 1000, "line\r\nend\r"])
def test_a_text_comes_back_as_it_was_given(store: Store, text):
    store.append("mali", people("a"), "ana")
    store.put_text("mali", "report", text)
    assert store.texts("mali")["report"] == text


def test_half_a_character_is_refused_with_a_sentence(store: Store):
    store.append("mali", people("a"), "ana")
    with pytest.raises(StoreError, match="is no Unicode text"):
        store.append("mali", people("b"), "an\ud800a")
    with pytest.raises(StoreError, match="is no Unicode text"):
        store.put_text("mali", "report", "half \ud800")
    assert store.head("mali").seq == 1


# A journal from elsewhere


def test_a_journal_from_elsewhere_keeps_its_hashes(store: Store, tmp_path: Path):
    store.append("mali", [*people("a", "b"), Change(Action.RETRACT, "actor", "a")], "ana")
    lines = list(store.lines("mali"))
    other = open_store(str(tmp_path / "other.sqlite"), create=True)
    assert other.restore("mali", lines, title="Mali") == store.head("mali")
    assert list(other.lines("mali")) == lines
    assert [line.id for line in other.standing("mali")] == ["b"]
    more = store.append("mali", people("c"), "bo")
    assert other.restore("mali", store.lines("mali"), title="Mali") == more
    assert other.restore("mali", store.lines("mali"), title="Mali") == more
    assert other.verify("mali").whole
    other.close()


def test_a_broken_journal_is_refused_with_the_line(store: Store):
    lines = list(chain("mali", Head(), people("a", "b"), "ana", "2021-05-27T10:00:00.000000Z"))
    with pytest.raises(StoreError, match="breaks at line 1: line 1 is missing"):
        store.restore("mali", lines[1:], title="Mali")
    assert store.dossiers() == []


def test_journals_that_have_parted_are_not_mixed(store: Store):
    store.append("mali", people("a"), "ana", at="2021-05-27T10:00:00.000000Z")
    other = list(chain("mali", Head(), people("b", "c"), "bo", "2021-05-27T10:00:00.000000Z"))
    with pytest.raises(StoreError, match="have parted; neither is replaced"):
        store.restore("mali", other, title="Mali")


def test_a_journal_that_the_store_has_gone_on_from_is_refused_with_the_way_out(store: Store):
    store.append("mali", people("a"), "ana")
    old = list(store.lines("mali"))
    store.append("mali", people("b"), "ana")
    with pytest.raises(StoreError, match="has gone on to line 2; the one given ends at line 1"):
        store.restore("mali", old, title="Mali")


# Tampering by direct SQL

TAMPERINGS = [
    ("update journal set payload = replace(payload, 'person', 'state') where seq = ?", 2),
    ("update journal set author = 'eve' where seq = ?", 3),
    ("update journal set at = '2020-01-01' where seq = ?", 1),
    ("update journal set action = 'retract' where seq = ?", 2),
    ("update journal set action = 'nonsense' where seq = ?", 2),
    ("update journal set kind = 'office' where seq = ?", 2),
    ("update journal set id = 'z' where seq = ?", 2),
    ("update journal set payload = x'00ff' where seq = ?", 2),
    ("update journal set at = 5 where seq = ?", 2),
    ("update journal set hash = previous where seq = ?", 3),
    ("delete from journal where seq = ?", 1),
    ("delete from journal where seq = ?", 2),
    ("delete from journal where seq = ?", 3),
    ("update journal set seq = 9 where seq = ?", 3),
    (
        "insert into journal select dossier, 4, at, author, action, kind, 'x', '', hash, '' from journal where seq = ?",
        3,
    ),
    ("update dossier set seq = ?", 2),
    ("update dossier set hash = ?", "0" * 64),
    ("update dossier set id = ?", "niger"),
    ("delete from standing where id = ?", "a"),
    ("update standing set line = 1 where id = ?", "b"),
    ("update standing set place = 9 where id = ?", "a"),
    ("insert into standing select dossier, 'z', 8, null, line, 8, kind, subject from standing where id = ?", "a"),
    ("update standing set ended = 3 where id = ?", "a"),
    ("update standing set subject = 'z' where id = ?", "a"),
    ("update proposal set line = 1 where id = ?", "c"),
    ("delete from proposal where id = ?", "c"),
    ("update source_text set text = ?", "another text"),
]


@pytest.mark.parametrize(("statement", "value"), TAMPERINGS)
def test_tampering_past_juncture_is_found(store: Store, statement, value):
    store.append("mali", [*people("a", "b"), *people("c", action=Action.PROPOSE)], "ana")
    store.put_text("mali", "report", "the text")
    assert store.verify("mali").whole
    tamper(store, statement, value)
    dossier = store.dossiers()[0].id
    found = store.verify(dossier)
    assert not found.whole
    assert found.reason
    assert found.broken_at is not None


# Files that are no stores


def refusal(path: Path, *, create: bool = False) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(str(path), create=create)
    return str(caught.value)


def test_a_missing_store_is_named_with_the_command_that_makes_one(tmp_path: Path):
    assert "'juncture import FOLDER" in refusal(tmp_path / "none.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_a_store_in_a_missing_folder_is_refused(tmp_path: Path):
    message = refusal(tmp_path / "none" / "desk.sqlite", create=True)
    assert "there is no folder" in message
    assert "'desk.sqlite'" in message


def test_a_folder_is_no_store(tmp_path: Path):
    (tmp_path / "desk.sqlite").mkdir()
    assert "is a folder, not a store" in refusal(tmp_path / "desk.sqlite")


@pytest.mark.parametrize("content", [b"[dossier]\n", b"\x00" * 4096, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_file_that_is_no_sqlite_file_is_refused_and_left_alone(tmp_path: Path, content):
    file = tmp_path / "desk.sqlite"
    file.write_bytes(content)
    assert "desk.sqlite" in refusal(file, create=True)
    assert file.read_bytes() == content


def test_an_sqlite_file_of_something_else_is_refused_and_left_alone(tmp_path: Path):
    connection = sqlite3.connect(tmp_path / "other.sqlite")
    connection.execute("create table recipe (name text)")
    connection.commit()
    connection.close()
    assert "holds no dossiers of Juncture" in refusal(tmp_path / "other.sqlite", create=True)


def test_an_empty_file_becomes_a_store_only_when_one_is_to_be_made(tmp_path: Path):
    (tmp_path / "desk.sqlite").touch()
    assert "holds no dossiers of Juncture" in refusal(tmp_path / "desk.sqlite")
    open_store(str(tmp_path / "desk.sqlite"), create=True).close()
    open_store(str(tmp_path / "desk.sqlite")).close()


@pytest.mark.parametrize(
    ("value", "sentence"), [("99", "was written by a newer release (schema 99"), ("x", "its schema is 'x'")]
)
def test_a_store_of_a_newer_release_says_so(store: Store, value, sentence):
    tamper(store, "update about set value = ?", value)
    assert isinstance(store, SqlStore)
    assert sentence in refusal(Path(store.name))


def test_a_name_too_long_for_the_file_system_is_a_sentence(tmp_path: Path):
    assert "cannot be opened" in refusal(tmp_path / ("x" * 300 + ".sqlite"), create=True)
    assert not is_store("x" * 5000)


@pytest.mark.parametrize(
    "name", ["what?.sqlite", "50%25.sqlite", "a b.sqlite", "مالي.sqlite", "c#/desk.sqlite", "&x=1.db"]
)
def test_a_store_lies_where_its_name_says(tmp_path: Path, name):
    (tmp_path / "c#").mkdir()
    store = open_store(str(tmp_path / name), create=True)
    store.append("mali", people("a"), "ana")
    store.close()
    assert (tmp_path / name).is_file()
    assert [file.name for file in tmp_path.rglob("*.*")] == [(tmp_path / name).name]


@pytest.mark.parametrize(
    ("address", "store", "dossier"),
    [
        ("desk.sqlite", "desk.sqlite", None),
        ("desk.sqlite#mali", "desk.sqlite", "mali"),
        ("desk.sqlite#", "desk.sqlite", None),
        ("c#/desk.sqlite", "c#/desk.sqlite", None),
        ("c#/desk.sqlite#mali", "c#/desk.sqlite", "mali"),
    ],
)
def test_an_address_names_a_store_and_maybe_a_dossier(address, store, dossier):
    assert split(address) == (store, dossier)


def test_an_address_of_no_known_database_is_refused():
    with pytest.raises(StoreError, match="names no store"):
        open_store("oracle://desk")


def test_a_line_is_what_was_sealed(store: Store):
    store.append("mali", people("a"), "ana")
    line = next(iter(store.lines("mali")))
    assert isinstance(line, Line)
    assert isinstance(line.action, Action)
