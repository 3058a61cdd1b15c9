"""Starting a dossier: a folder whose files explain themselves."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from juncture.record.fields import ID_PATTERN
from juncture.record.folder import layout
from juncture.record.folder.schema import file_schema
from juncture.record.folder.writing import toml_value
from juncture.record.problems import JunctureError

SCHEMA = "schema.json"


def start_folder(folder: Path, *, title: str | None = None, country: str | None = None) -> Path:
    """Write a new dossier with commented examples; refuses a folder that already holds something."""
    name = folder.name
    if not re.fullmatch(ID_PATTERN, name):
        raise JunctureError(
            f"{name!r} is no id; write lower-case letters, digits and single hyphens, as in niger-2023."
        )
    if country is not None and not re.fullmatch("[A-Z]{3}", country):
        raise JunctureError(f"{country!r} is no ISO 3166 alpha-3 code; write one such as NER.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise JunctureError(f"{str(folder)!r} already exists and is not empty; choose another name.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _copy(files(__package__).joinpath("template"), folder, 0)
        (folder / "dossier.toml").write_text(_head(name, title or name, country), encoding="utf-8")
        (folder / SCHEMA).write_text(json.dumps(file_schema(), indent=1) + "\n", encoding="utf-8")
        (folder / layout.IGNORE).write_text(layout.IGNORED, encoding="utf-8")
    except OSError as error:
        raise JunctureError(f"{str(folder)!r} cannot be written: {error.strerror}.") from None
    return folder


def _head(name: str, title: str, country: str | None) -> str:
    lines = [f"#:schema ./{SCHEMA}", "", "[dossier]", f"id = {toml_value(name)}", f"title = {toml_value(title)}"]
    lines += [f"country = {toml_value(country)}"] if country else []
    lines += [
        '# about = "One paragraph: the crisis, and why it matters."',
        '# authors = ["Your name"]',
        '# turning_point = "arrests-2021-05-24"   # the event that tables compare before and after',
        '# as_of = "2021-06-02"                   # the day that the brief describes',
        '# known = "2021-06-02"                   # the brief uses what was public by then',
        '# since = "2021-05-27"                   # the brief tells what changed after this day',
    ]
    return "\n".join(lines) + "\n"


def _copy(origin: Traversable, target: Path, depth: int) -> None:
    for item in origin.iterdir():
        if item.is_dir():
            (target / item.name).mkdir(exist_ok=True)
            _copy(item, target / item.name, depth + 1)
        elif item.name.endswith(".toml"):
            head = f"#:schema {'../' * depth or './'}{SCHEMA}\n#\n"
            (target / item.name).write_text(head + item.read_text(encoding="utf-8"), encoding="utf-8")
