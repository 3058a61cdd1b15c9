"""What is logged: enough to find a request again, and nothing of what it was about."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from web_making import send, settings, visit

from juncture.web import logs
from juncture.web.app import create_app


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The lines logged so far, each parsed."""
    logger = logging.getLogger(logs.NAME)
    before = (logger.handlers, logger.propagate, logger.level)
    said = StringIO()
    monkeypatch.setattr(sys, "stderr", said)
    logs.to_stderr()
    monkeypatch.undo()
    yield lambda: [json.loads(line) for line in said.getvalue().splitlines()]
    logger.handlers, logger.propagate, logger.level = before


def test_a_request_is_a_line_with_its_kind_of_address_and_no_name(lantern: Path, logged: Any) -> None:
    client = visit(lantern)
    answer = client.get("/d/lantern/sources/the-secret-memo?find=mutiny", headers={"x-request-id": "abc-1"})
    (line,) = logged()
    assert (line["request_id"], answer.headers["x-request-id"]) == ("abc-1", "abc-1")
    assert (line["method"], line["path"], line["status"]) == ("GET", "/d/{slug}/sources/{source}", 404)
    assert line["ms"] >= 0
    assert "secret" not in str(line)
    assert "mutiny" not in str(line)


@pytest.mark.parametrize("given", ["", "two words", "x" * 65, "a\tb", '{"a":1}'])
def test_an_id_that_could_forge_a_line_is_replaced(lantern: Path, logged: Any, given: str) -> None:
    answer = visit(lantern).get("/nowhere", headers={"x-request-id": given})
    (line,) = logged()
    assert line["request_id"] == answer.headers["x-request-id"] != given
    assert line["path"] == "(none)"


def test_an_address_of_the_interface_is_logged_by_its_kind(lantern: Path, logged: Any) -> None:
    visit(lantern).get("/api/v1/dossiers/lantern/ask?question=who+is+the+mole")
    (line,) = logged()
    assert line["path"] == "/api/v1/dossiers/{slug}/ask"
    assert "mole" not in str(line)


def test_what_is_sent_is_not_logged(lantern: Path, logged: Any) -> None:
    client = visit(lantern)
    send(client, "/d/lantern/sources", data={"title": "Secret memo", "text": "the harbour is mined"})
    assert "mined" not in str(logged())


def test_a_failure_is_logged_by_its_kind_and_place_without_its_words(lantern: Path, logged: Any) -> None:
    app = create_app(settings(lantern))

    def fails() -> None:
        raise RuntimeError("the harbour is mined")

    app.add_api_route("/fails", fails)
    answer = TestClient(app, raise_server_exceptions=False).get("/fails")
    app.state.shelf.close()
    assert answer.status_code == 500
    request, failure = logged()
    assert failure["error"][0] == "RuntimeError"
    assert failure["error"][-1].endswith("fails")
    assert failure["request_id"] == request["request_id"]
    assert failure["request_id"] in answer.text
    assert answer.headers["x-request-id"] == failure["request_id"]
    assert "content-security-policy" in answer.headers
    assert "mined" not in f"{failure}{request}{answer.text}"
