"""Take the pictures of the workbench that the guide shows: python docs/tools/screenshots.py (needs chromium)."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "docs" / "guides" / "workbench"
sys.path.insert(0, str(ROOT / "tests" / "web"))

from web_making import COURIER, MALI, serving, settings, stored  # noqa: E402

from juncture import reading  # noqa: E402
from juncture.reading.dossier import read_into  # noqa: E402
from juncture.reading.review import Review  # noqa: E402
from juncture.record.folder.starting import start_folder  # noqa: E402
from juncture.web.app import create_app  # noqa: E402

#: Name, page, width, height, dark, language.
SHOTS = (
    ("brief", "/d/mali-2021/brief?known=2021-05-27", 1100, 760, False, "en"),
    ("brief-phone", "/d/mali-2021/brief?known=2021-05-27", 390, 760, True, "fr"),
    ("timeline", "/d/mali-2021/timeline?as_of=2021-05-31&known=2021-05-28", 1100, 980, False, "en"),
    ("timeline-phone", "/d/mali-2021/timeline?as_of=2021-05-31&known=2021-05-28", 390, 760, True, "fr"),
    ("holders", "/d/mali-2021/holders?as_of=2021-05-25&known=2021-06-02", 1100, 900, True, "en"),
    ("actors", "/d/mali-2021/actors?known=2021-05-27", 1400, 960, False, "fr"),
    ("stances", "/d/mali-2021/stances?actor=ecowas&target=takeover-may-2021", 1400, 860, False, "en"),
    ("law", "/d/mali-2021/law?known=2021-05-28", 1100, 860, False, "en"),
    ("source", "/d/lantern/sources/courier", 1100, 800, False, "en"),
    ("review", "/d/lantern/review", 1100, 660, True, "en"),
    ("statement", "/d/lantern/statements/new?kind=event&from=courier@83-153", 1100, 760, False, "fr"),
    ("entry", "/d/lantern/entries/courier", 1100, 760, False, "en"),
    ("edit", "/d/lantern/entries/courier/edit", 390, 760, True, "fr"),
    ("api", "/api", 1100, 760, False, "en"),
    ("api-phone", "/api", 390, 760, True, "fr"),
    ("health", "/health", 1100, 420, True, "en"),
    ("health-phone", "/health", 390, 420, False, "fr"),
)


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(create_app(settings(MALI, _desk(Path(folder))))) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for shot in SHOTS:
            _take(browser, address, *shot)
        browser.close()


def _desk(folder: Path) -> str:
    """A store with the tutorial's newspaper page, read, every second proposal accepted, the others waiting."""
    lantern = start_folder(folder / "lantern", title="The Lantern Islands", country=None)
    address = stored(lantern, folder / "desk.sqlite")
    document = reading.load(COURIER, published="2024-03-14")
    read_into(address, [(document, reading.propose(document))], id="courier", author="ana")
    with Review(address, "ana") as review:
        for one in list(review.pending())[1::2]:
            review.accept(one.entry.id)
    return address


def _take(
    browser: Browser, address: str, name: str, page: str, width: int, height: int, dark: bool, language: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", locale=language
    )
    shown = context.new_page()
    shown.goto(address + page)
    shown.wait_for_load_state("load")
    shown.screenshot(path=TARGET / f"{name}.png")
    context.close()


if __name__ == "__main__":
    main()
