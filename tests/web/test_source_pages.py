"""Sources on their pages: bringing one in, reading it with its passages, and making a statement of selected words."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web_making import COURIER, send, visit

from juncture import api
from juncture.record.changes import payload
from juncture.record.journal import Action, Change
from juncture.record.record import Held, parse
from juncture.record.store import open_store
from juncture.web.highlights import Span, pieces, window

HOSTILE = "<script>alert(1)</script><svg onload=alert(2)> \u202egnp.exe =HYPERLINK(1)"


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20))))
def test_the_pieces_of_a_text_are_the_text(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(start, start + length, str(n)) for n, (start, length) in enumerate(places)]
    found = pieces(text, 0, len(text), spans)
    assert "".join(one.text for one in found) == text
    for one in found:
        covering = {span.id for span in spans if span.start <= one.start < span.end}
        assert not one.text or set(one.ids) == covering


@given(st.lists(st.text("ab é𝄞", min_size=1, max_size=30).filter(str.strip), min_size=1))
def test_a_window_holds_each_paragraph_once_and_in_order(paragraphs: list[str]) -> None:
    shown = window("\n\n".join(paragraphs), []).paragraphs
    assert ["".join(p.text for p in one.pieces).strip() for one in shown] == [one.strip() for one in paragraphs]


def test_a_long_text_is_shown_in_parts_that_lead_to_one_another() -> None:
    text = "\n\n".join("word " * 200 for _ in range(200))
    first = window(text, [])
    assert first.earlier is None
    assert first.later is not None
    second = window(text, [], begin=first.later)
    assert second.earlier == 0
    assert second.paragraphs[0].number == first.paragraphs[-1].number + 1
    asked = window(text, [], asked=(first.later + 5, first.later + 9))
    assert [one.number for one in asked.paragraphs] == [one.number for one in second.paragraphs]


def test_a_pasted_text_becomes_a_source(desk: str) -> None:
    client = visit(desk)
    answer = send(client, "/d/lantern/sources", data={"text": "On 2 May the council met.", "title": "Council note"})
    assert answer.headers["location"] == "/d/lantern/sources/council-note"
    assert "On 2 May the council met." in client.get("/d/lantern/sources/council-note").text


def test_an_uploaded_page_is_read_as_its_text(client: Any) -> None:
    said = b"<h1>Port closed</h1><p>The dockers closed the harbour on 8 March, the union said on Friday evening.</p>"
    page = b"<!doctype html><html><body><article>" + said + b"</article></body></html>"
    answer = send(client, "/d/lantern/sources", files={"file": ("page.html", page)}, data={"title": "Port closed"})
    text = api.open(_folder(client)).texts["port-closed"]
    assert answer.status_code == 303
    assert "<" not in text
    assert "The dockers closed the harbour" in text


def test_a_second_source_of_one_title_gets_an_id_of_its_own(client: Any) -> None:
    for words in ("first text", "second text"):
        answer = send(client, "/d/lantern/sources", data={"text": words, "title": "A page"})
    assert answer.headers["location"] == "/d/lantern/sources/a-page-2"


@pytest.mark.parametrize("field", ["title", "publisher", "text"])
def test_what_a_hostile_document_says_of_itself_is_shown_and_never_run(client: Any, field: str) -> None:
    send(client, "/d/lantern/sources", data={"title": "A page", "text": "words", "id": "hostile", field: HOSTILE})
    for page in ("/d/lantern/sources", "/d/lantern/sources/hostile"):
        text = client.get(page).text
        assert "<script>alert" not in text
        assert "<svg onload" not in text


@pytest.mark.parametrize("name", ["../../etc/passwd", "..\\..\\boot.ini", "/abs.txt", "CON", "a\x00b.txt", "." * 300])
def test_no_name_of_a_file_leads_out_of_the_dossier(client: Any, name: str) -> None:
    send(client, "/d/lantern/sources", files={"file": (name, b"some words")})
    folder = Path(_folder(client))
    kept = [path for path in folder.parent.rglob("*") if path.is_file() and path.read_bytes() == b"some words"]
    assert all(path.parent == folder / "sources" for path in kept)


@pytest.mark.parametrize("id", ["../evil", "a/b", "x" * 300, "Ünder", "a b"])
def test_an_id_that_is_none_gets_a_sentence_and_nothing_is_written(client: Any, id: str) -> None:
    before = len(api.open(_folder(client)).held)
    answer = send(client, "/d/lantern/sources", data={"text": "words", "title": "T", "id": id})
    assert 400 <= answer.status_code < 500
    assert len(api.open(_folder(client)).held) == before


def test_a_packed_bomb_is_refused_with_a_sentence(client: Any) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:t>" + b"0" * 400_000_000)
    answer = send(client, "/d/lantern/sources", files={"file": ("bomb.docx", packed.getvalue())}, data={"title": "B"})
    assert answer.status_code == 400
    assert "bomb.docx" in answer.text


@pytest.mark.parametrize("content", [b"\x00\x01\x02binary", b"%PDF-1.7 broken", b"PK\x03\x04broken"])
def test_a_file_that_cannot_be_read_gets_a_sentence_and_no_traceback(client: Any, content: bytes) -> None:
    answer = send(client, "/d/lantern/sources", files={"file": ("odd.pdf", content)}, data={"title": "Odd"})
    assert answer.status_code == 400
    assert "Traceback" not in answer.text
    assert "odd.pdf" in answer.text


def test_an_empty_form_says_what_to_do(client: Any) -> None:
    assert "Choose a file or paste" in send(client, "/d/lantern/sources", data={"title": "T"}).text


def test_a_copy_of_another_text_is_refused(client: Any) -> None:
    answer = send(client, f"/d/lantern/sources/{COURIER.stem}", data={"text": "Quite another text."})
    assert answer.status_code == 400
    assert "this is another text" in answer.text


def test_words_are_found_whatever_their_quotes(client: Any) -> None:
    page = client.get(f"/d/lantern/sources/{COURIER.stem}", params={"find": "dockers' union"}).text
    assert re.search(r'href="[^"]+\?at=\d+-\d+#passage"', page)


def test_words_that_do_not_stand_there_get_a_sentence(client: Any) -> None:
    page = client.get(f"/d/lantern/sources/{COURIER.stem}", params={"find": "sealing wax"})
    assert page.status_code == 200
    assert "does not stand in" in page.text


def test_an_unknown_source_gets_a_sentence(client: Any) -> None:
    assert client.get("/d/lantern/sources/nobody").status_code == 404


def test_a_statement_without_what_it_needs_comes_back_with_what_was_written(client: Any) -> None:
    given = {"kind": "tenure", "holder": "tobias-ren", "voice": "asserted", "text": "Renn held the post"}
    answer = send(client, "/d/lantern/statements", data=given)
    assert answer.status_code == 422
    assert "needs the field &#39;office&#39;" in answer.text
    assert "Renn held the post" in answer.text


def test_an_entry_that_names_nobody_is_refused_with_the_nearest_name(client: Any) -> None:
    renn = {"kind": "actor", "id": "tobias-renn", "name": "Tobias Renn", "type": "person"}
    assert send(client, "/d/lantern/statements", data=renn).status_code == 303
    given = {"kind": "claim", "text": "the harbour is open", "voice": "attributed", "speaker": "tobias-ren"}
    answer = send(client, "/d/lantern/statements", data=given)
    assert answer.status_code == 422
    assert "did you mean &#39;tobias-renn&#39;?" in answer.text


def test_a_statement_made_in_a_store_is_journaled_under_the_analysts_name(desk: str) -> None:
    client = visit(desk)
    given = {"kind": "claim", "text": "the harbour is open", "voice": "asserted", "from": f"{COURIER.stem}@10-30"}
    answer = send(client, "/d/lantern/statements", data=given)
    assert answer.headers["location"] == f"/d/lantern/sources/{COURIER.stem}?at=10-30#passage"
    assert "harbour is open" in client.get(f"/d/lantern/sources/{COURIER.stem}").text


def _folder(client: Any) -> str:
    (one,) = client.app.state.shelf.listed()
    return str(one.address)


@pytest.mark.browser
def test_selected_words_become_a_statement_on_exactly_that_passage(on_desk: str, browse: Callable[..., Any]) -> None:
    page = browse(f"{on_desk}/d/lantern/sources/{COURIER.stem}")
    page.evaluate(
        """() => {
          const node = [...document.querySelectorAll('[data-start]')].map((one) => one.firstChild)
            .find((one) => one.data.includes('Maren Holt'));
          const at = node.data.indexOf('Maren Holt');
          getSelection().setBaseAndExtent(node, at, node, at + 10);
        }"""
    )
    page.get_by_role("link", name="Make a statement of these words").click()
    assert page.get_by_text("Maren Holt", exact=True).is_visible()
    text = COURIER.read_text(encoding="utf-8")
    place = text.index("Maren Holt")
    assert page.locator("input[name=from]").last.input_value() == f"{COURIER.stem}@{place}-{place + 10}"


@pytest.mark.browser
def test_from_a_selected_passage_to_the_brief(on_desk: str, browse: Callable[..., Any]) -> None:
    page = browse(f"{on_desk}/d/lantern/statements/new?kind=claim&from={COURIER.stem}@10-60")
    page.get_by_label("text").fill("the harbour of Port Amber is closed")
    page.get_by_role("button", name="Add to the record").click()
    page.wait_for_url("**/sources/**")
    assert page.locator("mark.asked").first.is_visible()
    page.goto(f"{on_desk}/d/lantern/sources/{COURIER.stem}")
    assert page.get_by_text("The harbour of Port Amber is closed").first.is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("where", ["", "?find=harbour"])
def test_axe_finds_nothing_to_hold_against_a_text(
    on_desk: str, browse: Callable[..., Any], violations: Callable[..., Any], where: str
) -> None:
    assert violations(browse(f"{on_desk}/d/lantern/sources/{COURIER.stem}{where}")) == []


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["event", "tenure", "assessment", "actor"])
def test_axe_finds_nothing_to_hold_against_a_form(
    on_desk: str, browse: Callable[..., Any], violations: Callable[..., Any], kind: str
) -> None:
    assert violations(browse(f"{on_desk}/d/lantern/statements/new?kind={kind}", dark=True, language="fr")) == []


def test_of_very_many_statements_a_source_shows_a_part_and_leads_to_the_next(desk: str) -> None:
    store = open_store(desk)
    made = [{"id": f"told-{n}", "text": f"tale {n}", "voice": "asserted", "from": [f"{COURIER.stem}@{n}-{n + 9}"]}
            for n in range(150)]  # fmt: skip
    store.append("lantern", [Change(Action.ASSERT, "claim", one["id"], payload(Held(parse("claim", one))))  # type: ignore[arg-type]
                             for one in made], "ana")  # fmt: skip
    store.close()
    client = visit(desk)
    send(client, f"/d/lantern/sources/{COURIER.stem}", data={"text": COURIER.read_text(encoding="utf-8")})
    first = client.get(f"/d/lantern/sources/{COURIER.stem}").text
    second = client.get(f"/d/lantern/sources/{COURIER.stem}?part=2").text
    at = client.get(f"/d/lantern/sources/{COURIER.stem}?at=140-149").text
    shown = [set(re.findall(r'data-for="(told-\d+)"', page)) for page in (first, second, at)]
    assert not shown[0] & shown[1]
    assert shown[0] | shown[1] == {one["id"] for one in made}
    assert "told-140" in shown[2]
    assert f'href="/d/lantern/sources/{COURIER.stem}?part=2"' in first
