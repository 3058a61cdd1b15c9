"""The brief as PDF: tagged, on the paper asked for, the same words as the page, hostile text as text."""

from __future__ import annotations

import builtins
import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest
from pdfminer.pdftypes import resolve1
from reading_back import (
    all_told,
    pdf_catalog,
    pdf_pages,
    pdf_structure,
    pdf_text,
    squeezed,
)
from small_dossiers import ARREST, NDAW, made
from test_brief_formats import HOSTILE, hostile

import juncture
from juncture import api
from juncture.brief import Document, to_html, to_pdf
from juncture.brief.cleaning import clean
from juncture.brief.document import (
    Block,
    Bullets,
    Cell,
    Fact,
    Figure,
    Paragraph,
    Point,
    Quote,
    Section,
    Sentence,
    SourceList,
    Table,
)
from juncture.brief.notes import blocks_of
from juncture.brief.paper import annexes, on_paper, shares
from juncture.brief.print import to_png
from juncture.record.problems import JunctureError

pytest.importorskip("typst")

MARKUP = (
    '#panic("x") #import "evil.typ" $x^2$ *bold* _it_ @note `raw` \\u{1F600} \\ = Heading <label> '
    '// no /* no */ ~ --- https://x.example "'
)


@pytest.fixture(scope="module")
def mali() -> Document:
    return juncture.brief(juncture.open("examples/mali-2021"))


@pytest.fixture(scope="module")
def mali_pdf(mali: Document) -> bytes:
    return to_pdf(mali)


def small(**more: Any) -> Document:
    return made(("event", ARREST), ("tenure", NDAW), turning_point="arrest", since="2021-05-20", **more)


def with_blocks(*blocks: Block) -> Document:
    return dataclasses.replace(small(), sections=(Section("s", "S", blocks),))


def test_the_pdf_says_all_that_the_page_says(mali: Document, mali_pdf: bytes) -> None:
    page = squeezed(re.sub(r"<[^>]+>", "", to_html(mali))).replace("&#39;", "'").replace("&amp;", "&")
    paper = squeezed(pdf_text(mali_pdf))
    told = {squeezed(text) for text in all_told(mali)}
    assert len(told) > 500
    assert [text for text in told if text not in page] == []
    assert [text for text in told if text not in paper] == []


def test_it_is_tagged_for_screen_readers_in_its_language_under_its_title(mali: Document, mali_pdf: bytes) -> None:
    catalog = pdf_catalog(mali_pdf)
    assert resolve1(catalog["MarkInfo"])["Marked"] is True
    assert resolve1(catalog["Lang"]).decode() == "en"
    assert resolve1(catalog["ViewerPreferences"])["DisplayDocTitle"] is True
    data = resolve1(catalog["Metadata"]).get_data().decode()
    assert mali.title in data
    assert re.search(r"pdfuaid:part\W+1", data)
    kinds = [kind for kind, _ in pdf_structure(mali_pdf)]
    assert kinds.count("H1") == len(mali.sections) + len(annexes(mali)) + 1  # the notes
    assert {"Title", "H2", "P", "L", "LI", "Table", "TR", "TH", "TD", "Caption", "Figure", "Link"} <= set(kinds)


def test_every_picture_has_its_words(mali: Document, mali_pdf: bytes) -> None:
    figures = [one for kind, one in pdf_structure(mali_pdf) if kind == "Figure"]
    assert len(figures) == sum(isinstance(block, Figure) for one in mali.sections for block in blocks_of(one)) > 2
    assert all(resolve1(one["Alt"]) for one in figures)


@pytest.mark.parametrize(("paper", "size"), [("a4", (595.3, 841.9)), ("letter", (612, 792)), ("Letter", (612, 792))])
def test_the_pages_have_the_size_asked_for(paper: str, size: tuple[float, float]) -> None:
    assert {(round(w, 1), round(h, 1)) for w, h in pdf_pages(to_pdf(small(), paper))} == {size}


def test_another_paper_is_refused_with_a_sentence() -> None:
    with pytest.raises(JunctureError, match=r"there is no paper 'lettre'.*letter"):
        to_pdf(small(), "lettre")


def test_the_same_brief_gives_the_same_bytes() -> None:
    assert to_pdf(small()) == to_pdf(small())


def test_numbers_of_notes_are_those_of_the_page(mali: Document, mali_pdf: bytes) -> None:
    numbers = re.findall(r'id="note-(\d+)"', to_html(mali))
    paper = pdf_text(mali_pdf)
    tail = paper[paper.rindex("Notes") :]
    assert all(number in tail for number in numbers)


@pytest.mark.parametrize("text", [HOSTILE, MARKUP])
def test_text_that_looks_like_markup_stays_text(text: str) -> None:
    document = small(title=text, about=text, authors=(text,))
    assert squeezed(clean(text)) in squeezed(pdf_text(to_pdf(document)))


