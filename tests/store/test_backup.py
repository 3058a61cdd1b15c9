"""Backups: whole, of one moment, told when damaged, and back into either kind of store or not at all."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from threading import Event
from zipfile import ZipFile

import pytest
import velmora
from argon2 import PasswordHasher
from sqlalchemy import func, select
from test_migrations import statements

from juncture.record.backup import backup, restore
from juncture.record.backup.manifest import MANIFEST, STORE, DossierCount, Manifest, fingerprint, pack
from juncture.record.backup.placing import clear_abandoned, workroom
from juncture.record.journal import Action
from juncture.record.problems import StoreError
from juncture.record.search import parse, search_store
from juncture.record.search.tables import INDEX
from juncture.record.store import open_store, schema
from juncture.record.store.sql import SqlStore
from juncture.web.accounts import ANNEX, Accounts, Passwords, Sessions, Tokens, tables

KEPT = tables.KEPT
GOOD = "four words will do"


def quick() -> Passwords:
    return Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def fill(store: SqlStore) -> None:
    """Two dossiers, with texts, and an index of searches."""
    velmora.fill(store)
    store.append("mali", [velmora.entry(Action.ASSERT, "dossier", id="mali", title="Mali")], "ana", title="Mali")
    store.put_text("mali", "report", "Bah N’Daw\r\n\u202e𝕏")
    search_store(store, "velmora", parse("harbour"))


def held(address: str) -> list[object]:
    """All that the dossiers of a store say; raises where one is not whole."""
    with closing(open_store(address)) as store:
        assert all(store.verify(head.id).whole for head in store.dossiers())
        return [(head, list(store.lines(head.id)), list(store.kept_texts(head.id))) for head in store.dossiers()]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "desk.zip"


@pytest.fixture
def filled(store: SqlStore, address: str) -> str:
    fill(store)
    return address


@pytest.fixture
def made(tmp_path: Path, file: Path) -> Path:
    """A backup of a store in SQLite."""
    with closing(open_store(str(tmp_path / "made.sqlite"), create=True)) as store:
        fill(store)
    backup(str(tmp_path / "made.sqlite"), file, left=[INDEX, ANNEX])
    return file


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty place for a store of either kind."""
    if request.param == "sqlite":
        return str(tmp_path / "target.sqlite")
    place: Callable[[], str] = request.getfixturevalue("postgres")
    return place()


def nothing_at(target: str) -> bool:
    if "://" not in target:
        return not Path(target).exists()
    try:
        with closing(open_store(target)) as store:
            return store.dossiers() == []
    except StoreError as error:
        return "holds no dossiers of Juncture yet" in str(error)


# There and back


def test_what_comes_back_is_what_was_there_in_either_kind_of_store(filled: str, file: Path, target: str):
    told = backup(filled, file, left=[INDEX, ANNEX])
    assert restore(file, target) == told
    assert [(one.id, one.lines, one.texts) for one in told.dossiers] == [("mali", 1, 1), ("velmora", 18, 3)]
    assert held(target) == held(filled)
    assert (file.stat().st_mode & 0o777) == 0o600
    with closing(open_store(target)) as store:
        store.append("velmora", [velmora.entry(Action.ASSERT, "claim", id="n", text="x", voice="asserted")], "ana")
        assert search_store(store, "velmora", parse("harbour")).total > 0


def test_accounts_come_along_only_when_asked_for(store: SqlStore, filled: str, file: Path, target: str):
    accounts = Accounts(store, quick())
    accounts.add("ana", GOOD, "admin")
    accounts.set_role("ana", "reader", dossier="velmora")
    token = Tokens(accounts).make("ana", "loader")
    session = Sessions(accounts).sign_in("ana", GOOD)
    assert backup(filled, file, left=[INDEX, ANNEX]).annexes == {}
    with ZipFile(file) as packed:
        assert b"argon2id" not in packed.read(STORE)
    file.unlink()
    assert backup(filled, file, kept=[KEPT], left=[INDEX]).annexes == {"accounts": ANNEX.version}
    with ZipFile(file) as packed:
        assert b"argon2id" in packed.read(STORE)
    restore(file, target, kept=[KEPT])
    with closing(open_store(target)) as other:
        back = Accounts(other, quick())
        assert back.get("ana") == accounts.get("ana")
        assert list(back.audit()) == list(accounts.audit())
        assert Tokens(back).caller(token).name == "ana"
        with other.reading() as connection:
            assert connection.execute(select(func.count()).select_from(tables.session)).scalar() == 0
        assert Sessions(back).sign_in("ana", GOOD) != session
        back.add("ben", GOOD, "reader")
        with pytest.raises(StoreError, match="only added to"), other.writing() as connection:
            connection.exec_driver_sql("delete from account_audit")


