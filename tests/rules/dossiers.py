"""The two dossiers that ship, opened once for all tests of the rules, and small ones made for a test."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from juncture.record.opening import open_record
from juncture.record.record import Held, Record, build, parse
from juncture.record.view import View
from juncture.rules import Finding

EXAMPLES = Path(__file__).parents[2] / "examples"
REMOVAL = "prerogatives-removed-2021-05-25"
ARRESTS = "arrests-2021-05-24"


@cache
def record(name: str) -> Record:
    return open_record(str(EXAMPLES / name))


def mali(known: str | None = None, as_of: str | None = None) -> View:
    return View(record("mali-2021"), day(as_of), day(known))


def niger(known: str | None = None) -> View:
    return View(record("niger-2023"), known=day(known))


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def made(text: str) -> Record:
    """A record of a few entries, written as in a dossier."""
    held = [Held(parse(kind, one)) for kind, tables in tomllib.loads(text).items() for one in tables]
    meta = parse("dossier", {"id": "made", "title": "Made", "country": "MLI"})
    return Record(meta, build(held))


def entry(kind: str, **fields: object) -> str:
    """An entry as TOML, asserted and from the source ``law`` where nothing else is said."""
    given = {"voice": "asserted", "from": ["law"], **fields}
    return f"[[{kind}]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in given.items())


def yeses(finding: Finding) -> Iterator[Finding]:
    return (one for one in finding.walk() if one.truth == "yes")
