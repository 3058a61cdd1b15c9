"""Small records to ask questions of: a text, a source, a few people, and whatever the test adds."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import juncture
from juncture.record.canonical import digest
from juncture.record.changes import payload
from juncture.record.fields import Identified
from juncture.record.journal import Action, Change
from juncture.record.problems import RecordError
from juncture.record.record import Held, Record, build, parse
from juncture.record.view import View

TEXT = "Officers arrested President Bah N’Daw on 24 May.\n\nHe resigned on 26 May, it is said. He resigned on 26 May.\n"
SHA = digest(TEXT)

HEAD = '[dossier]\nid = "mali"\ntitle = "Mali"\n'

SOURCE = f"""
[[source]]
id = "report"
title = "A report"
published = "2021-05-27"
sha256 = "{SHA}"
length = {len(TEXT)}
"""

ACTORS = """
[[actor]]
id = "goita"
name = "Assimi Goïta"
type = "person"

[[actor]]
id = "ndaw"
name = "Bah N’Daw"
type = "person"
"""

OFFICE = """
[[office]]
id = "president"
name = "President"
"""


def day(text: str) -> date:
    return date.fromisoformat(text)


def entry(kind: str, id: str, **fields: Any) -> Identified:
    """An entry of a kind, said as a fact unless told otherwise."""
    given = {key.rstrip("_"): value for key, value in fields.items()}
    spoken = (
        {}
        if kind in ("dossier", "source", "actor", "office", "place", "issue", "instrument")
        else {"voice": "asserted"}
    )
    return parse(kind, {"id": id, **spoken, **given})


def basics(*, published: str | None = "2021-05-27") -> list[Identified]:
    """The head of a dossier, a source, five actors, two offices."""
    dated = {"published": published} if published else {}
    return [
        entry("dossier", "mali", title="Mali"),
        entry("source", "report", title="A report", sha256=SHA, length=len(TEXT), **dated),
        *(entry("actor", id, name=id.title(), type="person") for id in ("goita", "ndaw", "cisse", "court", "army")),
        entry("office", "president", name="President", rank=1),
        entry("office", "minister", name="Minister", rank=2, seats=2),
    ]


def record(*entries: Identified, texts: dict[str, str] | None = None, published: str | None = "2021-05-27") -> Record:
    """A record of the basics and these entries."""
    held = build(Held(one) for one in [*basics(published=published), *entries])
    meta = held["mali"].entry
    return Record(meta, held, texts or {})  # type: ignore[arg-type]


def view(*entries: Identified, as_of: str | None = None, known: str | None = None, **more: Any) -> View:
    """A view of such a record."""
    return View(record(*entries, **more), day(as_of) if as_of else None, day(known) if known else None)


def tenure(id: str, holder: str = "ndaw", office: str = "president", **fields: Any) -> Identified:
    return entry("tenure", id, holder=holder, office=office, **{"from_": ["report"], **fields})


def event(id: str, when: str | None = None, **fields: Any) -> Identified:
    dated = {"when": when} if when else {}
    return entry("event", id, act="resign", **{"from_": ["report"], **dated, **fields})


def asserting(*entries: Identified, action: Action = Action.ASSERT) -> list[Change]:
    """Changes that write entries down."""
    return [Change(action, one.kind, one.id, payload(Held(one))) for one in entries]


def folder(path: Path, files: dict[str, str | bytes]) -> Path:
    """A dossier's folder with these files; dossier.toml is given where it is not among them."""
    for name, text in {"dossier.toml": HEAD, **files}.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def contents(path: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}


def refusal(path: Path) -> str:
    """The sentences with which a folder is refused."""
    from juncture.record.folder import read_folder

    with pytest.raises(RecordError) as caught:
        read_folder(path)
    assert "Traceback" not in str(caught.value)
    return str(caught.value)


def codes(findings: Iterable[Any]) -> list[str]:
    return [finding.code for finding in findings]


def process(code: str, *arguments: object, **options: Any) -> subprocess.Popen[str]:
    """Python in a process of its own, with Juncture to import."""
    source = str(Path(juncture.__file__).parent.parent)
    environment = {**os.environ, "PYTHONPATH": source}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options
    )
