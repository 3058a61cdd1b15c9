"""A team in a store, and visits of its members."""

from __future__ import annotations

from typing import Any

from argon2 import PasswordHasher
from starlette.testclient import TestClient
from web_making import send, visit

from juncture.record.store import open_store
from juncture.web.accounts import Accounts, Passwords, Tokens

PASSWORD = "four words will do"
#: A name for each role.
TEAM = {"rosa": "reader", "amadou": "analyst", "edith": "editor", "ada": "admin"}
QUICK = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def teamed(address: str, **names: str) -> dict[str, str]:
    """Give a store accounts, and say the token of each."""
    store = open_store(address)
    accounts = Accounts(store, QUICK)
    tokens = Tokens(accounts)
    made = {}
    # An admin first.
    for name, role in reversed((names or TEAM).items()):
        accounts.add(name, PASSWORD, role)
        made[name] = tokens.make(name, "tests")
    store.close()
    return made


def signed_in(address: str, name: str, **given: Any) -> TestClient:
    """A visit by somebody who has signed in."""
    client = visit(address, **given)
    answer = sign_in(client, name)
    assert answer.status_code == 303, answer.text
    return client


def sign_in(client: TestClient, name: str, password: str = PASSWORD, **fields: str) -> Any:
    return send(client, "/sign-in", page="/sign-in", data={"name": name, "password": password, **fields})
