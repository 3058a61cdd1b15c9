"""The store under others' hands: killed writers, full disks, read-only files, two writers, readers meanwhile."""

from __future__ import annotations

import os
import signal
from contextlib import closing
from pathlib import Path

import pytest
from making import asserting, entry, folder, process, tenure

from juncture.record.journal import Action, Change
from juncture.record.opening import import_folder, open_record
from juncture.record.store import open_store

IMPORT = """
import sys
from pathlib import Path
from juncture.record.store import sql
from juncture.record.opening import import_folder

if sys.argv[3] != "-":
    done, limit, once = 0, int(sys.argv[3]), sql.SqlStore._project
    def project(self, *given):
        global done
        once(self, *given)
        done += 1
        if done == limit:
            print("now", flush=True)
            sys.stdin.readline()
    sql.SqlStore._project, sql.BATCH = project, 50
import_folder(Path(sys.argv[1]), sys.argv[2], author="ana")
"""


def big(path: Path, count: int = 600) -> Path:
    actors = "".join(f'[[actor]]\nid = "a{n}"\nname = "A {n}"\ntype = "person"\n\n' for n in range(count))
    return folder(path, {"actors.toml": actors})


@pytest.mark.parametrize("batches", [1, 5, 12])
def test_an_import_that_is_killed_in_the_middle_leaves_the_store_as_before(tmp_path: Path, batches: int):
    store = str(tmp_path / "desk.sqlite")
    small = folder(tmp_path / "small", {})
    import_folder(small, store, author="bo")
    with closing(open_store(store)) as opened:
        before = opened.head("mali")
    writer = process(IMPORT, big(tmp_path / "big"), store, batches, stdin=-1)
    assert writer.stdout
    assert writer.stdout.readline() == "now\n"
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    with closing(open_store(store)) as opened:
        assert opened.head("mali") == before
        assert opened.verify("mali").whole
    import_folder(tmp_path / "big", store, author="bo")
    assert len(open_record(store).held) == 601


def size_of(file: Path) -> int:
    """Its size, 0 while it is not there: the last writer to leave takes the log away."""
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def test_an_import_killed_at_any_moment_leaves_all_or_none(tmp_path: Path):
    """The moments are counted in bytes of the log, not in time, so that they fall into the writing itself."""
    store = tmp_path / "desk.sqlite"
    import_folder(folder(tmp_path / "small", {}), str(store), author="bo")
    source = big(tmp_path / "big", 800)
    for wanted in (1, 200_000):
        writer = process(IMPORT, source, store, "-")
        log = store.with_name("desk.sqlite-wal")
        while writer.poll() is None and size_of(log) < wanted:
            pass
        writer.kill()
        writer.communicate()
        with closing(open_store(str(store))) as opened:
            assert opened.head("mali").seq in (1, 801)
            assert opened.verify("mali").whole


FULL = """
import sys
import resource
from pathlib import Path
from juncture.record.opening import import_folder
from juncture.record.problems import StoreError
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    import_folder(Path(sys.argv[1]), sys.argv[2])
except StoreError as error:
    print(error)
"""


def test_a_full_disk_is_a_sentence_and_the_store_is_as_before(tmp_path: Path):
    store = str(tmp_path / "desk.sqlite")
    import_folder(folder(tmp_path / "small", {}), store, author="bo")
    out, errors = process(FULL, big(tmp_path / "big", 2_000), store).communicate()
    assert "cannot be written" in out
    assert "It is as it was before." in out
    assert "Traceback" not in errors
    with closing(open_store(store)) as opened:
        assert opened.head("mali").seq == 1
        assert opened.verify("mali").whole


UNPRIVILEGED = """
import sys
import os
from juncture.record.journal import Action, Change
from juncture.record.problems import StoreError
from juncture.record.store import open_store
warm = open_store("sqlite://:memory:", create=True)  # imports what an unprivileged user may not be able to
warm.append("mali", [Change(Action.ASSERT, "actor", "b", "{}")], "ana")
list(warm.lines("mali"))
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    store = open_store(sys.argv[1])
    print(store.head("mali").seq)
    store.append("mali", [Change(Action.ASSERT, "actor", "b", "{}")], "eve")
except StoreError as error:
    print(error)
"""


@pytest.fixture
def shown(tmp_path: Path) -> Path:
    """A folder that everybody may look into, with a store in it."""
    for parent in (tmp_path, *tmp_path.parents):
        if parent.stat().st_uid == os.getuid() and parent != Path("/"):
            parent.chmod(0o755)
    place = tmp_path / "desk"
    place.mkdir()
    store = open_store(str(place / "desk.sqlite"), create=True)
    store.append("mali", [Change(Action.ASSERT, "actor", "a", "{}")], "ana")
    store.close()
    return place


def test_a_store_that_may_not_be_read_is_a_sentence(shown: Path):
    (shown / "desk.sqlite").chmod(0o000)
    out, errors = process(UNPRIVILEGED, shown / "desk.sqlite").communicate()
    assert "may not be read by you" in out, errors
    shown.chmod(0o700 if os.getuid() == 0 else 0o000)
    out, errors = process(UNPRIVILEGED, shown / "desk.sqlite").communicate()
    shown.chmod(0o755)
    assert "cannot be opened: Permission denied" in out, errors


