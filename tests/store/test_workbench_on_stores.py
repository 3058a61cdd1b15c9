"""The workbench on both databases: what others write, a connection that breaks, a file that goes bad."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "web"))

from web_making import COURIER, send  # noqa: E402

from juncture.record.entering import enter  # noqa: E402
from juncture.record.folder.starting import start_folder  # noqa: E402
from juncture.record.items import Actor  # noqa: E402
from juncture.record.opening import import_folder  # noqa: E402
from juncture.record.store import open_store  # noqa: E402


def test_a_source_is_added_and_a_statement_made_on_it(filled: str, visiting: Callable[..., Any]) -> None:
    client = visiting(filled)
    words = COURIER.read_text(encoding="utf-8")
    answer = send(client, "/d/lantern/sources", data={"text": words, "title": "Courier", "published": "2024-03-14"})
    assert answer.headers["location"] == "/d/lantern/sources/courier"
    given = {"kind": "claim", "text": "the harbour is closed", "voice": "asserted", "from": "courier@41-73"}
    assert send(client, "/d/lantern/statements", data=given).status_code == 303
    assert "The harbour is closed." in client.get("/d/lantern/sources/courier").text
    store = open_store(filled)
    assert {line.author for line in store.lines("lantern")} == {"ana"}
    assert store.verify("lantern").whole
    store.close()


def test_what_somebody_else_writes_is_there_at_the_next_look(filled: str, visiting: Callable[..., Any]) -> None:
    client = visiting(filled)
    page = "/d/lantern/statements/new?kind=claim"
    assert "tobias-renn" not in client.get(page).text
    enter(filled, Actor(id="tobias-renn", name="Tobias Renn", type="person"), "ben")
    assert "tobias-renn" in client.get(page).text


def test_two_who_give_one_id_at_once_do_not_overwrite_each_other(filled: str, visiting: Callable[..., Any]) -> None:
    first, second = visiting(filled), visiting(filled)
    given = {"kind": "actor", "id": "ida-vane", "type": "person"}
    assert send(first, "/d/lantern/statements", data=given | {"name": "Ida Vane"}).status_code == 303
    answer = send(second, "/d/lantern/statements", data=given | {"name": "Ida Wane"})
    assert answer.status_code == 422
    assert "two entries have the id &#39;ida-vane&#39;" in answer.text


def test_a_file_that_goes_bad_meanwhile_gets_a_sentence(tmp_path: Path, visiting: Callable[..., Any]) -> None:
    folder = start_folder(tmp_path / "lantern", title="The Lantern Islands", country=None)
    file = tmp_path / "desk.sqlite"
    import_folder(folder, str(file), author="ana")
    client = visiting(file)
    assert client.get("/d/lantern/sources").status_code == 200
    file.write_bytes(b"no database at all" * 500)
    answer = client.get("/d/lantern/sources")
    assert answer.status_code == 503
    assert "desk.sqlite" in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.postgres
def test_a_broken_connection_gets_a_sentence_at_most_once(
    postgres: Callable[[], str], tmp_path: Path, visiting: Callable[..., Any]
) -> None:
    address = postgres()
    import_folder(start_folder(tmp_path / "lantern", title="Lantern", country=None), address, author="ana")
    client = visiting(address)
    assert client.get("/d/lantern/sources").status_code == 200
    url = make_url(address.partition("?")[0]).set(drivername="postgresql+psycopg", query=make_url(address).query)
    query = {name: value for name, value in url.query.items() if name != "schema"}
    engine = create_engine(url.set(query=query), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        ends = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        connection.execute(text(f"{ends} AND pid <> pg_backend_pid()"))
    engine.dispose()
    assert client.get("/d/lantern/sources").status_code in (200, 503)
    assert client.get("/d/lantern/sources").status_code == 200


@pytest.mark.postgres
def test_no_page_shows_a_password(postgres: Callable[[], str], tmp_path: Path, visiting: Callable[..., Any]) -> None:
    address = make_url(postgres())
    shown = address.set(password="open-sesame").render_as_string(hide_password=False)
    import_folder(start_folder(tmp_path / "lantern", title="Lantern", country=None), shown, author="ana")
    page = visiting(shown).get("/").text
    assert "Lantern" in page
    assert "open-sesame" not in page
