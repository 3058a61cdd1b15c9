"""Backup and restore, as they are typed."""

from __future__ import annotations

from pathlib import Path

from cli.conftest import Run


def test_a_store_goes_to_a_file_and_comes_back(run: Run, tmp_path: Path):
    run("import", "examples/mali-2021", "desk.sqlite")
    made = run("backup", "desk.sqlite", "desk.zip")
    assert "mali-2021" in made.out
    assert "Written to desk.zip, verified. Its SHA-256 is " in made.out
    back = run("restore", "desk.zip", "back.sqlite")
    assert "Restored to back.sqlite as it stood on " in back.out
    assert run("verify", "back.sqlite").out == run("verify", "desk.sqlite").out


def test_what_is_there_is_left_as_it_is(run: Run, tmp_path: Path):
    run("import", "examples/mali-2021", "desk.sqlite")
    run("backup", "desk.sqlite", "desk.zip")
    for words in (["backup", "desk.sqlite", "desk.zip"], ["restore", "desk.zip", "desk.sqlite"]):
        done = run(*words)
        assert (done.status, done.out) == (2, "")
        assert "is there already and is left as it is; take another name or move it away." in done.err


def test_what_is_no_backup_or_no_store_is_said(run: Run, tmp_path: Path):
    (tmp_path / "notes.zip").write_text("notes", encoding="utf-8")
    assert run("restore", "notes.zip", "x.sqlite").err == "juncture: 'notes.zip' is no backup of Juncture.\n"
    assert "there is no backup 'none.zip'" in run("restore", "none.zip", "x.sqlite").err
    assert "names a folder; a backup is of a whole store" in run("backup", "examples/mali-2021", "x.zip").err
    assert not (tmp_path / "x.zip").exists()


def test_a_password_in_an_address_is_not_shown(run: Run, tmp_path: Path):
    run("import", "examples/mali-2021", "desk.sqlite")
    run("backup", "desk.sqlite", "desk.zip")
    done = run("restore", "desk.zip", "postgresql://ana:secret@localhost:1/none")
    assert done.status == 2
    assert "secret" not in done.err + done.out
