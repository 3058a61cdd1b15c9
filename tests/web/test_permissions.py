"""The table of who may call what: every role against every route of the application, so that none is forgotten."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from starlette.testclient import TestClient
from team_making import TEAM, teamed
from web_making import settings, visit

from juncture.web.app import create_app
from juncture.web.pages import changes

ROLES = ("nobody", "reader", "analyst", "editor", "admin")

#: The least that may call each route. A new route stands here before it can be merged.
TABLE = {
    "nobody": """
        GET /static/{name}; GET /vendor/{name}; GET /health; GET /api/v1/openapi.json
        GET /sign-in; POST /sign-in; POST /sign-out
    """,
    "reader": """
        GET /; GET /d/{slug}; GET /d/{slug}/brief; GET /d/{slug}/brief.{form}; GET /d/{slug}/sources
        GET /d/{slug}/sources/{source}; GET /api; GET /account; POST /account/password
        GET /d/{slug}/changes; GET /d/{slug}/timeline; GET /d/{slug}/holders; GET /d/{slug}/actors
        GET /d/{slug}/actors/{actor}
        GET /d/{slug}/stances; GET /d/{slug}/law; GET /d/{slug}/ask; GET /d/{slug}/search; GET /d/{slug}/futures
        GET /d/{slug}/precedents; GET /d/{slug}/checks; GET /d/{slug}/journal; GET /d/{slug}/drafts
        GET /d/{slug}/drafts/{key}.{form}; POST /account/sign-out-everywhere; POST /account/tokens
        POST /account/tokens/revoke
        GET /api/v1/dossiers; GET /api/v1/dossiers/{slug}; GET /api/v1/dossiers/{slug}/holders
        GET /api/v1/dossiers/{slug}/timeline; GET /api/v1/dossiers/{slug}/actors; GET /api/v1/dossiers/{slug}/stances
        GET /api/v1/dossiers/{slug}/claims; GET /api/v1/dossiers/{slug}/statements; GET /api/v1/dossiers/{slug}/check
        GET /api/v1/dossiers/{slug}/diff; GET /api/v1/dossiers/{slug}/law; GET /api/v1/dossiers/{slug}/define
        GET /api/v1/dossiers/{slug}/sources; GET /api/v1/dossiers/{slug}/ask; GET /api/v1/dossiers/{slug}/search
        GET /api/v1/dossiers/{slug}/scenarios; GET /api/v1/dossiers/{slug}/futures; GET /api/v1/dossiers/{slug}/brief
        GET /api/v1/dossiers/{slug}/journal; GET /api/v1/dossiers/{slug}/verify
        GET /api/v1/dossiers/{slug}/entries/{id}; POST /api/v1/dossiers/{slug}/define
        GET /api/v1/dossiers/{slug}/matrix; GET /api/v1/dossiers/{slug}/sources/{source}/find
        GET /api/v1/dossiers/{slug}/bargain; GET /api/v1/dossiers/{slug}/precedents
        POST /api/v1/dossiers/{slug}/precedents; GET /api/v1/dossiers/{slug}/conflict
        POST /api/v1/dossiers/{slug}/conflict; GET /api/v1/dossiers/{slug}/export
        GET /api/v1/dossiers/{slug}/export/report; POST /api/v1/read; POST /api/v1/dossiers/{slug}/brief
        GET /api/v1/formats; GET /api/v1/schemas/{name}
        GET /d/{slug}/entries/{id}
    """,
    "analyst": """
        POST /d/{slug}/sources; POST /d/{slug}/sources/{source}; GET /d/{slug}/statements/new; POST /d/{slug}/statements
        GET /d/{slug}/review; POST /d/{slug}/review; POST /api/v1/dossiers/{slug}/entries
        PUT /api/v1/dossiers/{slug}/entries/{id}; DELETE /api/v1/dossiers/{slug}/entries/{id}
        GET /api/v1/dossiers/{slug}/proposals; POST /api/v1/dossiers/{slug}/proposals/{id}/accept
        POST /api/v1/dossiers/{slug}/proposals/{id}/reject; POST /api/v1/dossiers/{slug}/proposals/undo
        POST /api/v1/dossiers/{slug}/sources; POST /api/v1/dossiers/{slug}/read; POST /api/v1/dossiers/{slug}/import
        GET /d/{slug}/entries/{id}/edit
        POST /d/{slug}/entries/{id}; POST /d/{slug}/entries/{id}/withdraw; POST /d/{slug}/entries/{id}/decide
    """,
    "editor": "POST /d/{slug}/drafts",
    "admin": "GET /accounts; POST /accounts",
}
LEAST = {row.strip(): role for role, rows in TABLE.items() for row in re.split(r"[;\n]", rows) if row.strip()}


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream of changes ends at once."""
    monkeypatch.setattr(changes, "LOOKS", 1)
    monkeypatch.setattr(changes, "PAUSE", 0)


@pytest.fixture
def callers(desk: str) -> dict[str, TestClient]:
    """A caller for each role, and nobody."""
    made = {"nobody": visit(desk)}
    for name, token in teamed(desk).items():
        made[TEAM[name]] = visit(desk)
        made[TEAM[name]].headers["authorization"] = f"Bearer {token}"
    made["nobody"] = visit(desk)
    return made


def rows(app: FastAPI) -> set[str]:
    """Every route as a row of the table; what has no methods, such as a mount, is a row of its own."""
    return {
        f"{method} {one.path}"
        for one in iter_route_contexts(app.routes)
        for method in getattr(one, "methods", None) or ("ANY",)
        if method != "HEAD"
    }


def test_the_table_names_every_route_and_no_other(desk: str) -> None:
    app = create_app(settings(desk))
    app.state.shelf.close()
    assert rows(app) == set(LEAST)


def test_a_route_that_nobody_thought_of_is_missed(desk: str) -> None:
    app = create_app(settings(desk))
    app.state.shelf.close()
    app.add_api_route("/forgotten", lambda: None, methods=["POST"])
    app.mount("/mounted", FastAPI())
    assert len(rows(app) - set(LEAST)) >= 2


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_what_the_table_says_and_nothing_more(role: str, callers: dict[str, TestClient]) -> None:
    client = callers[role]
    wrong = {row: least for row, least in LEAST.items() if lets_in(client, row) is not _may(role, least)}
    assert wrong == {}


def _may(role: str, least: str) -> bool:
    return ROLES.index(role) >= ROLES.index(least)


def lets_in(client: TestClient, row: str) -> bool:
    """Whether a call gets past the question of who calls, whatever becomes of it then."""
    method, path = row.split(" ")
    for part, value in {"slug": "lantern", "name": "workbench.css", "form": "json", "id": "no-such"}.items():
        path = path.replace(f"{{{part}}}", value)
    path = path.replace("{source}", "no-such")
    if row == "POST /sign-in":
        return client.get("/sign-in").status_code == 200
    if row == "POST /sign-out":
        return True  # whoever is not signed in has nothing to end
    given = {"json": {}} if path.startswith("/api/v1") and method in ("POST", "PUT") else {}
    answer = client.request(method, path, headers={"if-match": '"1-ab"'}, **given)
    sent_away = answer.status_code == 303 and answer.headers["location"].startswith("/sign-in?")
    return answer.status_code not in (401, 403) and not sent_away


def test_nothing_is_shown_to_whoever_may_not_see_it(callers: dict[str, TestClient], lantern: Path) -> None:
    for row, least in LEAST.items():
        method, path = row.split(" ")
        if method == "GET" and least != "nobody":
            text = callers["nobody"].get(path.replace("{slug}", "lantern")).text
            assert "Lantern" not in text, row
