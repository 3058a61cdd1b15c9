"""The commands around accounts, as they are typed."""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path

import pytest

from cli.conftest import Run

GOOD = "four words will do"


@pytest.fixture
def desk(run: Run, monkeypatch: pytest.MonkeyPatch) -> str:
    assert run("import", "examples/mali-2021", "desk.sqlite").status == 0
    monkeypatch.setattr(sys, "stdin", StringIO(f"{GOOD}\n"))
    assert run("account", "add", "desk.sqlite", "Aïssata", "--role", "admin").out == "Added Aïssata, admin.\n"
    return "desk.sqlite"


def test_a_team_is_set_up_and_changed(run: Run, desk: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", StringIO(f"{GOOD}\nother four words\n"))
    run("account", "add", desk, "ben")
    assert run("account", "role", desk, "ben", "editor").out == "ben is editor.\n"
    run("account", "role", desk, "ben", "analyst", "--dossier", "mali-2021")
    listed = run("account", "list", desk).out
    assert "mali-2021: analyst" in listed
    assert run("account", "password", desk, "BEN").out == "ben has a new password; its sessions have ended.\n"
    assert run("account", "remove", desk, "ben").out == "Removed ben.\n"
    assert "ben" not in run("account", "list", desk).out
    filed = run("account", "audit", desk, "--last", "1").out
    assert "account removed" in filed
    assert "the command line" in filed


def test_a_token_is_shown_once(run: Run, desk: str):
    made = run("account", "token", desk, "aissata", "--for", "nightly export", "--role", "reader", "--days", "7").out
    token = made.splitlines()[-1]
    assert token.startswith("juncture_")
    later = run("account", "token", desk, "aissata").out
    assert "nightly export" in later
    assert "never" in later
    assert token not in later
    assert "nightly" not in run("account", "token", desk, "aissata", "--revoke", "nightly export").out


def test_the_password_is_never_an_argument(run: Run, desk: str):
    done = run("account", "add", desk, "ben", "--password", GOOD)
    assert done.status == 2
    assert "No such option" in done.err
    assert run("account", "add", desk, "ben", GOOD).status == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["add", "desk.sqlite", "ben"],
            "juncture: the password has 0 characters; take 12 or more: four words will do.",
        ),
        (["add", "desk.sqlite", "a\x1b[31mb"], "will not do as a name"),
        (["add", "examples/mali-2021", "ben"], "is a folder; accounts are kept in a store"),
        (["list", "nowhere.sqlite"], "there is no store 'nowhere.sqlite'"),
        (["role", "desk.sqlite", "aissata", "boss"], "there is no role 'boss'; there are: reader, analyst, editor"),
        (["role", "desk.sqlite", "aissata", "reader"], "'Aïssata' is the only admin"),
        (["role", "desk.sqlite", "aissata", "reader", "--dossier", "mali"], "did you mean 'mali-2021'?"),
        (["remove", "desk.sqlite", "aisata"], "there is no account 'aisata'; did you mean 'Aïssata'?"),
        (["token", "desk.sqlite", "aissata", "--days", "3"], "say what it is for with --for"),
        (["token", "desk.sqlite", "aissata", "--for", "x", "--days", "0"], "lasts from 1 to 366 days, not 0"),
        (["token", "desk.sqlite", "aissata", "--revoke", "x"], "has no token 'x'"),
    ],
)
def test_bad_input_is_answered_in_a_sentence(run: Run, desk: str, words: list[str], said: str):
    done = run("account", *words)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert "\x1b" not in done.err


def test_accounts_say_which_extra_they_need(run: Run, desk: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setitem(sys.modules, "argon2", None)
    done = run("account", "list", desk)
    assert done.err == (
        "juncture: accounts need the extra 'web' (argon2 is not installed); pip install 'juncture[web]' brings it.\n"
    )
