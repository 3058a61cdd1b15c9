"""Visits without a browser, a browser, and the checks that every page must stand."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from web_making import COURIER, MALI, ROOT, VISITED, serving, settings, stored, visit

from juncture.record.attaching import attach
from juncture.record.folder.starting import start_folder
from juncture.web.app import create_app

CHROMIUM = shutil.which("chromium")
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
#: What the house promises a screen reader: WCAG 2.2 AA and good practice.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None or not AXE.is_file():
        if os.environ.get("CI"):
            pytest.fail("chromium or axe-core is missing; make test brings both")
        pytest.skip("needs chromium, and axe-core from npm (make front)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


Opens = Callable[..., Page]


@pytest.fixture
def browse(chromium: Browser) -> Iterator[Opens]:
    """Open a page; whatever the browser complains of (a refused script or style, too) fails the test."""
    contexts, complaints = [], []

    def opens(
        address: str, *, width: int = 1200, dark: bool = False, scripts: bool = True, language: str = "en"
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            locale=language,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: complaints.append(asked.url) if not _own(asked.url, address) else None)
        page.goto(address)
        return page

    yield opens
    for context in contexts:
        context.close()
    assert complaints == []


def _own(url: str, address: str) -> bool:
    return url.startswith(("/".join(address.split("/")[:3]), "data:", "blob:"))


@pytest.fixture(autouse=True)
def left() -> Iterator[None]:
    """Let go of the stores that a test's visits opened."""
    yield
    while VISITED:
        VISITED.pop().state.shelf.close()


@pytest.fixture
def violations() -> Callable[[Page], list[dict[str, Any]]]:
    """What axe holds against a page, each with the elements it means."""

    def found(page: Page) -> list[dict[str, Any]]:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        result = page.evaluate(f"axe.run(document, {json.dumps(RULES)})")
        return [
            {"rule": one["id"], "at": [node["html"][:200] for node in one["nodes"]]} for one in result["violations"]
        ]

    return found


@pytest.fixture
def lantern(tmp_path: Path) -> Path:
    """A small dossier with one source, its text attached."""
    folder = start_folder(tmp_path / "lantern", title="The Lantern Islands", country=None)
    attach(str(folder), COURIER, None, {"title": "The Courier, 14 March", "published": "2024-03-14"})
    return folder


@pytest.fixture
def desk(lantern: Path, tmp_path: Path) -> str:
    """The same dossier in a store."""
    return stored(lantern, tmp_path / "desk.sqlite")


@pytest.fixture(scope="session")
def mali() -> Iterator[str]:
    """The address of a workbench on the example."""
    with serving(create_app(settings(MALI))) as address:
        yield address


@pytest.fixture
def on_desk(desk: str) -> Iterator[str]:
    """The address of a workbench on a store."""
    with serving(create_app(settings(desk))) as address:
        yield address


@pytest.fixture
def client(lantern: Path) -> Any:
    return visit(lantern)