def test_a_hostile_dossier_is_set_like_any_other() -> None:
    pdf = to_pdf(hostile())
    assert squeezed(clean(HOSTILE)) in squeezed(pdf_text(pdf))
    assert b"/JavaScript" not in pdf
    assert b"/URI (javascript" not in pdf


@pytest.mark.parametrize("name", ["Бa Ндав", "Μπα Ντάου", "عبد الله", "Nguyễn Phú Trọng", "Ɓah Nɗaw"])
def test_names_in_scripts_that_the_typesetter_ships_appear(name: str) -> None:
    found = pdf_text(to_pdf(small(about=f"The president is {name}.")))
    assert set(squeezed(name)) <= set(found)
    assert "[U+" not in found


def test_a_character_that_no_font_has_is_given_by_its_code_point() -> None:
    pdf = to_pdf(small(about="The rare sign \U0001fbff is in no font, nor is \U0001fbfe."))
    text = squeezed(pdf_text(pdf))
    assert "Theraresign[U+1FBFF]isinnofont,noris[U+1FBFE]." in text
    assert squeezed("the machine that made this file has no font") in text
    assert b"StructTreeRoot" in pdf


def test_words_without_a_space_do_not_leave_their_column() -> None:
    word = "x" * 400
    row = (Cell((Sentence(word),)), Cell((Sentence("short"),)))
    table = Table("Long", ("A", "B"), (row,))
    assert sum(shares(table)) == pytest.approx(1)
    assert squeezed(pdf_text(to_pdf(with_blocks(table, Paragraph((Sentence(word),)))))).count("x") >= 800


def test_columns_leave_room_for_the_longest_word_of_each() -> None:
    heads = ("Descriptor", *["Civilian transition without reinstatement"] * 6)
    row = tuple(Cell((Sentence("kept behind a civilian facade"),)) for _ in heads)
    found = shares(Table("", heads, (row,)))
    assert sum(found) == pytest.approx(1)
    assert min(found[1:]) * 119 > len("reinstatement")
    assert found[0] * 119 > len("Descriptor")


def test_a_short_column_keeps_its_cells_on_one_line() -> None:
    row = tuple(Cell((Sentence(text),)) for text in ("24 May 2021", "Officers arrested the president. " * 9))
    narrow, wide = shares(Table("", ("When", "What happened"), (row,)))
    assert len("24 May 2021") < narrow * 104 < 20
    assert wide > narrow


def test_an_empty_dossier_is_set_too() -> None:
    assert pdf_pages(to_pdf(made()))


def test_a_row_longer_than_a_page_is_broken_and_whole() -> None:
    row = (Cell((Sentence("a"),)), Cell(tuple(Sentence(f"Sentence {n} of a row that has no end.") for n in range(300))))
    pdf = to_pdf(with_blocks(Table("Long", ("A", "B"), (row,))))
    assert "Sentence299ofarow" in squeezed(pdf_text(pdf))


def test_no_level_of_headings_is_skipped() -> None:
    point = Point((Sentence("x."),), title="An option", facts=(Fact("Rests on", (Sentence("y."),), folded=True),))
    kinds = [kind for kind, _ in pdf_structure(to_pdf(with_blocks(point, point)))]
    assert "H2" in kinds
    assert "H3" not in kinds


def test_one_picture_twice_points_to_its_words_twice(mali: Document) -> None:
    figure = next(block for one in mali.sections for block in blocks_of(one) if isinstance(block, Figure))
    assert pdf_pages(to_pdf(with_blocks(figure, figure)))


@pytest.mark.parametrize(
    "block",
    [
        Table("Empty", ("A", "B"), ()),
        Table("", ("", ""), ((Cell(), Cell()),)),
        Bullets(()),
        Bullets(((Sentence("x."),),), ordered=True),
        Paragraph(()),
        Quote("w", Sentence("s."), "no language"),
        SourceList(),
    ],
)
def test_what_is_empty_or_odd_is_set(block: Block) -> None:
    assert pdf_pages(to_pdf(with_blocks(block)))


def test_pictures_are_drawn_in_points_where_vectors_cannot_be() -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 45"><text font-size="10">N’Daw</text></svg>'
    assert to_png(picture, 90).startswith(b"\x89PNG")
    assert "N’Daw" in on_paper(picture)


def test_without_the_extra_a_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "typst":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(JunctureError, match=r"juncture\[print\]"):
        to_pdf(small())


def test_it_is_written_by_its_form(tmp_path: Path) -> None:
    file = api.write(small(), tmp_path, "pdf", paper="letter")
    assert file == tmp_path / "brief.pdf"
    assert file.read_bytes().startswith(b"%PDF")
