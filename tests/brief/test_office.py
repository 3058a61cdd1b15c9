"""The brief as DOCX: headings, tables and footnotes that an editor can change, the same words as the page."""

from __future__ import annotations

import builtins
import io
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from reading_back import W, all_told, docx_paragraphs, docx_part, docx_text, squeezed
from test_brief_formats import HOSTILE, hostile
from test_print import MARKUP, small, with_blocks

import juncture
from juncture import api
from juncture.brief import Document, to_docx
from juncture.brief.cleaning import clean
from juncture.brief.document import Bullets, Figure, Paragraph, Quote, Reference, Sentence, SourceList, Table
from juncture.brief.notes import blocks_of, notes_of
from juncture.brief.paper import annexes
from juncture.record.problems import JunctureError

docx = pytest.importorskip("docx")


@pytest.fixture(scope="module")
def mali() -> Document:
    return juncture.brief(juncture.open("examples/mali-2021"))


@pytest.fixture(scope="module")
def mali_docx(mali: Document) -> bytes:
    return to_docx(mali)


def notes(file: bytes) -> dict[int, str]:
    """The footnotes of a file by number; those that separate them from the text apart."""
    return {
        int(one.get(f"{W}id", "")): "".join(t.text or "" for t in one.iter(f"{W}t"))
        for one in docx_part(file, "word/footnotes.xml").iter(f"{W}footnote")
        if one.get(f"{W}type") is None
    }


def test_the_docx_says_all_that_the_page_says(mali: Document, mali_docx: bytes) -> None:
    written = squeezed(docx_text(mali_docx))
    assert [text for text in all_told(mali) if squeezed(text) not in written] == []


def test_headings_are_headings(mali: Document, mali_docx: bytes) -> None:
    found = docx_paragraphs(mali_docx)
    firsts = [text for style, text in found if style == "Heading1"]
    assert firsts == [*(one.heading for one in mali.sections), *(one.heading for one in annexes(mali))]
    seconds = [text for style, text in found if style == "Heading2"]
    assert {part.heading for one in mali.sections for part in one.parts} <= set(seconds)
    assert [text for style, text in found if style == "Title"] == [mali.title]
    assert [text for style, text in found if style == "TOC1"] == firsts


def test_each_set_of_places_is_one_footnote_that_others_refer_to(mali: Document, mali_docx: bytes) -> None:
    body = docx_part(mali_docx, "word/document.xml")
    cited = [int(one.get(f"{W}id", "")) for one in body.iter(f"{W}footnoteReference")]
    assert cited == list(range(1, len(list(notes_of(mali))) + 1))
    assert sorted(notes(mali_docx)) == cited
    marks = {one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")}
    fields = [one.text or "" for one in body.iter(f"{W}instrText") if "NOTEREF" in (one.text or "")]
    assert fields
    assert {text.split()[1] for text in fields} <= marks


def test_a_footnote_gives_source_place_and_words() -> None:
    place = Reference("paper", "The Paper", "¶5", "Officers arrested him.", start=10, end=32)
    other = Reference("court", "The Court", "art. 2", orphan=True)
    said = Sentence("They arrested him.", (place, other))
    found = notes(to_docx(with_blocks(Paragraph((said, said)))))
    words = " The Paper ¶5 (10–32): “Officers arrested him.”; The Court art. 2, the text at hand is another one."
    assert found == {1: words}


def test_footnotes_are_wired_as_word_processors_expect(mali_docx: bytes) -> None:
    kinds = [one.get(f"{W}type") for one in docx_part(mali_docx, "word/footnotes.xml").iter(f"{W}footnote")]
    assert kinds[:2] == ["separator", "continuationSeparator"]
    relations = ElementTree.tostring(docx_part(mali_docx, "word/_rels/document.xml.rels"), encoding="unicode")
    assert "relationships/footnotes" in relations
    assert "footnotes+xml" in ElementTree.tostring(docx_part(mali_docx, "[Content_Types].xml"), encoding="unicode")


def test_tables_have_heading_rows_that_come_again(mali_docx: bytes) -> None:
    found = list(docx_part(mali_docx, "word/document.xml").iter(f"{W}tbl"))
    assert len(found) > 5
    for one in found:
        head = one.find(f"{W}tr")
        assert head is not None
        assert head.find(f"{W}trPr/{W}tblHeader") is not None
        assert one.find(f"{W}tblPr/{W}tblCaption") is not None
        columns = len(one.findall(f"{W}tblGrid/{W}gridCol"))
        assert all(len(row.findall(f"{W}tc")) == columns for row in one.findall(f"{W}tr"))


def test_pictures_come_with_words_for_who_cannot_see_them(mali: Document, mali_docx: bytes) -> None:
    document = docx.Document(io.BytesIO(mali_docx))
    drawn = sum(isinstance(block, Figure) for one in mali.sections for block in blocks_of(one))
    assert len(document.inline_shapes) == drawn > 2
    for shape in document.inline_shapes:
        assert shape._inline.docPr.get("descr")
        assert shape.width <= document.sections[0].page_width
    with zipfile.ZipFile(io.BytesIO(mali_docx)) as package:
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
        assert len(pictures) == drawn
        assert all(package.read(name).startswith(b"\x89PNG") for name in pictures)


def test_every_style_in_use_is_one_that_an_editor_can_change(mali_docx: bytes) -> None:
    styles = {one.get(f"{W}styleId") for one in docx_part(mali_docx, "word/styles.xml").iter(f"{W}style")}
    for part in ("word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/footer1.xml"):
        used = {
            one.get(f"{W}val")
            for tag in ("pStyle", "rStyle", "tblStyle")
            for one in docx_part(mali_docx, part).iter(f"{W}{tag}")
        }
        assert used <= styles


def test_an_editor_can_open_it_change_it_and_keep_its_footnotes(mali_docx: bytes, tmp_path: Path) -> None:
    document = docx.Document(io.BytesIO(mali_docx))
    document.add_heading("Added by an editor", 1)
    document.save(tmp_path / "changed.docx")
    changed = (tmp_path / "changed.docx").read_bytes()
    assert notes(changed) == notes(mali_docx)
    assert "Added by an editor" in docx_text(changed)


def test_its_properties_say_what_it_is(mali: Document, mali_docx: bytes) -> None:
    head = docx.Document(io.BytesIO(mali_docx)).core_properties
    assert (head.title, head.author, head.language) == (mali.title, "Juncture founding team", "en")
    assert "As of" not in head.title
    assert mali.version in head.comments


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("letter", (216, 279))])
def test_the_page_has_the_size_asked_for(paper: str, size: tuple[int, int]) -> None:
    section = docx.Document(io.BytesIO(to_docx(small(), paper))).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == size