def test_a_store_that_may_only_be_read_answers_and_refuses_to_write(shown: Path):
    (shown / "desk.sqlite").chmod(0o444)
    shown.chmod(0o555)
    out, errors = process(UNPRIVILEGED, shown / "desk.sqlite").communicate()
    shown.chmod(0o755)
    seq, _, refusal = out.partition("\n")
    assert seq == "1", out + errors
    assert "cannot be written" in refusal
    assert "Traceback" not in errors


APPEND = """
import sys
from juncture.record.journal import Action, Change
from juncture.record.store import open_store
store = open_store(sys.argv[1], create=True)
for n in range(12):
    store.append("mali", [Change(Action.ASSERT, "actor", f"{sys.argv[2]}{n}-{k}", "{}") for k in range(4)], sys.argv[2])
"""


def test_two_writers_at_once_lose_nothing_and_the_chain_is_whole(tmp_path: Path):
    store = str(tmp_path / "desk.sqlite")
    writers = [process(APPEND, store, name) for name in ("ana", "bo")]
    for writer in writers:
        _, errors = writer.communicate()
        assert writer.returncode == 0, errors
    with closing(open_store(store)) as opened:
        assert opened.verify("mali").whole
        assert opened.head("mali").seq == 96
        lines = list(opened.lines("mali"))
    assert {line.author for line in lines} == {"ana", "bo"}
    assert all({line.author for line in lines[n : n + 4]} == {lines[n].author} for n in range(0, 96, 4))


READ = """
import sys
from juncture.record.opening import open_record
for _ in range(int(sys.argv[2])):
    record = open_record(sys.argv[1])
    people = [id for id in record.held if id.startswith("a")]
    assert len(people) % 10 == 0, len(people)
    assert len(people) + 1 == record.head.seq, (len(people), record.head.seq)
    print(len(people), flush=True)
"""


def test_readers_during_a_write_see_one_whole_state(tmp_path: Path):
    address = str(tmp_path / "desk.sqlite")
    import_folder(folder(tmp_path / "small", {}), address, author="bo")
    reader = process(READ, address, 8)
    with closing(open_store(address)) as store:
        for n in range(400):
            ten = [entry("actor", f"a{n * 10 + k}", name="A", type="person") for k in range(10)]
            store.append("mali", asserting(*ten), "ana")
            if reader.poll() is not None:
                break
    _, errors = reader.communicate()
    assert reader.returncode == 0, errors


def test_a_reader_in_the_midst_of_a_step_sees_the_state_before_it(tmp_path: Path):
    address = str(tmp_path / "desk.sqlite")
    with closing(open_store(address, create=True)) as writer, closing(open_store(address)) as reader:
        writer.append("mali", [Change(Action.ASSERT, "actor", "a", "{}")], "ana")
        with writer.step():
            writer.append("mali", [Change(Action.ASSERT, "actor", "b", "{}")], "ana")
            assert reader.head("mali").seq == 1
        with reader.snapshot():
            assert reader.head("mali").seq == 2
            writer.append("mali", [Change(Action.ASSERT, "actor", "c", "{}")], "ana")
            assert reader.head("mali").seq == 2
            assert len(list(reader.standing("mali"))) == 2
        assert reader.head("mali").seq == 3


def test_importing_the_same_folder_twice_at_once_writes_it_once(tmp_path: Path):
    source, store = big(tmp_path / "big", 300), str(tmp_path / "desk.sqlite")
    for writer in [process(IMPORT, source, store, "-") for _ in range(2)]:
        _, errors = writer.communicate()
        assert writer.returncode == 0, errors
    with closing(open_store(store)) as opened:
        assert opened.head("mali").seq == 301


def test_a_big_text_goes_in_and_comes_out(tmp_path: Path):
    from juncture.record.citation import cite
    from juncture.record.texts import facts

    text = "Officers arrested the president – “again”.\n\n" * 1_220_000
    assert len(text.encode()) > 50_000_000
    found = facts(text)
    source = (
        f'[[source]]\nid = "report"\ntitle = "A report"\nsha256 = "{found.sha256}"\n'
        f'fingerprint = "{found.fingerprint}"\nlength = {found.length}\n'
    )
    path = folder(
        tmp_path / "mali", {"sources.toml": source, "sources/report.txt": text.replace("\n", "\r\n").encode()}
    )
    import_folder(path, str(tmp_path / "desk.sqlite"), author="ana")
    record = open_record(str(tmp_path / "desk.sqlite"))
    assert record.texts["report"] == text
    seen = tenure("t", from_=["report@0-17"])
    assert cite(record, seen.passages)[0].exact == "Officers arrested"  # type: ignore[attr-defined]


def test_a_text_beyond_the_limit_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from juncture.record import texts
    from juncture.record.problems import SourceError

    monkeypatch.setattr(texts, "LIMIT", 1024 * 1024)
    (tmp_path / "big.txt").write_bytes(b"x" * (1024 * 1024 + 1))
    with pytest.raises(SourceError, match="is larger than 1 MB; split it into documents"):
        texts.read_text(tmp_path / "big.txt")
