"""Accounts: names, passwords, roles, and what stays on file."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import pairwise

import pytest
import velmora
from argon2 import PasswordHasher
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update

from juncture.record.problems import JunctureError, StoreError
from juncture.record.store import open_store, schema
from juncture.record.store.sql import SqlStore
from juncture.web.accounts import AccountError, Accounts, Caller, NotAllowedError, Passwords, Sessions, tables
from juncture.web.accounts.names import checked, handle
from juncture.web.accounts.policy import allows, policy, role, within

GOOD = "four words will do"


def deeds(accounts: Accounts) -> list[tuple[str, str, str]]:
    return [(one.deed, one.about, one.detail) for one in accounts.audit()]


# Names


@pytest.mark.parametrize(
    "name",
    ["", " ", "ana ", "a" * 65, "ana\n", "ana<script>", "=1+1", "../ana", "a\x00b", "an\u202ea", "ana'--", "-ana",
     "a..b", "\ud800", "ｆｕｌｌ", "аna", "ana\u200b", "😀", "_", "ana%s", "ana{0}"],
)  # fmt: skip
def test_a_name_that_could_be_mistaken_or_do_harm_is_refused_in_a_sentence(accounts: Accounts, name: str):
    with pytest.raises(AccountError, match="will not do as a name; write up to 64 letters"):
        accounts.add(name, GOOD, "reader")
    assert accounts.all() == []


@pytest.mark.parametrize("name", ["ana", "Aïssata.Diallo", "o-brien_2", "ana@desk", "محمد", "Öztürk", "李"])
def test_a_name_of_any_script_will_do(accounts: Accounts, name: str):
    assert accounts.add(name, GOOD, "reader").name == name


def test_one_person_is_one_account_however_the_name_is_spelt(accounts: Accounts):
    accounts.add("Aïssata.Diallo", GOOD, "editor")
    for spelt in ("aissata.diallo", "AÏSSATA.DIALLO", "Ai\u0308ssata.Diallo"):
        with pytest.raises(AccountError, match=r"there is an account 'Aïssata\.Diallo' already"):
            accounts.add(spelt, GOOD, "reader")
        assert accounts.get(spelt).role == "editor"


@given(st.text(max_size=80))
def test_any_name_is_taken_as_it_is_or_refused_in_a_sentence(name: str):
    with suppress(AccountError):
        kept = checked(name)
        assert kept.isprintable()
        assert handle(kept) == handle(kept.upper()) or not kept.isascii()


def test_an_unknown_name_is_answered_with_the_nearest(accounts: Accounts):
    accounts.add("moussa", GOOD, "admin")
    with pytest.raises(AccountError, match=r"no account 'mousa'; did you mean 'moussa'\?"):
        accounts.get("mousa")


# Passwords


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("", "has 0 characters; take 12 or more"),
        ("short", "has 5 characters"),
        ("x" * 300, "take 256 at most"),
        ("a" * 20, "can be guessed at once"),
        ("Aïssata.Diallo", "can be guessed at once"),
        ("tab\tand more words", "cannot be typed"),
        ("half a character \ud800", "cannot be typed"),
    ],
)
def test_a_password_that_will_not_do_says_why(accounts: Accounts, password: str, sentence: str):
    with pytest.raises(AccountError, match=sentence):
        accounts.add("aissata.diallo", password, "reader")


def test_a_password_is_kept_as_an_argon2id_hash_alone(accounts: Accounts, store: SqlStore):
    accounts.add("ana", GOOD, "reader")
    with store.reading() as connection:
        row = connection.execute(select(tables.user)).one()
    assert row.password.startswith("$argon2id$")
    assert GOOD not in str(row)


def test_a_password_typed_on_another_keyboard_is_the_same():
    quick = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    assert quick.fits(quick.hash("café au lait chaud"), "cafe\u0301 au lait chaud")
    assert not quick.fits(quick.hash("café au lait chaud"), "cafe au lait chaud")
    assert not quick.fits(None, "a password that nobody has")
    assert not quick.fits("no hash at all", "whatever it is")


# Roles


def test_every_role_gives_what_the_one_below_gives():
    roles = list(policy().roles)
    assert roles == ["reader", "analyst", "editor", "admin"]
    assert all(within(one, two) and not within(two, one) for one, two in pairwise(roles))


def test_the_table_of_permissions_is_what_it_is_meant_to_be():
    wanted = {
        "read": "reader analyst editor admin", "export": "reader analyst editor admin",
        "annotate": "analyst editor admin", "review": "analyst editor admin", "write": "analyst editor admin",
        "correct": "editor admin", "manage": "admin",
    }  # fmt: skip
    for permission, roles in wanted.items():
        assert " ".join(name for name in policy().roles if allows(name, permission)) == roles


def test_a_role_or_permission_that_there_is_not_is_a_sentence(accounts: Accounts):
    with pytest.raises(AccountError, match=r"no role 'edtor'; did you mean 'editor'"):
        accounts.add("ana", GOOD, "edtor")
    with pytest.raises(AccountError, match=r"no role 'root'; there are: reader"):
        role("root")
    with pytest.raises(AccountError, match=r"no permission 'rite'; did you mean 'write'"):
        allows("admin", "rite")


def test_a_role_in_one_dossier_counts_there_alone(accounts: Accounts, store: SqlStore):
    velmora.fill(store)
    accounts.add("ana", GOOD, "reader")
    ana = Caller(accounts.set_role("ana", "editor", dossier="velmora"))
    assert (ana.may("write", "velmora"), ana.may("write", "mali"), ana.may("write")) == (True, False, False)
    with pytest.raises(NotAllowedError, match=r"ana is reader in mali.* 'correct'; it needs: editor, admin"):
        ana.require("correct", "mali")
    with pytest.raises(AccountError, match=r"no dossier 'velmore'; did you mean 'velmora'"):
        accounts.set_role("ana", "editor", dossier="velmore")
    assert accounts.set_role("ana", "reader", dossier="velmora").dossiers == {"velmora": "reader"}


def test_the_only_admin_can_neither_be_removed_nor_demoted(accounts: Accounts):
    accounts.add("ana", GOOD, "admin")
    with pytest.raises(AccountError, match="'ana' is the only admin; make somebody else one first"):
        accounts.remove("ana")
    with pytest.raises(AccountError, match="only admin"):
        accounts.set_role("ana", "editor")
    accounts.add("ben", GOOD, "admin")
    accounts.set_role("ana", "reader")
    assert accounts.get("ana").role == "reader"


def test_two_admins_who_remove_each_other_at_once_leave_one(accounts: Accounts, address: str, quick: Passwords):
    accounts.add("ana", GOOD, "admin")
    accounts.add("ben", GOOD, "admin")

    def remove(name: str) -> None:
        own = open_store(address)
        with suppress(AccountError):
            Accounts(own, quick).remove(name)
        own.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(remove, ["ana", "ben"]))
    assert len(accounts.all()) == 1


def test_a_name_that_was_removed_is_not_given_again(accounts: Accounts):
    accounts.add("ana", GOOD, "reader")
    assert accounts.any()
    accounts.remove("ana")
    assert not accounts.any()
    with pytest.raises(AccountError, match="there was an account 'ana' until 2026-03-02"):
        accounts.add("Ana", GOOD, "reader")
    with pytest.raises(AccountError, match="there is no account 'ana'"):
        accounts.set_role("ana", "admin")


# On file


def test_every_change_is_on_file_with_who_made_it(accounts: Accounts, store: SqlStore):
    velmora.fill(store)
    accounts.add("ana", GOOD, "admin", by="the installer")
    accounts.add("ben", GOOD, "reader", by="ana")
    accounts.set_role("ben", "editor", by="ana")
    accounts.set_role("ben", "analyst", dossier="velmora", by="ana")
    accounts.set_password("ben", "other four words", by="ben")
    accounts.remove("ben", by="ana")
    assert deeds(accounts) == [
        ("account removed", "ben", ""),
        ("password changed", "ben", ""),
        ("role changed", "ben", "editor to analyst in velmora"),
        ("role changed", "ben", "reader to editor"),
        ("account added", "ben", "reader"),
        ("account added", "ana", "admin"),
    ]
    assert [one.who for one in accounts.audit(about="ANA")] == ["the installer"]


def test_what_is_on_file_can_neither_be_changed_nor_taken_away(accounts: Accounts, store: SqlStore):
    accounts.add("ana", GOOD, "admin")
    for statement in (update(tables.audit).values(who="eve"), delete(tables.audit)):
        with pytest.raises(StoreError, match="the account audit is only added to"), store.writing() as connection:
            connection.execute(statement)
    assert deeds(accounts) == [("account added", "ana", "admin")]


def test_a_name_that_would_steer_a_terminal_is_filed_visibly(accounts: Accounts):
    with suppress(JunctureError):
        Sessions(accounts).sign_in("\x1b[2J\u202e" + "x" * 500 + "\ud800", "whatever it is", address="\x1b[31m")
    (filed,) = accounts.audit()
    assert filed.about.startswith("␛[2J�xxx")
    assert len(filed.about) == 200
    assert filed.address == "␛[31m"


# The tables


def test_accounts_survive_the_opening_and_leave_the_record_whole(accounts: Accounts, store: SqlStore, address: str):
    velmora.fill(store)
    accounts.add("ana", GOOD, "admin")
    other = open_store(address)
    assert Accounts(other, accounts.passwords).get("ana").role == "admin"
    assert other.verify("velmora").whole
    other.close()


def test_accounts_of_a_newer_release_say_so(store: SqlStore, quick: Passwords):
    with store.writing() as connection:
        connection.execute(insert(schema.about), {"key": "accounts", "value": "99"})
    with pytest.raises(StoreError, match=r"accounts of the store .* newer release \(schema 99; this one knows \d+\)"):
        Accounts(store, quick)