def test_running_heads_name_the_brief_and_count_the_pages(mali: Document, mali_docx: bytes) -> None:
    assert mali.title in docx_text(mali_docx, "word/header1.xml")
    assert f"as known on {mali.known}" in docx_text(mali_docx, "word/header1.xml")
    foot = docx_part(mali_docx, "word/footer1.xml")
    assert {(one.text or "").strip() for one in foot.iter(f"{W}instrText")} == {"PAGE", "NUMPAGES"}
    assert mali.version in docx_text(mali_docx, "word/footer1.xml")


@pytest.mark.parametrize("text", [HOSTILE, MARKUP, "=cmd|' /C calc'!A0", "<w:p/> &amp; ]]> <!-- -->"])
def test_text_that_looks_like_markup_stays_text(text: str) -> None:
    made = to_docx(small(title=text, about=text, authors=(text,)))
    assert squeezed(clean(text)) in squeezed(docx_text(made))


def test_a_hostile_dossier_leads_nowhere() -> None:
    made = to_docx(hostile())
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        outside = [
            target
            for name in package.namelist()
            if name.endswith(".rels")
            for target in re.findall(r'Target="([^"]+)"[^>]*TargetMode="External"', package.read(name).decode())
        ]
    assert not [target for target in outside if not target.startswith(("http://", "https://"))]


def test_what_runs_from_right_to_left_is_marked_so() -> None:
    made = to_docx(small(about="The president is عبد الله of Mali."))
    body = docx_part(made, "word/document.xml")
    marked = [
        "".join(t.text or "" for t in one.iter(f"{W}t"))
        for one in body.iter(f"{W}r")
        if one.find(f"{W}rPr/{W}rtl") is not None
    ]
    assert marked == ["عبد الله"]
    assert "The president is عبد الله of Mali." in docx_text(made)


@pytest.mark.parametrize("name", ["ኢትዮጵያ", "東京", "Бa Ндав", "می‌خواهم"])
def test_names_in_every_script_are_kept(name: str) -> None:
    assert name in docx_text(to_docx(small(about=name)))


def test_a_quotation_bears_its_language() -> None:
    made = to_docx(with_blocks(Quote("Le Président", Sentence("Art. 7."), "fr")))
    assert [one.get(f"{W}val") for one in docx_part(made, "word/document.xml").iter(f"{W}lang")] == ["fr"]


def test_each_numbered_list_begins_at_one() -> None:
    block = Bullets(((Sentence("First."),), (Sentence("Second."),)), ordered=True)
    body = docx_part(to_docx(with_blocks(block, block)), "word/document.xml")
    numbers = [one.get(f"{W}val") for one in body.iter(f"{W}numId")]
    assert len(numbers) == 4
    assert len(set(numbers)) == 2


@pytest.mark.parametrize("block", [Table("Empty", ("A", "B"), ()), Bullets(()), Paragraph(()), SourceList()])
def test_what_is_empty_is_written_too(block: Any) -> None:
    assert docx.Document(io.BytesIO(to_docx(with_blocks(block))))


def test_the_same_brief_gives_the_same_bytes() -> None:
    assert to_docx(small()) == to_docx(small())


def test_without_the_extra_a_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "docx":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(JunctureError, match=r"juncture\[print\]"):
        to_docx(small())


def test_it_is_written_by_its_form(tmp_path: Path) -> None:
    file = api.write(small(), tmp_path, "docx", paper="letter")
    assert file == tmp_path / "brief.docx"
    assert file.read_bytes().startswith(b"PK")
