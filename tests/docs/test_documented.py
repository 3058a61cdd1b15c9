"""That certain things are documented, and that what is generated is up to date."""

import re
from pathlib import Path
from typing import Any

import commands_page
import format_page
import generate
import pytest
import sessions

from juncture.outputs import SCHEMAS
from juncture.record.items import Page
from juncture.record.record import KINDS, field_names
from juncture.record.vocabulary import vocabulary

DOCS = sessions.ROOT / "docs"
COMMANDS = dict(commands_page.commands(commands_page.tree()))
KINDS_WRITTEN = {kind: model for kind, model in KINDS.items() if model is not Page}


@pytest.mark.parametrize(
    ("file", "text"), [pytest.param(file, text, id=file.name) for file, text in generate.generated()]
)
def test_generated_pages_and_schemas_are_up_to_date(file: Path, text: str) -> None:
    assert file.read_text("utf-8") == text, "run make reference"


def test_no_schema_stands_there_that_nothing_prints() -> None:
    assert {path.stem for path in (DOCS / "schemas").iterdir()} == set(SCHEMAS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_each_of_its_options_is_explained(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    assert [one.name for one in command.params if not one.help] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_reference(name: str) -> None:
    assert f"\n## {name}\n" in (DOCS / "cli.md").read_text("utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_an_example_names_a_command_and_options_that_exist(name: str) -> None:
    for words in re.findall(r"(?m)^Example: (.+)$", COMMANDS[name].help):
        assert words.startswith(name + " ")
        options = {option for one in COMMANDS[name].params for option in one.opts}
        assert {word for word in words.split() if word.startswith("--")} <= options


@pytest.mark.parametrize("kind", KINDS_WRITTEN)
def test_every_field_of_every_kind_says_what_it_means(kind: str) -> None:
    model: Any = KINDS_WRITTEN[kind]
    assert model.__doc__
    assert [name for name, info in model.model_fields.items() if not info.description] == []


@pytest.mark.parametrize("kind", KINDS_WRITTEN)
def test_every_kind_and_every_field_stands_on_the_page_of_files(kind: str) -> None:
    page = (DOCS / "format.md").read_text("utf-8")
    assert f"\n### {kind}\n" in page
    assert [name for name in field_names(kind) if f"| `{name}` |" not in page] == []


@pytest.mark.parametrize("name", format_page.vocabularies())
def test_every_code_of_every_vocabulary_stands_on_the_page_of_files(name: str) -> None:
    section = (DOCS / "format.md").read_text("utf-8").split(f"\n### {name} codes\n")[1].split("\n### ")[0]
    assert [code for code in vocabulary(name) if f"| `{code}` |" not in section] == []


@pytest.mark.parametrize("name", KINDS_WRITTEN)
def test_every_kind_has_an_example_in_a_dossier_that_ships_or_in_the_template(name: str) -> None:
    header = "[dossier]" if name == "dossier" else f"[[{name}]]"
    files = [*(sessions.ROOT / "examples").rglob("*.toml"), *(sessions.ROOT / "src").rglob("*.toml")]
    assert any(header in path.read_text("utf-8") for path in files)


def test_every_page_is_reached_from_the_index() -> None:
    index = (DOCS / "index.md").read_text("utf-8")
    pages = [
        path.relative_to(DOCS).with_suffix("").as_posix() for path in DOCS.rglob("*.md") if "_build" not in path.parts
    ]
    missing = [page for page in pages if page != "index" and not page.startswith("decisions/") and page not in index]
    assert missing == []
