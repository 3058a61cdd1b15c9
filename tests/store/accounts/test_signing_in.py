"""Sessions, tokens, forms, and how often one may fail."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from argon2 import PasswordHasher
from sqlalchemy import func, select

from juncture.record.store import open_store
from juncture.record.store.sql import SqlStore
from juncture.web.accounts import (
    AccountError,
    Accounts,
    Attempts,
    ForgedError,
    Passwords,
    SessionOverError,
    Sessions,
    SignInError,
    Tokens,
    TriesError,
    proof,
    prove,
    tables,
)

GOOD = "four words will do"
KEPT_OF_TRIES = (tables.attempt, tables.audit)


@pytest.fixture
def sessions(accounts: Accounts) -> Sessions:
    accounts.add("ana", GOOD, "editor")
    return Sessions(accounts)


def refused(sessions: Sessions, name: str, password: str = "wrong words", address: str = "") -> SignInError:
    with pytest.raises(SignInError) as caught:
        sessions.sign_in(name, password, address=address)
    return caught.value


# Sessions


def test_who_signs_in_is_known_by_the_token_and_the_store_keeps_its_hash_alone(sessions: Sessions, store: SqlStore):
    token = sessions.sign_in("ANA", GOOD, address="192.0.2.7")
    assert len(token) >= 43
    assert sessions.caller(token).name == "ana"
    with store.reading() as connection:
        row = connection.execute(select(tables.session)).one()
    assert token not in str(row)


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(sessions: Sessions, accounts: Accounts):
    accounts.add("ben", GOOD, "reader")
    accounts.remove("ben")
    answers = {str(refused(sessions, name)) for name in ("ana", "nobody", "ben", "", "\x00", "\ud800", "a" * 10_000)}
    assert answers == {"the name or the password is wrong."}


@pytest.mark.parametrize("name", ["ana", "nobody"])
def test_as_much_is_hashed_for_a_name_that_there_is_not(sessions: Sessions, name: str, monkeypatch: pytest.MonkeyPatch):
    hashed: list[str] = []
    verify = PasswordHasher.verify
    monkeypatch.setattr(
        PasswordHasher, "verify", lambda self, hash, password: hashed.append(hash[:30]) or verify(self, hash, password)
    )
    refused(sessions, name)
    assert len(hashed) == 1
    assert hashed[0].startswith("$argon2id$v=19$m=8,t=1,p=1$")


@pytest.mark.parametrize("token", [None, "", "x", "juncture_x", "\ud800", "' or 1=1 --", "a" * 100_000])
def test_a_forged_token_is_nobody(sessions: Sessions, token: str | None):
    sessions.sign_in("ana", GOOD)
    with pytest.raises(SessionOverError, match="sign"):
        sessions.caller(token)
    with pytest.raises(SessionOverError, match="not known"):
        Tokens(sessions.accounts).caller(token)


def test_a_session_ends_when_it_lies_idle(sessions: Sessions, clock: Any):
    token = sessions.sign_in("ana", GOOD)
    for _ in range(3):
        clock.move(minutes=119)
        assert sessions.caller(token).name == "ana"
    clock.move(minutes=120)
    with pytest.raises(SessionOverError, match="as it does after a while"):
        sessions.caller(token)
    with pytest.raises(SessionOverError, match="has ended; sign in again"):
        sessions.caller(token)


def test_a_session_ends_with_its_day_however_busy_it_is(sessions: Sessions, clock: Any):
    token = sessions.sign_in("ana", GOOD)
    for _ in range(11):
        clock.move(hours=1)
        sessions.caller(token)
    clock.move(hours=1)
    with pytest.raises(SessionOverError):
        sessions.caller(token)


def test_a_sign_in_begins_a_new_session_and_ends_the_one_before(sessions: Sessions):
    first = sessions.sign_in("ana", GOOD)
    second = sessions.sign_in("ana", GOOD, replacing=first)
    assert first != second
    with pytest.raises(SessionOverError):
        sessions.caller(first)
    assert sessions.caller(second).name == "ana"


def test_signing_out_ends_a_session_once(sessions: Sessions, accounts: Accounts):
    token, other = sessions.sign_in("ana", GOOD), sessions.sign_in("ana", GOOD)
    sessions.sign_out(token)
    sessions.sign_out(token)
    with pytest.raises(SessionOverError):
        sessions.caller(token)
    assert sessions.caller(other).name == "ana"
    assert [one.deed for one in accounts.audit()].count("signed out") == 1


def test_a_new_password_a_removal_and_a_revocation_end_every_session(sessions: Sessions, accounts: Accounts):
    def ended(*tokens: str) -> None:
        for token in tokens:
            with pytest.raises(SessionOverError):
                sessions.caller(token)

    tokens = [sessions.sign_in("ana", GOOD) for _ in range(2)]
    assert sessions.revoke("ana", by="ben") == 2
    ended(*tokens)
    token = sessions.sign_in("ana", GOOD)
    accounts.set_password("ana", "other four words")
    ended(token)
    refused(sessions, "ana", GOOD)
    token = sessions.sign_in("ana", "other four words")
    accounts.remove("ana")
    ended(token)


def test_a_changed_role_counts_at_once(sessions: Sessions, accounts: Accounts):
    token = sessions.sign_in("ana", GOOD)
    assert sessions.caller(token).may("write")
    accounts.set_role("ana", "reader")
    assert not sessions.caller(token).may("write")


def test_sessions_that_are_long_over_are_cleared_away(sessions: Sessions, store: SqlStore, clock: Any):
    for _ in range(3):
        sessions.sign_in("ana", GOOD)
    clock.move(days=1)
    sessions.sign_in("ana", GOOD)
    with store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(tables.session)).scalar() == 1


def test_a_hash_of_weaker_days_is_renewed_at_the_next_sign_in(sessions: Sessions, store: SqlStore):
    def kept() -> str:
        with store.reading() as connection:
            return str(connection.execute(select(tables.user.c.password)).scalar())

    stronger = Accounts(store, Passwords(PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)))
    before = kept()
    Sessions(stronger).sign_in("ana", GOOD)
    assert "m=8,t=1" in before
    assert "m=16,t=2" in kept()
    Sessions(stronger).sign_in("ana", GOOD)


def test_sign_ins_are_on_file_with_the_address_and_without_the_password(sessions: Sessions, accounts: Accounts):
    refused(sessions, "ana", "my secret words", "192.0.2.7")
    sessions.sign_in("ana", GOOD, address="192.0.2.7")
    told = [(one.deed, one.about, one.address) for one in accounts.audit()][:2]
    assert told == [("signed in", "ana", "192.0.2.7"), ("sign-in failed", "ana", "192.0.2.7")]
    assert "secret" not in str(list(accounts.audit()))


# How often


def test_failures_make_the_wait_longer_and_longer(sessions: Sessions, clock: Any):
    waits = []
    for _ in range(80):
        answer = refused(sessions, "ana")
        if isinstance(answer, TriesError):
            waits.append(answer.retry_after)
            clock.move(seconds=answer.retry_after)
    assert waits[:3] == [60, 540, 60]
    assert max(waits) > 10_000


def test_the_right_password_is_not_heard_while_the_wait_lasts(sessions: Sessions, accounts: Accounts, clock: Any):
    for _ in range(5):
        refused(sessions, "ana")
    for _ in range(3):
        assert isinstance(refused(sessions, "ANA", GOOD), TriesError)
    assert [one.deed for one in accounts.audit()].count("sign-in stopped") == 1
    clock.move(seconds=61)
    assert sessions.sign_in("ana", GOOD)
    for _ in range(5):
        assert not isinstance(refused(sessions, "ana"), TriesError)


def test_an_address_that_tries_many_names_is_stopped_and_others_are_not(sessions: Sessions, clock: Any):
    for n in range(30):
        assert not isinstance(refused(sessions, f"name{n}", address="192.0.2.7"), TriesError)
    assert isinstance(refused(sessions, "ana", GOOD, "192.0.2.7"), TriesError)
    assert sessions.sign_in("ana", GOOD, address="192.0.2.8")


def test_many_tries_at_once_are_counted_each(sessions: Sessions, store: SqlStore):
    counting = Attempts(store, tries={"account": ["5 per hour"], "address": ["100 per hour"]})

    def attempt(_: int) -> bool:
        try:
            counting.count("ana", "192.0.2.7")
        except TriesError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(attempt, range(40))) == 5


def test_what_one_process_counts_another_knows(sessions: Sessions, address: str, accounts: Accounts):
    other = open_store(address)
    assert isinstance(other, SqlStore)
    for _ in range(5):
        refused(sessions, "ana", address="192.0.2.7")
    elsewhere = Sessions(Accounts(other, accounts.passwords, accounts.clock))
    assert isinstance(refused(elsewhere, "ana", GOOD), TriesError)
    other.close()


def test_tries_are_kept_as_hashes_for_a_day(sessions: Sessions, store: SqlStore, clock: Any):
    def rows() -> list[Any]:
        with store.reading() as connection:
            return list(connection.execute(select(tables.attempt)).all())

    refused(sessions, "ana", address="192.0.2.7")
    assert len(rows()) == 2
    assert not {"ana", "192.0.2.7"} & {row.key for row in rows()}
    clock.move(days=1, seconds=1)
    refused(sessions, "ben")
    assert len(rows()) == 1


def test_a_flood_that_is_stopped_writes_nothing_more(sessions: Sessions, store: SqlStore):
    def rows() -> int:
        with store.reading() as connection:
            return sum(connection.execute(select(func.count()).select_from(t)).scalar() or 0 for t in KEPT_OF_TRIES)

    for _ in range(6):
        refused(sessions, "ana")
    before = rows()
    for _ in range(20):
        refused(sessions, "ana")
    assert rows() == before


# Forms


def test_a_form_is_of_its_session_alone():
    prove("a session", proof("a session"))
    for given in (None, "", "x", proof("another session"), proof("a session")[:-1], "\ud800", "é"):
        with pytest.raises(ForgedError, match="load the page again"):
            prove("a session", given)
    assert "a session" not in proof("a session")


# Tokens


def test_a_token_acts_for_its_owner_and_no_further(sessions: Sessions, accounts: Accounts, store: SqlStore):
    tokens = Tokens(accounts)
    made = tokens.make("ana", "nightly export", role="reader")
    caller = tokens.caller(made)
    assert (caller.name, caller.may("export"), caller.may("write")) == ("ana", True, False)
    with pytest.raises(AccountError, match="the token acts as reader, which does not give the permission 'write'"):
        caller.require("write")
    whole = tokens.caller(tokens.make("ana", "loader"))
    assert whole.may("write")
    with pytest.raises(AccountError, match="cannot be admin: its owner is editor"):
        tokens.make("ana", "too much", role="admin")
    with store.reading() as connection:
        assert made not in str(connection.execute(select(tables.token)).all())


def test_a_token_of_somebody_demoted_is_demoted_with_them(sessions: Sessions, accounts: Accounts):
    made = Tokens(accounts).make("ana", "loader")
    accounts.set_role("ana", "reader")
    assert not Tokens(accounts).caller(made).may("write")
    accounts.remove("ana")
    with pytest.raises(SessionOverError, match="not known"):
        Tokens(accounts).caller(made)


def test_a_token_ends_and_says_when(sessions: Sessions, accounts: Accounts, clock: Any):
    tokens = Tokens(accounts)
    made = tokens.make("ana", "loader", days=2)
    assert tokens.of("ana")[0].used is None
    clock.move(hours=47)
    tokens.caller(made)
    assert tokens.of("ana")[0].used == "2026-03-04T08:00:00.000000Z"
    clock.move(hours=1)
    with pytest.raises(SessionOverError, match="this token ended on 2026-03-04; make another"):
        tokens.caller(made)


def test_a_token_is_revoked_by_its_name(sessions: Sessions, accounts: Accounts):
    tokens = Tokens(accounts)
    made = tokens.make("ana", "loader")
    with pytest.raises(AccountError, match=r"no token 'loadr'; did you mean 'loader'"):
        tokens.revoke("ana", "loadr")
    tokens.revoke("ana", "loader")
    assert tokens.of("ana") == []
    with pytest.raises(SessionOverError):
        tokens.caller(made)
    assert [one.deed for one in accounts.audit()][:2] == ["token revoked", "token made"]


@pytest.mark.parametrize(
    ("name", "days", "sentence"),
    [("", 1, "will not do as a token's name"), ("a\x1bb", 1, "will not do"), ("x" * 65, 1, "will not do"),
     ("loader", 0, "lasts from 1 to 366 days, not 0"), ("loader", 10**12, "not 1000000000000"),
     ("held", 1, "has a token 'held' already")],
)  # fmt: skip
def test_a_token_that_will_not_do_says_why(sessions: Sessions, accounts: Accounts, name: str, days: int, sentence: str):
    tokens = Tokens(accounts)
    tokens.make("ana", "held")
    with pytest.raises(AccountError, match=sentence):
        tokens.make("ana", name, days=days)
    assert len(tokens.of("ana")) == 1