def test_a_backup_is_of_one_moment_while_others_write(store: SqlStore, filled: str, file: Path, tmp_path: Path):
    stop, begun = Event(), Event()

    def write() -> int:
        with closing(open_store(filled)) as own:
            turn = 0
            while not stop.is_set():
                pair = [
                    velmora.entry(Action.ASSERT, "claim", id=f"c{turn}{x}", text="x", voice="asserted") for x in "ab"
                ]
                own.append("velmora", pair, "ben")
                turn += 1
                begun.set()
            return own.head("velmora").seq

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write)
        begun.wait(30)
        try:
            told = backup(filled, file, left=[INDEX, ANNEX])
        finally:
            stop.set()
        last = writing.result()
    restore(file, str(tmp_path / "back.sqlite"))
    lines = told.dossiers[1].lines
    assert 18 < lines <= last
    assert lines % 2 == 0
    with closing(open_store(filled)) as after, closing(open_store(str(tmp_path / "back.sqlite"))) as back:
        assert list(back.lines("velmora")) == list(after.lines("velmora"))[:lines]


@pytest.mark.parametrize("version", range(1, schema.VERSION))
def test_a_backup_of_an_earlier_release_is_brought_forward(version: int, file: Path, target: str, tmp_path: Path):
    inside = tmp_path / "old.sqlite"
    with closing(sqlite3.connect(inside, isolation_level=None)) as connection:
        for statement in statements(version, "sqlite"):
            connection.execute(statement)
    count = {"id": "velmora", "title": velmora.TITLE, "lines": 18, "texts": 3}
    head = "b98b43fb76db0e5cedbde08df252120a8eee82426536fdfd4f3097219e5fbe5b"
    told = Manifest(
        juncture="0.0.1", record_schema=version, made="2031-03-11T08:00:00.000000Z", sha256=fingerprint(inside),
        bytes=inside.stat().st_size, dossiers=(DossierCount(head=head, **count),),
    )  # fmt: skip
    pack(inside, told, file)
    assert restore(file, target) == told
    with closing(open_store(target)) as store:
        assert store.verify("velmora").whole


# Damage


