"""Documents in: clean text with its place in the file, blocks that say what they are, and bad input in sentences."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from helping import SHARED

from juncture import reading
from juncture.reading import DocumentError, Role
from juncture.reading.documents import alike

PDF = b"""%%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length %d>>stream
%s
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
"""


def pdf(text: str) -> bytes:
    content = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
    return PDF % (len(content), content)


def docx(*paragraphs: str) -> bytes:
    from docx import Document

    word = Document()
    for paragraph in paragraphs:
        word.add_paragraph(paragraph)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def words_of(document: reading.Document, role: Role) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.role is role]


def test_a_text_keeps_its_characters_and_so_its_hash() -> None:
    document = reading.from_text("Bah N’Daw was arrested.\n\nHe resigned on 26 May.")
    assert document.text == "Bah N’Daw was arrested.\n\nHe resigned on 26 May."
    assert document.sha256 == reading.from_text(document.text).sha256


def test_windows_line_ends_become_newlines_and_lead_back_to_the_file() -> None:
    raw = b"One line.\r\nSecond line.\r\n"
    document = reading.from_bytes(raw, "a.txt")
    place = document.text.index("Second")
    assert document.origin(place).original == raw.decode().index("Second")


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    text = (
        "The officers who seized power in the capital on Monday morning have\nsince named a council "
        "of nine members, three of them civilians, to\nrun the state until elections."
    )
    assert len(reading.from_text(text).blocks) == 1


def test_questions_become_the_sections_of_what_follows() -> None:
    document = reading.from_text("What happened?\n\nSoldiers seized the palace.\n\nWhat now?\n\nTalks may follow.")
    assert [block.section for block in document.blocks if block.role is Role.BODY] == ["What happened?", "What now?"]


def test_a_pull_quote_that_repeats_a_sentence_is_marked_and_coded_once() -> None:
    quote = "The junta has lost the trust of its neighbours."
    document = reading.from_text(f"{quote}\n\nMuch has changed. {quote} The army is divided.")
    assert [block.role for block in document.blocks] == [Role.REPEATED, Role.BODY]
    assert document.blocks[0].repeats == 1


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Subscribe to our newsletter", Role.PROMOTION),
        ("In this file photo taken on 3 May 2019 General Prayut speaks at a rally in Bangkok.", Role.CAPTION),
        ("JOHN DOE / REUTERS", Role.CREDIT),
        ("Q&A / Africa 8 minutes", Role.KICKER),
        ("Why the army moved", Role.HEADING),
        ("NIAMEY, 27 July 2023 (Reuters)", Role.DATELINE),
    ],
)
def test_a_block_says_what_it_is(text: str, role: Role) -> None:
    document = reading.from_text(f"{text}\n\nSoldiers seized the palace on Monday, and the president fled abroad.")
    assert document.blocks[0].role is role


def test_a_dateline_stands_apart_from_the_first_sentence() -> None:
    document = reading.from_text(
        "NIAMEY, 27 July 2023 (Reuters) - Soldiers detained President Mohamed Bazoum, officials said."
    )
    assert words_of(document, Role.BODY) == ["Soldiers detained President Mohamed Bazoum, officials said."]
    assert document.published is not None
    assert document.published.value == "2023-07-27"
    assert document.publisher is not None
    assert document.publisher.value == "Reuters"


def test_a_date_is_given_with_its_evidence_or_not_at_all() -> None:
    assert reading.from_text("Soldiers seized the palace on 3 May 2020 and left it again.").published is None
    dated = reading.from_text("Published: 4 May 2020\n\nSoldiers seized the palace.").published
    assert dated is not None
    assert (dated.value, dated.evidence) == ("2020-05-04", "printed in the text: '4 May 2020'")


HTML = """<!DOCTYPE html><html lang="en"><head><title>Coup in Niger</title>
<meta property="og:site_name" content="Sahel Post">
<meta property="article:published_time" content="2023-07-27T10:00:00Z">
<script>var x = "Soldiers shot the mayor.";</script>
<style>p {color: red}</style></head><body><nav><a href="/">Home</a></nav><article><h1>Coup in Niger</h1>
<p>Soldiers&nbsp;detained <b>President Mohamed&#160;Bazoum</b> on Wednesday, and the army command later
declared its support for them.</p>
<p>ECOWAS imposed sanctions on the junta and threatened to use force, while thousands of people marched in the
capital Niamey.</p>
<figure><figcaption>Mohamed Bazoum in 2022.</figcaption></figure></article>
<footer>All rights reserved</footer></body></html>"""


def test_a_page_gives_its_article_without_scripts_and_leads_back_to_the_file() -> None:
    document = reading.from_bytes(HTML.encode(), "a.html")
    assert "shot the mayor" not in document.text
    assert "color" not in document.text
    assert "Home" not in document.text
    place = document.text.index("Bazoum")
    original = document.origin(place).original
    assert original is not None
    assert HTML[original : original + 6] == "Bazoum"
    assert document.publisher is not None
    assert document.publisher.value == "Sahel Post"
    assert document.published is not None
    assert document.published.value == "2023-07-27"


def test_a_pdf_gives_its_text_by_page() -> None:
    document = reading.from_bytes(pdf("Soldiers seized the palace on Monday and closed the airport."), "a.pdf")
    assert document.text == "Soldiers seized the palace on Monday and closed the airport."
    assert document.origin(5).locator == "page 1"


def test_a_word_document_gives_its_text_by_paragraph() -> None:
    document = reading.from_bytes(docx("Soldiers seized the palace.", "The president fled."), "a.docx")
    assert document.text == "Soldiers seized the palace.\n\nThe president fled."
    assert document.origin(document.text.index("fled")).locator == "paragraph 2"


@pytest.mark.parametrize(
    ("raw", "name", "says"),
    [
        (b"", "empty.txt", "is empty"),
        (b" \n\n ", "blank.txt", "is empty"),
        (b"\x7fELF\x02\x01\x00\x00\x00" * 40, "a.txt", "is no text, whatever its name says"),
        (b"%PDF-1.4\nbroken", "a.pdf", "PDF"),
        (pdf(""), "scan.pdf", "pictures of pages but no text"),
        (b"PK\x03\x04broken", "a.docx", "broken Word document"),
        (b"plain words", "a.docx", "is no Word document"),
        (b"<html><body><script>write()</script></body></html>", "a.html", "without text"),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence(raw: bytes, name: str, says: str) -> None:
    with pytest.raises(DocumentError, match=says) as error:
        reading.from_bytes(raw, name)
    assert name in str(error.value)


def test_a_zip_that_is_no_word_document_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(DocumentError, match="broken Word document"):
        reading.from_bytes(out.getvalue(), "a.docx")


def test_an_encrypted_pdf_is_refused_with_the_way_out(tmp_path: Path) -> None:
    trailer = (
        b"trailer<</Root 1 0 R/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<"
        + b"61" * 32
        + b">/U<"
        + b"62" * 32
        + b">>>/ID[<00><00>]>>"
    )
    raw = pdf("Secret words of the palace guard.").replace(b"trailer<</Root 1 0 R>>", trailer)
    with pytest.raises(DocumentError, match=r"encrypted; save a copy without its password"):
        reading.from_bytes(raw, "locked.pdf")


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be read"):
        reading.load(tmp_path / "none.txt")


def test_lines_of_two_encodings_are_each_read_as_their_own() -> None:
    raw = "Keïta fled.\n".encode() + "N’Daw stayed.\n".encode("cp1252")
    document = reading.from_bytes(raw, "mixed.txt")
    assert "Keïta" in document.text
    assert "N’Daw" in document.text
    assert "Windows-1252" in document.notes[0]


def test_no_break_spaces_and_curly_quotes_do_not_hide_an_event() -> None:
    text = "On\u00a024\u00a0May\u00a02021 soldiers arrested Bah\u00a0N’Daw in “Kati”."
    proposal = next(one for one in reading.propose(reading.from_text(text)) if one.kind == "event")
    assert proposal.fields["when"] == "2021-05-24"
    assert proposal.passages[0].exact in text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            (
                "Des militaires ont arrêté lundi le président de la transition et son premier "
                "ministre, qui ont été conduits à Kati."
            ),
            "fr",
        ),
        (
            (
                "Militares detuvieron el lunes al presidente y a su primer ministro, según "
                "informaron fuentes oficiales del gobierno."
            ),
            "es",
        ),
        ("اعتقل جنود رئيس الدولة ورئيس الوزراء يوم الاثنين في العاصمة وفقا لمصادر رسمية", "ar"),
    ],
)
def test_another_language_is_named_and_not_coded(text: str, code: str) -> None:
    document = reading.from_text(text)
    assert document.language == code
    assert any("another language" in note for note in document.notes)
    assert reading.propose(document) == []


def test_right_to_left_text_is_said_to_be_so() -> None:
    document = reading.from_text("اعتقل جنود رئيس الدولة ورئيس الوزراء يوم الاثنين في العاصمة")
    assert any("right to left" in note for note in document.notes)


@pytest.mark.slow
def test_a_single_line_of_five_megabytes_is_cut_into_blocks() -> None:
    sentence = "Soldiers guarded the palace while the ministers talked. "
    start = time.monotonic()
    document = reading.from_text(sentence * (5_000_000 // len(sentence)))
    assert time.monotonic() - start < 60
    assert max(block.end - block.start for block in document.blocks) <= 6_000
    assert sum(block.end - block.start for block in document.blocks) > 4_900_000


def test_a_line_without_spaces_is_cut_too() -> None:
    document = reading.from_text("x" * 20_000)
    assert max(block.end - block.start for block in document.blocks) <= 6_000


def test_copies_of_one_report_are_grouped_even_when_cut() -> None:
    body = " ".join(
        f"Paragraph {n} tells how the council met on day {n} and what the {n} envoys said of it." for n in range(30)
    )
    assert alike.groups(
        [body, "UPDATE: " + body, body[: len(body) * 2 // 3], "Elsewhere a flood closed the roads."]
    ) == [[0, 1, 2], [3]]


def test_the_founding_text_is_taken_apart_as_a_reader_would() -> None:
    file = SHARED / "seed" / "crisis-group-mali-2021.txt"
    if not file.is_file():
        pytest.skip("the founding text is not beside this project")
    document = reading.load(file)
    checklist = json.loads((file.parent / "checklist.json").read_text(encoding="utf-8"))
    assert document.sha256 == checklist["sha256"]
    assert len(words_of(document, Role.QUESTION)) == 4
    assert len(words_of(document, Role.REPEATED)) == 4
    assert len(words_of(document, Role.PROMOTION)) == 2
    assert document.publisher is not None
    assert document.published is None


def test_importing_the_package_does_not_load_the_parser() -> None:
    code = "import sys, juncture.reading.documents.document, juncture.cli.app; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_update_of_a_wire_report_begins_where_the_report_does() -> None:
    document = reading.from_text(
        "UPDATE 2 - NIAMEY, 27 July 2023 (Reuters) - Soldiers arrested the president of the assembly on Wednesday."
    )
    line, body = document.blocks
    assert not line.role.coded
    assert document.text[body.start :].startswith("Soldiers arrested")


def test_a_long_text_without_a_stop_or_a_space_is_read_in_no_time() -> None:
    assert not any(block.role.coded for block in reading.from_text("x" * 200_000).blocks)


def test_a_folder_is_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="juncture read --corpus"):
        reading.load(tmp_path)
