"""What tests of the workbench are made with: small dossiers, visits without a browser, and a real server."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from starlette.testclient import TestClient

from juncture.record.opening import import_folder
from juncture.web.app import create_app
from juncture.web.identity import Identify
from juncture.web.settings import Settings

ROOT = Path(__file__).parents[2]
MALI = ROOT / "examples" / "mali-2021"
#: The workbenches that were visited without a server; whoever made them lets go of their stores.
VISITED: list[FastAPI] = []
COURIER = ROOT / "docs" / "tutorial" / "courier-2024-03-14.txt"


def settings(*dossiers: object, **given: Any) -> Settings:
    return Settings(tuple(map(str, dossiers)), author="ana", names=("testserver", "127.0.0.1"), **given)


def visit(*dossiers: object, identify: Identify | None = None, **given: Any) -> TestClient:
    """A visit to a workbench on these dossiers, cookies and all."""
    app = create_app(settings(*dossiers, **given), identify)
    VISITED.append(app)
    return TestClient(app, follow_redirects=False)


def token(client: TestClient, page: str = "/") -> str:
    """What the forms of a page carry."""
    found = re.search(r'"X-CSRF-Token": "([0-9a-f]+)"', client.get(page).text)
    assert found
    return found[1]


def send(client: TestClient, address: str, *, page: str = "/", **given: Any) -> Any:
    """Send a form from a page, as a browser does."""
    return client.post(address, headers={"X-CSRF-Token": token(client, page)}, **given)


def stored(folder: Path, at: Path) -> str:
    """A folder's dossier, brought into a store."""
    import_folder(folder, str(at), author="ana")
    return str(at)


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """The workbench on a free port of this machine, as a browser meets it; its address."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
