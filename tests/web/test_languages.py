"""English and French: every text of the interface is in the catalogues, and a reader gets her own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.extract import extract_from_dir

import juncture
from juncture.web.correcting import CORRECTED, shown_fields
from juncture.web.languages import catalogues
from juncture.web.terms import labels

HERE = Path(juncture.__file__).parent
WORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "mark": None, "said": None, "counted": (1, 2)}


def interface_texts() -> dict[Any, str]:
    """Every text that pages show, with the file it stands in."""
    methods = [("**.py", "python"), ("**.html.j2", "jinja2")]
    options = {"**.html.j2": {"silent": "false", "trim_blocks": "true", "lstrip_blocks": "true"}}
    found = extract_from_dir(HERE, methods, options, WORDS)
    meanings = {field.meaning: f"the field {field.name}" for kind in CORRECTED for field in shown_fields(kind)}
    codes = dict.fromkeys(labels(), "the codes of the record")
    return {text: file for file, _, text, _, _ in found} | meanings | codes


def test_every_text_of_the_interface_is_said_in_french() -> None:
    said = {message.id: message for catalogue in catalogues("fr") for message in catalogue if message.id}
    missing = {text: file for text, file in interface_texts().items() if not _complete(said.get(text))}
    assert missing == {}


def _complete(message: Any) -> bool:
    strings = (message.string,) if message and isinstance(message.string, str) else message.string if message else ()
    return bool(strings) and all(strings) and not message.fuzzy


def test_no_catalogue_keeps_a_text_that_no_page_shows() -> None:
    used = interface_texts()
    assert [
        message.id for catalogue in catalogues("fr") for message in catalogue if message.id and message.id not in used
    ] == []


def test_placeholders_are_the_same_in_both_languages() -> None:
    wrong = [
        error
        for catalogue in catalogues("fr")
        for message in catalogue
        if message.id
        for error in message.check(catalogue)
    ]
    assert wrong == []


def test_a_browser_that_prefers_french_gets_french(client: Any) -> None:
    page = client.get("/", headers={"accept-language": "fr-ML,fr;q=0.9"})
    assert '<html lang="fr">' in page.text
    assert "Dossiers" in page.text


def test_a_language_that_was_chosen_is_kept(client: Any) -> None:
    assert '<html lang="fr">' in client.get("/?lang=fr").text
    assert '<html lang="fr">' in client.get("/d/lantern/brief", headers={"accept-language": "en"}).text
    assert '<html lang="en">' in client.get("/d/lantern/brief?lang=en").text


def test_a_language_that_there_is_not_is_passed_over(client: Any) -> None:
    assert '<html lang="en">' in client.get("/?lang=<script>").text
