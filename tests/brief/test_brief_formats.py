"""The renderers: valid pages, hostile text that stays text, the same bytes each time."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree

import jsonschema
import pytest
from small_dossiers import ARREST, NDAW, made, record

from juncture.brief import Document, brief, json_schema, to_html, to_json, to_markdown
from juncture.brief.cleaning import clean
from juncture.brief.document import Figure
from juncture.brief.notes import blocks_of
from juncture.record.canonical import digest
from juncture.record.view import View

HOSTILE = (
    '<script>alert("x")</script><img src=http://evil.example/a.png onerror=x> \x1b[31m\u202e '
    '[a](javascript:x) | `=HYPERLINK("x")` &amp; ]]>'
)
VOID = {"meta", "br", "img", "hr", "input", "link", "col", "wbr"}


def hostile() -> Document:
    """A brief of a dossier that bears hostile text wherever text may stand."""
    actor = {"id": "evil", "name": HOSTILE, "short": HOSTILE, "type": "person"}
    source = {"id": "bad", "title": HOSTILE, "publisher": HOSTILE, "author": HOSTILE, "published": "2021-05-27",
              "published_evidence": HOSTILE, "url": "javascript:alert(1)"}  # fmt: skip
    event = {
        **ARREST,
        "id": "e",
        "text": HOSTILE,
        "actors": ["evil"],
        "where": HOSTILE,
        "from": [f"bad#{clean(HOSTILE)}"],
    }
    other = {
        "id": "e2",
        "act": "dismiss",
        "actors": ["evil"],
        "targets": ["ndaw"],
        "when": "2021-05-25",
        "voice": "asserted",
    }
    office = {"id": "seat", "name": HOSTILE, "rank": 0}
    tenure = {"id": "t", "holder": "evil", "office": "seat", "began": "2021-05-20", "voice": "asserted"}
    option = {
        "id": "o",
        "text": HOSTILE,
        "name": HOSTILE,
        "open_to": ["evil"],
        "voice": "conditional",
        "condition": HOSTILE,
    }
    judgement = {"id": "j", "text": HOSTILE, "pinned": 1, "author": HOSTILE, "confidence": "low",
                 "confidence_reason": HOSTILE, "would_change": HOSTILE, "rests_on": ["e"],
                 "voice": "asserted"}  # fmt: skip
    stance = {"id": "s", "actor": "evil", "target": "o", "position": "opposes", "voice": "asserted"}
    return made(
        ("actor", actor), ("source", source), ("event", event), ("event", other), ("office", office),
        ("tenure", tenure), ("option", option), ("assessment", judgement), ("stance", stance),
        title=HOSTILE, about=HOSTILE, authors=(HOSTILE,), turning_point="e", since="2021-05-20",
    )  # fmt: skip


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)


def check_page(text: str) -> Page:
    """A page whose elements are closed in order, with unique ids, working links within, and headings in order."""
    page = Page(text)
    assert not page.faults
    assert not page.open
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    inner = [
        str(attrs["href"])[1:] for tag, attrs in page.tags if tag == "a" and str(attrs.get("href")).startswith("#")
    ]
    assert set(inner) <= set(ids)
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    return page


def check_fetches_nothing(page: Page) -> None:
    """No element of the page loads anything; only plain links lead elsewhere, and only to web addresses."""
    for tag, attrs in page.tags:
        assert "src" not in attrs
        assert tag not in {"link", "iframe", "object", "embed", "base", "img", "use", "image"}
        assert not any(name.startswith("on") for name in attrs)
        if "href" in attrs:
            assert tag == "a"
            assert str(attrs["href"]).startswith(("#", "https://", "http://"))


@pytest.fixture(scope="module")
def page() -> str:
    return to_html(made(("event", ARREST), ("tenure", NDAW), turning_point="arrest", since="2021-05-20"))


def test_the_page_is_well_formed_and_stands_alone(page: str) -> None:
    found = check_page(page)
    check_fetches_nothing(found)
    assert "@import" not in page
    assert "url(http" not in page
    assert ("html", {"lang": "en"}) in found.tags


def test_the_page_can_be_walked_without_eyes(page: str) -> None:
    found = check_page(page)
    assert any(attrs.get("class") == "skip" for _, attrs in found.tags)
    assert [tag for tag, _ in found.tags if tag in ("header", "nav", "main", "footer")][:1] == ["header"]
    assert sum(tag == "main" for tag, _ in found.tags) == 1
    assert sum(tag == "table" for tag, _ in found.tags) == sum(tag == "caption" for tag, _ in found.tags)
    assert all("scope" in attrs for tag, attrs in found.tags if tag == "th")
    pictures = [attrs for tag, attrs in found.tags if tag == "svg"]
    assert pictures
    assert all(attrs["aria-labelledby"] and attrs["aria-describedby"] for attrs in pictures)


def test_hostile_text_stays_text_on_the_page() -> None:
    text = to_html(hostile())
    page = check_page(text)
    check_fetches_nothing(page)
    assert sum(tag == "script" for tag, _ in page.tags) == 1
    assert "&lt;script&gt;" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_hostile_text_stays_text_in_every_picture() -> None:
    figures = [block for one in hostile().sections for block in blocks_of(one) if isinstance(block, Figure)]
    assert {figure.id for figure in figures} == {"tenures", "timeline", "network"}
    for figure in figures:
        tags = {one.tag.rpartition("}")[2] for one in ElementTree.fromstring(figure.svg).iter()}
        assert not tags & {"script", "img", "image", "foreignObject", "a"}
        assert "\x1b" not in figure.svg


def test_hostile_text_stays_text_in_markdown() -> None:
    text = to_markdown(hostile())
    assert "<script" not in text
    assert "<img" not in text
    assert "[a](" not in text.replace("\\[a\\](", "")
    assert "\x1b" not in text
    assert "javascript:alert" not in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert all(line.endswith("|") for line in rows)


def test_hostile_text_stays_text_in_json() -> None:
    found = json.loads(to_json(hostile()))
    assert "\x1b" not in found["title"]


def test_the_json_answers_to_its_schema() -> None:
    found = json.loads(to_json(made(("event", ARREST), ("tenure", NDAW), turning_point="arrest")))
    assert found["output_schema"] == "juncture.brief/1"
    jsonschema.validate(found, json_schema())


def test_every_note_of_the_markdown_is_defined_and_used() -> None:
    text = to_markdown(made(("event", ARREST), ("tenure", NDAW)))
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    defined = set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
    assert used == defined != set()


def test_a_quotation_stands_in_its_note_where_the_text_is_attached() -> None:
    words = "Officers arrested the president."
    source = {
        "id": "held",
        "title": "Held",
        "published": "2021-05-25",
        "sha256": digest(words),
        "length": len(words),
        "paragraphs": [0],
    }
    found = record(("source", source), ("event", {**ARREST, "from": [f"held@0-{len(words)}"]}), texts={"held": words})
    document = brief(View(found))
    assert words in to_html(document)
    assert f"“{words}”" in to_markdown(document)
    without = brief(View(record(("source", source), ("event", {**ARREST, "from": ["held@0-17"]}))))
    assert "Officers arrested the" not in to_html(without).replace("Officers arrested the president", "")
    assert "¶1" in to_html(without)


def test_a_text_at_hand_that_is_another_one_is_never_quoted() -> None:
    source = {
        "id": "held",
        "title": "Held",
        "published": "2021-05-25",
        "sha256": digest("the recorded text"),
        "length": 17,
    }
    found = record(("source", source), ("event", {**ARREST, "from": ["held@0-12"]}), texts={"held": "another text"})
    page = to_html(brief(View(found)))
    assert "the text at hand is another one" in page
    assert "<blockquote>another" not in page


def test_the_same_view_gives_the_same_bytes() -> None:
    def all_of(document: Document) -> tuple[str, str, str]:
        return to_html(document), to_markdown(document), to_json(document)

    assert all_of(hostile()) == all_of(hostile())


@pytest.mark.parametrize("text", ["عبد الله", "Bah N’Daw", "ኢትዮጵያ", "می‌خواهم", "東京"])
def test_names_in_other_scripts_and_directions_are_kept(text: str) -> None:
    assert clean(text) == text