def test_a_backup_cut_short_anywhere_is_told(made: Path, tmp_path: Path):
    whole = made.read_bytes()
    for length in [0, 1, 3, 20, *range(100, len(whole), len(whole) // 40), len(whole) - 1]:
        made.write_bytes(whole[:length])
        with pytest.raises(StoreError, match=r"is no backup of Juncture|was cut short or altered"):
            restore(made, str(tmp_path / "back.sqlite"))
        assert not (tmp_path / "back.sqlite").exists()


def test_a_byte_changed_anywhere_is_told_or_changes_nothing(made: Path, tmp_path: Path):
    whole, wanted, unnoticed = made.read_bytes(), held(str(tmp_path / "made.sqlite")), 0
    places = [*range(64), *range(64, len(whole), len(whole) // 80), *range(len(whole) - 180, len(whole))]
    for place in places:
        made.write_bytes(whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :])
        with suppress(StoreError):
            restore(made, str(tmp_path / "back.sqlite"))
            unnoticed += 1
            assert held(str(tmp_path / "back.sqlite")) == wanted
            (tmp_path / "back.sqlite").unlink()
        assert not (tmp_path / "back.sqlite").exists()
    assert unnoticed < len(places) / 2


def altered(made: Path, room: Path, change: Callable[[sqlite3.Connection], object], **said: object) -> None:
    """A backup altered by somebody who knows how it is sealed."""
    with ZipFile(made) as packed:
        packed.extractall(room)
    inside = room / STORE
    with closing(sqlite3.connect(inside)) as connection:
        change(connection)
        connection.commit()
    told = json.loads((room / MANIFEST).read_text("utf-8"))
    told |= {"sha256": fingerprint(inside), "bytes": inside.stat().st_size, **said}
    pack(inside, Manifest.model_validate(told), made)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("update journal set author = 'eve' where seq = 3 and dossier = 1", "'velmora' breaks at line 3"),
        ("delete from journal where seq = 18", "the journal of 'velmora' breaks at line 18: the store names line 18"),
        ("update source_text set text = 'x'", "was altered"),
        ("delete from source_text where source = 'report'", "was altered: its manifest tells of mali to line 1"),
        ("drop table standing", "is not whole .it lacks: standing"),
        ("update about set value = '99'", "was written by a newer release .schema 99"),
        ("insert into dossier values (9, 'x', 'x', 0, '')", "was altered|breaks at"),
    ],
)  # fmt: skip
def test_what_was_altered_with_care_breaks_the_chain(made: Path, tmp_path: Path, statement: str, sentence: str):
    altered(made, tmp_path / "room", lambda connection: connection.execute(statement))
    with pytest.raises(StoreError, match=sentence) as caught:
        restore(made, str(tmp_path / "back.sqlite"))
    assert "store.sqlite" not in str(caught.value)
    assert not (tmp_path / "back.sqlite").exists()


def test_a_manifest_of_another_format_says_so(made: Path, tmp_path: Path):
    with ZipFile(made) as packed:
        packed.extractall(tmp_path / "room")
    told = json.loads((tmp_path / "room" / MANIFEST).read_text("utf-8"))
    for changed in ({**told, "format": "juncture.archive/2"}, {**told, "more": 1}, [], {**told, "bytes": "many"}):
        with ZipFile(made, "w") as packed:
            packed.writestr(MANIFEST, json.dumps(changed))
            packed.write(tmp_path / "room" / STORE, STORE)
        with pytest.raises(StoreError, match="cannot be read by this release: its manifest says something else"):
            restore(made, str(tmp_path / "back.sqlite"))


def test_a_bomb_is_not_unpacked(made: Path, tmp_path: Path):
    with ZipFile(made) as packed:
        told = packed.read(MANIFEST)
    with ZipFile(made, "w", 8) as packed:
        packed.writestr(MANIFEST, told)
        packed.writestr(STORE, b"\x00" * (64 << 20))
    with pytest.raises(StoreError, match="the store in it is not the one that its manifest describes"):
        restore(made, str(tmp_path / "back.sqlite"))


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + b"x" * 100, b"PK\x03\x04 and no more"])
def test_another_file_is_no_backup(file: Path, tmp_path: Path, content: bytes):
    file.write_bytes(content)
    with pytest.raises(StoreError, match=r"is no backup of Juncture|was cut short"):
        restore(file, str(tmp_path / "back.sqlite"))


def test_another_archive_is_no_backup(file: Path, tmp_path: Path):
    with ZipFile(file, "w") as packed:
        packed.writestr("../../etc/passwd", "x")
    with pytest.raises(StoreError, match=r"no backup of Juncture: it holds '\.\./\.\./etc/passwd'"):
        restore(file, str(tmp_path / "back.sqlite"))


# Nothing by halves


def test_what_is_there_is_never_written_over(made: Path, tmp_path: Path, target: str):
    with pytest.raises(StoreError, match="is there already and is left as it is"):
        backup(str(tmp_path / "made.sqlite"), made)
    restore(made, target)
    before = held(target)
    with pytest.raises(StoreError, match="already"):
        restore(made, target)
    assert held(target) == before


def test_what_is_left_of_another_store_is_not_read_into_this_one(made: Path, tmp_path: Path):
    (tmp_path / "back.sqlite-wal").write_bytes(b"x")
    with pytest.raises(StoreError, match=r"back\.sqlite-wal' is there already"):
        restore(made, str(tmp_path / "back.sqlite"))


@pytest.mark.postgres
def test_accounts_that_are_there_are_not_mixed_with_others(tmp_path: Path, file: Path, postgres: Callable[[], str]):
    with closing(open_store(str(tmp_path / "made.sqlite"), create=True)) as store:
        Accounts(store, quick()).add("ana", GOOD, "admin")
    backup(str(tmp_path / "made.sqlite"), file, kept=[KEPT], left=[INDEX])
    address = postgres()
    with closing(open_store(address, create=True)) as store:
        Accounts(store, quick()).add("ben", GOOD, "admin")
    with pytest.raises(StoreError, match=r"holds something already \(accounts\)"):
        restore(file, address, kept=[KEPT])


def test_a_store_whose_journal_is_broken_is_not_backed_up(store: SqlStore, filled: str, file: Path, tmp_path: Path):
    with store.writing() as connection:
        connection.exec_driver_sql("update journal set author = 'eve' where seq = 3")
    with pytest.raises(StoreError, match="breaks at line 3"):
        backup(filled, file)
    assert [one.name for one in tmp_path.iterdir() if "zip" in one.name] == []


