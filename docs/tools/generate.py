"""Write what the documentation takes from the program: `make reference`.

The pages of commands and of files, the JSON Schemas, and the output of every command in every page.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import commands_page
import format_page
import sessions
import supplement_page

DOCS = sessions.ROOT / "docs"


def generated() -> Iterator[tuple[Path, str]]:
    """Each generated file with its text, apart from the sessions."""
    from juncture.outputs import SCHEMAS, json_schema

    yield DOCS / "cli.md", commands_page.page()
    yield DOCS / "format.md", format_page.page()
    yield DOCS / "supplement.md", supplement_page.page()
    for name in SCHEMAS:
        yield DOCS / "schemas" / f"{name}.json", json.dumps(json_schema(name), indent=1, ensure_ascii=False) + "\n"


def replayed(page: Path) -> str:
    """A page with its sessions run anew; where they print the same but for hashes, the page as it is."""
    before = page.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        after = sessions.replay(before, Path(folder))
    return before if sessions.steady(before) == sessions.steady(after) else after


def main() -> None:
    """Write what changed, and say what that was."""
    (DOCS / "schemas").mkdir(exist_ok=True)
    stale = set((DOCS / "schemas").glob("*.json"))
    for file, text in [*generated(), *((page, replayed(page)) for page in sessions.pages())]:
        stale.discard(file)
        if not file.exists() or file.read_text("utf-8") != text:
            file.write_text(text, "utf-8")
            sys.stdout.write(f"wrote {file.relative_to(sessions.ROOT)}\n")
    for file in stale:
        file.unlink()


if __name__ == "__main__":
    main()
