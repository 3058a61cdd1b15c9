"""The interface of programs on both databases: whatever is sent, two writers at once, a connection that is gone."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as bounded
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from sqlalchemy import create_engine, make_url, text

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "web"))

from team_making import teamed  # noqa: E402
from web_making import settings  # noqa: E402

from juncture.record.folder.starting import start_folder  # noqa: E402
from juncture.record.opening import import_folder  # noqa: E402
from juncture.record.store import open_store  # noqa: E402
from juncture.web.app import create_app  # noqa: E402

API = "/api/v1/dossiers/lantern"
IDA = {"id": "ida-vane", "name": "Ida Vane", "type": "person"}
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
BOUNDS = bounded(
    max_examples=12,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_whatever_is_sent_the_answer_is_as_described(filled: str) -> None:
    app = create_app(settings(filled))
    described = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, headers={"host": "testserver"})
    probed = 0
    for result in described.get_all_operations():
        operation = result.ok()

        @BOUNDS
        @given(case=operation.as_strategy())
        def probe(case: Any) -> None:
            if "slug" in case.path_parameters:
                case.path_parameters["slug"] = "lantern"
            case.call_and_validate(checks=CHECKS, headers={"host": "testserver", "x-requested-with": "tests"})

        probe()
        probed += 1
    app.state.shelf.close()
    assert probed > 40
    store = open_store(filled)
    assert store.verify("lantern").whole
    store.close()


def test_of_writers_at_once_nothing_is_lost(filled: str, visiting: Callable[..., Any]) -> None:
    clients, ready = [visiting(filled) for _ in range(4)], Barrier(4)
    assert {client.get(f"{API}/actors").status_code for client in clients} == {200}

    def write(number: int) -> list[int]:
        ready.wait()
        return [
            clients[number]
            .post(f"{API}/entries", json={"kind": "actor", "entry": IDA | {"id": f"actor-{number}-{n}"}})
            .status_code
            for n in range(5)
        ]

    with ThreadPoolExecutor(4) as pool:
        assert [status for statuses in pool.map(write, range(4)) for status in statuses] == [201] * 20
    store = open_store(filled)
    assert {line.id for line in store.standing("lantern")} >= {f"actor-{a}-{b}" for a in range(4) for b in range(5)}
    assert store.verify("lantern").whole
    store.close()


def test_of_two_who_correct_one_entry_at_once_both_are_kept_and_shown(
    filled: str, visiting: Callable[..., Any]
) -> None:
    clients, ready = [visiting(filled) for _ in range(2)], Barrier(2)
    assert {client.get(f"{API}/actors").status_code for client in clients} == {200}
    made = clients[0].post(f"{API}/entries", json={"kind": "actor", "entry": IDA})

    def correct(number: int) -> int:
        ready.wait()
        body = {"entry": IDA | {"name": f"Ida {number}"}}
        headers = {"if-match": made.headers["etag"]}
        return int(clients[number].put(f"{API}/entries/ida-vane", json=body, headers=headers).status_code)

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(correct, range(2))) == [200, 409]
    shown = clients[0].get(f"{API}/entries/ida-vane").json()
    names = [shown["entry"]["name"], *(one["entry"]["name"] for one in shown["beside"])]
    assert sorted(names) == ["Ida 0", "Ida 1"]


def test_a_store_that_is_gone_is_a_sentence_and_nothing_was_written(
    tmp_path: Path, visiting: Callable[..., Any]
) -> None:
    file = tmp_path / "desk.sqlite"
    import_folder(start_folder(tmp_path / "lantern", title="Lantern", country=None), str(file), author="ana")
    client = visiting(file)
    assert client.get(f"{API}/actors").status_code == 200
    file.write_bytes(b"no database at all" * 500)
    for answer in (
        client.get(f"{API}/actors"),
        client.post(f"{API}/entries", json={"kind": "actor", "entry": IDA}),
        client.get(f"{API}/journal"),
    ):
        assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
        assert "desk.sqlite" in answer.json()["detail"]


@pytest.mark.postgres
def test_a_team_whose_database_ends_every_connection_gets_a_sentence_and_then_goes_on(
    postgres: Callable[[], str], tmp_path: Path, visiting: Callable[..., Any]
) -> None:
    address = postgres()
    import_folder(start_folder(tmp_path / "lantern", title="Lantern", country=None), address, author="ana")
    tokens = teamed(address)
    client = visiting(address)
    client.headers["authorization"] = f"Bearer {tokens['amadou']}"
    assert client.get(f"{API}/actors").status_code == 200
    end_every_connection(address)
    broken = client.post(f"{API}/entries", json={"kind": "actor", "entry": IDA})
    assert broken.status_code in (201, 503)
    assert broken.json().get("detail", "the store").startswith(("the store", "the connection to the store"))
    assert client.get(f"{API}/actors").status_code == 200


def end_every_connection(address: str) -> None:
    """What a restart of the server does to whoever is connected."""
    url = make_url(address).set(drivername="postgresql+psycopg")
    query = {name: value for name, value in url.query.items() if name != "schema"}
    engine = create_engine(url.set(query=query), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        ends = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        connection.execute(text(f"{ends} AND pid <> pg_backend_pid()"))
    engine.dispose()
