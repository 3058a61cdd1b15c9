"""Writers killed at random moments leave all or nothing of a step; ``endurance.py`` goes through hundreds."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import endurance
import pytest

from juncture.record.journal import Action, Change
from juncture.record.opening import import_folder
from juncture.record.problems import StoreError
from juncture.record.store import open_store


@pytest.mark.slow
def test_killed_writers_leave_all_or_nothing_of_each_step(database: str, request: pytest.FixtureRequest):
    address = "desk" if database == "sqlite" else request.getfixturevalue("server")
    command = [sys.executable, endurance.__file__, "--rounds", "15", "--seed", "20210524", address]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Nothing was left half done." in done.stdout


def test_a_disk_that_fills_up_is_a_sentence_and_the_store_as_before(small_disk: Path):
    address = str(small_disk / "desk.sqlite")
    long = [Change(Action.ASSERT, "claim", f"c{n}", '{"entry":"' + "x" * 900 + '"}') for n in range(3_000)]
    with closing(open_store(address, create=True)) as store:
        before = store.append("mali", [Change(Action.ASSERT, "actor", "a", "{}")], "ana")
        for _ in range(2):
            with pytest.raises(StoreError, match=r"cannot be written: the disk is full\. It is as it was before"):
                store.append("mali", long, "ana")
        assert store.head("mali") == before
        assert store.verify("mali").whole
        after = store.append("mali", [Change(Action.ASSERT, "actor", "b", "{}")], "ana")
    with closing(open_store(address)) as store:
        assert store.head("mali") == after


def test_a_disk_too_full_for_a_new_store_is_a_sentence(small_disk: Path, tmp_path: Path):
    (small_disk / "ballast").write_bytes(b"x" * 1_040_000)
    with pytest.raises(StoreError, match=r"the disk is full|could not be written"):
        import_folder(endurance.folder(tmp_path / "folder", 1), str(small_disk / "desk.sqlite"))


@pytest.mark.parametrize("length", [0, 1, 100, 5_000, 20_000])
def test_a_store_file_cut_short_is_a_sentence_or_found_by_verify(tmp_path: Path, length: int):
    address = tmp_path / "desk.sqlite"
    import_folder(endurance.folder(tmp_path / "folder", 1), str(address))
    with closing(open_store(str(address))) as store, store.writing() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("select 1")
    address.write_bytes(address.read_bytes()[:length])
    with pytest.raises(StoreError) as caught:
        open_and_verify(str(address))
    assert any(word in str(caught.value) for word in ("cut short", "no store", "holds no dossiers"))


def open_and_verify(address: str) -> None:
    with closing(open_store(address)) as store:
        store.verify("mali")