KILLED = """
import os, signal, sys
from pathlib import Path
import juncture.record.backup.{module} as module
from juncture.record.backup import backup, restore
real, calls = module.{name}, []
def killed(*given, **named):
    calls.append(1)
    if len(calls) > {after}:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*given, **named)
module.{name} = killed
{deed}
"""


def killed(module: str, name: str, deed: str, after: int = 0) -> None:
    code = KILLED.format(module=module, name=name, deed=deed, after=after)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], check=False, env=environment, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.parametrize(("module", "name"), [("writing", "pack"), ("writing", "unpacked"), ("writing", "place")])
def test_a_backup_that_is_killed_leaves_no_file_of_that_name(filled: str, file: Path, module: str, name: str):
    killed(module, name, f"backup({filled!r}, Path({str(file)!r}))")
    assert not file.exists()
    backup(filled, file)


def test_the_next_backup_removes_what_a_killed_one_left_and_says_so(tmp_path: Path, file: Path):
    with closing(open_store(str(tmp_path / "desk.sqlite"), create=True)) as store:
        assert isinstance(store, SqlStore)
        fill(store)
    killed("writing", "pack", f"backup({str(tmp_path / 'desk.sqlite')!r}, Path({str(file)!r}))")
    (left,) = tmp_path.glob(".juncture-making-*")
    command = [
        sys.executable,
        "-c",
        "from juncture.cli import main; main()",
        "backup",
        str(tmp_path / "desk.sqlite"),
        str(file),
    ]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    told = subprocess.run(command, check=True, env=environment, capture_output=True, text=True)
    assert f"Removed {str(left)!r}, which an interrupted run had left." in told.stderr
    assert not left.exists()
    assert file.is_file()


def test_a_backup_that_is_being_made_and_what_is_not_ours_are_left_alone(tmp_path: Path, file: Path):
    foreign = [tmp_path / name for name in (".juncture-making-notes", ".desk.zip.k3j2", "juncture-making-x")]
    for one in foreign:
        one.mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "lock").touch()
    (tmp_path / ".juncture-making-link").symlink_to(tmp_path / "elsewhere")
    with workroom(file) as room:
        assert clear_abandoned(tmp_path) == []
        assert room.is_dir()
    assert all(one.is_dir() for one in foreign)
    assert (tmp_path / "elsewhere" / "lock").is_file()


@pytest.mark.parametrize("name", ["unpacked", "place", "carry_all"])
def test_a_restore_that_is_killed_leaves_nothing(made: Path, target: str, name: str):
    if name == ("carry_all" if "://" not in target else "place"):
        return
    killed("restoring", name, f"restore(Path({str(made)!r}), {target!r})")
    assert nothing_at(target)
    restore(made, target)


@pytest.mark.postgres
def test_a_restore_that_is_killed_between_two_dossiers_leaves_neither(made: Path, postgres: Callable[[], str]):
    address = postgres()
    killed("carrying", "carry", f"restore(Path({str(made)!r}), {address!r})", after=1)
    assert nothing_at(address)
    restore(made, address)


# Bad input


@pytest.mark.parametrize(
    ("store", "name", "sentence"),
    [
        ("examples/mali-2021", "x.zip", "names a folder; a backup is of a whole store"),
        ("made.sqlite#velmora", "x.zip", "names one dossier; a backup is of a whole store"),
        ("none.sqlite", "x.zip", "there is no store"),
        ("made.sqlite", "nowhere/x.zip", "there is no folder"),
        ("made.sqlite", "x\0.zip", "is no name of a file"),
        ("made.sqlite", "x" * 300, "cannot be written: File name too long|is no name of a file"),
        ("made.sqlite", ".", "is there already"),
    ],
)
def test_a_backup_that_cannot_be_made_says_why(made: Path, tmp_path: Path, store: str, name: str, sentence: str):
    address = store if "/" in store else str(tmp_path / store)
    with pytest.raises(StoreError, match=sentence):
        backup(address, tmp_path / name)


@pytest.mark.parametrize(
    ("store", "sentence"),
    [
        ("back.sqlite#velmora", "names no store to restore to"),
        (".", "names no store"),
        ("nowhere/x.sqlite", "no folder"),
    ],
)
def test_a_restore_that_cannot_be_made_says_why(made: Path, tmp_path: Path, store: str, sentence: str):
    with pytest.raises(StoreError, match=sentence):
        restore(made, str(tmp_path / store))
    with pytest.raises(StoreError, match="there is no backup"):
        restore(tmp_path / "none.zip", str(tmp_path / "back.sqlite"))
