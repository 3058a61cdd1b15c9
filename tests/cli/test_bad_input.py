"""Bad input ends in a sentence that shows the value and the way out: status 2, nothing on standard output."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import ROOT, Run

MALI = "examples/mali-2021"
SENTENCES = {
    "no folder": (["holders", "nowhere"], "there is no folder 'nowhere'; 'juncture new NAME' starts one."),
    "a folder without a head": (["check", "examples"], "the folder 'examples' holds no dossier.toml"),
    "no office, but a near one": (
        ["holders", MALI, "--office", "prime-ministr"],
        "the dossier has no office 'prime-ministr'; did you mean 'prime-minister'?",
    ),
    "no day": (["holders", MALI, "--as-of", "yesterday"], "as-of 'yesterday' is no day. Write one such as 2021-05-25."),
    "no known day": (["timeline", MALI, "--known", "27 May 2021"], "known '27 May 2021' is no day."),
    "no day to compare with": (["brief", MALI, "--since", "tomorrow"], "since 'tomorrow' is no day."),
    "earlier after later": (
        ["diff", MALI, "2021-06-02", "2021-05-27"],
        "the earlier date 2021-06-02 comes after the later one 2021-05-27.",
    ),
    "no kind": (["statements", MALI, "--kind", "evnt"], "there is no kind of statement 'evnt'; did you mean 'event'?"),
    "no actor": (["stances", MALI, "--actor", "ecowass"], "holds no entry 'ecowass'; did you mean 'ecowas'?"),
    "no speaker": (["claims", MALI, "--speaker", "goita"], "the dossier holds no entry 'goita'"),
    "no form": (["brief", MALI, "--form", "htm"], "there is no form 'htm'; did you mean 'html'?"),
    "no schema": (["schema", "holder"], "there is no schema 'holder'; did you mean 'holders'?"),
    "a file that is no store": (["holders", "notes.txt"], "'notes.txt' is no store: it is not an SQLite file."),
    "a store that is not there": (["holders", "desk.sqlite"], "desk.sqlite"),
    "a folder without a journal": (["verify", MALI], "carries no journal; import it into a store, which keeps one."),
    "record time of a folder": (["holders", MALI, "--recorded", "2021-05-26"], "carries no journal"),
    "a new dossier where something is": (["new", "full"], "'full' already exists and is not empty"),
    "a new dossier with a bad id": (["new", "Mali 2021"], "'Mali 2021' is no id; write lower-case letters, digits"),
    "a country that is no code": (["new", "niger-2023", "--country", "ne"], "'ne' is no ISO 3166 alpha-3 code"),
    "another text": (
        ["source", "add", MALI, "notes.txt", "--id", "crisis-group-2021-05"],
        "this is another text than the one 'crisis-group-2021-05' was recorded from",
    ),
    "a file that is not there": (["source", "add", MALI, "gone.txt", "--title", "X"], "'gone.txt' cannot be read"),
    "a file that is no text": (["source", "add", "full", "zeros.txt", "--title", "X"], "holds zero bytes"),
    "a new source without a title": (["source", "add", "mine", "notes.txt"], "A new source needs a --title."),
    "a publication date that is none": (
        ["source", "add", "mine", "notes.txt", "--title", "X", "--published", "gestern"],
        "published: 'gestern' is no date that can be read",
    ),
    "a reliability that is none": (
        ["source", "add", "mine", "notes.txt", "--title", "X", "--reliability", "good"],
        "reliability: 'good' is no reliability code; there are: A, B, C, D, E, F.",
    ),
    "an id that is an actor's": (
        ["source", "add", MALI, "notes.txt", "--id", "ecowas"],
        "'ecowas' is already the id of an actor; give the source another with --id.",
    ),
    "words in a text that is not at hand": (
        ["source", "find", MALI, "crisis-group-2021-05", "words"],
        "the text of 'crisis-group-2021-05' is not at hand; 'juncture source add' attaches your copy.",
    ),
    "words in no source": (["source", "find", MALI, "crisis-group", "words"], "has no source 'crisis-group'"),
    "an import of no folder": (["import", "nowhere", "desk.sqlite"], "there is no folder 'nowhere'"),
    "an export to a place that cannot be": (["export", MALI, "notes.txt/sub"], "cannot be written"),
}


@pytest.fixture
def place(run: Run, tmp_path: Path) -> Path:
    (tmp_path / "notes.txt").write_text("Some notes.\n", "utf-8")
    (tmp_path / "zeros.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "dossier.toml").write_text('[dossier]\nid = "full"\ntitle = "Full"\n', "utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "dossier.toml").write_text('[dossier]\nid = "mine"\ntitle = "Mine"\n', "utf-8")
    return tmp_path


@pytest.mark.parametrize("case", SENTENCES)
def test_bad_input_ends_in_a_sentence(run: Run, place: Path, case: str) -> None:
    words, sentence = SENTENCES[case]
    done = run(*words)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("juncture: ")
    assert sentence in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("words", [["holders"], ["nope"], ["holders", MALI, "--as-off", "2021-05-25"], ["diff", MALI]])
def test_a_command_written_wrongly_says_how_it_is_written(run: Run, words: list[str]) -> None:
    done = run(*words)
    assert (done.status, done.out) == (2, "")
    assert "Usage: juncture" in done.err


def test_a_dossier_that_the_store_does_not_hold_is_named_with_those_that_it_does(run: Run, place: Path) -> None:
    run("import", "mine", "desk.sqlite")
    done = run("holders", "desk.sqlite#mali-2021")
    assert (done.status, done.out) == (2, "")
    assert done.err == "juncture: the store 'desk.sqlite' holds no dossier 'mali-2021'; it holds: mine.\n"


def test_a_store_with_two_dossiers_asks_which(run: Run, place: Path) -> None:
    run("import", "mine", "desk.sqlite")
    run("import", "full", "desk.sqlite")
    done = run("holders", "desk.sqlite")
    assert done.status == 2
    assert "holds 2 dossiers; name one as desk.sqlite#" in done.err


@pytest.mark.parametrize("moment", ["yesterday", "2021-05-26/", "26.5.2021"])
def test_a_moment_of_record_time_that_is_none_is_refused(run: Run, place: Path, moment: str) -> None:
    run("import", "mine", "desk.sqlite")
    done = run("check", "desk.sqlite", "--recorded", moment)
    assert (done.status, done.out) == (2, "")
    assert repr(moment) in done.err


def test_every_fault_of_a_folder_is_told_at_once_with_file_line_and_field(run: Run, place: Path) -> None:
    (place / "mine" / "actors.toml").write_text(
        '[[actor]]\nid = "a"\nname = "A"\ntype = "persn"\n\n[[actor]]\nid = "b"\ncolour = "B"\ntype = "person"\n',
        "utf-8",
    )
    done = run("check", "mine")
    assert done.status == 2
    assert "actors.toml, line 4, type: 'persn' is no actor code; did you mean 'person'?" in done.err
    assert "actors.toml, line 8, colour: an actor has no field 'colour'" in done.err


def test_a_bad_import_leaves_the_store_as_it_was(run: Run, place: Path) -> None:
    run("import", "mine", "desk.sqlite")
    before = run("verify", "desk.sqlite").out
    (place / "mine" / "issues.toml").write_text('[[issue]]\nid = "x"\n', "utf-8")
    assert run("import", "mine", "desk.sqlite").status == 2
    assert run("verify", "desk.sqlite").out == before


HOSTILE = "\\u001b[31mRed\\u202eder\\u009b2J"
STEERING = ("\x1b", "\u202e", "\x9b")


@pytest.mark.parametrize("words", [["actors"], ["actors", "--json"], ["holders"], ["holders", "--json"], ["brief"]])
def test_a_name_cannot_steer_the_terminal(run: Run, place: Path, words: list[str]) -> None:
    (place / "mine" / "all.toml").write_text(
        f'[[actor]]\nid = "a"\nname = "{HOSTILE}"\ntype = "person"\n\n[[office]]\nid = "o"\nname = "{HOSTILE}"\n\n'
        '[[tenure]]\nid = "t"\nholder = "a"\noffice = "o"\nas_of = "2024-03-11"\nvoice = "asserted"\n',
        "utf-8",
    )
    done = run(words[0], "mine", *words[1:])
    assert done.status == 0
    assert not any(sign in done.out + done.err for sign in STEERING)


def test_an_error_cannot_steer_the_terminal(run: Run, place: Path) -> None:
    done = run("holders", "\x1b[31mnowhere\u202e")
    assert done.status == 2
    assert not any(sign in done.err for sign in STEERING)


def test_json_gives_back_the_very_characters_that_it_escapes(run: Run, place: Path) -> None:
    import json

    (place / "mine" / "all.toml").write_text(f'[[actor]]\nid = "a"\nname = "{HOSTILE}"\ntype = "person"\n', "utf-8")
    told = json.loads(run("actors", "mine", "--json").out)
    assert told["actors"][0]["name"] == "\x1b[31mRed\u202eder\x9b2J"


def spawn(*words: str, **environment: str) -> "subprocess.Popen[bytes]":
    code = "from juncture.cli import main; main()"
    there = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "", **environment}
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", code, *words], cwd=ROOT, stdout=pipe, stderr=pipe, env=there)


@pytest.mark.parametrize("words", [["statements", MALI, "--json"], ["statements", MALI], ["brief", MALI, "--json"]])
def test_a_reader_who_stops_reading_is_no_fault(words: list[str]) -> None:
    with spawn(*words) as done:
        assert done.stdout is not None
        assert done.stderr is not None
        done.stdout.read(10)
        done.stdout.close()
        said = done.stderr.read()
        assert done.wait() in (1, 141)
    assert said == b""


def test_a_terminal_that_knows_only_ascii_gets_whole_json_and_a_table_without_a_crash() -> None:
    import json

    asked = ["holders", MALI, "--as-of", "2021-05-25", "--known", "2021-05-27"]
    with spawn(*asked, "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0") as done:
        out, err = done.communicate()
    assert (done.returncode, err) == (0, b"")
    assert "Assimi Goïta" in json.dumps(json.loads(out), ensure_ascii=False)
    with spawn(*asked, PYTHONIOENCODING="ascii", PYTHONUTF8="0") as done:
        out, err = done.communicate()
    assert (done.returncode, err) == (0, b"")
    assert b"Assimi Go?ta" in out


def test_a_fault_in_a_child_process_ends_with_status_2_and_no_traceback() -> None:
    with spawn("holders", "nowhere") as done:
        out, err = done.communicate()
    assert (done.returncode, out) == (2, b"")
    assert err == b"juncture: there is no folder 'nowhere'; 'juncture new NAME' starts one.\n"
